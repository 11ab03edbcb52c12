/*
 * Curses opens the terminal, knows its words and gives it back; its bytes are
 * read and written (tty.c), grids turned into such (show.c) and bytes into keys
 * (input.c) without it.
 */
#include "ui/term.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>
#undef columns /* macros of term.h for the terminal's own size */
#undef lines

#include "ui/clipboard.h"
#include "ui/ending.h"
#include "ui/input.h"
#include "ui/show.h"
#include "ui/theme.h"
#include "ui/tty.h"

#define ESCAPE_WAIT 25 /* milliseconds for the rest of a sequence */
#define PASTE_WAIT 1000

struct ui_term {
	SCREEN *screen;
	int in;                /* keys come from here; owned where it is not stdin */
	struct ui_input input;
	struct ui_tongue tongue;
	struct ui_shown shown;
	struct rr_str out;     /* owned: what is about to be written */
	bool whole;            /* the next grid is written whole */
	bool begun;            /* curses has switched to the screen */
	bool left;             /* given back for a while */
	bool cursor_hidden, pastes;
	sigset_t waiting;      /* the mask while waiting */
};

/* What a sudden end writes: attributes off, the cursor shown, the other screen. */
static void prepare_ending(bool pastes)
{
	const char *ends[] = { exit_attribute_mode, cursor_normal, exit_ca_mode };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i] != NULL)
			tputs(ends[i], 1, ui_ending_put);
	if (pastes)
		ui_ending_puts("\033[?2004l");
	ui_ending_puts("\r\n");
}

/* ---- the terminal's words --------------------------------------------- */

/* Appends a capability without its padding, which no terminal of today needs. */
static void say(struct rr_str *out, const char *words)
{
	while (words != NULL && *words != '\0') {
		const char *end = words[0] == '$' && words[1] == '<' ? strchr(words, '>') : NULL;

		if (end != NULL)
			words = end + 1;
		else
			rr_str_putc(out, *words++);
	}
}

static void say_move(struct rr_str *out, int row, int column)
{
	say(out, tparm(cursor_address, row, column));
}

static void say_erase(struct rr_str *out, int count)
{
	say(out, tparm(erase_chars, count));
}

static void say_scroll(struct rr_str *out, int rows, int top, int bottom, int lines)
{
	const char *many = lines > 0 ? parm_index : parm_rindex;
	const char *one = lines > 0 ? scroll_forward : scroll_reverse;

	say(out, tparm(change_scroll_region, top, bottom));
	say_move(out, lines > 0 ? bottom : top, 0);
	if (many != NULL && abs(lines) > 1)
		say(out, tparm(many, abs(lines)));
	else
		for (int i = 0; i < abs(lines); i++)
			say(out, one);
	say(out, tparm(change_scroll_region, 0, rows - 1));
}

/* What turns a look on, as far as the terminal can with these colours or without. */
static void say_look(struct rr_str *out, const struct ui_look *look, bool colours)
{
	const struct { unsigned look; int video; const char *words; } map[] = {
		{ LOOK_BOLD, 32, enter_bold_mode }, { LOOK_DIM, 16, enter_dim_mode },
		{ LOOK_UNDERLINE, 2, enter_underline_mode },
		{ LOOK_REVERSE, 4, enter_reverse_mode }, { LOOK_ITALIC, 0, enter_italics_mode },
	};
	bool coloured = colours && (look->ink >= 0 || look->paper >= 0);

	for (size_t a = 0; a < sizeof map / sizeof *map; a++) {
		if (!(look->attributes & map[a].look))
			continue;
		/* reverse stands in for a ground colour where there is none */
		if (map[a].look == LOOK_REVERSE && colours && look->paper >= 0)
			continue;
		if (!(coloured && no_color_video > 0 && (no_color_video & map[a].video)))
			say(out, map[a].words);
	}
	if (colours && look->ink >= 0)
		say(out, tparm(set_a_foreground, look->ink));
	if (colours && look->paper >= 0)
		say(out, tparm(set_a_background, look->paper));
}

