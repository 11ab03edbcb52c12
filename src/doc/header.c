/*
 * The header: every line before the enacting words. Each line, or a few
 * joined where a sentence was wrapped, is matched with the pack's [header],
 * and rules.c takes from it what it says; what matches nothing belongs to what
 * was named last, an agenda item or the title.
 */
#include "doc/parts.h"
#include "doc/rules.h"

#include <string.h>

#define JOIN_LINES ((size_t)8)     /* lines of one wrapped sentence at most */
#define BODY_BYTES ((size_t)120)   /* of a body, with what stands around its name */
#define DRAFT_LINES ((size_t)3)    /* of "draft resolution submitted by ..." */

static void use_lines(struct reader *r, size_t first, size_t last, enum use use)
{
	for (size_t i = first; i < last; i++)
		r->lines[i].use = (unsigned char)use;
}

/* A rule for the whole of *s, but for the mark of a note at its end, which is cut off. */
static bool match_bare(const struct reader *r, struct rr_span *s, struct rr_match *m)
{
	struct rr_span bare = without_mark(*s);

	if (match_whole(r, RR_IN_HEADER, *s, m))
		return true;
	if (bare.len == 0 || bare.len == s->len || !match_whole(r, RR_IN_HEADER, bare, m))
		return false;
	*s = bare;
	return true;
}

/* The line without a note's mark that the file raises at its end. */
static struct rr_span without_raised(const struct reader *r, const struct line *l)
{
	const struct rr_setting *set = setting_of(r, l);
	const struct rr_run *last = set->run_count > 0 ? &set->runs[set->run_count - 1] : NULL;
	size_t start = last != NULL ? (size_t)(l->text.text - set->start) : 0;

	if (last == NULL || !(last->style & RR_RAISED) || last->end < start + l->text.len
	    || last->start <= start)
		return l->text;
	return rr_span_sub(l->text, 0, last->start - start);
}

static size_t bracket(struct rr_span s, bool closing)
{
	static const char *const brackets[2][2] = {
		{ "[", "\xE3\x80\x94" }, { "]", "\xE3\x80\x95" },
	};

	for (int i = 0; i < 2; i++) {
		const char *b = brackets[closing][i];
		size_t len = strlen(b);

		if (s.len >= len && memcmp(closing ? s.text + s.len - len : s.text, b, len) == 0)
			return len;
	}
	return 0;
}

/* "52/13. Paint": the number and the title. */
static bool is_numbered(const struct reader *r, struct rr_span s)
{
	size_t number = number_len(r, s);

	return number > 0 && number < s.len && s.text[number] == '.';
}

/* Tries the lines from i on as one sentence, the most lines first. */
static size_t match_rule(struct header *h, size_t i)
{
	struct reader *r = h->r;
	size_t most = 1;
	struct rr_match m, first;
	struct rr_span s, line = r->lines[i].text;
	bool alone = match_whole(r, RR_IN_HEADER, line, &first);

	size_t limit = !alone || strcmp(first.entry->key, "adopted") == 0 ? JOIN_LINES
		: strcmp(first.entry->key, "draft") == 0 ? DRAFT_LINES : 1;

	while (i + most < r->body && (most < limit || (most < LIST_LINES && limit > 1 && lists_on(r, i + most - 1)))
	       && (!r->lines[i + most].gap || lists_on(r, i + most - 1))
	       && r->lines[i + most].use == USE_NONE && bracket(r->lines[i + most].text, false) == 0
	       && !is_numbered(r, r->lines[i + most].text))
		most++;
	for (size_t n = most; n > 0; n--) {
		s = n == 1 ? line : join_lines(r, i, i + n);
		while (s.len > 1 && s.text[s.len - 1] == '*')
			s.len--;
		if (n == 1 && alone && s.len == line.len)
			m = first;
		else if (!match_bare(r, &s, &m))
			continue;
		if (captured(&m, s, "by").len > BODY_BYTES || (n > 2 && strcmp(m.entry->key, "distr") == 0))
			continue; /* lines that have nothing to do with it */
		/* an agenda item may begin with the Organization's name */
		if (h->await == AWAIT_AGENDA && m.capture_count > 0
		    && strcmp(m.entry->key, "furniture") == 0)
			continue;
		apply_rule(h, s, &m);
		use_lines(r, i, i + n, USE_HEADER);
		return n;
	}
	return 0;
}

