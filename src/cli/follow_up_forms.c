/* The forms of --follow-up: text, JSON, CSV, and a Markdown matrix. */
#include "cli/follow_up.h"

#include <string.h>

#include "resread/text.h"

static const char *clause_id(const struct rr_follow_row *row)
{
	return row->from->doc->clauses[row->request->clause].id;
}

static const char *status_of(const struct rr_follow_row *row)
{
	return row->task != NULL && row->task->status != NULL ? row->task->status : "";
}

/* ---- text --------------------------------------------------------------- */

static void text_row(const struct rr_cli *cli, const struct rr_follow_row *row, struct rr_str *out)
{
	const struct rr_request *r = row->request;
	struct rr_str line = { 0 }, who = { 0 };
	int width = cli_width(cli);

	rr_str_printf(&line, "%s#%s  %s", row->from->doc->key, clause_id(row),
	              rr_request_kind_name(r->kind));
	if (row->due.name != NULL) {
		rr_str_puts(&line, "  due ");
		rr_follow_due_words(row, &line);
	}
	if (status_of(row)[0] != '\0')
		rr_str_printf(&line, "  [%s]", status_of(row));
	if (row->task != NULL && row->task->priority != NULL)
		rr_str_printf(&line, "  !%s", row->task->priority);
	rr_task_responsible(row->task, &who);
	if (who.len > 0)
		rr_str_printf(&line, "  for %s", who.text);
	rr_str_cut(&who, 0);
	rr_task_themes(row->task, &who);
	if (who.len > 0)
		rr_str_printf(&line, "  #%s", who.text);
	cli_wrap(out, rr_str_span(&line), 0, 4, width);
	rr_str_cut(&line, 0);
	if (r->to.len > 0)
		rr_str_add(&line, r->to);
	else
		rr_str_puts(&line, r->addressee);
	rr_str_printf(&line, "%s%s: ", line.len > 0 ? " · " : "", r->verb);
	rr_str_add(&line, r->action);
	cli_wrap(out, rr_str_span(&line), 2, 4, width);
	if (row->task != NULL && row->task->body[0] != '\0')
		cli_wrap(out, rr_span(row->task->body), 4, 4, width);
	rr_str_free(&who);
	rr_str_free(&line);
}

void follow_text(const struct rr_cli *cli, const struct rr_follow_list *f, struct rr_str *out)
{
	bool recalled = cli->options->sort == 2; /* each where it stands: no heading */

	for (size_t i = 0; i < f->count; i++) {
		bool told = f->rows[i].request->kind == RR_RECALLED;

		if (i > 0)
			rr_str_putc(out, '\n');
		if (told && !recalled)
			rr_str_puts(out, "Only recalled:\n\n");
		recalled = recalled || told;
		text_row(cli, &f->rows[i], out);
	}
}

/* ---- JSON --------------------------------------------------------------- */

static void json_due(struct rr_json *j, const struct rr_due *due)
{
	static const char *const kinds[] = { NULL, "day", "year", "session", "regular" };

	if (due->kind == RR_DUE_NONE) {
		rr_json_null(j, "due");
		return;
	}
	rr_json_open(j, "due", '{');
	rr_json_text(j, "kind", kinds[due->kind]);
	rr_json_text(j, "when", due->name);
	rr_json_text(j, "day", due->day[0] != '\0' ? due->day : NULL);
	rr_json_span(j, "text", due->text);
	rr_json_close(j);
}

static void json_task(struct rr_json *j, const struct rr_note *task)
{
	struct rr_str who = { 0 };

	if (task == NULL) {
		rr_json_null(j, "task");
		return;
	}
	rr_json_open(j, "task", '{');
	rr_json_text(j, "id", task->id);
	rr_json_text(j, "status", task->status);
	rr_json_text(j, "priority", task->priority);
	rr_json_text(j, "due", task->due);
	rr_task_responsible(task, &who);
	rr_json_text(j, "responsible", who.len > 0 ? who.text : NULL);
	rr_str_free(&who);
	rr_json_text(j, "note", task->body);
	rr_json_open(j, "tags", '[');
	for (size_t i = 0; i < task->tag_count; i++)
		rr_json_text(j, NULL, task->tags[i]);
	rr_json_close(j);
	rr_json_close(j);
}

