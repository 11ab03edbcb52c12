/*
 * Pairing by hand. Pins are kept with the notes, by the keys of the two
 * documents; the pair is aligned anew whenever they change.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

/* ---- reading ---------------------------------------------------------- */

static bool same_pins(const struct rr_pin_list *a, const struct rr_pin_list *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (strcmp(a->pins[i].a, b->pins[i].a) != 0 || strcmp(a->pins[i].b, b->pins[i].b) != 0
		    || a->pins[i].parted != b->pins[i].parted)
			return false;
	return a->count == b->count;
}

static bool load(struct ui_app *app)
{
	struct ui_session *session = app->session;
	struct ui_pair *pair = ui_session_pair(session);
	struct rr_pin_list pins = { 0 };
	struct rr_error err;
	bool changed;

	if (pair == NULL)
		return false;
	pair->pins_read = true;
	if (rr_pins_list(session->setup.store, rr_edition_of(pair->a->doc),
	                 rr_edition_of(pair->b->doc), &pins, &err) != RR_OK) {
		ui_say_error(session, "%s", err.text);
		return false;
	}
	changed = !same_pins(&pins, &pair->pins);
	if (changed)
		ui_session_align(session, pair, &pins);
	rr_pins_free(&pins);
	return changed;
}

bool ui_read_pins(struct ui_app *app)
{
	struct ui_session *session = app->session;

	if (session->shown[1] == NULL || session->compare == COMPARE_OFF
	    || ui_session_pair(session)->pins_read)
		return false;
	return load(app);
}

void ui_load_pins(struct ui_app *app)
{
	struct ui_session *session = app->session;

	for (size_t i = 0; i < session->pair_count; i++)
		session->pairs[i].pins_read = false;
	(void)ui_read_pins(app);
}

/* ---- what stands here ------------------------------------------------- */

/* A clause of one of the two documents, and its row of the comparison. */
struct here {
	struct ui_pair *pair;
	int pane;
	size_t clause;
	const struct rr_row *row;
};

static struct rr_clause *clauses_of(const struct here *here, int pane)
{
	return (pane == 0 ? here->pair->a : here->pair->b)->doc->clauses;
}

static bool find_here(struct ui_session *session, struct here *here)
{
	const struct ui_block *block;
	size_t index;

	if (!ui_is_compared(session))
		return false;
	index = ui_session_block_at(session, &here->pane);
	if (index == RR_NONE)
		return false;
	block = &session->shown[here->pane]->blocks[index];
	if (block->kind != BLOCK_CLAUSE) {
		ui_say(session, "only clauses are paired");
		return false;
	}
	here->pair = ui_session_pair(session);
	here->clause = block->index;
	here->row = &here->pair->cmp->rows[here->pane == 0
	                                           ? here->pair->cmp->row_of_a[block->index]
	                                           : here->pair->cmp->row_of_b[block->index]];
	return true;
}

static struct rr_pin pin_of(const struct here *here, size_t other, bool parted)
{
	const char *own = clauses_of(here, here->pane)[here->clause].id;
	const char *others = clauses_of(here, !here->pane)[other].id;

	return (struct rr_pin){ here->pane == 0 ? own : others, here->pane == 0 ? others : own,
		parted };
}

/* ---- changing --------------------------------------------------------- */

static bool put(struct ui_app *app, const struct here *here, const struct rr_pin *pins,
                size_t count, bool remove)
{
	struct rr_store *store = app->session->setup.store;
	struct rr_edition a = rr_edition_of(here->pair->a->doc);
	struct rr_edition b = rr_edition_of(here->pair->b->doc);
	struct rr_error err;
	enum rr_status st = remove ? rr_pins_remove(store, a, b, pins, count, &err)
	                           : rr_pins_put(store, a, b, pins, count, &err);

	if (st != RR_OK) {
		ui_say_error(app->session, "not kept: %s", err.text);
		ui_bell(app);
		return false;
	}
	(void)load(app);
	return true;
}

static void pair_with(struct ui_app *app, const struct here *here, size_t other)
{
	struct rr_pin pin = pin_of(here, other, false);

	if (put(app, here, &pin, 1, false))
		ui_say(app->session, "%s and %s are paired by hand; gA parts them, U undoes", pin.a,
		       pin.b);
}

static bool pinned(const struct ui_pair *pair, const struct rr_pin *like)
{
	for (size_t i = 0; i < pair->pins.count; i++)
		if (!pair->pins.pins[i].parted && strcmp(pair->pins.pins[i].a, like->a) == 0
		    && strcmp(pair->pins.pins[i].b, like->b) == 0)
			return true;
	return false;
}

/* The clauses this one is paired with. */
static const size_t *partners(const struct here *here, size_t *count)
{
	*count = here->pane == 0 ? here->row->b_count : here->row->a_count;
	return here->pane == 0 ? here->row->b : here->row->a;
}

