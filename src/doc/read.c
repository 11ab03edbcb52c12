#include "doc/reader.h"
#include "doc/sides.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN ((size_t)300) /* bytes of a line that a remark shows */
#define SAMPLE ((size_t)4000)      /* bytes that tell whether words are words */
#define LEAST_LETTERS ((size_t)40) /* fewer tell nothing */

static const char *const kind_names[] = {
	[RR_KIND_UNKNOWN] = "unknown", [RR_KIND_RESOLUTION] = "resolution",
	[RR_KIND_DECISION] = "decision", [RR_KIND_DRAFT] = "draft",
	[RR_KIND_STATEMENT] = "statement",
};

static const char *const clause_kind_names[] = {
	[RR_PREAMBULAR] = "preambular", [RR_OPERATIVE] = "operative", [RR_ANNEX] = "annex",
};

static const char *const how_names[] = {
	[RR_HOW_UNKNOWN] = NULL, [RR_WITHOUT_VOTE] = "without_vote",
	[RR_UNANIMOUSLY] = "unanimously", [RR_RECORDED_VOTE] = "recorded_vote",
};

static const char *const nobody[] = { NULL };

const char *rr_doc_kind_name(enum rr_doc_kind kind)
{
	return kind_names[kind];
}

const char *rr_clause_kind_name(enum rr_clause_kind kind)
{
	return clause_kind_names[kind];
}

const char *rr_adopted_how_name(enum rr_adopted_how how)
{
	return how_names[how];
}

void remark_kept(struct reader *r, unsigned line, bool warning, const char *message)
{
	struct rr_doc *doc = r->doc;

	doc->remarks = rr_grow(doc->remarks, doc->remark_count, &r->remark_cap, sizeof *doc->remarks);
	doc->remarks[doc->remark_count++] = (struct rr_remark){
		.line = line, .warning = warning, .message = message,
	};
}

void remark(struct reader *r, unsigned line, bool warning, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	remark_kept(r, line, warning, rr_arena_dup(r->arena, text, strlen(text)));
}

void remark_line(struct reader *r, const struct line *l, const char *what)
{
	size_t len = strlen(what), shown = l->text.len < SHOWN ? l->text.len : SHOWN;
	char *message = rr_arena_alloc(r->arena, len + 2 + shown + 1);

	memcpy(message, what, len);
	memcpy(message + len, ": ", 2);
	memcpy(message + len + 2, l->text.text, shown);
	remark_kept(r, l->number, false, message);
}

/* Adds lines from the one with that index on; the walk turns back where it has passed it. */
static void add_sample(struct rr_str *sample, struct rr_walk *walk, size_t index, size_t bytes)
{
	struct rr_line line;

	if (walk->done > index)
		*walk = rr_source_walk(walk->source);
	while (sample->len < bytes && rr_walk_next(walk, &line)) {
		if (walk->done <= index)
			continue;
		rr_str_add(sample, rr_span_sub(line.text, 0, 3000));
		rr_str_putc(sample, '\n');
	}
}

/*
 * A few lines from the start and the middle tell the language, if the code
 * doesn't; they and a few towards the end whether there may be another,
 * lang[1], which is NULL if there is none.
 */
static bool guess(struct rr_langs *langs, const struct rr_source *source, const char *code,
                  const struct rr_lang *lang[2], struct rr_error *err)
{
	struct rr_str sample = { 0 };
	struct rr_walk walk = rr_source_walk(source);

	lang[1] = NULL;
	lang[0] = code ? rr_lang_find(langs, code, err) : NULL;
	if (code && lang[0] == NULL)
		return false;
	add_sample(&sample, &walk, 0, 3000);
	add_sample(&sample, &walk, source->count / 2, 8000);
	if (code)
		lang[1] = rr_lang_other(langs, rr_str_span(&sample), lang[0]);
	else
		lang[0] = rr_lang_guess_two(langs, rr_str_span(&sample), &lang[1]);
	if (lang[0] != NULL && lang[1] == NULL) {
		rr_str_cut(&sample, 0);
		add_sample(&sample, &walk, source->count / 4 * 3, 1000);
		lang[1] = rr_lang_other(langs, rr_str_span(&sample), lang[0]);
	}
	rr_str_free(&sample);
	return lang[0] != NULL;
}

/* What the text holds in its other language, line by line. */
static void remark_left(struct reader *r, const struct rr_lang *other, const struct piece *left,
                        size_t count)
{
	const char *code = rr_lang_code(other);
	char what[64];

	snprintf(what, sizeof what, "in the other language, %s", code);
	remark(r, 0, true, "the text stands in two languages: what is %s is read, --lang=%s reads the other",
	       rr_lang_code(r->lang), code);
	for (size_t i = 0; i < count; i++)
		remark_line(r, &(struct line){ .text = left[i].text, .number = left[i].from->number }, what);
}