void follow_json(const struct rr_follow_list *f, struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-follow-up/1");
	rr_json_open(&j, "requests", '[');
	for (size_t i = 0; i < f->count; i++) {
		const struct rr_follow_row *row = &f->rows[i];
		const struct rr_request *r = row->request;

		rr_json_open(&j, NULL, '{');
		rr_json_text(&j, "document", row->from->doc->key);
		rr_json_text(&j, "lang", rr_lang_code(row->from->doc->lang));
		rr_json_text(&j, "clause", clause_id(row));
		rr_json_text(&j, "kind", rr_request_kind_name(r->kind));
		rr_json_bool(&j, "draft", row->from->doc->kind == RR_KIND_DRAFT);
		rr_json_text(&j, "by", r->by);
		rr_json_text(&j, "verb", r->verb);
		rr_json_text(&j, "addressee", r->addressee[0] != '\0' ? r->addressee : NULL);
		rr_json_span(&j, "to", r->to);
		rr_json_span(&j, "action", r->action);
		json_due(&j, &r->due);
		json_task(&j, row->task);
		rr_json_close(&j);
	}
	rr_json_close(&j);
	rr_json_close(&j);
}

/* ---- CSV ---------------------------------------------------------------- */

static void csv_row(const struct rr_follow_row *row, struct rr_str *out)
{
	const struct rr_request *r = row->request;
	const struct rr_note *task = row->task;
	struct rr_str to = { 0 }, action = { 0 }, who = { 0 }, themes = { 0 };
	const char *cells[16];

	rr_str_add(&to, r->to);
	rr_str_add(&action, r->action);
	rr_task_responsible(task, &who);
	rr_task_themes(task, &themes);
	cells[0] = row->from->doc->key;
	cells[1] = clause_id(row);
	cells[2] = rr_request_kind_name(r->kind);
	cells[3] = r->by;
	cells[4] = r->verb;
	cells[5] = r->addressee;
	cells[6] = to.text;
	cells[7] = action.text;
	cells[8] = r->due.name;
	cells[9] = r->due.day;
	cells[10] = status_of(row);
	cells[11] = task != NULL ? task->priority : NULL;
	cells[12] = who.text;
	cells[13] = themes.text;
	cells[14] = task != NULL ? task->body : NULL;
	cells[15] = task != NULL ? task->due : NULL;
	rr_csv_row(out, cells, sizeof cells / sizeof *cells);
	rr_str_free(&to);
	rr_str_free(&action);
	rr_str_free(&who);
	rr_str_free(&themes);
}

void follow_csv(const struct rr_follow_list *f, struct rr_str *out)
{
	static const char *const head[] = { "document", "clause", "kind", "by", "verb", "addressee",
		"to", "action", "due", "day", "status", "priority", "responsible", "themes", "note",
		"own due" };

	rr_csv_row(out, head, sizeof head / sizeof *head);
	for (size_t i = 0; i < f->count; i++)
		csv_row(&f->rows[i], out);
}

/* ---- Markdown ----------------------------------------------------------- */

/* A cell of a table: no bar, no line end, no markup of the text's own. */
static void add_cell(struct rr_str *out, struct rr_span s)
{
	rr_str_puts(out, " ");
	for (size_t i = 0; i < s.len; i++) {
		if (strchr("|\\`*_<>[]", s.text[i]) != NULL)
			rr_str_putc(out, '\\');
		rr_str_putc(out, s.text[i] == '\n' || s.text[i] == '\r' ? ' ' : s.text[i]);
	}
	rr_str_puts(out, " |");
}

void follow_markdown(const struct rr_follow_list *f, struct rr_str *out)
{
	rr_str_puts(out, "| Recommendation | Clause | Theme | Addressee | Due | Status "
	                 "| Priority | Responsible | Note |\n"
	                 "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
	for (size_t i = 0; i < f->count; i++) {
		const struct rr_follow_row *row = &f->rows[i];
		const struct rr_request *r = row->request;
		struct rr_str cell = { 0 };

		rr_str_puts(out, "|");
		add_cell(out, r->text);
		rr_str_printf(&cell, "%s#%s", row->from->doc->key, clause_id(row));
		add_cell(out, rr_str_span(&cell));
		rr_str_cut(&cell, 0);
		rr_task_themes(row->task, &cell);
		add_cell(out, rr_str_span(&cell));
		add_cell(out, rr_span(r->addressee));
		rr_str_cut(&cell, 0);
		rr_follow_due_words(row, &cell);
		add_cell(out, rr_str_span(&cell));
		add_cell(out, r->kind == RR_RECALLED ? rr_span("recalled") : rr_span(status_of(row)));
		add_cell(out, rr_span(row->task != NULL && row->task->priority != NULL
		                      ? row->task->priority : ""));
		rr_str_cut(&cell, 0);
		rr_task_responsible(row->task, &cell);
		add_cell(out, rr_str_span(&cell));
		add_cell(out, rr_span(row->task != NULL ? row->task->body : ""));
		rr_str_puts(out, "\n");
		rr_str_free(&cell);
	}
}
