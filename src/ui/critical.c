/*
 * Critical changes: what of a row's change is small in words and large in
 * meaning. Found after the first frame, row by row, and kept with the pair.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#define AT_ONCE 24 /* rows looked at before keys are taken again */

/* ---- finding ---------------------------------------------------------- */

static void check(struct ui_pair *pair, size_t row)
{
	struct ui_checked *checked = &pair->checked[row];
	struct rr_changes changes = { 0 };

	if (checked->done)
		return;
	checked->done = true;
	if (pair->cmp->rows[row].relation == RR_SAME || pair->cmp->rows[row].a_count == 0
	    || pair->cmp->rows[row].b_count == 0)
		return;
	rr_row_changes(pair->cmp, row, &checked->text[0], &checked->text[1], &changes);
	rr_row_criticals(pair->cmp, row, rr_str_span(&checked->text[0]),
	                 rr_str_span(&checked->text[1]), &changes, &checked->found);
	rr_changes_free(&changes);
	if (checked->found.count == 0) {
		rr_str_free(&checked->text[0]);
		rr_str_free(&checked->text[1]);
	}
}

const struct ui_checked *ui_critical(struct ui_pair *pair, size_t row)
{
	check(pair, row);
	return &pair->checked[row];
}

bool ui_is_critical(struct ui_session *session, const struct rr_row *row)
{
	const struct ui_pair *pair = ui_session_pair(session);
	const struct ui_checked *checked = &pair->checked[row - pair->cmp->rows];

	if (checked->done)
		return checked->found.count > 0;
	return row->lead == RR_STRONGER || row->lead == RR_WEAKER;
}

bool ui_find_criticals(struct ui_app *app, bool *seen)
{
	struct ui_session *session = app->session;
	struct ui_pair *pair;
	size_t left = AT_ONCE;

	if (session->shown[1] == NULL || session->compare == COMPARE_OFF)
		return false;
	pair = ui_session_pair(session);
	for (; left > 0 && pair->checked_rows < pair->cmp->count; pair->checked_rows++) {
		bool fresh = !pair->checked[pair->checked_rows].done;

		check(pair, pair->checked_rows);
		if (fresh && pair->checked[pair->checked_rows].found.count > 0)
			*seen = true;
		left -= fresh && pair->cmp->rows[pair->checked_rows].relation != RR_SAME;
	}
	return left < AT_ONCE;
}

void ui_forget_checked(struct ui_pair *pair)
{
	for (size_t i = 0; pair->checked != NULL && i < pair->cmp->count; i++) {
		rr_criticals_free(&pair->checked[i].found);
		rr_str_free(&pair->checked[i].text[0]);
		rr_str_free(&pair->checked[i].text[1]);
	}
	free(pair->checked);
	pair->checked = NULL;
	pair->checked_rows = 0;
}

/* ---- in words --------------------------------------------------------- */

static void add_words(struct rr_span text, size_t start, size_t end, struct rr_str *out)
{
	struct rr_span words = rr_span_trim(rr_span_sub(text, start, end));

	if (words.len > 0)
		rr_str_add(out, words);
	else
		rr_str_puts(out, "—");
}

void ui_critical_words(const struct ui_checked *checked, const struct rr_critical *c,
                       struct rr_str *out)
{
	add_words(rr_str_span(&checked->text[0]), c->a_start, c->a_end, out);
	rr_str_puts(out, "→");
	add_words(rr_str_span(&checked->text[1]), c->b_start, c->b_end, out);
}

const char *ui_direction_word(enum rr_direction direction)
{
	return direction == RR_STRONGER ? "stronger" : direction == RR_WEAKER ? "weaker" : "";
}

/* ---- the list --------------------------------------------------------- */

static bool chosen(struct ui_app *app, const struct ui_list_row *row)
{
	struct ui_session *session = app->session;
	struct ui_pair *pair = ui_session_pair(session);
	const struct rr_row *r;

	if (pair == NULL || row->data >= pair->cmp->count)
		return true;
	r = &pair->cmp->rows[row->data];
	ui_jump_push(session);
	if (session->focus == 0)
		ui_session_go(session, 0, session->shown[0]->block_of_clause[r->a[0]], 0);
	else
		ui_session_go(session, 1, session->shown[1]->block_of_clause[r->b[0]], 0);
	return true;
}

static void add_row(struct ui_list *list, struct ui_pair *pair, size_t row)
{
	const struct rr_row *r = &pair->cmp->rows[row];
	const struct ui_checked *checked = ui_critical(pair, row);

	for (size_t i = 0; i < checked->found.count; i++) {
		const struct rr_critical *c = &checked->found.items[i];
		const char *from = pair->a->doc->clauses[r->a[0]].id;
		const char *to = pair->b->doc->clauses[r->b[0]].id;
		struct rr_str id = { 0 }, kind = { 0 }, words = { 0 };

		rr_str_puts(&id, from);
		if (strcmp(from, to) != 0)
			rr_str_printf(&id, "→%s", to);
		rr_str_printf(&kind, "%s %s", rr_critical_name(c->kind),
		              ui_direction_word(c->direction));
		ui_critical_words(checked, c, &words);
		ui_list_add(list, id.text, kind.text, words.text, row);
		rr_str_free(&id);
		rr_str_free(&kind);
		rr_str_free(&words);
	}
}

void cmd_criticals(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = chosen };
	struct ui_session *session = call->session;
	const struct rr_row *here;
	struct rr_str title = { 0 };
	struct ui_pair *pair;
	struct ui_list *list;

	if (!ui_is_compared(session))
		return;
	pair = ui_session_pair(session);
	rr_str_printf(&title, "Critical changes from %s to %s", ui_paper_name(pair->a),
	              ui_paper_name(pair->b));
	list = ui_list_new(title.text, "Enter goes there  / filter  q closes");
	rr_str_free(&title);
	for (size_t row = 0; row < pair->cmp->count; row++)
		add_row(list, pair, row);
	if (ui_list_count(list) == 0) {
		ui_list_free(list);
		ui_say(session, "no verb, modal, number, negation, condition or addressee changed");
		return;
	}
	here = ui_session_cmp_row(session);
	if (here != NULL)
		ui_list_select(list, (size_t)(here - pair->cmp->rows));
	ui_show_list(call->app, list, &acts);
}
