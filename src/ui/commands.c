#include "ui/command.h"

#include <string.h>

const struct ui_command ui_commands[] = {
	/* moving */
	{ .name = "next-line", .group = GROUP_MOVE, .run = cmd_next_line,
	  .help = "down a line" },
	{ .name = "previous-line", .group = GROUP_MOVE, .run = cmd_previous_line,
	  .help = "up a line" },
	{ .name = "half-page-down", .group = GROUP_MOVE, .run = cmd_half_page_down,
	  .help = "down half a page" },
	{ .name = "half-page-up", .group = GROUP_MOVE, .run = cmd_half_page_up,
	  .help = "up half a page" },
	{ .name = "page-down", .group = GROUP_MOVE, .run = cmd_page_down,
	  .help = "down a page" },
	{ .name = "page-up", .group = GROUP_MOVE, .run = cmd_page_up,
	  .help = "up a page" },
	{ .name = "first", .group = GROUP_MOVE, .run = cmd_first,
	  .help = "to the top" },
	{ .name = "last", .group = GROUP_MOVE, .run = cmd_last,
	  .help = "to the end; with a count to that operative paragraph" },
	{ .name = "next-clause", .group = GROUP_MOVE, .run = cmd_next_clause,
	  .help = "to the next clause" },
	{ .name = "previous-clause", .group = GROUP_MOVE, .run = cmd_previous_clause,
	  .help = "to the clause before" },
	{ .name = "next-subclause", .group = GROUP_MOVE, .run = cmd_next_subclause,
	  .help = "to the next clause or sub-paragraph" },
	{ .name = "previous-subclause", .group = GROUP_MOVE, .run = cmd_previous_subclause,
	  .help = "to the clause or sub-paragraph before" },
	{ .name = "next-part", .group = GROUP_MOVE, .run = cmd_next_part,
	  .help = "to the next part: preamble, operative part, annex" },
	{ .name = "previous-part", .group = GROUP_MOVE, .run = cmd_previous_part,
	  .help = "to the start of this part, or the part before" },
	{ .name = "go", .arg = "ID", .group = GROUP_MOVE, .run = cmd_go,
	  .help = "to a clause: OP12(b), PP3, ANNEX.4, FN1, TITLE" },
	{ .name = "op", .arg = "NUMBER", .group = GROUP_MOVE, .run = cmd_op,
	  .help = "to an operative paragraph: 12, 12(b)" },
	{ .name = "pp", .arg = "NUMBER", .group = GROUP_MOVE, .run = cmd_pp,
	  .help = "to a preambular paragraph" },

	/* panes */
	{ .name = "other-pane", .group = GROUP_PANES, .run = cmd_other_pane,
	  .help = "to the other pane" },
	{ .name = "swap-panes", .group = GROUP_PANES, .run = cmd_swap_panes,
	  .help = "swap the two panes" },
	{ .name = "close-other", .brief = "only", .group = GROUP_PANES, .run = cmd_close_other,
	  .help = "close the other pane" },
	{ .name = "lock", .group = GROUP_PANES, .run = cmd_lock,
	  .help = "lock the panes clause to clause, or let them scroll freely" },
	{ .name = "level", .group = GROUP_PANES, .run = cmd_level,
	  .help = "bring the other pane to this clause" },
	{ .name = "compare", .arg = "[off|clauses|words|one]", .group = GROUP_PANES,
	  .run = cmd_compare,
	  .help = "comparison off, clauses, words, one column in turn" },
	{ .name = "open", .brief = "e", .arg = "DOC", .group = GROUP_PANES, .run = cmd_open,
	  .help = "open a file or a document of the library in this pane" },

	/* changes */
	{ .name = "next-change", .group = GROUP_CHANGES, .run = cmd_next_change,
	  .help = "to the next change" },
	{ .name = "previous-change", .group = GROUP_CHANGES, .run = cmd_previous_change,
	  .help = "to the change before" },
	{ .name = "next-critical", .group = GROUP_CHANGES, .run = cmd_next_critical,
	  .help = "to the next critical change: verb, modal, number, condition" },
	{ .name = "previous-critical", .group = GROUP_CHANGES, .run = cmd_previous_critical,
	  .help = "to the critical change before" },
	{ .name = "criticals", .group = GROUP_CHANGES, .run = cmd_criticals,
	  .help = "all critical changes in a list" },
	{ .name = "moved", .group = GROUP_CHANGES, .run = cmd_moved,
	  .help = "go where the clause moved, or came from" },
	{ .name = "pair", .arg = "[ID]", .group = GROUP_CHANGES, .run = cmd_pair,
	  .help = "pair this clause by hand with one of the other document" },
	{ .name = "part", .group = GROUP_CHANGES, .run = cmd_part,
	  .help = "part this clause from the one it is paired with" },
	{ .name = "fold", .group = GROUP_CHANGES, .run = cmd_fold,
	  .help = "fold the clauses that are the same here, or unfold them" },
	{ .name = "fold-all", .group = GROUP_CHANGES, .run = cmd_fold_all,
	  .help = "fold all that is the same" },
	{ .name = "unfold-all", .group = GROUP_CHANGES, .run = cmd_unfold_all,
	  .help = "unfold everything" },

	/* citations */
	{ .name = "next-citation", .group = GROUP_CITATIONS, .run = cmd_next_citation,
	  .help = "to the next citation or footnote mark" },
	{ .name = "previous-citation", .group = GROUP_CITATIONS, .run = cmd_previous_citation,
	  .help = "to the citation or footnote mark before" },
	{ .name = "follow", .group = GROUP_CITATIONS, .run = cmd_follow,
	  .help = "follow the citation or mark: other pane, footnote, or a card" },
	{ .name = "hints", .group = GROUP_CITATIONS, .run = cmd_hints,
	  .help = "letters over all citations on the screen: type them to follow" },
	{ .name = "back", .group = GROUP_CITATIONS, .run = cmd_back,
	  .help = "back to where the last jump began" },
	{ .name = "forward", .group = GROUP_CITATIONS, .run = cmd_forward,
	  .help = "forward again" },
	{ .name = "peek", .group = GROUP_CITATIONS, .run = cmd_peek,
	  .help = "look at the cited text without going there" },
	{ .name = "browse", .group = GROUP_CITATIONS, .run = cmd_browse,
	  .help = "open the official link of the citation, or of this document" },

	/* notes */
	{ .name = "add-note", .group = GROUP_NOTES, .run = cmd_add_note,
	  .help = "write a note on this clause" },
	{ .name = "edit-note", .group = GROUP_NOTES, .run = cmd_edit_note,
	  .help = "edit the note on this clause" },
	{ .name = "edit-note-outside", .group = GROUP_NOTES, .run = cmd_edit_note_outside,
	  .help = "write or edit it in $EDITOR" },
	{ .name = "delete-note", .group = GROUP_NOTES, .run = cmd_delete_note,
	  .help = "delete the note on this clause" },
	{ .name = "undo-note", .group = GROUP_NOTES, .run = cmd_undo_note,
	  .help = "undo the last change of a note" },
	{ .name = "tag-note", .brief = "tag", .group = GROUP_NOTES, .run = cmd_tag_note,
	  .help = "set the tags of this clause's note" },
	{ .name = "list-notes", .brief = "notes", .group = GROUP_NOTES, .run = cmd_list_notes,
	  .help = "the notes on this document" },
	{ .name = "next-note", .group = GROUP_NOTES, .run = cmd_next_note,
	  .help = "to the next clause with a note" },
	{ .name = "previous-note", .group = GROUP_NOTES, .run = cmd_previous_note,
	  .help = "to the clause with a note before" },

	/* searching */
	{ .name = "search", .arg = "[WORDS]", .group = GROUP_SEARCH, .run = cmd_search,
	  .help = "search" },
	{ .name = "search-back", .arg = "[WORDS]", .group = GROUP_SEARCH,
	  .run = cmd_search_back, .help = "search backwards" },
	{ .name = "search-next", .group = GROUP_SEARCH, .run = cmd_search_next,
	  .help = "to the next match" },
	{ .name = "search-previous", .group = GROUP_SEARCH, .run = cmd_search_previous,
	  .help = "to the match before" },
	{ .name = "clear", .group = GROUP_SEARCH, .run = cmd_clear,
	  .help = "end the search, leave the citation" },

	/* views */
	{ .name = "outline", .group = GROUP_VIEWS, .run = cmd_outline,
	  .help = "the outline of the document" },
	{ .name = "library", .group = GROUP_VIEWS, .run = cmd_library,
	  .help = "the documents of the library" },
	{ .name = "help", .group = GROUP_VIEWS, .run = cmd_help,
	  .help = "all commands and their keys" },
	{ .name = "command", .group = GROUP_VIEWS, .run = cmd_command,
	  .help = "type a command" },

	/* the program */
	{ .name = "quit", .brief = "q", .group = GROUP_PROGRAM, .run = cmd_quit,
	  .help = "quit" },
	{ .name = "redraw", .group = GROUP_PROGRAM, .anywhere = true, .run = cmd_redraw,
	  .help = "paint the screen anew" },
	{ .name = "suspend", .group = GROUP_PROGRAM, .anywhere = true, .run = cmd_suspend,
	  .help = "suspend" },
	{ .name = NULL },
};

const struct ui_command *ui_command_find(struct rr_span name)
{
	const struct ui_command *c;

	for (c = ui_commands; c->name != NULL; c++)
		if (rr_span_is(name, c->name) || (c->brief != NULL && rr_span_is(name, c->brief)))
			return c;
	return NULL;
}

const char *ui_group_name(enum ui_group group)
{
	static const char *const names[GROUP_COUNT] = {
		[GROUP_MOVE] = "Moving", [GROUP_PANES] = "Panes", [GROUP_CHANGES] = "Changes",
		[GROUP_CITATIONS] = "Citations", [GROUP_NOTES] = "Notes",
		[GROUP_SEARCH] = "Searching", [GROUP_VIEWS] = "Views",
		[GROUP_PROGRAM] = "The program",
	};

	return names[group];
}