static void learn_tongue(struct ui_tongue *tongue, enum rr_colour colour)
{
	const char *no_color = getenv("NO_COLOR");
	bool colours = colour == RR_COLOUR_ALWAYS
	               || (colour == RR_COLOUR_AUTO && (no_color == NULL || *no_color == '\0'));
	struct ui_theme theme;

	ui_theme_load(&theme);
	colours = colours && has_colors() && set_a_foreground != NULL && set_a_background != NULL;
	for (int i = 0; i < FACE_COUNT; i++)
		say_look(&tongue->faces[i], &theme.looks[i], colours);
	/* the entries of many terminals reset a character set, too, which is never changed */
	say(&tongue->plain, exit_attribute_mode != NULL
	                            && strcmp(exit_attribute_mode, "\033(B\033[m") == 0
	                    ? "\033[m" : exit_attribute_mode);
	say(&tongue->clear, clear_screen);
	say(&tongue->clear_row, clr_eol);
	tongue->last_cell = !auto_right_margin || eat_newline_glitch;
	tongue->move = say_move;
	tongue->erase = erase_chars != NULL ? say_erase : NULL;
	tongue->scrolls = change_scroll_region != NULL && scroll_forward != NULL
	                  && scroll_reverse != NULL;
	tongue->scroll = say_scroll;
}

/* ---- opening ---------------------------------------------------------- */

static void set_modes(struct ui_term *term)
{
	const char *name = termname();

	raw();
	noecho();
	nonl();
	typeahead(-1);
	leaveok(stdscr, FALSE);
	/* until it was left once, ncurses makes each cursor movement a write */
	endwin();
	/* the old terminals don't know bracketed paste, and some print it */
	term->pastes = strncmp(name, "vt", 2) != 0 && strcmp(name, "linux") != 0
	               && strcmp(name, "dumb") != 0 && strcmp(name, "ansi") != 0;
}

static void paste_mode(struct ui_term *term, bool on)
{
	if (term->pastes)
		rr_str_puts(&term->out, on ? "\033[?2004h" : "\033[?2004l");
}

enum rr_status ui_term_open(enum rr_colour colour, struct ui_term **out,
                            struct rr_error *err)
{
	struct ui_term *term = rr_alloc(sizeof *term);
	const char *name = getenv("TERM");
	enum rr_status st;

	term->whole = true;
	ui_tty_need_utf8();
	st = ui_tty_open_keys(&term->in, err);
	if (st != RR_OK)
		goto failed;
	ui_ending_begin(STDOUT_FILENO);
	term->screen = newterm(NULL, stdout, stdin);
	if (term->screen == NULL) {
		st = rr_fail(err, RR_IO, "terminal: TERM=%s is not known here; try TERM=xterm",
		             name != NULL ? name : "");
		goto failed;
	}
	if (cursor_address == NULL || clear_screen == NULL) {
		st = rr_fail(err, RR_IO, "terminal: TERM=%s can't place its cursor", name);
		goto failed;
	}
	ui_signals_watch(&term->waiting);
	set_modes(term);
	prepare_ending(term->pastes);
	ui_ending_set();
	learn_tongue(&term->tongue, colour);
	*out = term;
	return RR_OK;
failed:
	if (term->screen != NULL) {
		endwin();
		delscreen(term->screen);
	}
	if (term->in > STDIN_FILENO)
		close(term->in);
	free(term);
	return st;
}

/* Where there is no other screen to go back to, the last line is cleared for the shell. */
static void end_screen(struct ui_term *term)
{
	paste_mode(term, false);
	rr_str_add(&term->out, rr_str_span(&term->tongue.plain));
	say(&term->out, cursor_normal);
	if (exit_ca_mode == NULL) {
		say_move(&term->out, LINES - 1, 0);
		rr_str_add(&term->out, rr_str_span(&term->tongue.clear_row));
	}
	ui_tty_write(&term->out);
	endwin();
}

void ui_term_close(struct ui_term *term)
{
	if (term == NULL)
		return;
	if (!term->left)
		end_screen(term);
	rr_set_exit_hook(NULL);
	delscreen(term->screen);
	ui_signals_unwatch(&term->waiting);
	if (term->in != STDIN_FILENO)
		close(term->in);
	ui_shown_free(&term->shown);
	ui_tongue_free(&term->tongue);
	rr_str_free(&term->out);
	ui_input_free(&term->input);
	free(term);
}

void ui_term_size(const struct ui_term *term, int *columns, int *rows)
{
	(void)term;
	*columns = COLS > 0 ? COLS : 1;
	*rows = LINES > 0 ? LINES : 1;
}

void ui_term_leave(struct ui_term *term)
{
	end_screen(term);
	term->left = true;
}

void ui_term_enter(struct ui_term *term)
{
	term->left = false;
	term->cursor_hidden = false;
	refresh();
	ui_term_repaint(term);
}

