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
	size_t end = at;
	struct rr_match m;

	while (rr_lang_match(a->lang, "addressees", text, at, &m) && m.end > at) {
		*name = m.entry->key;
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

static size_t read_list(struct asked *a, struct rr_span text, size_t at, const char **name)
{
	const char *other = NULL;
	size_t end = read_names(a, text, at, name), next = end;
	struct rr_match m;

	while (next > at && rr_lang_match(a->lang, "addressee-joins", text, next, &m)) {
		size_t from = skip_blanks(text, m.end);

		if (rr_lang_search(a->lang, "addressees", text, from, &m) && m.start - from <= FAR
		    && !has_point(text, from, m.start))
			from = m.start;
		next = read_names(a, text, from, &other);
		if (next == from)
			break;
		end = next;
	}
	return end;
}

/* A word's ending among those of a field such as "er ir re". */
static bool word_ends(struct rr_span text, size_t at, struct rr_span endings)
{
	size_t end = at;
	struct rr_span ending;

	while (end < text.len && strchr(" ,;:.", text.text[end]) == NULL)
		end++;
	while (rr_span_cut(&endings, ' ', &ending))
		if (ending.len > 0 && end - at > ending.len
		    && memcmp(text.text + end - ending.len, ending.text, ending.len) == 0)
			return true;
	return false;
}

static bool opens_action(struct asked *a, struct rr_span text, const struct rr_match *m)
{
	size_t at = skip_blanks(text, m->end);
	struct rr_match pronoun;

	if (strcmp(m->entry->key, "-") == 0 || strcmp(m->entry->key, "clause") == 0)
		return false;
	if (m->entry->field_count < 2)
		return true;
	while (rr_lang_match(a->lang, "asked-pronouns", text, at, &pronoun) && pronoun.end > at)
		at = skip_blanks(text, pronoun.end);
	return word_ends(text, at, rr_entry_field(m->entry, 1));
}

/* The first word of the language's own endings: an infinitive without a particle. */
static size_t find_ending(struct rr_span text, size_t from, size_t end, struct rr_span endings)
{
	for (size_t at = from; at < end; at++)
		if ((at == from || text.text[at - 1] == ' ') && word_ends(text, at, endings))
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
	struct rr_match m;

	while (rr_lang_match(a->lang, "addressee-openings", text, at, &m) && m.end > at)
		at = skip_blanks(text, m.end);
	return at;
}

/* Cuts off what is said of those asked, or of the asking: "within its mandate". */
static struct rr_span without_qualifiers(struct asked *a, struct rr_span s)
{
	struct rr_match m;

	if (s.len > 0 && rr_lang_search(a->lang, "addressee-qualifiers", s, 1, &m) && m.start > 0)
		s = rr_span_trim(rr_span_sub(s, 0, m.start));
	while (s.len > 0 && strchr(",:; ", s.text[s.len - 1]) != NULL)
		s.len--;
	return s;
}

/* "encourages cooperation to": it is no one who could be asked. */
static bool is_thing(struct asked *a, const struct rr_request *request, struct rr_span to)
{
	size_t count;
	const struct rr_entry *verbs = rr_lang_entries(a->lang, "thing-verbs", &count);
	struct rr_match m;
	bool may = false;

	for (size_t i = 0; i < count && request->verb != NULL; i++)
		may = may || rr_span_is(verbs[i].phrase, request->verb);
	for (size_t at = 0; may && rr_lang_search(a->lang, "asked-things", to, at, &m);
	     at = m.end > at ? m.end : at + 1) /* a capital letter: it is in a name */
		if (to.text[m.start] < 'A' || to.text[m.start] > 'Z')
			return strcmp(m.entry->key, "-") != 0;
	return false;
}

static struct rr_span trimmed(struct rr_span text, size_t start, size_t end)
{
	static const char *const openings[] = { ",", "，", "：", ":" };
	struct rr_span s = rr_span_trim(rr_span_sub(text, start, end));

	while (s.len > 0 && strchr(",:; ", s.text[s.len - 1]) != NULL)
		s.len--;
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (rr_span_starts(s, openings[i]))
			return rr_span_trim(rr_span_sub(s, strlen(openings[i]), s.len));
	return s;
}

/* The name to list those asked under: the pack's, else theirs without what is around it. */
static void name_them(struct asked *a, const char *name, struct rr_request *out)
{
	struct rr_span own = rr_span_sub(out->to, skip_openings(a, out->to, 0), out->to.len);
	struct rr_match m;

	if (name == NULL && rr_lang_search(a->lang, "addressees", out->to, 0, &m)
	    && strcmp(m.entry->key, "-") != 0)
		name = m.entry->key;
	out->addressee = name != NULL ? name
	                 : own.len > 0 ? rr_arena_dup(a->out->arena, own.text, own.len) : "";
}

bool request_names(struct asked *a, struct rr_span text, size_t from)
{
	const char *name = NULL;
	size_t own = skip_openings(a, text, skip_blanks(text, from));

	return read_names(a, text, own, &name) > own;
}

bool request_addressee(struct asked *a, struct rr_span text, size_t from, size_t end, bool near,
                       struct rr_request *out)
{
	struct rr_span limb = rr_span_sub(text, 0, end);
	size_t at = skip_blanks(limb, from), action = at, opens, names, own;
	const char *name = NULL;
	struct rr_match m;
	bool there;

	own = skip_openings(a, limb, at);
	names = read_list(a, limb, own, &name);
	there = names > own;
	if (near && !there)
		return false;
	if (!there && rr_lang_search(a->lang, "addressees", limb, own, &m)
	    && m.start - own <= FAR)
		names = read_list(a, limb, m.start, &name);
	/* "requests that the panel report": no word parts whom from what */
	if (rr_lang_match(a->lang, "asked-action", limb, at, &m) && strcmp(m.entry->key, "clause") == 0) {
		at = skip_blanks(limb, m.end);
		own = skip_openings(a, limb, at);
		names = read_list(a, limb, own, &name);
		opens = RR_NONE;
	} else {
		opens = find_action(a, limb, at, names, end, &action);
	}
	out->to = rr_span_sub(limb, at, at);
	if (opens != RR_NONE && opens - at <= LONGEST) {
		out->to = without_qualifiers(a, trimmed(limb, at, opens));
	} else {
		action = at;
		if (names > own) {
			out->to = trimmed(limb, at, names);
			action = names;
		}
	}
	if (!there && is_thing(a, out, out->to)) {
		out->to = rr_span_sub(limb, at, at);
		action = at;
		name = NULL;
	}
	name_them(a, name, out);
	out->action = trimmed(limb, action, end);
	return true;
}
