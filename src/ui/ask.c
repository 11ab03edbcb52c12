/* The command line: ":NAME [ARGUMENT]", or a clause id alone. */
#include "ui/core.h"

#include <string.h>

void ui_command_line(struct ui_app *app, struct rr_span line)
{
	struct ui_call call = { .app = app, .session = app->session };
	const struct ui_command *command;
	struct rr_span rest = rr_span_trim(line), name = { 0 };
	struct ui_paper *paper = app->session->shown[app->session->focus];
	struct rr_str id = { 0 };

	if (rest.len == 0)
		return;
	call.arg = rest;
	(void)rr_span_cut(&rest, ' ', &name);
	command = ui_command_find(name);
	rr_str_add(&id, call.arg);
	if (command != NULL) {
		call.arg = rr_span_trim(rest);
		command->run(&call);
	} else if (paper != NULL && ui_paper_block(paper, id.text) != RR_NONE) {
		cmd_go(&call);
	} else {
		ui_say_error(app->session, "no such command: %.*s; :help shows them all",
		             (int)(name.len > 80 ? 80 : name.len), name.text);
	}
	rr_str_free(&id);
}

static void complete_name(struct rr_span typed, struct ui_choices *choices)
{
	const struct ui_command *c;

	for (c = ui_commands; c->name != NULL; c++)
		if (typed.len <= strlen(c->name) && memcmp(c->name, typed.text, typed.len) == 0)
			ui_choices_add(choices, rr_span(c->name), NULL);
}

/* Clause ids behind "go", symbols of nothing else: an argument is typed as it is. */
static void complete_id(const struct ui_paper *paper, struct rr_span typed,
                        struct ui_choices *choices)
{
	for (size_t i = 0; i < paper->block_count; i++) {
		struct rr_span id = rr_span(paper->blocks[i].id);

		if (id.len > 0 && typed.len <= id.len && memcmp(id.text, typed.text, typed.len) == 0)
			ui_choices_add(choices, id, NULL);
	}
}

static void complete(void *with, struct rr_span line, size_t cursor,
                     struct ui_choices *choices)
{
	const struct ui_app *app = with;
	const struct ui_paper *paper = app->session->shown[app->session->focus];
	struct rr_span typed = rr_span_sub(line, 0, cursor);
	size_t blank = rr_span_find(typed, " ", 0);

	if (blank == RR_NONE) {
		complete_name(typed, choices);
		return;
	}
	choices->start = blank + 1;
	if (rr_span_is(rr_span_sub(typed, 0, blank), "go") && paper != NULL)
		complete_id(paper, rr_span_sub(typed, blank + 1, typed.len), choices);
}

static void entered(struct ui_app *app, struct rr_span line, void *with)
{
	struct rr_str copy = { 0 };

	(void)with;
	rr_str_add(&copy, line);
	if (copy.len > 0)
		ui_command_line(app, rr_str_span(&copy));
	rr_str_free(&copy);
}

void cmd_command(struct ui_call *call)
{
	ui_ask(call->app, &(struct ui_asking){
		.setup = { .label = ":", .history = &call->app->commanded, .complete = complete,
		           .with = call->app },
		.entered = entered });
}
