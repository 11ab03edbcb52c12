#include "ui/ending.h"

#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "resread/base.h"

static const int watched[] = { SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT };
#define WATCHED (sizeof watched / sizeof *watched)

/* A handler and the exit hook have nothing else to go by than these two. */
static volatile sig_atomic_t signalled[WATCHED];
static struct {
	struct termios before;
	char bytes[256];
	size_t len;
	int fd;
} rescue;

/* ---- signals ---------------------------------------------------------- */

void ui_signal_note(int number)
{
	for (size_t i = 0; i < WATCHED; i++)
		if (watched[i] == number)
			signalled[i] = 1;
}

bool ui_signal_came(int number)
{
	for (size_t i = 0; i < WATCHED; i++)
		if (watched[i] == number && signalled[i]) {
			signalled[i] = 0;
			return true;
		}
	return false;
}

static void handle(int number, void (*handler)(int))
{
	struct sigaction sa;

	memset(&sa, 0, sizeof sa);
	sa.sa_handler = handler;
	sigemptyset(&sa.sa_mask);
	sigaction(number, &sa, NULL);
}

void ui_signals_watch(sigset_t *waiting)
{
	sigset_t blocked;

	sigemptyset(&blocked);
	for (size_t i = 0; i < WATCHED; i++) {
		sigaddset(&blocked, watched[i]);
		handle(watched[i], ui_signal_note);
	}
	handle(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_BLOCK, &blocked, waiting);
	for (size_t i = 0; i < WATCHED; i++)
		sigdelset(waiting, watched[i]);
}

void ui_signals_unwatch(const sigset_t *waiting)
{
	for (size_t i = 0; i < WATCHED; i++)
		handle(watched[i], SIG_DFL);
	handle(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, waiting, NULL);
}

void ui_stop_here(void)
{
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	handle(SIGTSTP, SIG_DFL);
	kill(0, SIGTSTP); /* the whole job, as a terminal does */
	sigprocmask(SIG_UNBLOCK, &stop, NULL); /* here the program stops */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	handle(SIGTSTP, ui_signal_note);
	ui_signal_note(SIGWINCH);
}

/* ---- the sudden end --------------------------------------------------- */

void ui_ending_begin(int fd)
{
	rescue.fd = fd;
	rescue.len = 0;
	tcgetattr(fd, &rescue.before);
}

int ui_ending_put(int c)
{
	if (rescue.len < sizeof rescue.bytes)
		rescue.bytes[rescue.len++] = (char)c;
	return c;
}

void ui_ending_puts(const char *bytes)
{
	for (; *bytes != '\0'; bytes++)
		ui_ending_put((unsigned char)*bytes);
}

static void give_back(void)
{
	size_t at = 0;

	while (at < rescue.len) {
		ssize_t n = write(rescue.fd, rescue.bytes + at, rescue.len - at);

		if (n <= 0)
			break;
		at += (size_t)n;
	}
	tcsetattr(rescue.fd, TCSANOW, &rescue.before);
}

void ui_ending_set(void)
{
	rr_set_exit_hook(give_back);
	rr_catch_fatal();
}
