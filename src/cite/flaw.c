#include "cite/flaw.h"

#include <string.h>

#include "cite/chars.h"
#include "cite/symbol.h"

#define TOKEN_MAX 100

static const char two_slashes[] = "two slashes stand where one should";
static const char blank_within[] = "a blank stands within the symbol";
static const char ends_in_slash[] = "the symbol ends in a slash";

static bool in_symbol(char c)
{
	return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
		(c != '\0' && strchr("./()-", c) != NULL);
}

/* A symbol without what is wrong with it, and where each of its bytes stands in the text. */
struct token {
	char text[TOKEN_MAX];
	size_t from[TOKEN_MAX + 1];
	size_t len, slashes;
	size_t flaw;     /* bytes of it before what is wrong; RR_NONE */
	const char *why;
};

static void flawed(struct token *token, const char *why)
{
	if (token->flaw == RR_NONE) {
		token->flaw = token->len;
		token->why = why;
	}
}

/* "Add. 2": the number of a suffix, a blank too far. */
static bool suffix_point(const struct token *token)
{
	static const char *const words[] = { "/Add.", "/Corr.", "/Rev." };

	for (size_t i = 0; i < 3; i++) {
		size_t len = strlen(words[i]);

		if (token->len > len && memcmp(token->text + token->len - len, words[i], len) == 0)
			return true;
	}
	return false;
}

/* Where the token goes on behind a blank at p; p itself if it ends there. */
static size_t past_blank(const struct token *token, struct rr_span t, size_t p)
{
	size_t next = skip_blanks(t, p);
	char before = token->len > 0 ? token->text[token->len - 1] : '\0';

	if (is_digit(char_at(t, next)) && (before == '/' || suffix_point(token)))
		return next;
	return char_at(t, next) == '/' && token->slashes > 0 && is_digit(before) &&
		is_digit(char_at(t, next + 1)) ? next : p;
}

static void read_token(struct rr_span t, size_t at, struct token *token)
{
	size_t p = at;

	*token = (struct token){ .flaw = RR_NONE };
	while (token->len < TOKEN_MAX) {
		size_t next = past_blank(token, t, p);

		if (next > p && skip_blanks(t, p) > p) {
			flawed(token, blank_within);
			p = next;
		}
		if (!in_symbol(char_at(t, p)))
			break;
		if (t.text[p] == '/' && token->len > 0 && token->text[token->len - 1] == '/') {
			flawed(token, two_slashes);
			p++;
			continue;
		}
		token->slashes += t.text[p] == '/';
		token->from[token->len] = p;
		token->text[token->len++] = t.text[p++];
	}
	token->from[token->len] = p;
}

static bool has_digit(const struct token *token)
{
	for (size_t i = 0; i < token->len; i++)
		if (is_digit(token->text[i]))
			return true;
	return false;
}

/* A/HRC/RES/28/ with nothing behind; A/80/… and A/80/... are yet to be numbered. */
static bool cut_short(struct token *token, struct rr_span t, size_t *end)
{
	size_t len = token->len, points = 0;

	while (len > 0 && (token->text[len - 1] == '.' || token->text[len - 1] == ')')) {
		points += token->text[len - 1] == '.';
		len--;
	}
	if (len < 3 || token->text[len - 1] != '/' || token->slashes < 2 || points > 1 ||
	    (token->len == len && (unsigned char)char_at(t, token->from[len]) == 0xE2) ||
	    !has_digit(token))
		return false;
	*end = token->from[len - 1] + 1;
	return true;
}

bool flaw_symbol(struct rr_span t, size_t *at, struct rr_str *out, const char **why)
{
	size_t p = *at, end = 0;
	struct token token;
	char name[16];

	while (char_at(t, p) >= 'A' && char_at(t, p) <= 'Z' && p - *at + 1 < sizeof name)
		p++;
	if (p == *at || char_at(t, p) != '/' || (*at > 0 && t.text[*at - 1] == '/'))
		return false; /* a link's path may end in a slash */
	memcpy(name, t.text + *at, p - *at);
	name[p - *at] = '\0';
	if (!symbol_known(name))
		return false;
	read_token(t, *at, &token);
	if (token.flaw != RR_NONE &&
	    symbol_read(rr_span_of(token.text, token.len), &end, out)) {
		*why = token.why;
		if (end <= token.flaw || (token.slashes == 1 && end - token.flaw < 3))
			rr_str_cut(out, 0); /* "S/ 5": more than a blank may be wrong */
		else
			*at = token.from[end - 1] + 1;
		return out->len > 0;
	}
	if (token.flaw != RR_NONE || !cut_short(&token, t, &end))
		return false;
	*why = ends_in_slash;
	*at = end;
	return true;
}

/* ---- numbers ----------------------------------------------------------- */

#define SESSION_MOST 199u /* 5/1999 is a number of another kind */
#define NUMBER_MOST 399u  /* that any body has given in a session */

/*
 * Other bodies number their acts, too, and are often named from afar: only
 * where one of ours stands beside the number, or no body at all goes so far,
 * it is sure that there is none.
 */
void flaw_number(struct reading *r, struct finding *f, const struct number *n, enum body named)
{
	static const struct rr_date unknown;

	if (f->decision || f->target != NULL || n->plain || n->shape != SHAPE_SESSION ||
	    n->first > SESSION_MOST || (n->second >= 1946 && n->second <= 2099))
		return;
	if (n->second > NUMBER_MOST)
		f->flaw = rr_arena_printf(r->arena, "no session has a resolution %u", n->second);
	else if ((named == BODY_GA || named == BODY_HRC) &&
	         !number_fits(n, named, ACT_RESOLUTION, &unknown))
		f->flaw = rr_arena_printf(r->arena, "%u/%u is no number that body gives", n->first,
		                          n->second);
}
