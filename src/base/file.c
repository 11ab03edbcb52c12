#include "resread/base.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 << 10)

static enum rr_status unread(struct rr_error *err, const char *path, int why)
{
	return rr_fail(err, RR_UNREAD, "%s: %s", path, strerror(why));
}

static enum rr_status too_large(struct rr_error *err, const char *path, size_t max)
{
	return rr_fail(err, RR_UNREAD, "%s: larger than %zu MiB, which is more than a resolution",
	               path, max >> 20);
}

/* expected: the size the file is said to have, 0 if none is known */
static enum rr_status read_all(int fd, const char *path, size_t max, size_t expected,
                               struct rr_str *out, struct rr_error *err)
{
	ssize_t n = -1;

	if (expected > max)
		return too_large(err, path, max);
	out->cap = expected > 0 ? expected + 2 : CHUNK; /* the end is seen, too */
	out->text = rr_realloc(NULL, out->cap);
	while (n != 0) {
		if (out->cap - out->len < 2) {
			out->cap *= 2;
			out->text = rr_realloc(out->text, out->cap);
		}
		n = read(fd, out->text + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return unread(err, path, errno);
		if ((size_t)n > max - out->len)
			return too_large(err, path, max);
		out->len += (size_t)n;
	}
	out->text[out->len] = '\0';
	return RR_OK;
}

enum rr_status rr_read_file(const char *path, size_t max, struct rr_str *out,
                            struct rr_error *err)
{
	bool standard = strcmp(path, "-") == 0;
	const char *name = standard ? "standard input" : path;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct rr_str text = { 0 };
	struct stat info = { 0 };
	enum rr_status st;

	if (fd < 0)
		return unread(err, name, errno);
	if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
		st = rr_fail(err, RR_UNREAD, "%s: is a folder; name a file in it, "
		             "or use --add for all of them", name);
	else
		st = read_all(fd, name, max, S_ISREG(info.st_mode) ? (size_t)info.st_size : 0,
		              &text, err);
	if (!standard)
		close(fd);
	if (st != RR_OK) {
		rr_str_free(&text);
		return st;
	}
	rr_str_free(out);
	*out = text;
	return RR_OK;
}
