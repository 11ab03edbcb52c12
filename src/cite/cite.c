/*
 * The passages of a document in turn: the marks of each, what they make, and
 * what of it is a citation. Footnotes follow the clauses, in their order, so
 * that "Ibid." finds the note before it.
 */
#include "resread/cite.h"

#include <stdlib.h>
#include <string.h>

#include "cite/back.h"
#include "cite/plain.h"

#define BEFORE_TITLE 60 /* bytes between a number and its title */
#define AFTER_TITLE 40

struct run {
	struct reading reading;
	struct context context;
	struct findings found;
	struct rr_citations *out;
	size_t cap;
	const struct rr_doc *doc;
	struct memory memory;
	const char *other;      /* whose short name was part of another's; NULL */
	size_t other_passage;   /* where */
	size_t note_index; /* in out, the last citation of the note before; RR_NONE */
};

/* ---- symbols, instruments, ibid. --------------------------------------- */

static struct finding *take(struct run *run, const struct mark *mark, const char *target)
{
	struct finding *f = finding_add(&run->found, mark->start, mark->end);

	f->mark = mark;
	f->target = target;
	return f;
}

static bool capital_at(struct rr_span t, size_t at)
{
	return at < t.len && t.text[at] >= 'A' && t.text[at] <= 'Z';
}

/* "the Olympic Charter", "Charter of the League", "Charter on Lamps": more than the short name. */
static bool named_more(struct rr_span t, const struct mark *mark, const struct words *words)
{
	size_t end = skip_blanks(t, mark->end), behind;
	const struct phrase *link = NULL;

	if (name_before(t, mark->start))
		return true;
	if (end >= t.len || end == mark->end)
		return false;
	link = words_ask(words, ROLE_LINK, t, end, &behind);
	if (link != NULL && words_says(link, "name"))
		return true;
	return words_ask(words, ROLE_MORE, t, end, &behind) != NULL &&
		capital_at(t, skip_links(words, t, skip_blanks(t, behind)));
}

/*
 * Whether a short name can stand for its instrument here: "the Charter" is not
 * that of the United Nations once the passage has named that of a tribunal.
 */
static bool short_name_counts(struct run *run, const struct mark *mark)
{
	const char *target = mark->phrase->target;

	if (named_more(run->reading.text, mark, run->reading.words)) {
		run->other = target;
		run->other_passage = run->memory.passage;
		return false;
	}
	return run->other == NULL || run->other_passage != run->memory.passage ||
		strcmp(run->other, target) != 0;
}

/* Whether an act ends shortly before a place or begins shortly after another. */
static bool act_near(const struct finding *acts, size_t count, size_t open, size_t close)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (acts[mid].start < open)
			low = mid + 1;
		else
			high = mid;
	}
	if (low > 0 && acts[low - 1].after <= open &&
	    open - acts[low - 1].after < BEFORE_TITLE)
		return true;
	return low < count && acts[low].start >= close &&
		acts[low].start - close < AFTER_TITLE;
}

/* Whether a place lies in a “quotation” right behind or before a number: its title. */
static bool in_title(const struct run *run, size_t acts, size_t at)
{
	struct rr_span t = run->reading.text;
	size_t open = at, close, reach = at > 300 ? at - 300 : 0;

	if (acts == 0)
		return false;
	for (; open > reach; open--)
		if (t.text[open - 1] == '\x9C' || t.text[open - 1] == '\x9D')
			if (open >= 3 && memcmp(t.text + open - 3, "\xE2\x80", 2) == 0)
				break;
	if (open <= reach || t.text[open - 1] != '\x9C')
		return false;
	close = rr_span_find(rr_span_sub(t, at, at + 300), "\xE2\x80\x9D", 0);
	if (close == RR_NONE)
		return false;
	close += at;
	return act_near(run->found.items, acts, open, close);
}

/* The target of an instrument's name, or of a head that stands for one; NULL. */
static const char *instrument_target(struct run *run, const struct mark *mark, size_t acts)
{
	struct reading *r = &run->reading;
	const char *target;

	if (mark->kind == MARK_HEAD)
		return in_title(run, acts, mark->start) ? NULL : head_target(&run->memory, r, mark);
	if (mark->kind != MARK_INSTRUMENT || (words_says(mark->phrase, "alone") &&
	    !short_name_counts(run, mark)))
		return NULL;
	if (words_says(mark->phrase, "implied")) {
		memory_imply(&run->memory, mark->phrase);
		return NULL;
	}
	target = mark->phrase->target;
	if (run->other != NULL && !words_says(mark->phrase, "alone") &&
	    strcmp(run->other, target) == 0)
		run->other = NULL; /* named in full */
	memory_name(&run->memory, r->words, mark->phrase, target);
	return in_title(run, acts, mark->start) ? NULL : target;
}

