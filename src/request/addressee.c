/*
 * Who is asked. Where the language has a word that opens the action ("to",
 * que, أن, an infinitive), all before it is the addressee; elsewhere it is the
 * names that the pack knows, as far as they follow one another.
 */
#include "request/request.h"

#include <string.h>

#include "resread/text.h"

enum { FAR = 24 }; /* bytes of qualifiers that may stand before a name: 联合国有关 */
enum { LONGEST = 400 }; /* bytes of an addressee; beyond, it is no longer one */

static size_t skip_blanks(struct rr_span text, size_t at)
{
	while (at < text.len && text.text[at] == ' ')
		at++;
	return at;
}

/* The known names that follow one another from `at` on; where they end, `at` if none. */
static size_t read_names(struct asked *a, struct rr_span text, size_t at, const char **name)
{
	size_t start = at, end = at;
	struct rr_match m;

	while (rr_lang_match(a->lang, "addressees", text, at, &m) && m.end > at) {
		if (strcmp(m.entry->key, "-") != 0)
			*name = m.entry->key;
		else if (end == start)
			break; /* "of the Council" goes on a name, it is none */
		end = at = skip_blanks(text, m.end);
		if (rr_lang_match(a->lang, "addressee-joins", text, at, &m))
			break;
	}
	return end;
}

/* Whether punctuation parts what stands between two places. */
static bool has_point(struct rr_span text, size_t from, size_t to)
{
	static const char *const points[] = { ",", ";", ":", "，", "；", "、", "：" };

	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		size_t at = rr_span_find(text, points[i], from);

		if (at != RR_NONE && at < to)
			return true;
	}
	return false;
}

/* One of a list: names, or with `proper` a name that the pack doesn't know. */
static size_t read_one(struct asked *a, struct rr_span text, size_t at, bool proper,
                       const char **name)
{
	size_t end = read_names(a, text, at, name);

	return end == at && proper ? request_proper(a->lang, text, at) : end;
}

static size_t read_list(struct asked *a, struct rr_span text, size_t at, bool proper,
                        const char **name)
{
	const char *other = NULL;
	size_t end = read_one(a, text, at, proper, name), next = end;
	struct rr_match m;

	while (next > at && rr_lang_match(a->lang, "addressee-joins", text, next, &m)) {
		size_t from = skip_blanks(text, m.end);

		if (proper && rr_lang_match(a->lang, "addressee-qualifiers", text, next, &m))
			break;
		if (rr_lang_search(a->lang, "addressees", text, from, &m) && m.start - from <= FAR
		    && !has_point(text, from, m.start))
			from = m.start;
		next = read_one(a, text, from, proper, &other);
		if (next == from)
			break;
		end = next;
	}
	return end;
}

static bool opens_action(struct asked *a, struct rr_span text, const struct rr_match *m)
{
	size_t at = skip_blanks(text, m->end);
	struct rr_match pronoun;

	if (strcmp(m->entry->key, "-") == 0)
		return false;
	if (m->entry->field_count < 2)
		return true;
	while (rr_lang_match(a->lang, "asked-pronouns", text, at, &pronoun) && pronoun.end > at)
		at = skip_blanks(text, pronoun.end);
	return request_word_ends(text, at, rr_entry_field(m->entry, 1));
}

/* The first word of the language's own endings: an infinitive without a particle. */
static size_t find_ending(struct rr_span text, size_t from, size_t end, struct rr_span endings)
{
	for (size_t at = from; at < end; at++)
		if ((at == from || text.text[at - 1] == ' ') && request_word_ends(text, at, endings))
			return at;
	return RR_NONE;
}

/* "the High Commissioner for Human Rights to report": no "rights to" behind a whole name. */
static bool is_cut(const struct rr_match *m, size_t names)
{
	return m->start < names && names < m->end && m->entry->field_count < 2;
}

/*
 * Where the action opens, behind the addressee; *action behind the particle.
 * names: where the known names end; what only looks like the particle must
 * not begin within them, unless the pack says that it does.
 */
