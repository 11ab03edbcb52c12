/*
 * pty - runs a program on a real terminal emulator and drives it by a script:
 * pty COLUMNSxROWS [-r RAWFILE] COMMAND... <SCRIPT
 *
 * A line of the script is a word and what belongs to it:
 *   keys jj<Enter><C-o>   presses keys          paste TEXT   with \n, \e, \t
 *   wait TEXT             until TEXT is on the screen
 *   gone TEXT             until it is not       quiet        until it sleeps, 150 ms long
 *   idle MS               counts the bytes that come in that time and until it sleeps
 *   resize COLUMNSxROWS   signal TERM           hangup       closes the terminal
 *   stopped               until suspended; says how the terminal was left
 *   continue              as "fg" does          run COMMAND  in a shell meanwhile,
 *                                               $PTY_PID is the program
 *   screen, cursor        print them            exit         until it has ended
 * Blank lines and those with # are passed over. A wait that lasts longer than
 * a minute prints "FAIL …" with the screen and ends with 1. At the end the
 * number of bytes, the state of the terminal and how the program ended are
 * printed; a program that still runs is killed.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "pty/rest.h"
#include "pty/run.h"

enum { PATIENCE = 60000, QUIET = 150 }; /* milliseconds */

/* ---- the screen ------------------------------------------------------- */

static const char *screen_text(struct run *run)
{
	size_t cells = (size_t)run->columns * (size_t)run->rows, len = 0, used = 0;

	free(run->text);
	run->text = malloc(cells * VTERM_MAX_CHARS_PER_CELL * 4 + (size_t)run->rows + 1);
	if (run->text == NULL)
		exit(2);
	for (int row = 0; row < run->rows; row++) {
		size_t start = len;

		for (int column = 0; column < run->columns; column++)
			len += put_cell(run->screen, row, column, run->text + len);
		while (len > start && run->text[len - 1] == ' ')
			len--;
		if (len > start)
			used = len + 1;
		run->text[len++] = '\n';
	}
	run->text[used < len ? used : len] = '\0'; /* without the empty rows below */
	return run->text;
}

static bool do_cursor(struct run *run, const char *arg)
{
	VTermPos pos;

	(void)arg;
	vterm_state_get_cursorpos(vterm_obtain_state(run->vt), &pos);
	printf("cursor %d %d\n", pos.col, pos.row);
	return true;
}

static void print_terminal(struct run *run)
{
	struct termios after;
	bool tty = run->open && tcgetattr(run->job.master, &after) == 0 &&
	           (after.c_lflag != run->job.before.c_lflag || after.c_iflag != run->job.before.c_iflag ||
	            after.c_oflag != run->job.before.c_oflag || after.c_cflag != run->job.before.c_cflag ||
	            memcmp(after.c_cc, run->job.before.c_cc, sizeof after.c_cc) != 0);
	char *left = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&left, &len);
	bool modes = modes_report(&run->modes, out);

	fclose(out);
	if (modes || tty)
		printf("terminal left with %s%s%s\n", left, modes && tty ? ", " : "",
		       tty ? "other tty settings" : "");
	else
		printf("terminal restored\n");
	free(left);
}

/* ---- the script ------------------------------------------------------- */

/* Keys as the key files spell them; each is sent by itself. */
static void press(struct run *run, const char *keys)
{
	while (*keys != '\0') {
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;

		if (end != NULL && end > keys + 1) {
			press_named(run->vt, keys + 1, (size_t)(end - keys - 1));
			flush_keys(run);
			if (strncmp(keys, "<Esc>", 5) == 0)
				rest(run, QUIET, PATIENCE); /* apart from what follows */
			keys = end + 1;
		} else {
			to_program(run, keys++, 1);
		}
	}
}