void ui_term_suspend(struct ui_term *term)
{
	ui_term_leave(term);
	ui_stop_here();
	ui_term_enter(term);
}

/* ---- showing ---------------------------------------------------------- */

static void show_cursor(struct ui_term *term, const struct ui_grid *grid)
{
	if (grid->cursor_shown)
		say_move(&term->out, grid->cursor_row, grid->cursor_column);
	if (grid->cursor_shown == term->cursor_hidden)
		say(&term->out, grid->cursor_shown ? cursor_normal : cursor_invisible);
	term->cursor_hidden = !grid->cursor_shown;
}

void ui_term_show(struct ui_term *term, const struct ui_grid *grid)
{
	struct ui_grid *shown = &term->shown.grid;

	if (!term->begun)
		refresh();
	term->begun = true;
	if (term->whole) /* before what one could answer with a paste */
		paste_mode(term, true);
	ui_show(&term->tongue, &term->shown, grid, term->whole, &term->out);
	if (term->out.len == 0 && grid->cursor_row == shown->cursor_row
	    && grid->cursor_column == shown->cursor_column
	    && grid->cursor_shown == shown->cursor_shown)
		return;
	shown->cursor_row = grid->cursor_row;
	shown->cursor_column = grid->cursor_column;
	shown->cursor_shown = grid->cursor_shown;
	show_cursor(term, grid);
	ui_tty_write(&term->out);
	term->whole = false;
}

void ui_term_repaint(struct ui_term *term)
{
	term->whole = true;
}

void ui_term_bell(struct ui_term *term)
{
	(void)term;
	beep();
}

void ui_term_copy(struct ui_term *term, const char *text)
{
	const char *name = termname();
	bool old = strcmp(name, "linux") == 0 || strcmp(name, "dumb") == 0
	           || strncmp(name, "vt", 2) == 0;
	struct rr_str out = { 0 };

	(void)term;
	if (old)
		return; /* would print it */
	ui_clipboard_put(rr_span(text), getenv("STY") != NULL, &out);
	fwrite(out.text, 1, out.len, stdout);
	fflush(stdout);
	rr_str_free(&out);
}

/* ---- waiting ---------------------------------------------------------- */

/* What a signal said since the last look; TERM_TIMEOUT: none. */
static enum ui_term_event take_signal(struct ui_term *term, int *number)
{
	int columns, rows;

	*number = ui_signal_came(SIGTERM)  ? SIGTERM
	          : ui_signal_came(SIGHUP) ? SIGHUP
	          : ui_signal_came(SIGINT) ? SIGINT : 0;
	if (*number != 0)
		return TERM_END;
	if (ui_signal_came(SIGTSTP))
		return TERM_SUSPEND;
	if (ui_signal_came(SIGCONT)) {
		/* whoever stopped it has used the terminal since */
		reset_prog_mode();
		ui_term_repaint(term);
		return TERM_RESIZE;
	}
	if (!ui_signal_came(SIGWINCH))
		return TERM_TIMEOUT;
	ui_tty_measure(&columns, &rows);
	/* not COLS and LINES: curses sees a new size by itself after a suspension */
	if (columns == term->shown.grid.columns && rows == term->shown.grid.rows)
		return TERM_TIMEOUT;
	resizeterm(rows, columns);
	ui_term_repaint(term);
	return TERM_RESIZE;
}

enum ui_term_event ui_term_wait(struct ui_term *term, int timeout, struct ui_key *key,
                                int *number)
{
	enum ui_input_state state = ui_input_key(&term->input, false, key);
	int limit = state != INPUT_PART               ? timeout
	            : ui_input_pasting(&term->input) ? PASTE_WAIT
	                                             : ESCAPE_WAIT;
	struct timespec wait = { limit / 1000, (long)(limit % 1000) * 1000000 };
	struct pollfd in = { .fd = term->in, .events = POLLIN };
	enum ui_term_event event;
	int ready;

	if (state == INPUT_KEY)
		return TERM_KEY;
	ready = ppoll(&in, 1, limit < 0 ? NULL : &wait, &term->waiting);
	event = take_signal(term, number);
	if (event != TERM_TIMEOUT)
		return event;
	if (ready > 0 && !ui_tty_read(term->in, &term->input))
		return TERM_END;
	if (ready < 0 && errno != EINTR)
		return TERM_END;
	return ui_input_key(&term->input, ready == 0, key) == INPUT_KEY ? TERM_KEY
	       : ready == 0                                             ? TERM_TIMEOUT
	                                                                : TERM_AGAIN;
}
