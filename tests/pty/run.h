/*
 * run - a job on the emulator: what it wrote goes in, keys come out.
 */
#ifndef TESTS_PTY_RUN_H
#define TESTS_PTY_RUN_H

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "pty/emulator.h"
#include "pty/job.h"
#include "pty/modes.h"

struct run {
	struct job job;
	VTerm *vt;
	VTermScreen *screen;
	int columns, rows;
	struct modes modes;
	bool open, running, stopped;
	int status;
	size_t bytes; /* written by the program */
	FILE *raw;    /* NULL, or a copy of them */
	char *text;   /* the screen as text, made when asked for */
};

static long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the program's side ----------------------------------------------- */

static void to_program(struct run *run, const char *bytes, size_t len)
{
	while (len > 0 && run->open) {
		ssize_t n = write(run->job.master, bytes, len);

		if (n < 0 && errno != EINTR)
			return;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
}

/* What the emulator has to say: keys as the modes want them, answers. */
static void flush_keys(struct run *run)
{
	char bytes[256];
	size_t len;

	while ((len = vterm_output_read(run->vt, bytes, sizeof bytes)) > 0)
		to_program(run, bytes, len);
}

static void take_status(struct run *run, int status)
{
	run->stopped = WIFSTOPPED(status);
	if (run->stopped)
		return;
	run->running = false;
	run->status = status;
}

static bool read_output(struct run *run)
{
	char bytes[65536];
	ssize_t n = read(run->job.master, bytes, sizeof bytes);

	if (n <= 0)
		return false;
	run->bytes += (size_t)n;
	if (run->raw != NULL)
		fwrite(bytes, 1, (size_t)n, run->raw);
	modes_read(&run->modes, bytes, (size_t)n);
	vterm_input_write(run->vt, bytes, (size_t)n);
	flush_keys(run);
	return true;
}

/* Waits at most ms for the program to do something; true if it wrote. */
static bool pump(struct run *run, int ms)
{
	struct pollfd fds[2] = { { .fd = run->open ? run->job.master : -1, .events = POLLIN },
	                         { .fd = run->job.statuses, .events = POLLIN } };
	bool wrote = false;
	int status;

	if (poll(fds, 2, ms) > 0) {
		if (fds[0].revents & POLLIN)
			wrote = read_output(run);
		else if (fds[0].revents & POLLHUP)
			usleep(1000); /* the status follows */
		if (fds[1].revents & POLLIN) {
			if (read(run->job.statuses, &status, sizeof status) == sizeof status)
				take_status(run, status);
		} else if (fds[1].revents & POLLHUP) { /* the shell is gone */
			run->job.statuses = -1;
		}
	}
	if (run->job.statuses < 0 && run->running &&
	    waitpid(run->job.pid, &status, WNOHANG) == run->job.pid)
		take_status(run, status);
	return wrote;
}

#endif
