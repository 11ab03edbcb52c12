/*
 * The grid shown last is kept; only cells that differ are handed to curses,
 * which does the rest. Keys are read without curses (input.c).
 */
#include "ui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#undef columns /* a macro of term.h for the terminal's own size */

#include "ui/clipboard.h"
#include "ui/ending.h"
#include "ui/input.h"
#include "ui/theme.h"

#define ESCAPE_WAIT 25 /* milliseconds for the rest of a sequence */
#define PASTE_WAIT 1000

struct ui_term {
	SCREEN *screen;
	int in;                /* keys come from here; owned where it is not stdin */
	struct ui_input input;
	struct ui_grid shown;  /* owned */
	cchar_t *row;          /* owned: room for one row of it */
	bool whole;            /* the next grid is written whole */
	bool left;             /* given back for a while */
	bool cursor_hidden, pastes;
	attr_t attributes[FACE_COUNT];
	short pairs[FACE_COUNT];
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

/* ---- opening ---------------------------------------------------------- */

void ui_term_measure(int *columns, int *rows)
{
	struct winsize size = { 0 };

	*columns = 80;
	*rows = 24;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
		*columns = size.ws_col;
		*rows = size.ws_row;
	}
}

static void load_looks(struct ui_term *term, enum rr_colour colour)
{
	static const struct { unsigned look; attr_t attribute; } map[] = {
		{ LOOK_BOLD, A_BOLD }, { LOOK_DIM, A_DIM }, { LOOK_UNDERLINE, A_UNDERLINE },
		{ LOOK_REVERSE, A_REVERSE }, { LOOK_ITALIC, A_ITALIC },
	};
	const char *no_color = getenv("NO_COLOR");
	bool colours = colour == RR_COLOUR_ALWAYS
	               || (colour == RR_COLOUR_AUTO && (no_color == NULL || *no_color == '\0'));
	struct ui_theme theme;

	ui_theme_load(&theme);
	colours = colours && has_colors() && start_color() == OK;
	if (colours)
		use_default_colors();
	for (short i = 0; i < FACE_COUNT; i++) {
		const struct ui_look *look = &theme.looks[i];

		for (size_t a = 0; a < sizeof map / sizeof *map; a++)
			if (look->attributes & map[a].look)
				term->attributes[i] |= map[a].attribute;
		/* reverse stands in for a ground colour where there is none */
		if (colours && look->paper >= 0)
			term->attributes[i] &= ~A_REVERSE;
		if (colours && (look->ink >= 0 || look->paper >= 0)
		    && init_pair((short)(i + 1), (short)look->ink, (short)look->paper) == OK)
			term->pairs[i] = (short)(i + 1);
	}
}

/* Standard input may be the document: then keys come from the terminal itself. */
static enum rr_status open_input(struct ui_term *term, struct rr_error *err)
{
	term->in = STDIN_FILENO;
	if (isatty(STDIN_FILENO))
		return RR_OK;
	term->in = open("/dev/tty", O_RDONLY | O_CLOEXEC);
	if (term->in < 0)
		return rr_fail(err, RR_IO, "terminal: no keyboard to read from: %s", strerror(errno));
	return RR_OK;
}

/* Brings a locale that knows UTF-8 where the environment names none. */
static void need_utf8(void)
{
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0
	    && setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		(void)setlocale(LC_CTYPE, "en_US.UTF-8");
}

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
	if (!term->pastes)
		return;
	fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
	fflush(stdout);
}

enum rr_status ui_term_open(enum rr_colour colour, struct ui_term **out,
                            struct rr_error *err)
{
	struct ui_term *term = rr_alloc(sizeof *term);
	const char *name = getenv("TERM");
	enum rr_status st;