static void find_instruments(struct run *run)
{
	size_t acts = run->found.count; /* those come first, in order */

	run->memory.owner = NULL;

	for (size_t i = 0; i < run->reading.marks.count; i++) {
		const struct mark *mark = &run->reading.marks.items[i];
		const char *target = instrument_target(run, mark, acts);

		if (mark->phrase == NULL || !words_says(mark->phrase, "implied"))
			memory_owner(&run->memory, mark, target);
		if (target != NULL)
			take(run, mark, target);
	}
}

static void find_symbols(struct run *run)
{
	for (size_t i = 0; i < run->reading.marks.count; i++) {
		const struct mark *mark = &run->reading.marks.items[i];

		struct finding *f;

		if (mark->kind != MARK_SYMBOL && mark->kind != MARK_SUFFIX)
			continue;
		f = take(run, mark, mark->symbol != NULL
		         ? plain_symbol(&run->reading, mark->symbol) : NULL);
		f->flaw = mark->flaw;
	}
}

/* "Ibid." alone, or with a place, cites what the note before cites. */
static void find_ibid(struct run *run)
{
	const struct marks *marks = &run->reading.marks;
	const struct mark *mark = marks->items;
	struct rr_span t = run->reading.text;
	struct finding *f;
	size_t p;

	if (run->note_index == RR_NONE || marks->count == 0 || mark->kind != MARK_IBID ||
	    skip_blanks(t, 0) != mark->start || run->found.count > 0)
		return;
	p = mark->end;
	while (p < t.len && strchr("., ", t.text[p]) != NULL)
		p++;
	if (p < t.len && (marks->count < 2 || mark[1].kind != MARK_PLACE || mark[1].start != p))
		return;
	f = take(run, mark, run->out->items[run->note_index].target);
	if (p >= t.len)
		f->locator = run->out->items[run->note_index].locator;
}

/* "chap. II, sect. A" and "Ibid., sect. B": the chapter stays. */
static void widen_ibid(struct run *run)
{
	struct finding *f = run->found.items;
	const char *before, *point, *within;

	if (run->found.count == 0 || f->mark == NULL || f->mark->kind != MARK_IBID ||
	    f->locator == NULL || run->note_index == RR_NONE)
		return;
	before = run->out->items[run->note_index].locator;
	point = strchr(f->locator, ' ');
	if (before == NULL || before == f->locator || point == NULL)
		return;
	within = strstr(before, rr_arena_printf(run->reading.arena, ", %.*s", (int)(point + 1 - f->locator),
	                                        f->locator));
	if (within != NULL)
		f->locator = rr_arena_printf(run->reading.arena, "%.*s, %s", (int)(within - before),
		                             before, f->locator);
}

/* ---- one passage ------------------------------------------------------- */

static int by_start(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

static void sort_found(struct findings *found)
{
	if (found->count > 1)
		qsort(found->items, found->count, sizeof *found->items, by_start);
}

/* Bodies named in full are remembered for the short names to come. */
static void remember_bodies(struct run *run)
{
	enum body list[BODY_COUNT];

	for (size_t i = 0; i < run->reading.marks.count; i++) {
		const struct mark *mark = &run->reading.marks.items[i];

		if (mark->kind != MARK_BODY)
			continue;
		for (int act = ACT_RESOLUTION; act <= ACT_DECISION; act++)
			if (other_gives(mark->phrase, (enum act)act))
				run->context.other[act] = mark->phrase;
		if (bodies_meant(mark, &run->context, list) != 1)
			continue;
		if (list[0] == BODY_HRC || list[0] == BODY_SC || list[0] == BODY_ECOSOC)
			run->context.council = list[0];
		if (list[0] >= BODY_ECOSOC && list[0] <= BODY_SUBCOM)
			run->context.yearly = list[0];
	}
}

static void emit(struct run *run, const char *id, size_t clause)
{
	for (size_t i = 0; i < run->found.count; i++) {
		const struct finding *f = &run->found.items[i];
		struct rr_citation *c;

		/* the document's own symbol is a running head that was taken for text */
		if (run->doc->symbol != NULL && f->target != NULL &&
		    strcmp(f->target, run->doc->symbol) == 0)
			continue;
		run->out->items = rr_grow(run->out->items, run->out->count, &run->cap,
		                          sizeof *run->out->items);
		c = &run->out->items[run->out->count++];
		*c = (struct rr_citation){ .kind = f->kind, .passage = id, .clause = clause,
			.start = f->start, .end = f->end, .target = f->target,
			.locator = f->locator, .inner = f->inner, .flaw = f->flaw };
		if (f->flaw != NULL && f->target == NULL)
			c->kind = RR_CITE_FLAWED;
		rr_date_iso(f->date, c->date);
	}
}

static void drop_unresolved(struct findings *found)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].target != NULL || found->items[i].flaw != NULL)
			found->items[kept++] = found->items[i];
	found->count = kept;
}