static void check_lines(struct reader *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->lines[i].use == USE_NONE)
			remark_line(r, &r->lines[i], "no part of the document");
}

/* The lists grew on the heap; from now on they are the arena's. */
static void settle_lists(struct reader *r)
{
	struct rr_doc *d = r->doc;

	rr_arena_adopt(r->arena, d->clauses);
	rr_arena_adopt(r->arena, d->footnotes);
	rr_arena_adopt(r->arena, d->headings);
	rr_arena_adopt(r->arena, d->remarks);
}

static void copy_remarks(struct reader *r)
{
	for (size_t i = 0; i < r->source->remark_count; i++)
		remark(r, r->source->remarks[i].line, r->source->remarks[i].warning, "%s",
		       r->source->remarks[i].message);
}

/* A text with the marks of a document whose words are none: its font had letters of its own. */
static bool is_garbled(struct reader *r)
{
	struct rr_str sample = { 0 };
	size_t known, all = 0, odd = 0;
	bool symbol = false;

	for (size_t i = 0; i < r->count && sample.len < SAMPLE; i++) {
		struct rr_span s = rr_span_sub(r->lines[i].text, 0, SAMPLE);

		symbol |= symbol_len(s) > 0;
		rr_str_add(&sample, s);
		rr_str_putc(&sample, '\n');
	}
	for (size_t i = 0; i < sample.len; i++)
		odd += strchr("@&+=!#<>[]$`^\\", sample.text[i]) != NULL;
	known = symbol ? rr_lang_known(r->langs, r->lang, rr_str_span(&sample), &all) : 0;
	symbol &= all >= LEAST_LETTERS && (known * 4 < all || odd * 20 > sample.len);
	rr_str_free(&sample);
	return symbol;
}

/* A verb that opens a clause proves its words; to count them all takes longer. */
static bool has_lead(const struct rr_doc *doc)
{
	for (size_t i = 0; i < doc->clause_count; i++)
		if (doc->clauses[i].lead_len > 0)
			return true;
	return false;
}

static void read_all(struct reader *r)
{
	read_lines(r);
	read_written(r);
	read_furniture(r);
	read_header(r);
	if (r->doc->kind == RR_KIND_UNKNOWN)
		remark(r, 0, true, "this looks like no resolution: its paragraphs are shown as they are");
	copy_remarks(r);
	read_running_heads(r);
	read_layout(r);
	read_notes(r);
	read_closing(r);
	if (r->doc->kind != RR_KIND_UNKNOWN)
		read_spots(r);
	read_paragraphs(r);
	read_clauses(r);
	free(r->paras); /* what is made next takes its place */
	r->paras = NULL;
	if (r->doc->kind != RR_KIND_UNKNOWN)
		read_marks(r);
	give_ids(r);
	if (r->enacting == RR_NONE && !has_lead(r->doc) && is_garbled(r))
		remark(r, 0, true, "hardly a word of it is of any language known: its letters may have been"
		       " decoded wrongly");
	check_lines(r);
	give_key(r);
}

enum rr_status rr_doc_read(struct rr_langs *langs, const struct rr_source *source,
                           const char *code, struct rr_doc **out, struct rr_error *err)
{
	const struct rr_lang *lang[2];
	struct reader r = { .langs = langs, .source = source };
	struct rr_source *side = NULL;
	struct piece *left;
	size_t left_count;

	if (!guess(langs, source, code, lang, err))
		return code ? err && err->status ? err->status : RR_MISSING
			: rr_fail(err, RR_MISSING, "there is no language pack en.lang");
	r.arena = rr_arena_new();
	if (lang[1] != NULL)
		side = take_side(langs, source, r.arena, lang, code != NULL, &left, &left_count);
	r.lang = lang[0];
	r.doc = rr_arena_alloc(r.arena, sizeof *r.doc);
	r.doc->arena = r.arena;
	r.doc->lang = lang[0];
	r.doc->path = source->path ? rr_arena_dup(r.arena, source->path, strlen(source->path)) : NULL;
	r.doc->sponsors = nobody;
	for (int i = 0; i < 3; i++)
		r.doc->adopted.states[i] = nobody;
	if (side != NULL) {
		r.source = side;
		remark_left(&r, lang[1], left, left_count);
	}
	read_all(&r);
	settle_lists(&r);
	free(r.lines);
	free(r.spots);
	free(r.cited);
	free(r.extras);
	rr_str_free(&r.work);
	*out = r.doc;
	return RR_OK;
}

void rr_doc_free(struct rr_doc *doc)
{
	if (doc != NULL)
		rr_arena_free(doc->arena);
}
