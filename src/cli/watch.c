/* A long action, watched: how far it is on a terminal, and C-c asks it to stop. */
#include "cli/actions.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "resread/text.h"

static volatile sig_atomic_t stopped;

static void on_interrupt(int sig)
{
	(void)sig;
	stopped = 1;
}

bool cli_stopped(void)
{
	return stopped != 0;
}

void cli_watch_begin(const struct rr_cli *cli, struct cli_watch *w)
{
	struct sigaction action = { .sa_handler = on_interrupt };
	struct winsize size;

	*w = (struct cli_watch){ .columns = 0 };
	if (!cli->options->quiet && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0)
		w->columns = size.ws_col > 0 ? size.ws_col : 80;
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, &w->before);
}

void cli_watch_show(const struct cli_watch *w, struct rr_span line)
{
	struct rr_str seen = { 0 };

	if (w->columns == 0)
		return;
	rr_visible(line, &seen);
	rr_str_cut(&seen, rr_fit_columns(rr_str_span(&seen), 0, w->columns - 1));
	fprintf(stderr, "\r%s\033[K", seen.text);
	rr_str_free(&seen);
}

void cli_watch_clear(const struct cli_watch *w)
{
	if (w->columns > 0)
		fputs("\r\033[K", stderr);
}

void cli_watch_end(struct cli_watch *w)
{
	sigaction(SIGINT, &w->before, NULL);
	if (stopped)
		raise(SIGINT); /* as a shell expects of a stopped program */
}
