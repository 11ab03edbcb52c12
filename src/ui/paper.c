#include "ui/paper.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

/* ---- blocks ----------------------------------------------------------- */

static struct ui_block *block_add(struct ui_paper *paper, enum ui_block_kind kind,
                                  size_t index, const char *id, struct rr_span text)
{
	struct ui_block *block;

	paper->blocks = rr_grow(paper->blocks, paper->block_count, &paper->block_cap,
	                        sizeof *paper->blocks);
	block = &paper->blocks[paper->block_count++];
	*block = (struct ui_block){ .kind = kind, .index = index, .id = id,
	                            .label = id, .text = text };
	return block;
}

/* A sub-paragraph is labelled by its own number, what else by its id. */
static const char *clause_label(struct ui_paper *paper, const struct rr_clause *clause)
{
	const char *open = clause->depth > 0 ? strrchr(clause->id, '(') : NULL;

	if (clause->depth > 0 && open != NULL)
		return open;
	return rr_arena_dup(paper->arena, clause->id, strlen(clause->id));
}

static void add_headings(struct ui_paper *paper, size_t before)
{
	const struct rr_doc *doc = paper->doc;

	for (size_t i = 0; i < doc->heading_count; i++) {
		const struct rr_heading *heading = &doc->headings[i];

		if (heading->before == before)
			block_add(paper, heading->enacting ? BLOCK_ENACTING : BLOCK_HEADING, i,
			          "", rr_span(heading->text));
	}
}

static void add_clause(struct ui_paper *paper, size_t i)
{
	const struct rr_clause *clause = &paper->doc->clauses[i];
	struct ui_block *block = block_add(paper, BLOCK_CLAUSE, i, clause->id, clause->text);

	block->depth = clause->depth;
	block->label = clause_label(paper, clause);
	paper->block_of_clause[i] = paper->block_count - 1;
}

static bool has_enacting(const struct rr_doc *doc)
{
	for (size_t i = 0; i < doc->heading_count; i++)
		if (doc->headings[i].enacting)
			return true;
	return false;
}

static void make_blocks(struct ui_paper *paper)
{
	const struct rr_doc *doc = paper->doc;

	if (doc->title != NULL)
		block_add(paper, BLOCK_TITLE, 0, "TITLE", rr_span(doc->title))->label = "";
	if (doc->basis != NULL)
		block_add(paper, BLOCK_BASIS, 0, "BASIS", rr_span(doc->basis))->label = "";
	if (doc->enacting != NULL && !has_enacting(doc))
		block_add(paper, BLOCK_ENACTING, 0, "", rr_span(doc->enacting));
	paper->block_of_clause = rr_alloc((doc->clause_count + 1) * sizeof(size_t));
	for (size_t i = 0; i < doc->clause_count; i++) {
		add_headings(paper, i);
		add_clause(paper, i);
	}
	add_headings(paper, doc->clause_count);
	if (doc->closing != NULL)
		block_add(paper, BLOCK_CLOSING, 0, "CLOSING", rr_span(doc->closing))->label = "";
	for (size_t i = 0; i < doc->footnote_count; i++) {
		const struct rr_footnote *note = &doc->footnotes[i];

		block_add(paper, BLOCK_FOOTNOTE, i, note->id, note->text);
	}
	for (size_t i = 0; i < paper->block_count; i++) {
		int columns = rr_columns(rr_span(paper->blocks[i].label));

		if (columns > paper->label_columns)
			paper->label_columns = columns;
	}
}

struct ui_paper *ui_paper_new(struct rr_doc *doc, struct rr_source *source)
{
	struct ui_paper *paper = rr_alloc(sizeof *paper);

	paper->doc = doc;
	paper->source = source;
	paper->arena = rr_arena_new();
	make_blocks(paper);
	return paper;
}

void ui_paper_free(struct ui_paper *paper)
{
	if (paper == NULL)
		return;
	for (size_t i = 0; i < paper->block_count; i++) {
		free(paper->blocks[i].folded);
		free(paper->blocks[i].folded_map);
	}
	free(paper->blocks);
	free(paper->block_of_clause);
	free(paper->links);
	free(paper->note_block);
	free(paper->anchors);
	rr_places_free(paper->places);
	rr_notes_free(paper->notes, paper->note_count);
	ui_paper_unaudit(paper);
	if (paper->cited)
		rr_citations_free(&paper->cites);
	rr_arena_free(paper->arena);
	rr_source_free(paper->source);
	rr_doc_free(paper->doc);
	free(paper);
}

size_t ui_paper_block(const struct ui_paper *paper, const char *id)
{
	size_t clause;

	for (size_t i = 0; i < paper->block_count; i++)
		if (paper->blocks[i].id[0] != '\0' && strcmp(paper->blocks[i].id, id) == 0)
			return i;
	clause = rr_doc_clause(paper->doc, id);
	return clause == RR_NONE ? RR_NONE : paper->block_of_clause[clause];
}