static void read_passage(struct run *run, const char *id, size_t clause, struct rr_span text)
{
	struct reading *r = &run->reading;

	marks_find(r, text);
	run->found.count = 0;
	if (r->marks.count > 0) {
		if (r->han)
			find_acts_after(r, &run->context, &run->found);
		else
			find_acts(r, &run->context, &run->found);
		drop_unresolved(&run->found);
		find_back(r, &run->memory, &run->found);
		find_instruments(run);
		find_symbols(run);
		find_ibid(run);
		sort_found(&run->found);
		attach_dates(r, &run->found);
		attach_places(r, &run->found);
		widen_ibid(run);
		find_owned(r, &run->found);
		find_inner(r, run->doc, clause != RR_NONE ? run->doc->clauses[clause].part : NULL,
		           &run->found);
		sort_found(&run->found);
		memory_acts(&run->memory, &run->found);
		remember_bodies(run);
	}
	emit(run, id, clause);
	run->memory.passage++;
}

/* ---- the document ------------------------------------------------------ */

static void read_footnotes(struct run *run, const struct rr_doc *doc)
{
	run->note_index = RR_NONE;
	for (size_t i = 0; i < doc->footnote_count; i++) {
		const struct rr_footnote *note = &doc->footnotes[i];
		size_t before = run->out->count;

		read_passage(run, note->id, RR_NONE, note->text);
		run->note_index = run->out->count > before ? run->out->count - 1 : RR_NONE;
	}
}

/* What is compiled of a pack, once for all its documents. */
struct compiled {
	const struct words *words;
	const struct variants *variants;
	const struct rr_lang *sessions, *instruments; /* the tables; NULL */
};

static const struct compiled *compile(struct rr_langs *langs, const struct rr_lang *lang)
{
	const struct compiled *kept = rr_langs_kept(langs, lang);
	struct rr_arena *arena;
	struct compiled *made;

	if (kept != NULL)
		return kept;
	arena = rr_arena_new();
	made = rr_arena_alloc(arena, sizeof *made);
	made->instruments = rr_lang_table(langs, "instruments", NULL);
	made->variants = variants_compile(arena, lang);
	made->words = words_compile(arena, lang, made->instruments, made->variants);
	made->sessions = rr_lang_table(langs, "sessions", NULL);
	rr_langs_keep(langs, lang, arena, made);
	return made;
}

void rr_cite(struct rr_langs *langs, const struct rr_doc *doc, struct rr_citations *out)
{
	const struct compiled *compiled = compile(langs, doc->lang);
	struct run run = { .out = out, .doc = doc };

	*out = (struct rr_citations){ .arena = rr_arena_new() };
	run.reading.arena = out->arena;
	run.reading.lang = doc->lang;
	run.reading.words = compiled->words;
	run.reading.sessions = compiled->sessions;
	run.reading.instruments = compiled->instruments;
	run.reading.han = words_acts_after(run.reading.words);
	run.reading.variants = compiled->variants;
	run.context = (struct context){ .own = body_of(rr_span(doc->body)),
		.council = BODY_NONE, .yearly = BODY_NONE };
	run.note_index = RR_NONE;
	run.memory.title = true;
	if (doc->title != NULL)
		read_passage(&run, "TITLE", RR_NONE, rr_span(doc->title));
	run.memory.title = false;
	if (doc->basis != NULL)
		read_passage(&run, "BASIS", RR_NONE, rr_span(doc->basis));
	for (size_t i = 0; i < doc->clause_count; i++)
		read_passage(&run, doc->clauses[i].id, i, doc->clauses[i].text);
	read_footnotes(&run, doc);
	free(run.found.items);
	free(run.reading.marks.items);
	free(run.reading.places.items);
	rr_str_free(&run.reading.folded);
}

void rr_citations_free(struct rr_citations *cites)
{
	free(cites->items);
	rr_arena_free(cites->arena);
	*cites = (struct rr_citations){ 0 };
}
