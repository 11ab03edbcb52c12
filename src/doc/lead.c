/*
 * The opening verb phrase of a clause: adverbs, a verb, and the words that
 * belong to it, all by the pack ("also strongly urges", 又再次强调). The
 * enacting words are a body's name alone on its line.
 */
#include "doc/reader.h"

#include <string.h>

#define LEAD_WORDS 4 /* adverbs before and behind at most */

static size_t skip_blanks(struct rr_span s, size_t at)
{
	while (at < s.len && (s.text[at] == ' ' || s.text[at] == '\t'))
		at++;
	return at;
}

/* Words of a series ("also", 又) only tell a place; the others are told apart. */
static uint32_t stir(uint32_t hash, struct rr_span words)
{
	for (size_t i = 0; i < words.len; i++)
		hash = ((hash ^ (unsigned char)words.text[i]) | 1) * 16777619u;
	return hash;
}

static uint32_t add_modifier(uint32_t hash, struct rr_span text, const struct rr_match *m)
{
	if (rr_span_is(rr_entry_field(m->entry, 0), "series"))
		return hash;
	return stir(hash, rr_span_sub(text, m->start, m->end));
}

/* What the verb's own entry names as its modifier: 赞赏地注意到. */
static uint32_t own_modifier(uint32_t hash, const struct rr_entry *verb)
{
	struct rr_span field = rr_entry_field(verb, 2);

	return rr_span_is(field, "op") || rr_span_is(field, "pp") ? hash : stir(hash, field);
}

/* A verb at `at` with the adverbs before and behind it: where it ends; 0 if there is none. */
static size_t read_verb(const struct rr_lang *lang, struct rr_span text, size_t at, struct lead *out)
{
	struct rr_match m;
	size_t end;

	for (int i = 0;; i++) {
		if (rr_known_match(lang, RR_IN_VERBS, text, at, &m))
			break;
		if (i == LEAD_WORDS || !rr_known_match(lang, RR_IN_VERB_BEFORE, text, at, &m))
			return 0;
		out->modifiers = add_modifier(out->modifiers, text, &m);
		at = skip_blanks(text, m.end);
	}
	out->verb = m.entry;
	out->modifiers = own_modifier(out->modifiers, m.entry);
	end = m.end;
	for (int i = 0; i < LEAD_WORDS; i++) {
		if (!rr_known_match(lang, RR_IN_VERB_AFTER, text, skip_blanks(text, end), &m))
			break;
		out->modifiers = add_modifier(out->modifiers, text, &m);
		end = m.end;
	}
	return end;
}

/* "op", "pp", or nothing where the form belongs to both. */
static struct rr_span part_of(const struct rr_entry *verb)
{
	struct rr_span field = rr_entry_field(verb, 2);

	return rr_span_is(field, "op") || rr_span_is(field, "pp") ? field : rr_span_of("", 0);
}

/* "Recalling and reaffirming": the end of a second verb of the same part; 0 if there is none. */
static size_t read_joined(const struct rr_lang *lang, struct rr_span text, size_t end, struct lead *found)
{
	struct lead second = { NULL, found->modifiers };
	struct rr_match m;
	size_t more;

	if (!rr_lang_match(lang, "verb-joins", text, skip_blanks(text, end), &m))
		return 0;
	more = read_verb(lang, text, skip_blanks(text, m.end), &second);
	if (more == 0 || !rr_span_eq(part_of(second.verb), part_of(found->verb)))
		return 0;
	found->modifiers = stir(second.modifiers, rr_entry_field(second.verb, 0));
	return more;
}

size_t find_lead(const struct rr_lang *lang, struct rr_span text, struct lead *lead)
{
	struct lead found = { NULL, 0 };
	size_t end, joined;

	text = rr_span_sub(text, 0, 200);
	end = read_verb(lang, text, 0, &found);
	if (end == 0)
		return 0;
	joined = read_joined(lang, text, end, &found);
	*lead = found;
	if (joined > 0)
		return joined;
	if (text.text[end - 1] == ':') /* the pack may ask for a colon behind a noun: 决议: */
		return end - 1;
	return end > 3 && memcmp(text.text + end - 3, "\xEF\xBC\x9A", 3) == 0 ? end - 3 : end;
}

size_t read_lead(const struct rr_lang *lang, struct rr_span text,
                 const struct rr_entry **verb)
{
	struct lead lead = { NULL, 0 };
	size_t end = find_lead(lang, text, &lead);

	if (verb != NULL && end > 0)
		*verb = lead.verb;
	return end;
}

bool always_article(const struct rr_lang *lang)
{
	size_t count;
	const struct rr_entry *articles = rr_lang_entries(lang, "articles", &count);

	return count > 0 && strcmp(articles->key, "always") == 0;
}

bool match_named_body(const struct rr_lang *lang, struct rr_span s, size_t at, struct rr_match *body)
{
	struct rr_match article;

	if (rr_known_match(lang, RR_IN_ARTICLES, s, at, &article))
		at = article.end;
	return rr_known_match(lang, RR_IN_BODIES, s, over_blanks(s, at), body);
}

/* A body's name behind `at` and nothing but a stop behind that, which is *rest. */
static bool match_body(const struct reader *r, enum rr_known section, struct rr_span s, size_t at,
                       struct rr_match *body, struct rr_span *rest)
{
	static const char *const stops[] = { ",", ":", ".", ";", "\xEF\xBC\x8C", "\xEF\xBC\x9A", "\xD8\x8C" };

	if (!rr_known_match(r->lang, section, s, at, body))
		return false;
	*rest = trim(rr_span_sub(s, body->end, s.len));
	for (size_t i = 0; rest->len > 0 && i < sizeof stops / sizeof *stops; i++)
		if (rr_span_is(*rest, stops[i]))
			return true;
	return rest->len == 0;
}

/* "The Commission on the Status of Women,": a body that only citations know otherwise. */
static bool match_other_body(const struct reader *r, struct rr_span s, size_t at, bool plain,
                             struct rr_match *body, struct rr_span *rest)
{
	return (s.text[s.len - 1] == ',' || s.text[s.len - 1] == '\x8C') /* in any script */
		&& !(plain && always_article(r->lang)) && !starts_lower(s)
		&& match_body(r, RR_IN_CITED_BODIES, s, at, body, rest);
}

bool is_enacting(const struct reader *r, struct rr_span s, struct rr_match *body, bool *plain)
{
	struct rr_match article;
	size_t at = 0;
	struct rr_span rest;

	if (s.len < 4 || s.len > 150 || starts_lower(s)) /* "the Commission;" ends a wrapped sentence */
		return false;
	*plain = true;
	if (rr_known_match(r->lang, RR_IN_ARTICLES, s, 0, &article)) {
		at = skip_blanks(s, article.end);
		*plain = false;
	}
	if (!match_body(r, RR_IN_BODIES, s, at, body, &rest)
	    && !match_other_body(r, s, at, *plain, body, &rest))
		return false;
	/* where names always have an article, one without may end a wrapped sentence */
	if (*plain && always_article(r->lang) && rr_span_is(rr_entry_field(body->entry, 1), "short"))
		return false;
	if (rest.len > 0 && !always_article(r->lang))
		*plain = false;
	return true;
}
