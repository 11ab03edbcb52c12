#include "resread/base.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
	const char *variable, *below_home;
} places[] = {
	[RR_DATA] = { "XDG_DATA_HOME", "/.local/share" },
	[RR_CONFIG] = { "XDG_CONFIG_HOME", "/.config" },
	[RR_STATE] = { "XDG_STATE_HOME", "/.local/state" },
};

static enum rr_status make_folders(char *path, struct rr_error *err)
{
	for (char *p = path + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST && errno != EISDIR &&
		    errno != EROFS)
			return rr_fail(err, RR_IO, "%s: can't make the folder: %s", path,
			               strerror(errno));
		*p = '/';
	}
	return RR_OK;
}

enum rr_status rr_xdg_path(enum rr_xdg kind, const char *name, bool make_dirs,
                           struct rr_str *out, struct rr_error *err)
{
	const char *dir = getenv(places[kind].variable);
	const char *home = getenv("HOME");
	struct rr_str path = { 0 };
	enum rr_status st = RR_OK;

	if (dir != NULL && dir[0] == '/') /* the specification: ignore a relative one */
		rr_str_puts(&path, dir);
	else if (home != NULL && home[0] == '/')
		rr_str_printf(&path, "%s%s", home, places[kind].below_home);
	else
		return rr_fail(err, RR_IO, "neither %s nor HOME is set; set one of them",
		               places[kind].variable);
	rr_str_printf(&path, "/resread/%s", name);
	if (make_dirs)
		st = make_folders(path.text, err);
	if (st != RR_OK) {
		rr_str_free(&path);
		return st;
	}
	rr_str_free(out);
	*out = path;
	return RR_OK;
}
