/*
 * The libraries that read PDF, HTML and DOCX can be made to use any time and
 * memory, or to crash, by a hostile file. A child process runs them; what it
 * made comes back through a pipe, a record for each line and remark and one at
 * the end for the outcome. A child that ends without it took too much. The
 * libraries are loaded in the child alone, so that the program stays small.
 */
#include "isolate.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A sanitizer maps far more memory than it uses, so none is denied it. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED true
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

#define BASE_SECONDS 15
#define BYTES_PER_SECOND ((rlim_t)1 << 20)
#define BASE_MEMORY ((rlim_t)2 << 30)
#define MEMORY_PER_BYTE 16

enum record_kind { LINE, REMARK, OUTCOME };

struct record {
	enum record_kind kind;
	unsigned number, page, hints; /* of a line; a remark's line */
	bool warning;                 /* of a remark */
	bool styled;                  /* of the outcome */
	enum rr_status status;        /* of the outcome */
	char encoding[32];            /* of the outcome */
	size_t len, runs;             /* bytes of text and styles that follow */
};

/* ---- the child ------------------------------------------------------------ */

static void put(FILE *to, struct record record, const char *text, const struct rr_run *runs)
{
	fwrite(&record, sizeof record, 1, to);
	if (text != NULL && record.len > 0)
		fwrite(text, 1, record.len, to);
	if (runs != NULL && record.runs > 0)
		fwrite(runs, sizeof *runs, record.runs, to);
}

static void send_all(const struct build *b, enum rr_status st, const char *why, FILE *to)
{
	struct record outcome = {
		.kind = OUTCOME, .status = st, .styled = b->source->styled, .len = strlen(why),
	};

	for (size_t i = 0; i < b->count && st == RR_OK; i++) {
		const struct rr_line *line = &b->lines[i];
		const struct rr_setting *set = &b->settings[line->setting];

		put(to, (struct record){ .kind = LINE, .number = line->number, .page = set->page,
		     .hints = set->hints, .len = line->text.len, .runs = set->run_count },
		     line->text.text, set->runs);
	}
	for (size_t i = 0; i < b->remark_count && st == RR_OK; i++) {
		const struct rr_remark *remark = &b->remarks[i];

		put(to, (struct record){ .kind = REMARK, .number = remark->line,
		     .warning = remark->warning, .len = strlen(remark->message) },
		     remark->message, NULL);
	}
	snprintf(outcome.encoding, sizeof outcome.encoding, "%s", b->source->encoding);
	put(to, outcome, why, NULL);
}

static struct rlimit most(rlim_t value)
{
	return (struct rlimit){ value, value };
}

static void limit_child(size_t len)
{
	static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGPIPE };
	const struct rlimit none = most(0);
	const struct rlimit seconds = most(BASE_SECONDS + len / BYTES_PER_SECOND);
	const struct rlimit memory = most(BASE_MEMORY + MEMORY_PER_BYTE * len);
	int null = open("/dev/null", O_RDWR);

	rr_set_exit_hook(NULL);
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		signal(fatal[i], SIG_DFL);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_CPU, &seconds);
	if (!SANITIZED)
		setrlimit(RLIMIT_AS, &memory);
}

static _Noreturn void run_child(input_reader *reader, struct build *b, struct rr_span bytes,
                                int fd)
{
	FILE *to = fdopen(fd, "w");
	struct rr_error err = { 0 };
	enum rr_status st;

	if (to == NULL)
		_exit(1);
	limit_child(bytes.len);
	st = reader(b, bytes, &err);
	send_all(b, st, err.text, to);
	_exit(fclose(to) == 0 ? 0 : 1);
}

/* ---- the parent ------------------------------------------------------------- */

/* Reads len bytes into the arena; NULL where the pipe ends before. */
static char *receive(struct rr_arena *arena, size_t len, FILE *from)
{
	char *text = rr_arena_alloc(arena, len + 1);

	return fread(text, 1, len, from) == len ? text : NULL;
}

static bool runs_fit(const struct rr_run *runs, size_t count, size_t len)
{
	size_t end = 0;

	for (size_t i = 0; i < count; i++) {
		if (runs[i].start < end || runs[i].end <= runs[i].start || runs[i].end > len)
			return false;
		end = runs[i].end;
	}
	return true;
}

static bool take_line(struct build *b, const struct record *record, const char *text, FILE *from)
{
	struct rr_arena *arena = b->source->arena;
	struct rr_run *runs = NULL;

	if (record->runs > record->len)
		return false;
	if (record->runs > 0) {
		runs = rr_arena_alloc(arena, record->runs * sizeof *runs);
		if (fread(runs, sizeof *runs, record->runs, from) != record->runs ||
		    !runs_fit(runs, record->runs, record->len))
			return false;
	}
	b->number = record->number;
	build_set_line(b, rr_span_of(text, record->len),
	               (struct rr_setting){ .page = record->page, .hints = record->hints, .runs = runs,
	                                    .run_count = (unsigned)record->runs, .start = text });
	return true;
}

/* Takes over all records; false where the last one is missing. */
static bool take_all(struct build *b, FILE *from, enum rr_status *st, struct rr_error *err)
{
	struct rr_arena *arena = b->source->arena;
	struct record record;

	while (fread(&record, sizeof record, 1, from) == 1) {
		char *text = record.len <= SIZE_MAX / 4 ? receive(arena, record.len, from) : NULL;

		if (text == NULL)
			return false;
		if (record.kind == LINE && !take_line(b, &record, text, from))
			return false;
		if (record.kind == REMARK)
			build_remark(b, record.number, record.warning, "%s", text);
		if (record.kind != OUTCOME)
			continue;
		record.encoding[sizeof record.encoding - 1] = '\0';
		b->source->styled = record.styled;
		b->source->encoding = rr_arena_dup(arena, record.encoding, strlen(record.encoding));
		*st = record.status == RR_OK ? RR_OK : rr_fail(err, record.status, "%s", text);
		return true;
	}
	return false;
}

static enum rr_status too_much(const char *path, int ended, struct rr_error *err)
{
	bool time = WIFSIGNALED(ended) &&
	            (WTERMSIG(ended) == SIGXCPU || WTERMSIG(ended) == SIGKILL);

	return rr_fail(err, RR_UNREAD, time ? "%s: takes too long to read; the file may be made to"
	               : "%s: is damaged so that it can't be read", path);
}

enum rr_status isolated(input_reader *read, struct build *b, struct rr_span bytes,
                        struct rr_error *err)
{
	const char *path = b->source->path;
	enum rr_status st = RR_OK;
	int ends[2], ended = 0;
	bool whole;
	FILE *from;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return rr_fail(err, RR_UNREAD, "%s: %s", path, strerror(errno));
	child = fork();
	if (child == 0) {
		close(ends[0]);
		run_child(read, b, bytes, ends[1]);
	}
	close(ends[1]);
	from = fdopen(ends[0], "r");
	if (child < 0 || from == NULL) {
		st = rr_fail(err, RR_UNREAD, "%s: %s", path, strerror(errno));
		if (from == NULL)
			close(ends[0]);
		else
			fclose(from);
		return st;
	}
	whole = take_all(b, from, &st, err);
	fclose(from);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		continue;
	return whole ? st : too_much(path, ended, err);
}