const char *ui_paper_name(const struct ui_paper *paper)
{
	const struct rr_doc *doc = paper->doc;

	if (doc->number != NULL)
		return doc->number;
	if (doc->symbol != NULL)
		return doc->symbol;
	return doc->key != NULL ? doc->key : "?";
}

/* ---- links ------------------------------------------------------------ */

static void link_add(struct ui_paper *paper, struct ui_link link)
{
	paper->links = rr_grow(paper->links, paper->link_count, &paper->link_cap,
	                       sizeof *paper->links);
	paper->links[paper->link_count++] = link;
}

static int by_place(const void *left, const void *right)
{
	const struct ui_link *a = left, *b = right;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->mark != NULL) - (b->mark != NULL);
}

static size_t cite_block(const struct ui_paper *paper, const struct rr_citation *cite)
{
	if (cite->clause != RR_NONE && cite->clause < paper->doc->clause_count)
		return paper->block_of_clause[cite->clause];
	return ui_paper_block(paper, cite->passage);
}

void ui_paper_cite(struct ui_paper *paper, struct rr_langs *langs)
{
	struct rr_citations cites = { 0 };

	if (paper->cited)
		return;
	rr_cite(langs, paper->doc, &cites);
	ui_paper_take_cites(paper, &cites);
}

void ui_paper_take_cites(struct ui_paper *paper, struct rr_citations *cites)
{
	const struct rr_doc *doc = paper->doc;

	if (paper->cited) {
		rr_citations_free(cites);
		return;
	}
	paper->cites = *cites;
	*cites = (struct rr_citations){ 0 };
	paper->cited = true;
	for (size_t i = 0; i < paper->cites.count; i++) {
		const struct rr_citation *cite = &paper->cites.items[i];
		size_t block = cite_block(paper, cite);

		if (block != RR_NONE)
			link_add(paper, (struct ui_link){ .block = block, .start = cite->start,
			                                  .end = cite->end, .cite = i });
	}
	for (size_t i = 0; i < doc->clause_count; i++)
		for (size_t m = 0; m < doc->clauses[i].mark_count; m++)
			link_add(paper, (struct ui_link){
				.block = paper->block_of_clause[i],
				.start = doc->clauses[i].marks[m].at, .end = doc->clauses[i].marks[m].at,
				.cite = RR_NONE, .mark = doc->clauses[i].marks[m].mark,
				.line = doc->clauses[i].line });
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct ui_block *block = &paper->blocks[i];

		for (size_t m = 0; block->kind == BLOCK_HEADING
		     && m < doc->headings[block->index].mark_count; m++) {
			const struct rr_mark *mark = &doc->headings[block->index].marks[m];

			link_add(paper, (struct ui_link){ .block = i, .start = mark->at, .end = mark->at,
			                                  .cite = RR_NONE, .mark = mark->mark,
			                                  .line = doc->headings[block->index].line });
		}
	}
	if (paper->link_count > 1)
		qsort(paper->links, paper->link_count, sizeof *paper->links, by_place);
}

enum rr_status ui_paper_audit(struct ui_paper *paper, struct rr_langs *langs,
                              struct rr_store *store, struct rr_error *err)
{
	const struct rr_audited audited = { paper->doc, &paper->cites };
	struct rr_datings known = { 0 };
	enum rr_status st;

	if (paper->audited || !paper->cited)
		return RR_OK;
	paper->audited = true;
	st = rr_library_datings(store, &audited, 1, &known, err);
	rr_audit(langs, &audited, 1, known.items, known.count, &paper->audit);
	/* what it says of other documents is of no use here, and they may go */
	for (size_t i = 0; i < paper->audit.count; i++) {
		paper->audit.items[i].witnesses = NULL;
		paper->audit.items[i].witness_count = 0;
	}
	if (st == RR_OK)
		rr_datings_free(&known);
	return st;
}

void ui_paper_unaudit(struct ui_paper *paper)
{
	if (paper->audit.arena != NULL)
		rr_audit_free(&paper->audit);
	paper->audited = false;
}

const struct rr_finding *ui_paper_fault(const struct ui_paper *paper, size_t cite,
                                        const struct rr_finding *last)
{
	size_t from = last != NULL ? (size_t)(last - paper->audit.items) + 1 : 0;

	for (size_t i = from; i < paper->audit.count; i++)
		if (paper->audit.items[i].citation == cite)
			return &paper->audit.items[i];
	return NULL;
}

/* ---- searching -------------------------------------------------------- */

struct rr_span ui_paper_folded(struct ui_paper *paper, size_t block)
{
	struct ui_block *b = &paper->blocks[block];

	if (b->folded == NULL) {
		struct rr_str folded = { 0 };

		rr_fold(b->text, &folded, &b->folded_map);
		b->folded_len = folded.len;
		b->folded = folded.text != NULL ? folded.text : rr_dup("");
	}
	return rr_span_of(b->folded, b->folded_len);
}