static size_t find_action(struct asked *a, struct rr_span text, size_t from, size_t names,
                          size_t end, size_t *action)
{
	size_t count, best = RR_NONE, at = from;
	const struct rr_entry *endings = rr_lang_entries(a->lang, "infinitives", &count);
	struct rr_match m;

	while (best == RR_NONE && rr_lang_search(a->lang, "asked-action", text, at, &m)
	       && m.start < end) {
		const char *key = m.entry->key;

		if (strcmp(key, "-") == 0 && is_cut(&m, names)) {
			at = names;
			continue;
		}
		at = m.end > at ? m.end : at + 1;
		if (m.start == from || !opens_action(a, text, &m))
			continue; /* first whom, then what */
		best = m.start;
		*action = strcmp(key, "keep") == 0 ? m.start : skip_blanks(text, m.end);
	}
	if (count > 0) {
		at = find_ending(text, from, best == RR_NONE ? end : best, endings[0].fields[0]);
		if (at != RR_NONE)
			best = *action = at;
	}
	return best;
}

/* Steps over what stands before a name: articles, prepositions that go with the verb. */
static size_t skip_openings(struct asked *a, struct rr_span text, size_t at)
{
	struct rr_match m, known;

	while (rr_lang_match(a->lang, "addressee-openings", text, at, &m) && m.end > at
	       && !(rr_lang_match(a->lang, "addressees", text, at, &known) && known.end > m.end))
		at = skip_blanks(text, m.end);
	return at;
}

/* Steps over how it is asked: "once again upon", ", in this context,". */
static size_t skip_manner(struct asked *a, struct rr_span text, size_t at)
{
	struct rr_match m;

	at = skip_blanks(text, at);
	while (rr_lang_match(a->lang, "asking-manner", text, at, &m) && m.end > at)
		at = skip_blanks(text, m.end);
	return at;
}

/* Cuts off adverbs that belong to the action: "Israel immediately to withdraw". */
static struct rr_span without_tails(struct asked *a, struct rr_span s)
{
	struct rr_match m;

	for (size_t at = s.len; at > 0; at--)
		if (s.text[at - 1] == ' ' && rr_lang_match(a->lang, "addressee-tails", s, at, &m)
		    && m.end == s.len) {
			s = rr_span_trim(rr_span_sub(s, 0, at));
			at = s.len + 1;
		}
	return s;
}

/* Cuts off what is said of those asked, or of the asking: "within its mandate". */
static struct rr_span without_qualifiers(struct asked *a, struct rr_span s)
{
	struct rr_match m;

	if (s.len > 0 && rr_lang_search(a->lang, "addressee-qualifiers", s, 1, &m) && m.start > 0)
		s = rr_span_trim(rr_span_sub(s, 0, m.start));
	s = without_tails(a, s);
	while (s.len > 0 && strchr(",:; ", s.text[s.len - 1]) != NULL)
		s.len--;
	return s;
}

/* Without what punctuation it stands between, the wide kind included. */
static struct rr_span trimmed(struct rr_span text, size_t start, size_t end)
{
	static const char *const points[] = { ",", "，", "：", ":" };
	struct rr_span s = rr_span_trim(rr_span_sub(text, start, end));

	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		size_t len = strlen(points[i]);

		if (rr_span_starts(s, points[i]))
			s = rr_span_trim(rr_span_sub(s, len, s.len));
		if (s.len >= len && memcmp(s.text + s.len - len, points[i], len) == 0)
			s = rr_span_trim(rr_span_sub(s, 0, s.len - len));
	}
	while (s.len > 0 && strchr(",:; ", s.text[s.len - 1]) != NULL)
		s.len--;
	return s;
}

/* The name to list those asked under: the pack's, else theirs without what is around it. */
static void name_them(struct asked *a, const char *name, struct rr_request *out)
{
	struct rr_span own = rr_span_sub(out->to, skip_openings(a, out->to, 0), out->to.len);
	struct rr_span head = own;
	struct rr_match m;

	if (own.len > 0 && rr_lang_search(a->lang, "head-ends", own, 1, &m))
		head = rr_span_sub(own, 0, m.start);
	if (name == NULL && rr_lang_search(a->lang, "addressees", head, 0, &m)
	    && strcmp(m.entry->key, "-") != 0)
		name = m.entry->key;
	out->addressee = name != NULL ? name
	                 : own.len > 0 ? rr_arena_dup(a->out->arena, own.text, own.len) : "";
}

/* What stands between the verb of asking and the action, and what is known of it. */
struct whom {
	size_t at, own;  /* where it begins, and behind articles */
	size_t names;    /* where the names in it end */
	bool there;      /* a name stands right there */
	bool clause;     /* "that the panel report": no word parts whom from what */
	bool thing;      /* it is no one: "encourages cooperation" */
	const char *name; /* the pack's; NULL */
};

