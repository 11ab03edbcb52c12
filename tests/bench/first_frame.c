/*
 * Start and keys on a terminal of 200x50: first_frame RESREAD A B.
 *
 * A program is started on a pty; its first frame is there when 95 % of the
 * bytes it writes before it falls silent have arrived. A key takes from its
 * write to the last byte of the answer. Ours and the peer take turns, so that
 * both meet the same machine; the medians of all rounds are compared.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>

#include "measure.h"

enum { ROUNDS = 24, KEYS = 12, CHUNKS = 4096 };
enum { FRAME_SILENCE = 120, KEY_SILENCE = 40, PATIENCE = 4000 }; /* milliseconds */

struct program {
	const char *name, *quit;
	char *const *argv;
};

struct terminal {
	int fd;
	pid_t pid;
};

/* What came in before a silence: when each chunk did, and how much by then. */
struct burst {
	double at[CHUNKS];
	size_t bytes[CHUNKS], count;
};

static bool start(struct terminal *term, const struct program *program)
{
	struct winsize size = { .ws_row = 50, .ws_col = 200 };

	term->pid = forkpty(&term->fd, NULL, NULL, &size);
	if (term->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		execvp(program->argv[0], program->argv);
		_exit(127);
	}
	return term->pid > 0;
}

/* Reads until so many milliseconds pass in silence; false if the program ended. */
static bool listen_to(const struct terminal *term, int silence, struct burst *burst)
{
	static char bytes[65536];
	size_t total = 0;
	int wait = PATIENCE; /* for the first byte */

	burst->count = 0;
	for (;;) {
		struct pollfd fd = { .fd = term->fd, .events = POLLIN };
		ssize_t n;

		if (poll(&fd, 1, wait) == 0)
			return true;
		n = read(term->fd, bytes, sizeof bytes);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		total += (size_t)n;
		if (burst->count < CHUNKS)
			burst->count++;
		burst->at[burst->count - 1] = now();
		burst->bytes[burst->count - 1] = total;
		wait = silence;
	}
}

static size_t all_of(const struct burst *burst)
{
	return burst->count > 0 ? burst->bytes[burst->count - 1] : 0;
}

/* When so many percent of the burst had come. */
static double time_at(const struct burst *burst, size_t percent)
{
	size_t i = 0;

	while (i + 1 < burst->count && burst->bytes[i] * 100 < all_of(burst) * percent)
		i++;
	return burst->at[i];
}

static void type(const struct terminal *term, const char *keys)
{
	if (write(term->fd, keys, strlen(keys)) < 0)
		perror("write");
}

static void stop(const struct terminal *term, const struct program *program)
{
	double until = now() + 0.5;
	char bytes[4096];
	int status;
	bool ended = false;

	type(term, program->quit);
	while (!ended && now() < until) {
		struct pollfd fd = { .fd = term->fd, .events = POLLIN };

		if (poll(&fd, 1, 10) > 0 && read(term->fd, bytes, sizeof bytes) <= 0)
			usleep(1000); /* the other side is closed */
		ended = waitpid(term->pid, &status, WNOHANG) != 0;
	}
	if (!ended) {
		kill(term->pid, SIGKILL);
		waitpid(term->pid, &status, 0);
	}
	close(term->fd);
}

/* Milliseconds to the first frame; < 0 where the program shows none. */
static double first_frame(const struct program *program)
{
	struct terminal term;
	struct burst burst;
	double begin = now(), took = -1;

	if (!start(&term, program))
		return -1;
	if (listen_to(&term, FRAME_SILENCE, &burst) && all_of(&burst) > 500)
		took = (time_at(&burst, 95) - begin) * 1e3;
	stop(&term, program);
	return took;
}

/* The median of ROUNDS first frames of each, taken in turns. */
static void frames(const char *name, const struct program *ours,
                   const struct program *peer, double target)
{
	double mine[ROUNDS], theirs[ROUNDS], other;

	first_frame(ours);
	other = first_frame(peer);
	for (size_t i = 0; i < ROUNDS; i++) {
		mine[i] = first_frame(ours);
		theirs[i] = other > 0 ? first_frame(peer) : 0;
	}
	report(name, "ms", median(mine, ROUNDS), median(theirs, ROUNDS), target);
}

