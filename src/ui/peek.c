/* What a link leads to, as a card: the cited clause or the head of its document. */
#include "ui/follow.h"

#include <string.h>

#define SHOWN 6 /* clauses of a document's head */

void ui_add_faults(struct ui_card *card, const struct ui_paper *from, size_t cite)
{
	for (const struct rr_finding *f = ui_paper_fault(from, cite, NULL); f != NULL;
	     f = ui_paper_fault(from, cite, f))
		ui_card_addf(card, FACE_FAULT, "? %s", f->why);
}

/* "Human Rights Council, adopted 2015-03-26": what is known of the document. */
static void add_head(struct ui_card *card, const struct rr_doc *doc)
{
	if (doc->title != NULL)
		ui_card_add(card, FACE_TITLE, rr_span(doc->title));
	if (doc->adopted.date[0] != '\0')
		ui_card_addf(card, FACE_DIM, "%s%sadopted %s", doc->body != NULL ? doc->body : "",
		             doc->body != NULL ? ", " : "", doc->adopted.date);
}

/* The place cited with what hangs on it, or the beginning. */
static void add_clauses(struct ui_card *card, const struct ui_paper *paper, size_t block)
{
	size_t first = block != RR_NONE ? block : 0, shown = 0;

	for (size_t i = first; i < paper->block_count && shown < SHOWN; i++) {
		const struct ui_block *b = &paper->blocks[i];

		if (block != RR_NONE && i > first && b->depth <= paper->blocks[first].depth)
			break;
		if (b->kind != BLOCK_CLAUSE)
			continue;
		ui_card_addf(card, FACE_TEXT, "%s  %.*s", b->label, (int)b->text.len, b->text.text);
		shown++;
	}
}

/* Of the document itself: a footnote, or a clause that another cites. */
static struct ui_card *own_card(const struct ui_paper *from, size_t block, const char *name)
{
	struct rr_str title = { 0 };
	struct ui_card *card;

	rr_str_printf(&title, "%s  %s", ui_paper_name(from),
	              block != RR_NONE ? from->blocks[block].id : name);
	card = ui_card_new(title.text, NULL);
	if (block == RR_NONE)
		ui_card_addf(card, FACE_DIM, "it has no %s", name);
	else if (from->blocks[block].kind == BLOCK_CLAUSE)
		add_clauses(card, from, block);
	else
		ui_card_add(card, FACE_TEXT, from->blocks[block].text);
	rr_str_free(&title);
	return card;
}

static struct ui_card *paper_card(const struct ui_session *session, const struct ui_paper *paper,
                                  const struct ui_paper *from, size_t index)
{
	const struct rr_citation *cite = &from->cites.items[index];
	size_t block = ui_locator_block(paper, cite->locator);
	struct rr_str title = { 0 };
	struct ui_card *card;

	rr_str_puts(&title, ui_session_target(session, from, cite->target));
	if (block != RR_NONE)
		rr_str_printf(&title, "  %s", paper->blocks[block].id);
	card = ui_card_new(title.text, NULL);
	ui_add_faults(card, from, index);
	if (cite->locator != NULL && block == RR_NONE)
		ui_card_addf(card, FACE_DIM, "it has no %s that could be found", cite->locator);
	add_head(card, paper->doc);
	add_clauses(card, paper, block);
	rr_str_free(&title);
	return card;
}

struct ui_card *ui_peek_card(struct ui_app *app, struct ui_paper *from, size_t index)
{
	const struct ui_link *link = &from->links[index];
	const struct rr_citation *cite;
	struct ui_paper *paper;
	struct rr_error err;
	struct ui_card *card;

	if (link->mark != NULL)
		return own_card(from, ui_footnote_block(from, link), "such footnote");
	cite = &from->cites.items[link->cite];
	if (cite->inner != NULL)
		return own_card(from, ui_paper_block(from, cite->inner), cite->inner);
	if (cite->target == NULL) {
		card = ui_card_new("?", NULL);
		ui_add_faults(card, from, link->cite);
		ui_card_addf(card, FACE_DIM, "it can't be told which document this is");
		return card;
	}
	if (ui_find_cited(app, cite, &paper, &err) == RR_OK)
		return paper_card(app->session, paper, from, link->cite);
	return ui_cite_card(app, from, link->cite);
}
