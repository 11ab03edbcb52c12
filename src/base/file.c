#include "resread/base.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rr_status unread(struct rr_error *err, const char *path, int why)
{
	return rr_fail(err, RR_UNREAD, "%s: %s", path, strerror(why));
}

static enum rr_status read_all(int fd, const char *path, size_t max,
                               struct rr_str *out, struct rr_error *err)
{
	char buf[65536];
	ssize_t n;

	while ((n = read(fd, buf, sizeof buf)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return unread(err, path, errno);
		if ((size_t)n > max - out->len)
			return rr_fail(err, RR_UNREAD, "%s: larger than %zu MiB, "
			               "which is more than a resolution", path, max >> 20);
		rr_str_add(out, rr_span_of(buf, (size_t)n));
	}
	return RR_OK;
}

enum rr_status rr_read_file(const char *path, size_t max, struct rr_str *out,
                            struct rr_error *err)
{
	bool standard = strcmp(path, "-") == 0;
	const char *name = standard ? "standard input" : path;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct rr_str text = { 0 };
	struct stat info;
	enum rr_status st;

	if (fd < 0)
		return unread(err, name, errno);
	if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
		st = rr_fail(err, RR_UNREAD, "%s: is a folder; name a file in it, "
		             "or use --add for all of them", name);
	else
		st = read_all(fd, name, max, &text, err);
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