/* "[S/1070}": a symbol in brackets that scanning has spoilt. */
static bool is_bracketed_symbol(struct rr_span s)
{
	return s.len > 4 && s.len < 60 && strchr("[({", s.text[0]) != NULL
		&& strchr("])}", s.text[s.len - 1]) != NULL
		&& symbol_len(rr_span_sub(s, 1, s.len - 1)) + 2 == s.len;
}

/* "[on the report of …]", over several lines if need be. */
static size_t match_basis(struct header *h, size_t i)
{
	struct reader *r = h->r;
	struct rr_span s = r->lines[i].text;
	size_t n = 1, open = bracket(s, false);
	bool symbol = is_bracketed_symbol(s);

	if (open == 0 && !symbol)
		return 0;
	while (!symbol && bracket(r->lines[i + n - 1].text, true) == 0) {
		if (n == JOIN_LINES || i + n >= r->body)
			return 0;
		n++;
	}
	s = join_lines(r, i, i + n);
	s = rr_span_sub(s, symbol ? 1 : open, s.len - (symbol ? 1 : bracket(s, true)));
	if (r->doc->basis == NULL)
		r->doc->basis = keep(r, s);
	use_lines(r, i, i + n, USE_HEADER);
	return n;
}

/* "United Nations S/RES/1 (1970)": the symbol behind words that say nothing else. */
static bool match_symbol_behind(struct header *h, size_t i)
{
	struct rr_span s = h->r->lines[i].text;
	size_t at = s.len;
	struct rr_match m;

	if (memchr(s.text, '/', s.len) == NULL)
		return false;
	while (s.len > 0 && s.text[s.len - 1] == '*')
		at = --s.len;
	do { /* back over the last word, and over the one before if that is a bracket */
		while (at > 0 && s.text[at - 1] == ' ')
			at--;
		while (at > 0 && s.text[at - 1] != ' ')
			at--;
	} while (at > 0 && s.text[at] == '(');
	if (at == 0 || symbol_len(rr_span_sub(s, at, s.len)) != s.len - at
	    || !match_whole(h->r, RR_IN_HEADER, trim(rr_span_sub(s, 0, at)), &m)
	    || (strcmp(m.entry->key, "furniture") != 0 && strcmp(m.entry->key, "body") != 0))
		return false;
	if (h->r->doc->symbol == NULL)
		set_symbol(h->r, rr_span_sub(s, at, s.len));
	h->r->lines[i].use = USE_HEADER;
	return true;
}

static bool match_symbol(struct header *h, size_t i)
{
	struct rr_span s = latin_symbol(h->r, h->r->lines[i].text);
	size_t len = symbol_len(s);

	while (s.len > len && s.text[s.len - 1] == '*')
		s.len--;
	if (len == 0 || trim(rr_span_sub(s, len, s.len)).len > 0)
		return false;
	if (h->r->doc->symbol == NULL)
		set_symbol(h->r, rr_span_sub(s, 0, len));
	h->r->lines[i].use = USE_HEADER;
	return true;
}

/* "Resolution 6/3. Title": the number and what is behind it. */
static struct rr_span behind_act(const struct reader *r, struct rr_span s)
{
	struct rr_match act;
	struct rr_span rest;
	size_t len;

	if (s.len == 0 || (s.text[0] >= '0' && s.text[0] <= '9')
	    || !rr_lang_match(r->lang, "cited-acts", s, 0, &act))
		return s;
	rest = trim(rr_span_sub(s, act.end, s.len));
	len = number_len(r, rest);
	if (len == rest.len && memchr(rest.text, '/', len) != NULL) /* "RESOLUTION 47/69" alone */
		return rest;
	return len > 0 && len + 1 < rest.len && rest.text[len] == '.' && rest.text[len + 1] == ' ' ? rest : s;
}

