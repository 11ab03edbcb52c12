/* What the bench programs share: a clock, a child to time, one line a measure. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static inline double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Seconds that a program took with its output thrown away; < 0 if it can't run. */
static inline double time_of(char *const argv[])
{
	double start = now();
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 127 ? -1 : now() - start;
}

/* Seconds of processor time: of this process, or of the children it has waited for. */
static inline double spent(int whose)
{
	struct rusage u;

	getrusage(whose, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec)
		+ (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
}

/* The processor time of a program, which no other load lengthens; < 0 if it can't run. */
static inline double cost_of(char *const argv[])
{
	double before = spent(RUSAGE_CHILDREN);

	return time_of(argv) < 0 ? -1 : spent(RUSAGE_CHILDREN) - before;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static inline double median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, by_value);
	return values[count / 2];
}

/* name  ours  peer  ratio  target: seconds or bytes, as `unit` says; target 0: no bar is held. */
static inline void report(const char *name, const char *unit, double ours, double peer,
                          double target)
{
	if (peer > 0 && target <= 0)
		printf("%-44s %11.4f %11.4f %-5s %7.3f  (no bar)\n", name, ours, peer, unit,
		       ours / peer);
	else if (peer > 0)
		printf("%-44s %11.4f %11.4f %-5s %7.3f  (<= %.2f)%s\n", name, ours, peer, unit,
		       ours / peer, target, ours / peer <= target ? "" : "  MISSED");
	else
		printf("%-44s %11.4f %11s %-5s\n", name, ours, "no peer", unit);
	fflush(stdout);
}

#endif
