#include "ui/outside.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *editor(void)
{
	const char *names[] = { getenv("VISUAL"), getenv("EDITOR") };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i] != NULL && names[i][0] != '\0')
			return names[i];
	return "vi";
}

static bool write_all(int fd, struct rr_span text)
{
	while (text.len > 0) {
		ssize_t n = write(fd, text.text, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		text = rr_span_sub(text, (size_t)n, text.len);
	}
	return true;
}

/* The new file's path in *path, with the text in it. */
static enum rr_status make_file(struct rr_span text, struct rr_str *path,
                                struct rr_error *err)
{
	const char *dir = getenv("TMPDIR");
	bool written;
	int fd;

	rr_str_printf(path, "%s/resread-note-XXXXXX.md",
	              dir != NULL && dir[0] == '/' ? dir : "/tmp");
	fd = mkstemps(path->text, 3); /* mode 0600 */
	if (fd < 0)
		return rr_fail(err, RR_IO, "%s: %s", path->text, strerror(errno));
	written = write_all(fd, text) && (text.len == 0 || write_all(fd, rr_span("\n")));
	if (close(fd) == 0 && written)
		return RR_OK;
	unlink(path->text);
	return rr_fail(err, RR_IO, "%s: can't be written", path->text);
}

void ui_outside_child(void)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int sig = 1; sig < 32; sig++)
		signal(sig, SIG_DFL);
}

/* Runs the editor and waits; Ctrl-c is for it alone. */
static enum rr_status run(const char *path, struct rr_error *err)
{
	const char *name = editor();
	struct rr_str line = { 0 };
	void (*interrupt)(int) = signal(SIGINT, SIG_IGN);
	void (*quit)(int) = signal(SIGQUIT, SIG_IGN);
	pid_t child;
	int how = 0;
	enum rr_status st = RR_OK;

	rr_str_printf(&line, "%s \"$1\"", name);
	child = fork();
	if (child == 0) {
		ui_outside_child();
		execl("/bin/sh", "sh", "-c", line.text, "sh", path, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &how, 0) < 0 && errno == EINTR)
		;
	signal(SIGINT, interrupt);
	signal(SIGQUIT, quit);
	if (child < 0)
		st = rr_fail(err, RR_IO, "%s: %s", name, strerror(errno));
	else if (WIFEXITED(how) && WEXITSTATUS(how) == 127)
		st = rr_fail(err, RR_IO, "%s: can't be run", name);
	else if (!WIFEXITED(how) || WEXITSTATUS(how) != 0)
		st = rr_fail(err, RR_IO, "%s: ended with %d", name,
		             WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how));
	rr_str_free(&line);
	return st;
}

enum rr_status ui_outside_edit(struct rr_span text, struct rr_str *out,
                               struct rr_error *err)
{
	struct rr_str path = { 0 }, back = { 0 };
	enum rr_status st = make_file(text, &path, err), read;

	if (st != RR_OK)
		goto done;
	st = run(path.text, err);
	read = rr_read_file(path.text, 1u << 26, &back, st == RR_OK ? err : NULL);
	if (read == RR_OK) {
		rr_str_add(out, rr_str_span(&back));
		unlink(path.text);
	} else if (st == RR_OK) {
		/* an empty file may count as unreadable: it is an empty note */
		st = truncate(path.text, 0) == 0 ? RR_OK : RR_IO;
		unlink(path.text);
	}
done:
	rr_str_free(&back);
	rr_str_free(&path);
	return st;
}