static void paste(struct run *run, const char *text)
{
	vterm_keyboard_start_paste(run->vt);
	flush_keys(run);
	for (; *text != '\0'; text++) {
		char c = *text;

		if (c == '\\' && text[1] != '\0') {
			c = *++text;
			c = c == 'n' ? '\r' : c == 'e' ? '\033' : c == 't' ? '\t' : c;
		}
		to_program(run, &c, 1);
	}
	vterm_keyboard_end_paste(run->vt);
	flush_keys(run);
}

static bool failed(struct run *run, const char *what, const char *arg)
{
	printf("FAIL %s %s; the screen was\n%s", what, arg, screen_text(run));
	return false;
}

static bool wait_text(struct run *run, const char *text, bool wanted)
{
	long until = now() + PATIENCE;

	while ((strstr(screen_text(run), text) != NULL) != wanted) {
		if (now() > until)
			return failed(run, wanted ? "never saw" : "never lost", text);
		if (!run->running && !pump(run, 50) &&
		    (strstr(screen_text(run), text) != NULL) != wanted)
			return failed(run, "ended before it was right:", text);
		pump(run, 50);
	}
	return true;
}

static bool do_stopped(struct run *run, const char *arg)
{
	long until = now() + PATIENCE;

	(void)arg;
	while (!run->stopped && run->running && now() < until)
		pump(run, 50);
	if (!run->stopped)
		return failed(run, "is not", "stopped");
	rest(run, QUIET, PATIENCE);
	printf("stopped: ");
	print_terminal(run);
	return true;
}

static bool do_exit(struct run *run, const char *arg)
{
	long until = now() + PATIENCE;

	(void)arg;
	while (run->running && now() < until)
		pump(run, 50);
	while (pump(run, 50))
		;
	return !run->running || failed(run, "has not", "ended");
}

/* The emulator dies of a wide character where there is one column only. */
static int emulated(int columns)
{
	return columns < 2 ? 2 : columns;
}

static bool do_resize(struct run *run, const char *size)
{
	struct winsize ws = { 0 };

	if (sscanf(size, "%dx%d", &run->columns, &run->rows) != 2)
		return failed(run, "is no size:", size);
	ws.ws_col = (unsigned short)run->columns;
	ws.ws_row = (unsigned short)run->rows;
	vterm_set_size(run->vt, run->rows, emulated(run->columns));
	return ioctl(run->job.master, TIOCSWINSZ, &ws) == 0;
}

static bool do_signal(struct run *run, const char *name)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {
		{ "TERM", SIGTERM }, { "KILL", SIGKILL }, { "ABRT", SIGABRT }, { "HUP", SIGHUP },
		{ "INT", SIGINT },   { "SEGV", SIGSEGV }, { "CONT", SIGCONT }, { "TSTP", SIGTSTP },
	};

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		if (strcmp(signals[i].name, name) == 0)
			return kill(run->job.pid, signals[i].number) == 0;
	return failed(run, "does not know the signal", name);
}

static bool do_idle(struct run *run, const char *ms)
{
	size_t before = run->bytes;
	long until = now() + atoi(ms);

	while (now() < until)
		pump(run, (int)(until - now()));
	if (!rest(run, QUIET, PATIENCE))
		return failed(run, "never came", "to rest");
	printf("idle %zu\n", run->bytes - before);
	return true;
}

static bool do_keys(struct run *run, const char *keys)
{
	press(run, keys);
	return true;
}

/* A terminal brackets what is pasted only once it was asked to. */
static bool do_paste(struct run *run, const char *text)
{
	long until = now() + PATIENCE;

	while (!modes_has(&run->modes, 2004)) {
		if (now() > until)
			return failed(run, "never asked for bracketed paste:", text);
		pump(run, 50);
	}
	paste(run, text);
	return true;
}

static bool do_wait(struct run *run, const char *text)
{
	return wait_text(run, text, true);
}

static bool do_gone(struct run *run, const char *text)
{
	return wait_text(run, text, false);
}