/* Whether the verb of asking took the "that" along: "its demand that". */
static bool behind_clause(struct asked *a, struct rr_span limb, size_t at)
{
	enum { LONG = 12 }; /* bytes of such a word */
	struct rr_match m;

	for (size_t back = 1; back <= LONG && back < at && limb.text[at - back] != ' '; back++)
		if (limb.text[at - back - 1] == ' ')
			return rr_lang_match(a->lang, "asked-clause", limb, at - back, &m) && m.end == at;
	return false;
}

static struct whom read_whom(struct asked *a, struct rr_span limb, size_t from)
{
	struct whom w = { .at = skip_manner(a, limb, from), .clause = behind_clause(a, limb, from) };
	struct rr_match m;

	if (!w.clause && rr_lang_match(a->lang, "asked-clause", limb, w.at, &m)) {
		w.clause = true;
		w.at = skip_blanks(limb, m.end);
	}
	w.own = skip_openings(a, limb, w.at);
	w.names = read_list(a, limb, w.own, w.clause, &w.name);
	w.there = w.names > w.own;
	if (!w.there && !w.clause && rr_lang_search(a->lang, "addressees", limb, w.own, &m)
	    && m.start - w.own <= FAR) {
		w.names = read_list(a, limb, m.start, false, &w.name);
		if (w.names == m.start)
			w.names = w.own;
	}
	return w;
}

/* Parts whom from what; false where nothing says who is told what to do. */
static bool part(struct asked *a, struct rr_span limb, struct whom *w, struct rr_request *out)
{
	size_t action = w->at, opens = RR_NONE;

	out->to = rr_span_sub(limb, w->at, w->at);
	if (!w->clause)
		opens = find_action(a, limb, w->at, w->names, limb.len, &action);
	if (opens != RR_NONE)
		out->to = without_qualifiers(a, trimmed(limb, w->at, opens));
	if (opens == RR_NONE && !w->clause && request_opens_list(limb)) {
		out->to = without_qualifiers(a, trimmed(limb, w->at, limb.len));
		opens = action = limb.len;
	}
	if (opens == RR_NONE || out->to.len > LONGEST) {
		opens = RR_NONE;
		action = w->names > w->own ? w->names : w->at;
		out->to = trimmed(limb, w->at, action);
	}
	w->thing = !w->there && !w->clause
	           && request_is_thing(a, out, opens != RR_NONE ? out->to : rr_span_sub(limb, w->at, limb.len));
	if (w->thing) {
		opens = RR_NONE;
		action = w->at;
		out->to = rr_span_sub(limb, w->at, w->at);
		w->name = NULL;
	}
	out->action = trimmed(limb, action, limb.len);
	return opens != RR_NONE && out->to.len > 0;
}

static bool asks(struct asked *a, struct rr_span limb, size_t from, enum request_whom whom,
                 struct whom *w, struct rr_request *out)
{
	bool parted;

	*w = read_whom(a, limb, from);
	parted = part(a, limb, w, out);
	if (whom == WHOM_ANY || w->there)
		return true;
	if (w->thing)
		return whom == WHOM_OPENED && out->kind == RR_APPEALED;
	if (whom == WHOM_NAMED && request_proper(a->lang, limb, w->own) == w->own)
		return false;
	return w->clause ? w->names > w->own : parted;
}

bool request_asks(struct asked *a, struct rr_span text, size_t from, enum request_whom whom,
                  const struct rr_request *request)
{
	enum { FAR_ENOUGH = 3 * LONGEST };
	struct rr_request probe = *request;
	size_t end = text.len - from > FAR_ENOUGH ? from + FAR_ENOUGH : text.len;
	struct whom w;

	while (end < text.len && end > from && ((unsigned char)text.text[end] & 0xC0) == 0x80)
		end--;
	return asks(a, rr_span_sub(text, 0, end), from, whom, &w, &probe);
}

bool request_addressee(struct asked *a, struct rr_span text, size_t from, size_t end,
                       enum request_whom whom, struct rr_request *out)
{
	struct whom w;

	if (!asks(a, rr_span_sub(text, 0, end), from, whom, &w, out))
		return false;
	name_them(a, w.name, out);
	return true;
}
