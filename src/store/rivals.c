/*
 * Copies of notes.db that file-sync programs leave beside it when two machines
 * wrote at once. They are known by their names and by what they are inside.
 */
#include "store/import.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "resread/text.h"

/* ---- names ------------------------------------------------------------ */

/* What they call it, folded: Syncthing, Dropbox, Nextcloud, Seafile, rclone, git-annex … */
static const char *const words[] = { "conflict", "conflit", "konflikt", "conflitto", "conflito",
	"conflicto", "конфликт", "冲突", "衝突", "競合", "تعارض", "variant-" };

static bool has_word(struct rr_span middle)
{
	struct rr_str folded = { 0 };
	bool found = false;

	rr_fold(middle, &folded, NULL);
	for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++) {
		struct rr_str word = { 0 };

		rr_fold(rr_span(words[i]), &word, NULL);
		found = folded.len > 0 && rr_span_find(rr_str_span(&folded), word.text, 0) != RR_NONE;
		rr_str_free(&word);
	}
	rr_str_free(&folded);
	return found;
}

/* " 2" (iCloud), " (1)" (Google Drive), "-DESKTOP-AB12" (OneDrive). */
static bool is_numbered(struct rr_span middle)
{
	size_t letters = 0, digits = 0, others = 0;

	if (middle.len < 2 || (middle.text[0] != ' ' && middle.text[0] != '-'))
		return false;
	for (size_t i = 1; i < middle.len; i++) {
		char c = middle.text[i];

		letters += c >= 'A' && c <= 'Z';
		digits += c >= '0' && c <= '9';
		others += strchr("()", c) != NULL && middle.text[0] == ' ' ? 0
			: (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-';
	}
	return others == 0 && (middle.text[0] == ' ' ? digits > 0 && letters == 0 : letters > 0);
}

/* Whether `name` is how a sync program would name a copy of `own`. */
static bool is_copy_name(const char *own, const char *name)
{
	const char *dot = strrchr(own, '.');
	size_t stem = dot != NULL && dot != own ? (size_t)(dot - own) : strlen(own);
	struct rr_span middle = rr_span(name);
	size_t end = strlen(own) - stem;

	if (strncmp(own, name, stem) != 0 || strcmp(own, name) == 0)
		return false;
	middle = rr_span_sub(middle, stem, middle.len);
	if (rr_span_starts(middle, own + stem)) /* "notes.db.conflict1", but no "notes.db-wal" */
		return middle.len > end && middle.text[end] == '.' && end > 0 && has_word(middle) &&
		       strstr(name, ".merged") == NULL;
	if (middle.len < end || !rr_span_is(rr_span_sub(middle, middle.len - end, middle.len), own + stem))
		return false;
	middle.len -= end;
	return has_word(middle) || is_numbered(middle);
}

/* ---- what is inside --------------------------------------------------- */

static bool holds_notes(const char *path)
{
	unsigned char head[100];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool whole;

	if (fd < 0)
		return false;
	whole = read(fd, head, sizeof head) == (ssize_t)sizeof head;
	close(fd);
	return whole && memcmp(head, "SQLite format 3", 16) == 0 &&
	       ((uint32_t)head[68] << 24 | (uint32_t)head[69] << 16 | (uint32_t)head[70] << 8 |
	        head[71]) == (uint32_t)db_notes_kind.application;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void rr_store_rivals_free(char **paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
}

size_t rr_store_rivals(struct rr_store *store, char ***paths)
{
	const char *slash, *own;
	struct rr_str folder = { 0 };
	size_t count = 0, cap = 0;
	struct dirent *entry;
	DIR *dir;

	*paths = NULL;
	if (db_open(&store->notes, DB_READ, NULL) != RR_OK || store->notes.path.len == 0 ||
	    strcmp(store->notes.path.text, ":memory:") == 0)
		return 0;
	slash = strrchr(store->notes.path.text, '/');
	own = slash != NULL ? slash + 1 : store->notes.path.text;
	rr_str_add(&folder, rr_span_of(store->notes.path.text, (size_t)(own - store->notes.path.text)));
	dir = opendir(folder.len > 0 ? folder.text : ".");
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		struct rr_str path = { 0 };

		rr_str_printf(&path, "%s%s", folder.len > 0 ? folder.text : "", entry->d_name);
		if (is_copy_name(own, entry->d_name) && holds_notes(path.text)) {
			*paths = rr_grow(*paths, count, &cap, sizeof **paths);
			(*paths)[count++] = path.text;
		} else {
			rr_str_free(&path);
		}
	}
	if (dir != NULL)
		closedir(dir);
	if (count > 0)
		qsort(*paths, count, sizeof **paths, by_text);
	rr_str_free(&folder);
	return count;
}

/* ---- merging ---------------------------------------------------------- */

/* A database in memory made of a file's bytes, which stays as it is. */
static enum rr_status open_bytes(struct db *db, struct rr_span bytes, struct rr_error *err)
{
	unsigned char *copy = sqlite3_malloc64(bytes.len);

	if (copy == NULL)
		rr_die("out of memory");
	memcpy(copy, bytes.text, bytes.len);
	copy[18] = copy[19] = 1; /* there is no log in memory */
	if (sqlite3_open_v2(":memory:", &db->sql, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
	    != SQLITE_OK) {
		sqlite3_free(copy);
		return db_fail(db, err);
	}
	if (sqlite3_deserialize(db->sql, "main", copy, (sqlite3_int64)bytes.len,
	                        (sqlite3_int64)bytes.len, SQLITE_DESERIALIZE_FREEONCLOSE |
	                        SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
		return db_fail(db, err);
	return db_bring_up(db, err);
}

bool notes_is_database(struct rr_span bytes)
{
	return bytes.len >= 512 && memcmp(bytes.text, "SQLite format 3", 16) == 0;
}

enum rr_status notes_of_database(struct rr_span bytes, struct rr_str *json,
                                 struct rr_error *err)
{
	struct rr_store_paths paths = { .notes = ":memory:", .library = ":memory:" };
	struct rr_store *other = NULL;
	struct rr_error why;
	size_t count;
	enum rr_status st;

	st = rr_store_open(&paths, &other, err);
	if (st != RR_OK)
		return st;
	other->notes.memory = true;
	st = open_bytes(&other->notes, bytes, &why);
	if (st == RR_OK)
		st = rr_notes_export(other, RR_EXPORT_JSON, NULL, json, &count, &why);
	rr_store_close(other);
	if (st != RR_OK)
		return rr_fail(err, RR_INVALID, "is no notes database that can be read");
	return RR_OK;
}

enum rr_status rr_store_merged(const char *path, struct rr_error *err)
{
	struct rr_str name = { 0 };
	enum rr_status st = RR_OK;

	rr_str_printf(&name, "%s.merged", path);
	for (int n = 2; access(name.text, F_OK) == 0; n++) {
		rr_str_cut(&name, 0);
		rr_str_printf(&name, "%s.merged-%d", path, n);
	}
	if (rename(path, name.text) != 0)
		st = rr_fail(err, RR_IO, "%s: can't be renamed; it will be offered again", path);
	rr_str_free(&name);
	return st;
}
