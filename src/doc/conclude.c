/*
 * What only the whole header tells: its title where nothing announces one,
 * the kind of the document, and the symbol that follows from its number.
 */
#include "doc/parts.h"
#include "doc/rules.h"

#include <string.h>

#define TITLE_BYTES ((size_t)300)  /* of a title that nothing announces */
#define TITLE_LINES ((size_t)4)
#define SHOWN_LINES ((size_t)400)  /* they tell whether a text is a resolution */
#define OWN_CLAUSES 3              /* numbered ones of a resolution without enacting words */
#define DECISION_BYTES ((size_t)300) /* of what a decision opens with */

/*
 * A note that opens with no enacting words: behind the header's lines stands
 * its title, and what follows are headings of the text.
 */
static bool take_note_title(struct header *h)
{
	struct reader *r = h->r;
	size_t first = r->body, last;

	if (r->enacting != RR_NONE || r->doc->symbol == NULL || h->numbered)
		return false;
	while (first > 0 && r->lines[first - 1].use == USE_NONE)
		first--;
	for (last = first; last < r->body && (last == first || !r->lines[last].gap);)
		last++;
	if (first == 0 || last == first || last == r->body || last - first > TITLE_LINES
	    || ends_sentence(r->lines[last - 1].text))
		return false;
	r->doc->title = keep(r, join_lines(r, first, last));
	for (size_t i = first; i < last; i++)
		r->lines[i].use = USE_HEADER;
	r->body = last;
	return true;
}

/* A title that nothing announces: the last lines above that say nothing else. */
static void take_bare_title(struct header *h)
{
	struct reader *r = h->r;
	const char *bracket = r->doc->number != NULL ? strchr(r->doc->number, '(') : NULL;
	size_t last = r->body, first;
	struct rr_span title;
	struct rr_match m;

	while (last > 0 && r->lines[last - 1].use != USE_NONE)
		last--;
	for (first = last; first > 0 && r->lines[first - 1].use == USE_NONE; first--)
		if (first < last && r->lines[first].gap)
			break;
	if (first == last || (r->enacting == RR_NONE && !h->numbered) || last - first > TITLE_LINES)
		return;
	if (h->numbered && r->doc->body != NULL && strcmp(r->doc->body, "SC") == 0)
		return; /* its resolutions have none: what a web page says above */
	if (bracket != NULL && bracket[1] >= '0' && bracket[1] <= '9')
		return; /* nor has "1 (1970)", be it only told of */
	title = join_lines(r, first, last);
	if (h->numbered && title.text[title.len - 1] == '.')
		title.len--;
	if (title.len > TITLE_BYTES || title.len < 6 || (title.text[0] >= '0' && title.text[0] <= '9')
	    || ends_sentence(title) || part_mark(r, title).len > 0
	    || rr_lang_search(r->lang, "bodies", title, 0, &m))
		return;
	r->doc->title = keep(r, title);
	for (size_t i = first; i < last; i++)
		r->lines[i].use = USE_HEADER;
}

/* The sentence of a decision tells who took it and when; it is text as well. */
static void read_decision_opening(struct header *h, struct rr_span s)
{
	struct rr_match m;

	if (h->r->doc->number == NULL && h->r->doc->symbol == NULL)
		return;
	if (rr_lang_match(h->r->lang, "decision-openings", s, 0, &m)) {
		rule_adopted(h, &m, keep_text(h->r, s));
		h->decision = true;
	}
}

/* The beginning of the first paragraph, which may be wrapped. */
static struct rr_span first_words(struct reader *r)
{
	size_t end = r->body + 1;

	while (end < r->count && end < r->body + 4 && !r->lines[end].gap)
		end++;
	return rr_span_sub(join_lines(r, r->body, end), 0, DECISION_BYTES);
}

/* "1325 (2000)" and a day of that year: the Council's resolutions are issued the day they are adopted. */
static bool is_of_its_year(const struct rr_doc *doc)
{
	const char *bracket = doc->number != NULL && doc->date != NULL ? strchr(doc->number, '(') : NULL;

	return bracket != NULL && strlen(bracket) == 6 && strncmp(bracket + 1, doc->date, 4) == 0;
}