static bool do_quiet(struct run *run, const char *arg)
{
	(void)arg;
	return rest(run, QUIET, PATIENCE) || failed(run, "never came", "to rest");
}

static bool do_hangup(struct run *run, const char *arg)
{
	(void)arg;
	close(run->job.master);
	run->open = false;
	return true;
}

static bool do_continue(struct run *run, const char *arg)
{
	(void)arg;
	run->stopped = false;
	kill(run->job.shell, SIGUSR1);
	return true;
}

static bool do_run(struct run *run, const char *command)
{
	char pid[16];
	int status;

	snprintf(pid, sizeof pid, "%d", (int)run->job.pid);
	setenv("PTY_PID", pid, 1);
	fflush(stdout);
	status = system(command);
	printf("run %d\n", WEXITSTATUS(status));
	return true;
}

static bool do_screen(struct run *run, const char *arg)
{
	(void)arg;
	fputs(screen_text(run), stdout);
	return true;
}

static const struct {
	const char *word;
	bool (*run)(struct run *run, const char *arg);
} words[] = {
	{ "keys", do_keys },     { "paste", do_paste },     { "wait", do_wait },
	{ "gone", do_gone },     { "quiet", do_quiet },     { "idle", do_idle },
	{ "resize", do_resize }, { "signal", do_signal },   { "hangup", do_hangup },
	{ "run", do_run },       { "stopped", do_stopped }, { "continue", do_continue },
	{ "screen", do_screen }, { "cursor", do_cursor },   { "exit", do_exit },
};

static bool step(struct run *run, const char *word, const char *arg)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].run(run, arg);
	return failed(run, "does not know the word", word);
}

static bool follow(struct run *run, FILE *script)
{
	char line[4096];

	while (fgets(line, sizeof line, script) != NULL) {
		char *arg;

		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		arg = strchr(line, ' ');
		if (arg != NULL)
			*arg++ = '\0';
		if (!step(run, line, arg != NULL ? arg : ""))
			return false;
	}
	return true;
}

static void report(struct run *run)
{
	printf("bytes %zu\n", run->bytes);
	print_terminal(run);
	if (run->running) {
		printf("running\n");
		kill(-run->job.pid, SIGKILL);
		kill(run->job.shell, SIGKILL);
	} else if (WIFSIGNALED(run->status)) {
		printf("signal %d\n", WTERMSIG(run->status));
	} else {
		printf("exit %d\n", WEXITSTATUS(run->status));
	}
}

static bool start(struct run *run, char **command)
{
	struct winsize size = { 0 };

	size.ws_col = (unsigned short)run->columns;
	size.ws_row = (unsigned short)run->rows;
	run->vt = vterm_new(run->rows, emulated(run->columns));
	vterm_set_utf8(run->vt, 1);
	run->screen = vterm_obtain_screen(run->vt);
	vterm_screen_enable_altscreen(run->screen, 1);
	vterm_screen_reset(run->screen, 1);
	setenv("TERM", "xterm-256color", 0);
	if (!job_start(&run->job, command, size))
		return false;
	fcntl(run->job.master, F_SETFD, FD_CLOEXEC);
	run->open = run->running = true;
	return true;
}

int main(int argc, char **argv)
{
	struct run run = { 0 };
	int first = 2;
	bool good;

	if (argc > 4 && strcmp(argv[2], "-r") == 0) {
		run.raw = fopen(argv[3], "w");
		first = 4;
	}
	if (argc <= first || sscanf(argv[1], "%dx%d", &run.columns, &run.rows) != 2) {
		fprintf(stderr, "usage: pty COLUMNSxROWS [-r RAWFILE] COMMAND... <SCRIPT\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	if (!start(&run, argv + first)) {
		fprintf(stderr, "pty: no terminal to be had\n");
		return 2;
	}
	good = follow(&run, stdin);
	report(&run);
	if (run.raw != NULL)
		fclose(run.raw);
	free(run.text);
	vterm_free(run.vt);
	return !good;
}