/* "1810. Title": a number of old whose session a page has left out; no clause's. */
static size_t old_number_len(const struct reader *r, struct rr_span s)
{
	size_t len = 0;

	while (len < s.len && len < 5 && s.text[len] >= '0' && s.text[len] <= '9')
		len++;
	return (len == 3 || len == 4) && r->doc->number == NULL && len + 6 < s.len && s.text[len] == '.'
		&& s.text[len + 1] == ' ' && !ends_sentence(s)
		&& read_lead(r->lang, rr_span_sub(s, len + 2, s.len), NULL) == 0 ? len : 0;
}

/* "78/199. Title", "47/... Title", "79 (1950). Resolution of DATE" */
static bool match_number(struct header *h, size_t i)
{
	struct reader *r = h->r;
	struct rr_span s = with_plain_number(r, without_raised(r, &r->lines[i])), rest;
	size_t len;
	struct rr_match m;

	if (rr_span_starts(s, "PRST ") || rr_span_starts(s, "PRST/")) /* a president's statement */
		s = rr_span_sub(s, 5, s.len);
	s = behind_act(r, s);
	len = number_len(r, s);
	if (len == 0)
		len = old_number_len(r, s);
	if (len == 0)
		return false;
	rest = rr_span_sub(s, len, s.len);
	if (rest.len > 0 && (rest.text[0] == '/' || rest.text[0] == '(' ||
	                     (rest.text[0] == '-' && (rest.len < 2 || rest.text[1] != ' '))))
		return false; /* "28/2- " is how Arabic ends it */
	if (h->titled && h->title.len > 0 && r->doc->number != NULL
	    && rr_span_is(rr_span_sub(s, 0, len), r->doc->number)) {
		remark(r, r->lines[i].number, false, "the title stands here again: %.*s",
		       (int)(s.len < 300 ? s.len : 300), s.text);
		r->lines[i].use = USE_HEADER;
		return true;
	}
	r->han_numbers = (unsigned char)s.text[0] >= 0xE3;
	if (r->doc->number == NULL || r->doc->symbol != NULL || strpbrk(r->doc->number, "/(") == NULL)
		set_number(r, rr_span_sub(s, 0, len));
	rest = trim(rest);
	if (rr_span_starts(rest, ".") || rr_span_starts(rest, "-"))
		rest = rr_span_sub(rest, 1, rest.len);
	else if (rr_span_starts(rest, "\xE2\x80\x93") || rr_span_starts(rest, "\xE2\x80\x94"))
		rest = rr_span_sub(rest, 3, rest.len);
	else if (rr_span_starts(rest, "\xE3\x80\x82") || rr_span_starts(rest, "\xE3\x80\x81") || rr_span_starts(rest, "\xEF\xBC\x8E"))
		rest = rr_span_sub(rest, 3, rest.len);
	rest = trim(rest);
	h->titled = true;
	h->await = AWAIT_TITLE;
	if (h->title.len > 0) /* what was taken for the title stands before the number */
		remark(r, r->lines[i].number, false, "before the number: %.300s", h->title.text);
	rr_str_cut(&h->title, 0);
	r->lines[i].use = USE_HEADER;
	if (match_whole(r, RR_IN_HEADER, rest, &m) && (strcmp(m.entry->key, "dated") == 0
	                                           || strcmp(m.entry->key, "adopted") == 0)) {
		rule_adopted(h, &m, rest);
		if (strchr(r->doc->number, '(') != NULL && r->doc->body == NULL)
			r->doc->body = "SC";
		h->await = AWAIT_NOTHING;
		h->numbered = true;
	} else {
		join_line(&h->title, rest);
	}
	return true;
}

/* A line that opens something new, be there a blank line before it or not. */
static bool tells_itself(const struct reader *r, struct rr_span s)
{
	static const char *const keys[] = { "adopted", "sponsors", "draft", "session", "statement" };
	struct rr_match m;

	if (bracket(s, false) > 0 || is_numbered(r, s))
		return true;
	if (!match_whole(r, RR_IN_HEADER, s, &m))
		return false;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(m.entry->key, keys[i]) == 0)
			return true;
	return false;
}