/* "The Council decides to meet.": where no enacting words stand the sentence names the body. */
static void take_spoken_body(struct reader *r)
{
	struct rr_span s = r->body < r->count ? r->lines[r->body].text : rr_span("");
	struct rr_match body;

	if (r->enacting == RR_NONE && r->doc->body == NULL && r->doc->number != NULL && s.len > 0 && is_spoken(r, s)
	    && rr_lang_search(r->lang, "bodies", s, 0, &body) && !rr_span_is(rr_entry_field(body.entry, 1), "short"))
		r->doc->body = keep(r, rr_span(body.entry->key));
}

void settle_header(struct header *h)
{
	struct reader *r = h->r;
	struct rr_doc *doc = r->doc;
	struct rr_match body;
	bool plain;

	if (h->title.len > 1 && h->title.text[h->title.len - 1] == '.')
		rr_str_cut(&h->title, h->title.len - 1);
	if (h->title.len > 0)
		doc->title = keep(r, rr_str_span(&h->title));
	else if (!take_note_title(h))
		take_bare_title(h);
	if (h->agenda.len > 0)
		doc->agenda_title = keep(r, rr_str_span(&h->agenda));
	if (r->enacting != RR_NONE && is_enacting(r, r->lines[r->enacting].text, &body, &plain)) {
		doc->enacting = keep(r, rr_span_sub(r->lines[r->enacting].text, body.start, body.end));
		if (doc->body == NULL && !rr_span_is(rr_entry_field(body.entry, 1), "short")
		    && strcmp(body.entry->key, "-") != 0 && strcmp(body.entry->key, "TC") != 0) /* they have no code */
			doc->body = keep(r, rr_span(body.entry->key));
	}
	take_spoken_body(r);
	if ((doc->kind == RR_KIND_UNKNOWN || doc->kind == RR_KIND_DECISION) && r->enacting == RR_NONE
	    && r->body < r->count && !doc->adopted.known)
		read_decision_opening(h, first_words(r));
	if (doc->symbol != NULL && strstr(doc->symbol, "/L.") != NULL)
		doc->kind = RR_KIND_DRAFT;
	if (doc->kind == RR_KIND_UNKNOWN
	    && (r->enacting != RR_NONE || (doc->number != NULL && doc->body != NULL)))
		doc->kind = doc->number != NULL && strstr(doc->number, "...") != NULL ? RR_KIND_DRAFT
			: h->decision ? RR_KIND_DECISION : RR_KIND_RESOLUTION;
	if (doc->kind != RR_KIND_UNKNOWN)
		doc->symbol = symbol_from_number(r);
	if (doc->kind == RR_KIND_RESOLUTION && doc->adopted.date[0] == '\0' && is_of_its_year(doc)) {
		memcpy(doc->adopted.date, doc->date, sizeof doc->adopted.date);
		doc->adopted.known = true;
	}
}

/*
 * A text of unknown kind is plain unless paragraphs in it open as clauses do:
 * one may by chance, two are an excerpt, and three that are numbered a resolution.
 */
bool is_plain(struct reader *r)
{
	unsigned clauses = 0, numbered = 0, bare = 0;

	for (size_t i = 0; i < r->count && (clauses < 2 || i < SHOWN_LINES); i++) {
		struct rr_span s = r->lines[i].text;
		const struct rr_entry *verb = NULL;
		struct label label;

		bool labelled = read_label(r, s, &label);

		if (i > 0 && !r->lines[i].gap && !ends_sentence(r->lines[i - 1].text)
		    && !(labelled && label.value == 1)) /* below a title */
			continue;
		if (labelled) {
			s = trim(rr_span_sub(s, label.len, s.len));
			if (label.style == LABEL_DIGIT && read_lead(r->lang, s, &verb) > 0
			    && rr_span_is(rr_entry_field(verb, 2), "op"))
				numbered++;
			else
				bare += label.style == LABEL_DIGIT && r->lines[i].use == USE_NONE;
		}
		clauses += read_lead(r->lang, s, NULL) > 0;
	}
	if (numbered >= OWN_CLAUSES && bare * 4 <= numbered) /* its enacting words are missing */
		r->doc->kind = RR_KIND_RESOLUTION;
	return clauses < 2;
}
