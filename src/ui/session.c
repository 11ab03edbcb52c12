#include "ui/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ui_session *ui_session_new(const struct rr_ui_setup *setup, int columns, int rows)
{
	struct ui_session *session = rr_alloc(sizeof *session);

	session->setup = *setup;
	session->columns = columns;
	session->rows = rows;
	session->link = RR_NONE;
	session->compare = COMPARE_WORDS;
	session->synced = true;
	return session;
}

void ui_session_free(struct ui_session *session)
{
	if (session == NULL)
		return;
	for (int i = 0; i < SCROLL_COUNT; i++)
		ui_flow_free(&session->scrolls[i].flow);
	for (size_t i = 0; i < session->pair_count; i++) {
		ui_forget_checked(&session->pairs[i]);
		rr_comparison_free(session->pairs[i].cmp);
		rr_pins_free(&session->pairs[i].pins);
		free(session->pairs[i].folded);
	}
	for (size_t i = 0; i < session->paper_count; i++)
		ui_paper_free(session->papers[i]);
	free(session->pairs);
	free(session->papers);
	free(session->back);
	free(session->forward);
	free(session->search.typed);
	free(session->search.folded);
	rr_str_free(&session->message);
	rr_query_free(session->query);
	rr_str_free(&session->query_text);
	rr_str_free(&session->pending);
	free(session);
}

/* ---- papers ----------------------------------------------------------- */

/* The paper with the same text, if it was opened before: the new one is freed. */
static struct ui_paper *paper_add(struct ui_session *session, struct rr_doc *doc,
                                  struct rr_source *source, bool reuse)
{
	struct ui_paper *paper;

	for (size_t i = 0; reuse && i < session->paper_count; i++) {
		const struct rr_doc *known = session->papers[i]->doc;

		if (known->hash == doc->hash && known->lang == doc->lang
		    && strcmp(known->key, doc->key) == 0) {
			rr_doc_free(doc);
			rr_source_free(source);
			return session->papers[i];
		}
	}
	paper = ui_paper_new(doc, source);
	session->papers = rr_grow(session->papers, session->paper_count,
	                          &session->paper_cap, sizeof(struct ui_paper *));
	session->papers[session->paper_count++] = paper;
	return paper;
}

enum rr_status ui_session_open(struct ui_session *session, const char *arg,
                               struct ui_paper **paper, size_t *block,
                               struct rr_error *err)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	char *id = NULL;
	size_t found = RR_NONE;
	enum rr_status st;

	st = rr_open(session->setup.store, session->setup.langs, arg, session->setup.lang,
	             &doc, &source, &id, err);
	if (st != RR_OK)
		return st;
	*paper = paper_add(session, doc, source, true);
	(*paper)->kept = (*paper)->kept || (*paper)->source == NULL;
	if (id != NULL) {
		found = ui_paper_block(*paper, id);
		if (found == RR_NONE)
			st = rr_fail(err, RR_MISSING, "%s: it has no %s", arg, id);
	}
	if (st == RR_OK && block != NULL)
		*block = found;
	free(id);
	return st;
}

enum rr_status ui_session_find(struct ui_session *session, const char *name, const char *code,
                               struct ui_paper **paper, struct rr_error *err)
{
	const struct ui_paper *near = session->shown[session->focus];
	struct rr_doc *doc = NULL;
	enum rr_status st;

	if (code == NULL)
		code = near != NULL ? rr_lang_code(near->doc->lang) : session->setup.lang;
	for (size_t i = 0; i < session->paper_count; i++) {
		const struct rr_doc *known = session->papers[i]->doc;

		if ((rr_span_is(rr_span(known->symbol), name) || rr_span_is(rr_span(known->key), name))
		    && (code == NULL || strcmp(rr_lang_code(known->lang), code) == 0)) {
			*paper = session->papers[i];
			return RR_OK;
		}
	}
	st = rr_library_open(session->setup.store, session->setup.langs, name, code, &doc, err);
	if (st != RR_OK)
		return st;
	*paper = paper_add(session, doc, NULL, true);
	(*paper)->kept = true;
	return RR_OK;
}

size_t ui_session_uncited(const struct ui_session *session, struct ui_paper *papers[2])
{
	size_t count = 0;

	for (int pane = 0; pane < 2; pane++) {
		struct ui_paper *paper = session->shown[pane];

		if (paper != NULL && !paper->cited && (count == 0 || paper != papers[0]))
			papers[count++] = paper;
	}
	return count;
}

void ui_session_show(struct ui_session *session, int pane, struct ui_paper *paper)
{
	session->shown[pane] = paper;
	session->link = RR_NONE;
	session->scrolls[pane].cursor = session->scrolls[pane].top = (struct ui_spot){ 0 };
}

/* ---- messages --------------------------------------------------------- */

__attribute__((format(printf, 3, 0)))
static void say(struct ui_session *session, bool error, const char *fmt, va_list args)
{
	char text[600];

	vsnprintf(text, sizeof text, fmt, args);
	rr_str_cut(&session->message, 0);
	rr_utf8_clean(rr_span(text), &session->message);
	session->message_error = error;
}

void ui_say(struct ui_session *session, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(session, false, fmt, args);
	va_end(args);
}