/* "217 (III). Paint / A", or the preamble of a declaration: the text begins above its enacting words. */
static bool begins_text(const struct reader *r, size_t i)
{
	const struct rr_entry *verb = NULL;
	size_t last = i;

	if (part_mark(r, r->lines[i].text).len > 0)
		return true;
	while (last + 1 < r->body && !r->lines[last + 1].gap)
		last++;
	return ends_comma(r->lines[last].text) && last + 1 < r->body && read_lead(r->lang, r->lines[i].text, &verb) > 0
		&& rr_span_is(rr_entry_field(verb, 2), "pp");
}

/* "Commission on Human Rights resolution 2005/1", and the title below it. */
static bool awaits_title(const struct header *h, struct rr_span s)
{
	const struct rr_doc *doc = h->r->doc;

	return h->numbered && h->title.len == 0 && h->r->enacting != RR_NONE && doc->number != NULL
		&& (strchr(doc->number, '/') != NULL || strpbrk(doc->number, "IVX") != NULL)
		&& !ends_sentence(s) && !starts_lower(s);
}

static void read_header_line(struct header *h, size_t *i)
{
	struct reader *r = h->r;
	struct line *l = &r->lines[*i];
	size_t n;

	if (read_navigation(r, l)) {
		*i += 1;
		return;
	}
	/* within a block of lines a title or an agenda item goes on */
	if (!l->gap && *i > 0 && r->lines[*i - 1].use == USE_HEADER && symbol_len(l->text) == 0
	    && ((h->await == AWAIT_TITLE && h->title.len > 0)
	        || h->await == AWAIT_AGENDA)
	    && (starts_lower(l->text) || (!tells_itself(r, l->text)
	                                  && !(h->await == AWAIT_AGENDA && h->agenda.len > 0 && opens_sponsors(r, *i))))) {
		join_line(h->await == AWAIT_TITLE ? &h->title : &h->agenda, without_raised(h->r, l));
		l->use = USE_HEADER;
		*i += 1;
		return;
	}
	if (match_symbol(h, *i) || match_symbol_behind(h, *i) || match_number(h, *i)) {
		*i += 1;
		return;
	}
	n = match_rule(h, *i);
	if (n == 0)
		n = match_basis(h, *i);
	if (n > 0) {
		*i += n;
		return;
	}
	if (h->await == AWAIT_TITLE && h->title.len > 0 && l->gap && begins_text(r, *i)) {
		r->body = *i;
		return;
	}
	if (h->await == AWAIT_AGENDA && h->agenda.len > 0 && l->gap && r->enacting == RR_NONE && !h->numbered)
		h->await = AWAIT_NOTHING; /* a note's own title */
	if (h->await == AWAIT_TITLE || awaits_title(h, l->text)) {
		h->await = AWAIT_TITLE;
		join_line(&h->title, without_raised(h->r, l));
		l->use = USE_HEADER;
	} else if (h->await == AWAIT_AGENDA) {
		join_line(&h->agenda, l->text);
		l->use = USE_HEADER;
	} else if (h->numbered) {
		if (mend_date(r, &l->text) && match_rule(h, *i) > 0) {
			*i += 1;
			return;
		}
		if (r->enacting == RR_NONE || (r->doc->body != NULL && strcmp(r->doc->body, "SC") == 0)) {
			r->body = *i;
			return;
		}
	}
	*i += 1;
}

void read_header(struct reader *r)
{
	struct header h = { .r = r };
	size_t i = 0;

	find_body(r);
	if (r->enacting != RR_NONE)
		split_cells(r);
	fold_blanks(r);
	split_fields(r);
	read_first_closing(r);
	while (i < r->body)
		if (r->lines[i].use == USE_NONE)
			read_header_line(&h, &i);
		else
			i++;
	settle_header(&h);
	if (r->doc->kind == RR_KIND_STATEMENT && r->enacting == RR_NONE && r->body < r->count)
		unquote(r, r->body);
	if (r->doc->kind == RR_KIND_UNKNOWN && is_plain(r)) {
		r->plain = true;
		r->body = 0; /* what was read as header stays so, the rest is text */
	}
	rr_str_free(&h.title);
	rr_str_free(&h.agenda);
}