	term->whole = true;
	need_utf8();
	st = open_input(term, err);
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
	load_looks(term, colour);
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
	curs_set(1);
	if (exit_ca_mode == NULL) {
		attrset(A_NORMAL);
		move(LINES - 1, 0);
		clrtoeol();
		refresh();
	}
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
	ui_grid_free(&term->shown);
	free(term->row);
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

static bool same_cell(const struct ui_cell *a, const struct ui_cell *b)
{
	return a->width == b->width && a->face == b->face && strcmp(a->text, b->text) == 0;
}

static cchar_t cell_for_curses(const struct ui_term *term, const struct ui_cell *cell)
{
	wchar_t wide[CCHARW_MAX + 1] = { 0 };
	struct rr_span text = rr_span(cell->text);
	size_t pos = 0, count = 0;
	cchar_t out;

	while (pos < text.len && count < CCHARW_MAX)
		wide[count++] = (wchar_t)rr_utf8_next(text, &pos);
	/* what the C library thinks to be of another width would shift the row */
	if (count == 0 || wcwidth(wide[0]) != cell->width) {
		wide[0] = count == 0 ? L' ' : cell->width == 2 ? L'\xFF1F' : L'?';
		wide[1] = L'\0';
	}
	for (size_t i = 1; i < count && wide[i] != L'\0'; i++)
		if (wcwidth(wide[i]) != 0)
			wide[i] = L'\0';
	setcchar(&out, wide, term->attributes[cell->face], term->pairs[cell->face], NULL);
	return out;
}

/* Hands what changed in a row to curses, from the first changed cell to the last. */
static bool show_row(struct ui_term *term, const struct ui_grid *grid, int row)
{
	size_t width = (size_t)grid->columns;
	const struct ui_cell *cells = &grid->cells[(size_t)row * width];
	struct ui_cell *shown = &term->shown.cells[(size_t)row * width];
	size_t first = 0, last = width, count = 0;

	while (!term->whole && first < width && same_cell(&cells[first], &shown[first]))
		first++;
	if (first == width)
		return false;
	while (!term->whole && same_cell(&cells[last - 1], &shown[last - 1]))
		last--;
	while (first > 0 && cells[first].width == 0)
		first--; /* a wide cell is handed over whole */
	for (size_t i = first; i < last; i++)
		if (cells[i].width > 0)
			term->row[count++] = cell_for_curses(term, &cells[i]);
	memcpy(&shown[first], &cells[first], (last - first) * sizeof *cells);
	mvadd_wchnstr(row, (int)first, term->row, (int)count);
	return true;
}

static void show_cursor(struct ui_term *term, const struct ui_grid *grid)
{
	if (grid->cursor_shown == term->cursor_hidden) {
		curs_set(grid->cursor_shown);
		term->cursor_hidden = !grid->cursor_shown;
	}
	if (grid->cursor_shown)
		move(grid->cursor_row, grid->cursor_column);
}

void ui_term_show(struct ui_term *term, const struct ui_grid *grid)
{
	struct ui_grid *shown = &term->shown;
	bool changed = term->whole;

	if (shown->columns != grid->columns || shown->rows != grid->rows) {
		ui_grid_free(shown);
		ui_grid_init(shown, grid->columns, grid->rows);
		free(term->row);
		term->row = rr_alloc((size_t)grid->columns * sizeof *term->row);
		erase();
		changed = true;
	}
	for (int row = 0; row < grid->rows; row++)
		changed = show_row(term, grid, row) || changed;
	changed = changed || grid->cursor_row != shown->cursor_row
	          || grid->cursor_column != shown->cursor_column
	          || grid->cursor_shown != shown->cursor_shown;
	if (!changed)
		return;
	shown->cursor_row = grid->cursor_row;
	shown->cursor_column = grid->cursor_column;
	shown->cursor_shown = grid->cursor_shown;
	show_cursor(term, grid);
	if (term->whole) /* before what one could answer with a paste */
		paste_mode(term, true);
	refresh();
	term->whole = false;
}

void ui_term_repaint(struct ui_term *term)
{
	term->whole = true;
	clearok(curscr, TRUE);
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
	ui_term_measure(&columns, &rows);
	/* not COLS and LINES: curses sees a new size by itself after a suspension */
	if (columns == term->shown.columns && rows == term->shown.rows)
		return TERM_TIMEOUT;
	resizeterm(rows, columns);
	ui_term_repaint(term);
	return TERM_RESIZE;
}

/* Reads what is there; false: the other end is gone. */
static bool read_bytes(struct ui_term *term)
{
	char bytes[4096];
	ssize_t n = read(term->in, bytes, sizeof bytes);

	if (n > 0)
		ui_input_add(&term->input, rr_span_of(bytes, (size_t)n));
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
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
	if (ready > 0 && !read_bytes(term))
		return TERM_END;
	if (ready < 0 && errno != EINTR)
		return TERM_END;
	return ui_input_key(&term->input, ready == 0, key) == INPUT_KEY ? TERM_KEY
	       : ready == 0                                             ? TERM_TIMEOUT
	                                                                : TERM_AGAIN;
}
