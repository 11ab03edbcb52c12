/*
 * Where the reader stood: a text file of rows "KEY<tab>ID", the newest first.
 * It is written beside its place and takes it in one step, so two programs
 * at once can lose a place but never the file.
 */
#include "store/db.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PLACES_KEPT 1000
#define PLACES_MAX (1u << 20)

/* The id of the row, if it is the key's. */
static bool row_of(struct rr_span row, const char *key, struct rr_span *id)
{
	size_t len = strlen(key);

	if (row.len <= len || !rr_span_starts(row, key) || row.text[len] != '\t')
		return false;
	*id = rr_span_sub(row, len + 1, row.len);
	return true;
}

static bool read_places(bool make_dirs, struct rr_str *path, struct rr_str *text)
{
	if (rr_xdg_path(RR_STATE, "places", make_dirs, path, NULL) != RR_OK)
		return false;
	rr_read_file(path->text, PLACES_MAX, text, NULL);
	return true;
}

char *rr_place_get(struct rr_store *store, const char *key)
{
	struct rr_str path = { 0 }, text = { 0 };
	struct rr_span rest, row, id;
	char *found = NULL;

	(void)store;
	read_places(false, &path, &text);
	rest = rr_str_span(&text);
	while (found == NULL && rr_span_cut(&rest, '\n', &row))
		if (row_of(row, key, &id) && id.len > 0) {
			found = rr_alloc(id.len + 1);
			memcpy(found, id.text, id.len);
		}
	rr_str_free(&path);
	rr_str_free(&text);
	return found;
}

static void replace_file(const char *path, struct rr_span text)
{
	struct rr_str temp = { 0 };
	bool whole = false;
	int fd;

	rr_str_printf(&temp, "%s.XXXXXX", path);
	fd = mkstemp(temp.text); /* 0600 */
	if (fd >= 0) {
		whole = write(fd, text.text, text.len) == (ssize_t)text.len;
		whole = close(fd) == 0 && whole;
		if (!whole || rename(temp.text, path) != 0)
			unlink(temp.text);
	}
	rr_str_free(&temp);
}

void rr_place_put(struct rr_store *store, const char *key, const char *id)
{
	struct rr_str path = { 0 }, old = { 0 }, new = { 0 };
	struct rr_span rest, row, was;

	(void)store;
	if (strpbrk(key, "\t\n") != NULL || strchr(id, '\n') != NULL)
		return;
	if (read_places(true, &path, &old)) {
		rr_str_printf(&new, "%s\t%s\n", key, id);
		rest = rr_str_span(&old);
		for (int n = 1; n < PLACES_KEPT && rr_span_cut(&rest, '\n', &row);)
			if (row.len > 0 && !row_of(row, key, &was)) {
				rr_str_add(&new, row);
				rr_str_putc(&new, '\n');
				n++;
			}
		replace_file(path.text, rr_str_span(&new));
	}
	rr_str_free(&path);
	rr_str_free(&old);
	rr_str_free(&new);
}
