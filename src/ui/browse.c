#include "ui/browse.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ui/outside.h"

#ifdef __APPLE__
#define OPENER "open"
#else
#define OPENER "xdg-open"
#endif

/* Browsers that are used in the terminal. */
static const char in_terminal[] = "lynx w3m links links2 elinks browsh carbonyl www-browser";

enum { MOST_WORDS = 32 };

struct command {
	char *words[MOST_WORDS + 2]; /* owned; ends with NULL */
	size_t count;
	bool terminal;
};

/* ---- the command ------------------------------------------------------- */

/* A word of $BROWSER with the link put in for %s; *put tells that it was. */
static char *fill_in(struct rr_span word, const char *link, bool *put)
{
	struct rr_str out = { 0 };

	for (size_t i = 0; i < word.len; i++) {
		char next = word.text[i] == '%' && i + 1 < word.len ? word.text[i + 1] : '\0';

		if (next == 's') {
			rr_str_puts(&out, link);
			*put = true;
		} else {
			rr_str_putc(&out, word.text[i]);
		}
		i += next == 's' || next == '%';
	}
	return out.text != NULL ? out.text : rr_dup("");
}

static void command_free(struct command *command)
{
	for (size_t i = 0; i < command->count; i++)
		free(command->words[i]);
}

/* False where there are no words, or too many. */
static bool command_make(struct rr_span text, const char *link, struct command *out)
{
	struct rr_span rest = rr_span(in_terminal), word;
	const char *name;
	bool put = false;

	*out = (struct command){ 0 };
	while (rr_span_cut(&text, ' ', &word))
		if (word.len > 0 && out->count < MOST_WORDS)
			out->words[out->count++] = fill_in(word, link, &put);
	if (out->count == 0)
		return false;
	if (!put)
		out->words[out->count++] = rr_dup(link);
	name = strrchr(out->words[0], '/');
	name = name != NULL ? name + 1 : out->words[0];
	while (rr_span_cut(&rest, ' ', &word))
		out->terminal = out->terminal || rr_span_is(word, name);
	return true;
}

/* ---- running it -------------------------------------------------------- */

static bool run_here(const struct command *command, void (*lend)(void *with, bool lent),
                     void *with)
{
	pid_t child;
	int how = 0;

	lend(with, true);
	child = fork();
	if (child == 0) {
		ui_outside_child();
		execvp(command->words[0], command->words);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &how, 0) < 0 && errno == EINTR)
		;
	lend(with, false);
	return child > 0 && !(WIFEXITED(how) && WEXITSTATUS(how) == 127);
}

/* Of the second child: nobody's terminal, nobody's child; says on `tell` what failed. */
static void run_alone(const struct command *command, int tell)
{
	int null = open("/dev/null", O_RDWR);
	char failed = 1;

	ui_outside_child();
	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		if (null > STDERR_FILENO)
			close(null);
	}
	execvp(command->words[0], command->words);
	if (write(tell, &failed, 1) != 1)
		_exit(126);
	_exit(127);
}

static bool run_beside(const struct command *command)
{
	int tell[2];
	char failed;
	ssize_t n = 1;
	pid_t child;

	if (pipe(tell) != 0)
		return false;
	fcntl(tell[1], F_SETFD, FD_CLOEXEC); /* ends when the browser has begun */
	child = fork();
	if (child == 0) {
		close(tell[0]);
		setsid();
		if (fork() == 0)
			run_alone(command, tell[1]);
		_exit(0);
	}
	close(tell[1]);
	if (child > 0) {
		while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
			;
		while ((n = read(tell[0], &failed, 1)) < 0 && errno == EINTR)
			;
	}
	close(tell[0]);
	return child > 0 && n == 0;
}

static bool has_desktop(void)
{
#ifdef __APPLE__
	return getenv("SSH_CONNECTION") == NULL;
#else
	const char *names[] = { getenv("WAYLAND_DISPLAY"), getenv("DISPLAY") };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i] != NULL && names[i][0] != '\0')
			return true;
	return false;
#endif
}

enum rr_status ui_browse(const char *link, void (*lend)(void *with, bool lent), void *with,
                         struct rr_error *err)
{
	const char *browser = getenv("BROWSER");
	struct rr_span rest = rr_span(browser), text;

	if (rest.len == 0 && has_desktop())
		rest = rr_span(OPENER);
	while (rr_span_cut(&rest, ':', &text)) {
		struct command command;
		bool ran = false;

		if (command_make(text, link, &command))
			ran = command.terminal ? run_here(&command, lend, with) : run_beside(&command);
		command_free(&command);
		if (ran)
			return RR_OK;
	}
	if (browser != NULL && browser[0] != '\0')
		return rr_fail(err, RR_MISSING, "$BROWSER (%s) can't be run", browser);
	return rr_fail(err, RR_MISSING, "no browser here; set $BROWSER, or open it elsewhere");
}
