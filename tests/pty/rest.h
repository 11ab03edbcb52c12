/*
 * rest - whether a program has done all it was asked to: not only silent but
 * asleep, with all it started, and not once woken for a while. On a busy
 * machine silence alone says nothing.
 */
#ifndef TESTS_PTY_REST_H
#define TESTS_PTY_REST_H

#include <ctype.h>
#include <dirent.h>

#include "pty/run.h"

struct activity {
	bool asleep;         /* every thread */
	unsigned long turns; /* on a processor, of all threads together */
};

/* The state of a process or thread and its session; false if it is gone. */
static inline bool read_stat(const char *folder, char *state, int *session)
{
	char path[300], text[512], *end;
	FILE *in;
	size_t n;

	snprintf(path, sizeof path, "%s/stat", folder);
	in = fopen(path, "r");
	if (in == NULL)
		return false;
	n = fread(text, 1, sizeof text - 1, in);
	fclose(in);
	text[n] = '\0';
	end = strrchr(text, ')'); /* the name before it may hold anything */
	return end != NULL && sscanf(end + 1, " %c %*d %*d %d", state, session) == 2;
}

static inline unsigned long read_turns(const char *folder)
{
	unsigned long turns = 0;
	char path[300];
	FILE *in;

	snprintf(path, sizeof path, "%s/schedstat", folder);
	in = fopen(path, "r");
	if (in == NULL)
		return 0;
	if (fscanf(in, "%*u %*u %lu", &turns) != 1)
		turns = 0;
	fclose(in);
	return turns;
}

static inline void add_threads(const char *process, struct activity *activity)
{
	char folder[200], path[256], state;
	int session;
	DIR *list;

	snprintf(folder, sizeof folder, "%s/task", process);
	list = opendir(folder);
	if (list == NULL)
		return;
	for (struct dirent *e; (e = readdir(list)) != NULL;) {
		if (!isdigit((unsigned char)e->d_name[0]))
			continue;
		snprintf(path, sizeof path, "%s/%.20s", folder, e->d_name);
		if (!read_stat(path, &state, &session))
			continue;
		activity->asleep = activity->asleep && state != 'R' && state != 'D';
		activity->turns += read_turns(path);
	}
	closedir(list);
}

/* Of all in the job's session but its shell. Without /proc: as if asleep. */
static inline struct activity job_activity(const struct job *job)
{
	struct activity activity = { .asleep = true };
	DIR *list = opendir("/proc");
	char path[64], state;
	int session;

	if (list == NULL)
		return activity;
	for (struct dirent *e; (e = readdir(list)) != NULL;) {
		if (!isdigit((unsigned char)e->d_name[0]) || atoi(e->d_name) == job->shell)
			continue;
		snprintf(path, sizeof path, "/proc/%.20s", e->d_name);
		if (read_stat(path, &state, &session) && session == job->shell)
			add_threads(path, &activity);
	}
	closedir(list);
	return activity;
}

/* Waits until nothing has stirred for ms; false if that takes too long. */
static inline bool rest(struct run *run, int ms, long patience)
{
	long until = now() + patience;

	while (now() < until) {
		struct activity before = job_activity(&run->job), after;

		if (pump(run, ms))
			continue;
		after = job_activity(&run->job);
		if (!run->running || (before.asleep && after.asleep && before.turns == after.turns))
			return true;
	}
	return false;
}

#endif