void ui_say_error(struct ui_session *session, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(session, true, fmt, args);
	va_end(args);
}

/* ---- comparison ------------------------------------------------------- */

struct ui_pair *ui_session_pair(struct ui_session *session)
{
	struct ui_paper *a = session->shown[0], *b = session->shown[1];
	struct ui_pair *pair;

	if (a == NULL || b == NULL)
		return NULL;
	for (size_t i = 0; i < session->pair_count; i++)
		if (session->pairs[i].a == a && session->pairs[i].b == b)
			return &session->pairs[i];
	session->pairs = rr_grow(session->pairs, session->pair_count, &session->pair_cap,
	                         sizeof *session->pairs);
	pair = &session->pairs[session->pair_count++];
	*pair = (struct ui_pair){ a, b, .cmp = rr_compare(a->doc, b->doc, NULL, 0) };
	pair->folded = rr_alloc((pair->cmp->count + 1) * sizeof *pair->folded);
	pair->checked = rr_alloc((pair->cmp->count + 1) * sizeof *pair->checked);
	return pair;
}

bool ui_is_compared(struct ui_session *session)
{
	if (session->shown[1] == NULL)
		ui_say(session, "one document is open: nothing to compare");
	else if (session->compare == COMPARE_OFF)
		ui_say(session, "the comparison is off; D turns it on");
	return session->shown[1] != NULL && session->compare != COMPARE_OFF;
}

const struct rr_comparison *ui_session_compared(struct ui_session *session)
{
	const struct ui_pair *pair = ui_session_pair(session);

	return pair != NULL ? pair->cmp : NULL;
}

/* Drops the flows of a comparison that is about to go. */
static void forget_flows(struct ui_session *session, const struct rr_comparison *cmp)
{
	for (int which = 0; which < SCROLL_COUNT; which++)
		if (session->flowing_cmp[which] == cmp) {
			ui_flow_free(&session->scrolls[which].flow);
			session->flowing[which][0] = session->flowing[which][1] = NULL;
			session->flowing_cmp[which] = NULL;
		}
}

void ui_session_align(struct ui_session *session, struct ui_pair *pair,
                      struct rr_pin_list *pins)
{
	struct rr_comparison *old = pair->cmp;
	bool *folded;

	ui_forget_checked(pair);
	pair->cmp = rr_compare(pair->a->doc, pair->b->doc, pins->pins, pins->count);
	rr_pins_free(&pair->pins);
	pair->pins = *pins;
	*pins = (struct rr_pin_list){ 0 };
	folded = rr_alloc((pair->cmp->count + 1) * sizeof *folded);
	for (size_t i = 0; i < pair->b->doc->clause_count; i++)
		if (pair->folded[old->row_of_b[i]])
			folded[pair->cmp->row_of_b[i]] = true;
	free(pair->folded);
	pair->folded = folded;
	pair->checked = rr_alloc((pair->cmp->count + 1) * sizeof *pair->checked);
	session->version++;
	ui_session_arrange(session); /* takes the places from the old flows */
	forget_flows(session, old);
	rr_comparison_free(old);
}

const struct rr_row *ui_session_cmp_row(struct ui_session *session)
{
	const struct rr_comparison *cmp = ui_session_compared(session);
	struct ui_paper *paper;
	size_t block = ui_session_block(session, &paper);
	size_t clause;

	if (cmp == NULL || block == RR_NONE || paper->blocks[block].kind != BLOCK_CLAUSE)
		return NULL;
	clause = paper->blocks[block].index;
	return &cmp->rows[paper == session->shown[0] ? cmp->row_of_a[clause]
	                                             : cmp->row_of_b[clause]];
}

/* ---- where things are ------------------------------------------------- */

struct ui_row *ui_session_row(struct ui_session *session)
{
	struct ui_scroll *scroll = ui_session_scroll(session);

	if (scroll == NULL || scroll->cursor.row >= scroll->flow.count)
		return NULL;
	return &scroll->flow.rows[scroll->cursor.row];
}

size_t ui_session_block_at(struct ui_session *session, int *pane)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	int side = ui_session_side(session, session->focus), line_side;
	struct ui_row *row = ui_session_row(session);
	size_t block, at, byte;

	if (row == NULL)
		return RR_NONE;
	block = ui_row_any(row, &side);
	line_side = side;
	/* of several blocks on a side, the one on whose line the cursor stands */
	if (ui_shape_at(ui_scroll_shape(scroll, scroll->cursor.row),
	                scroll->style.layout == LAYOUT_LEVEL ? side : 0, scroll->cursor.line,
	                &line_side, &at, &byte)
	    && line_side == side)
		block = at;
	*pane = scroll->style.layout == LAYOUT_ONE ? session->focus : side;
	return block;
}

size_t ui_session_block(struct ui_session *session, struct ui_paper **paper)
{
	int pane = session->focus;
	size_t block = ui_session_block_at(session, &pane);

	*paper = session->shown[pane];
	return block;
}

const char *ui_session_target(const struct ui_session *session, const struct ui_paper *from,
                              const char *target)
{
	const char *name = rr_cite_instrument(session->setup.langs, target,
	                                      rr_lang_code(from->doc->lang));

	return name != NULL ? name : target;
}
