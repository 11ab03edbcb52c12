/*
 * command - everything the user can ask for. One table feeds the keys, the
 * command line, its completion, the help, `resread --keys` and the manual.
 */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "resread/ui.h"

struct ui_app;

enum ui_group {
	GROUP_MOVE, GROUP_PANES, GROUP_CHANGES, GROUP_CITATIONS, GROUP_NOTES, GROUP_SEARCH,
	GROUP_VIEWS, GROUP_PROGRAM, GROUP_COUNT
};

/* How a command was called. */
struct ui_call {
	struct ui_app *app;
	struct ui_session *session;
	long count;          /* typed before the key; 0 if none */
	struct rr_span arg;  /* behind the name in the command line; empty if none */
};

struct ui_command {
	const char *name;
	const char *brief;   /* a shorter name for the command line; NULL */
	const char *arg;     /* what may stand behind the name, "ID"; NULL: nothing */
	const char *help;    /* one line, lower case, no stop */
	enum ui_group group;
	bool anywhere;       /* works over lists, cards and editors, too */
	void (*run)(struct ui_call *call);
};

/* The table, by groups; ends with a row without a name. */
extern const struct ui_command ui_commands[];

const struct ui_command *ui_command_find(struct rr_span name); /* or brief; NULL */
const char *ui_group_name(enum ui_group group);

/* Runs "NAME [ARGUMENT]" or a clause id; says what is wrong. */
void ui_command_line(struct ui_app *app, struct rr_span line);

/* move.c */
void cmd_next_line(struct ui_call *call);
void cmd_previous_line(struct ui_call *call);
void cmd_half_page_down(struct ui_call *call);
void cmd_half_page_up(struct ui_call *call);
void cmd_page_down(struct ui_call *call);
void cmd_page_up(struct ui_call *call);
void cmd_first(struct ui_call *call);
void cmd_last(struct ui_call *call);
void cmd_next_clause(struct ui_call *call);
void cmd_previous_clause(struct ui_call *call);
void cmd_next_subclause(struct ui_call *call);
void cmd_previous_subclause(struct ui_call *call);
void cmd_next_part(struct ui_call *call);
void cmd_previous_part(struct ui_call *call);
void cmd_go(struct ui_call *call);
void cmd_op(struct ui_call *call);
void cmd_pp(struct ui_call *call);

/* panes.c */
void cmd_other_pane(struct ui_call *call);
void cmd_swap_panes(struct ui_call *call);
void cmd_close_other(struct ui_call *call);
void cmd_lock(struct ui_call *call);
void cmd_level(struct ui_call *call);
void cmd_compare(struct ui_call *call);
void cmd_open(struct ui_call *call);

/* changes.c */
void cmd_next_change(struct ui_call *call);
void cmd_previous_change(struct ui_call *call);
void cmd_next_critical(struct ui_call *call);
void cmd_previous_critical(struct ui_call *call);
void cmd_moved(struct ui_call *call);

/* critical.c */
void cmd_criticals(struct ui_call *call);

/* folds.c */
void cmd_fold(struct ui_call *call);
void cmd_fold_all(struct ui_call *call);
void cmd_unfold_all(struct ui_call *call);

/* pins.c */
void cmd_pair(struct ui_call *call);
void cmd_part(struct ui_call *call);

/* follow.c, hints.c, strip.c, cited_by.c, said_before.c,
 * cite_card.c, copy.c */
void cmd_next_citation(struct ui_call *call);
void cmd_previous_citation(struct ui_call *call);
void cmd_follow(struct ui_call *call);
void cmd_back(struct ui_call *call);
void cmd_forward(struct ui_call *call);
void cmd_peek(struct ui_call *call);
void cmd_keep_peek(struct ui_call *call);
void cmd_strip_down(struct ui_call *call);
void cmd_strip_up(struct ui_call *call);
void cmd_cited_by(struct ui_call *call);
void cmd_said_before(struct ui_call *call);
void cmd_hints(struct ui_call *call);
void cmd_browse(struct ui_call *call);
void cmd_copy_citation(struct ui_call *call);

/* select.c */
void cmd_select_words(struct ui_call *call);
void cmd_select_clause(struct ui_call *call);

/* note.c, note_tags.c, note_list.c, note_facts.c, note_place.c, note_history.c, carry.c */
void cmd_add_note(struct ui_call *call);
void cmd_add_doc_note(struct ui_call *call);
void cmd_highlight(struct ui_call *call);
void cmd_highlight_again(struct ui_call *call);
void cmd_kind(struct ui_call *call);
void cmd_status(struct ui_call *call);
void cmd_priority(struct ui_call *call);
void cmd_due(struct ui_call *call);
void cmd_author(struct ui_call *call);
void cmd_responsible(struct ui_call *call);
void cmd_place_note(struct ui_call *call);
void cmd_note_history(struct ui_call *call);
void cmd_carry(struct ui_call *call);
void cmd_tags(struct ui_call *call);
void cmd_all_notes(struct ui_call *call);
void cmd_merge(struct ui_call *call);
void cmd_edit_note(struct ui_call *call);
void cmd_edit_note_outside(struct ui_call *call);
void cmd_delete_note(struct ui_call *call);
void cmd_undo_note(struct ui_call *call);
void cmd_tag_note(struct ui_call *call);
void cmd_list_notes(struct ui_call *call);
void cmd_next_note(struct ui_call *call);
void cmd_previous_note(struct ui_call *call);

/* find.c */
void cmd_search(struct ui_call *call);
void cmd_search_back(struct ui_call *call);
void cmd_search_next(struct ui_call *call);
void cmd_search_previous(struct ui_call *call);
void cmd_clear(struct ui_call *call);

/* lists.c, ask.c */
void cmd_outline(struct ui_call *call);
void cmd_library(struct ui_call *call);
void cmd_filter(struct ui_call *call);
void cmd_matching(struct ui_call *call);
void cmd_follow_up(struct ui_call *call);
void cmd_help(struct ui_call *call);
void cmd_command(struct ui_call *call);

/* app.c */
void cmd_quit(struct ui_call *call);
void cmd_redraw(struct ui_call *call);
void cmd_suspend(struct ui_call *call);

#endif
