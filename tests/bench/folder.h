/* A folder for a bench that is gone afterwards, whatever ended it. */
#ifndef BENCH_FOLDER_H
#define BENCH_FOLDER_H

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"

static pid_t folder_user; /* for the signal handler */

static void folder_pass_on(int number)
{
	kill(folder_user, number);
}

static inline const char *temporary(void)
{
	const char *set = getenv("TMPDIR");

	return set != NULL && set[0] == '/' ? set : "/tmp";
}

/*
 * Lets a child work in a new folder below `where`, and removes it when the
 * child has ended or a signal has stopped it. Gives the exit code; who is
 * stopped by a signal dies of the same.
 */
static inline int in_folder(const char *where, int (*work)(const char *dir, int argc, char **argv),
                            int argc, char **argv)
{
	static const int stops[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction pass = { .sa_handler = folder_pass_on }, die = { .sa_handler = SIG_DFL };
	char dir[PATH_MAX];
	char *rm[] = { "rm", "-rf", dir, NULL };
	sigset_t held, before;
	int status = 0;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		sigaddset(&held, stops[i]);
	sigprocmask(SIG_BLOCK, &held, &before);
	snprintf(dir, sizeof dir, "%s/resread-bench-XXXXXX", where);
	if (mkdtemp(dir) == NULL || (folder_user = fork()) < 0) {
		perror(dir);
		return 2;
	}
	if (folder_user == 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		exit(work(dir, argc, argv));
	}
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		sigaction(stops[i], &pass, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	while (waitpid(folder_user, &status, 0) < 0 && errno == EINTR)
		;
	sigprocmask(SIG_BLOCK, &held, NULL); /* the user is gone; nothing stops the removal */
	time_of(rm);
	if (!WIFSIGNALED(status))
		return WEXITSTATUS(status);
	sigaction(WTERMSIG(status), &die, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	raise(WTERMSIG(status));
	return 128 + WTERMSIG(status);
}

#endif