struct answer {
	double ms, bytes;
};

/* Presses the two keys in turn, after what leads to them; medians of the answers. */
static struct answer keys(const struct program *program, const char *before,
                          const char *const *turns)
{
	struct terminal term;
	struct burst burst;
	double ms[KEYS], bytes[KEYS];
	struct answer answer = { 0 };
	size_t count = 0;

	if (!start(&term, program))
		return answer;
	if (listen_to(&term, 400, &burst) && all_of(&burst) > 500) {
		if (before[0] != '\0') {
			type(&term, before);
			listen_to(&term, 200, &burst);
		}
		for (; count < KEYS; count++) {
			double begin = now();

			type(&term, turns[count % 2]);
			if (!listen_to(&term, KEY_SILENCE, &burst) || burst.count == 0)
				break;
			ms[count] = (time_at(&burst, 100) - begin) * 1e3;
			bytes[count] = (double)all_of(&burst);
		}
	}
	stop(&term, program);
	if (count == KEYS) {
		answer.ms = median(ms, KEYS);
		answer.bytes = median(bytes, KEYS);
	}
	return answer;
}

struct binding {
	const char *name;
	const char *before;            /* ours: leads to where the key scrolls */
	const char *ours[2], *peer[2]; /* there and back */
	double bytes_target, ms_target; /* 0: not measured */
};

/* Three starts of each, in turns: the medians of their medians. */
static void press(const struct binding *binding, const struct program *ours,
                  const struct program *peer)
{
	double ms[2][3], bytes[2][3];
	char name[64];

	for (size_t i = 0; i < 3; i++) {
		struct answer a = keys(ours, binding->before, binding->ours);
		struct answer b = keys(peer, "", binding->peer);

		ms[0][i] = a.ms;
		ms[1][i] = b.ms;
		bytes[0][i] = a.bytes;
		bytes[1][i] = b.bytes;
	}
	snprintf(name, sizeof name, "%s, bytes", binding->name);
	if (binding->bytes_target > 0)
		report(name, "bytes", median(bytes[0], 3), median(bytes[1], 3),
		       binding->bytes_target);
	snprintf(name, sizeof name, "%s, key to last byte", binding->name);
	report(name, "ms", median(ms[0], 3), median(ms[1], 3),
	       binding->ms_target);
}

int main(int argc, char **argv)
{
	static const struct binding line = { .name = "scroll by a line, two documents",
		.before = "ggjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj",
		.ours = { "j", "j" }, .peer = { "\005", "\005" },
		.bytes_target = 0.03, .ms_target = 1.0 };
	static const struct binding page = { .name = "a page, two documents", .before = "gg",
		.ours = { " ", "b" }, .peer = { "\006", "\002" }, .ms_target = 1.0 };
	char vim[] = "vim", diff[] = "-d", less[] = "less";

	if (argc != 4) {
		fprintf(stderr, "usage: first_frame RESREAD A B\n");
		return 2;
	}
	char *const two[] = { argv[1], argv[2], argv[3], NULL };
	char *const one[] = { argv[1], argv[2], NULL };
	char *const vim_two[] = { vim, diff, argv[2], argv[3], NULL };
	char *const less_one[] = { less, argv[2], NULL };
	const struct program reader_two = { "resread", "qQ", two };
	const struct program reader_one = { "resread", "qQ", one };
	const struct program vim_diff = { "vim", "\033:qa!\r", vim_two };
	const struct program pager = { "less", "q", less_one };

	frames("first frame, two documents / vim -d", &reader_two, &vim_diff, 0.35);
	frames("first frame, one document / less", &reader_one, &pager, 2.2);
	press(&line, &reader_two, &vim_diff);
	press(&page, &reader_two, &vim_diff);
	return 0;
}