void cmd_part(struct ui_call *call)
{
	struct ui_session *session = call->session;
	struct rr_pin *pins;
	struct here here, after;
	size_t count, by_hand = 0;
	const size_t *others;
	struct rr_str names = { 0 };
	const char *id;

	(void)ui_read_pins(call->app);
	if (!find_here(session, &here))
		return;
	others = partners(&here, &count);
	id = clauses_of(&here, here.pane)[here.clause].id;
	if (count == 0) {
		ui_say(session, "%s stands alone: there is nothing to part", id);
		return;
	}
	pins = rr_alloc(count * sizeof *pins);
	for (size_t i = 0; i < count; i++) {
		pins[i] = pin_of(&here, others[i], true);
		by_hand += pinned(here.pair, &pins[i]);
		rr_str_printf(&names, "%s%s", i > 0 ? ", " : "",
		              clauses_of(&here, !here.pane)[others[i]].id);
	}
	/* what was paired by hand goes back to what the words say */
	if (put(call->app, &here, pins, count, by_hand == count)) {
		if (by_hand == count && find_here(session, &after) && partners(&after, &count) != NULL
		    && count > 0)
			ui_say(session, "%s is not pinned any more; its words pair it: gA again parts it",
			       id);
		else
			ui_say(session, "%s and %s are parted; U undoes", id, names.text);
	}
	rr_str_free(&names);
	free(pins);
}

/* ---- choosing the other ------------------------------------------------ */

static bool chosen(struct ui_app *app, const struct ui_list_row *row)
{
	struct here here;

	if (find_here(app->session, &here))
		pair_with(app, &here, row->data);
	return true;
}

/* Where the cursor of the other pane stands, if it goes its own way. */
static size_t other_cursor(struct ui_session *session, int pane)
{
	struct ui_anchor there = ui_session_anchor(session, !pane);
	const struct ui_paper *paper = session->shown[!pane];

	if (session->synced || there.block == RR_NONE
	    || paper->blocks[there.block].kind != BLOCK_CLAUSE)
		return RR_NONE;
	return paper->blocks[there.block].index;
}

/* How much two texts have in common, 0..1. */
static double likeness(struct rr_span a, struct rr_span b)
{
	struct rr_changes changes = { 0 };
	size_t equal = 0;

	rr_word_changes(a, b, &changes);
	for (size_t i = 0; i < changes.count; i++)
		if (changes.items[i].op == RR_EQUAL)
			equal += changes.items[i].end - changes.items[i].start;
	rr_changes_free(&changes);
	return (double)equal * 2 / (double)(a.len + b.len + 1);
}

static bool stands_alone(const struct here *here, size_t other)
{
	const struct rr_comparison *cmp = here->pair->cmp;
	const struct rr_row *row = &cmp->rows[here->pane == 0 ? cmp->row_of_b[other]
	                                                      : cmp->row_of_a[other]];

	return (here->pane == 0 ? row->a_count : row->b_count) == 0;
}

/* The clause most likely meant: where the other cursor stands, the partner, the most alike. */
static size_t likely(struct ui_session *session, const struct here *here, size_t count)
{
	size_t partner_count, best = other_cursor(session, here->pane);
	const size_t *others = partners(here, &partner_count);
	struct rr_span text = clauses_of(here, here->pane)[here->clause].text;
	double most = -1;

	if (best != RR_NONE)
		return best;
	if (partner_count > 0)
		return others[0];
	for (size_t i = 0, tried = 0; i < count && tried < 200; i++) {
		double like;

		if (!stands_alone(here, i))
			continue;
		tried++;
		like = likeness(text, clauses_of(here, !here->pane)[i].text);
		if (like > most) {
			most = like;
			best = i;
		}
	}
	return best;
}

static void add_clauses(struct ui_list *list, const struct here *here, size_t count, bool alone)
{
	const struct rr_clause *clauses = clauses_of(here, !here->pane);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (stands_alone(here, i) != alone)
			continue;
		if (!any)
			ui_list_heading(list, alone ? "Paired with none" : "Paired");
		any = true;
		ui_list_add(list, clauses[i].id, "", clauses[i].text.text, i);
	}
}

static void choose(struct ui_app *app, const struct here *here)
{
	static const struct ui_list_acts acts = { .chosen = chosen };
	const struct ui_paper *other = app->session->shown[!here->pane];
	struct rr_str title = { 0 };
	struct ui_list *list;

	rr_str_printf(&title, "Pair %s of %s with a clause of %s",
	              clauses_of(here, here->pane)[here->clause].id,
	              ui_paper_name(app->session->shown[here->pane]), ui_paper_name(other));
	list = ui_list_new(title.text, "Enter pairs them  / filter  q closes");
	add_clauses(list, here, other->doc->clause_count, true);
	add_clauses(list, here, other->doc->clause_count, false);
	ui_list_select(list, likely(app->session, here, other->doc->clause_count));
	ui_show_list(app, list, &acts);
	rr_str_free(&title);
}

void cmd_pair(struct ui_call *call)
{
	struct ui_session *session = call->session;
	struct rr_str id = { 0 };
	struct here here;
	size_t other;

	(void)ui_read_pins(call->app);
	if (!find_here(session, &here))
		return;
	if (call->arg.len > 0)
		rr_str_add(&id, call->arg);
	else if (call->count > 0)
		rr_str_printf(&id, "OP%ld", call->count);
	if (id.len == 0) {
		choose(call->app, &here);
		return;
	}
	other = rr_doc_clause(session->shown[!here.pane]->doc, id.text);
	if (other == RR_NONE)
		ui_say_error(session, "there is no %s in %s", id.text,
		             ui_paper_name(session->shown[!here.pane]));
	else
		pair_with(call->app, &here, other);
	rr_str_free(&id);
}
