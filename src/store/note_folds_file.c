/* Reading and writing the file of folded notes. It is replaced, never changed. */
#include "store/note_folds_file.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "resread/text.h"

#define WORTH 2000 /* notes: fewer are looked through as fast without */

static const char magic[16] = "resread-folds-2";

/* ---- marks ------------------------------------------------------------ */

bool folds_file(struct rr_store *store, struct folds_file *out)
{
	struct rr_str boot = { 0 };
	struct stat info;

	*out = (struct folds_file){ 0 };
	if (store->notes.memory || stat(store->notes.path.text, &info) != 0)
		return false;
	out->device = (uint64_t)info.st_dev;
	out->inode = (uint64_t)info.st_ino;
	if (rr_read_file("/proc/sys/kernel/random/boot_id", 4096, &boot, NULL) == RR_OK)
		memcpy(out->boot, boot.text, boot.len < sizeof out->boot ? boot.len
		                                                         : sizeof out->boot);
	rr_str_free(&boot);
	return true;
}

static bool history_exists(struct rr_store *store)
{
	struct rr_str name = { 0 };
	bool exists;

	rr_str_printf(&name, "%s-history", store->notes.path.text);
	exists = access(name.text, F_OK) == 0;
	rr_str_free(&name);
	return exists;
}

bool folds_mark(struct rr_store *store, int64_t seq, struct folds_mark *out)
{
	static const char sql[] = "SELECT seq, id || ended FROM history.version"
		" WHERE seq = CASE ?1 WHEN -1 THEN (SELECT max(seq) FROM history.version)"
		" ELSE ?1 END";
	sqlite3_stmt *stmt;
	bool row = false, good;

	*out = (struct folds_mark){ 0 };
	if (!store->history && !history_exists(store))
		return true;
	if (history_open(store, NULL) != RR_OK || !store->history ||
	    db_prepare(&store->notes, sql, &stmt, NULL) != RR_OK)
		return false;
	sqlite3_bind_int64(stmt, 1, seq);
	good = db_step(&store->notes, stmt, &row, NULL) == RR_OK;
	if (good && row) {
		out->seq = sqlite3_column_int64(stmt, 0);
		snprintf(out->what, sizeof out->what, "%s",
		         (const char *)sqlite3_column_text(stmt, 1));
	}
	db_done(stmt);
	return good;
}

/* Four sums of every fourth word, so that they are added up side by side. */
static uint64_t sum_of(const void *data, size_t len)
{
	uint64_t sums[4] = { 1, 2, 3, 4 }, words[4];
	const char *at = data;

	for (; len >= sizeof words; at += sizeof words, len -= sizeof words) {
		memcpy(words, at, sizeof words);
		for (int i = 0; i < 4; i++)
			sums[i] = (sums[i] ^ words[i]) * 0x9E3779B97F4A7C15u;
	}
	for (int i = 1; i < 4; i++)
		sums[0] = sums[0] * 31 + sums[i];
	return store_hash(sums[0], rr_span_of(at, len));
}

/* Beside the library, which can be rebuilt as well. */
static bool name_of(struct rr_store *store, struct rr_str *out)
{
	struct rr_error ignored;

	if (store->notes.memory || (store->library.path.len > 0 &&
	    strcmp(store->library.path.text, ":memory:") == 0))
		return false;
	if (store->library.path.len > 0)
		rr_str_add(out, rr_str_span(&store->library.path));
	else if (rr_xdg_path(RR_DATA, store->library.kind->file, false, out, &ignored) != RR_OK)
		return false;
	rr_str_puts(out, "-notes");
	return true;
}

/* ---- reading ---------------------------------------------------------- */

/* Whether the sum is right, and the sizes are the file's. */
static bool is_whole(const struct folds_head *head, size_t size)
{
	size_t sums = offsetof(struct folds_head, sum) + sizeof head->sum;
	size_t each = sizeof(struct folds_row) + sizeof(uint32_t);

	return size >= sizeof *head && memcmp(head->magic, magic, sizeof magic) == 0 &&
	       head->folding == rr_fold_version() &&
	       head->count >= 0 && (uint64_t)head->count <= size / each && head->len <= size &&
	       sizeof *head + (size_t)head->count * each + head->len == size &&
	       sum_of((const char *)head + sums, size - sums) == head->sum;
}

static struct note_folds *folds_of(const void *map, size_t size)
{
	struct note_folds *folds = rr_alloc(sizeof *folds);
	const char *at = map;

	folds->map = map;
	folds->size = size;
	folds->head = map;
	folds->count = (size_t)folds->head->count;
	at += sizeof *folds->head;
	folds->rows = (const void *)at;
	at += folds->count * sizeof *folds->rows;
	folds->by_id = (const void *)at;
	at += folds->count * sizeof *folds->by_id;
	folds->text = rr_span_of(at, (size_t)folds->head->len);
	return folds;
}

/* Who can write a wrong number can write its sum, too; nothing outside the file is read for that. */
bool folds_are_bounded(const struct note_folds *folds)
{
	uint32_t end = 0;

	if (memchr(folds->head->last, '\0', sizeof folds->head->last) == NULL ||
	    memchr(folds->head->mark.what, '\0', sizeof folds->head->mark.what) == NULL)
		return false;
	for (size_t i = 0; i < folds->count; i++) {
		if (folds->rows[i].end <= end || folds->rows[i].end > folds->text.len ||
		    folds->text.text[folds->rows[i].end - 1] != '\n' || folds->by_id[i] >= folds->count)
			return false;
		end = folds->rows[i].end;
	}
	return end == folds->text.len;
}

struct note_folds *folds_read(struct rr_store *store)
{
	struct note_folds *folds = NULL;
	struct rr_str name = { 0 };
	void *map = MAP_FAILED;
	struct stat info;
	int fd = -1;

	if (name_of(store, &name))
		fd = open(name.text, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
		map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (fd >= 0)
		close(fd);
	if (map != MAP_FAILED && is_whole(map, (size_t)info.st_size))
		folds = folds_of(map, (size_t)info.st_size);
	else if (map != MAP_FAILED)
		munmap(map, (size_t)info.st_size);
	if (folds != NULL && !folds_are_bounded(folds)) {
		folds_free(folds);
		folds = NULL;
	}
	rr_str_free(&name);
	return folds;
}

/* ---- writing ---------------------------------------------------------- */

struct making {
	struct folds_head head;
	struct folds_row *rows; /* owned */
	size_t count, cap;
	struct rr_str text;
};

static bool fold_one(struct making *m, sqlite3_stmt *stmt)
{
	const char *id = (const char *)sqlite3_column_text(stmt, 0);
	const char *modified = (const char *)sqlite3_column_text(stmt, 1);
	struct folds_row *row;

	m->rows = rr_grow(m->rows, m->count, &m->cap, sizeof *m->rows);
	row = &m->rows[m->count++];
	*row = (struct folds_row){ 0 };
	memcpy(row->modified, modified, strnlen(modified, sizeof row->modified));
	if (strcmp(id, m->head.last) > 0)
		snprintf(m->head.last, sizeof m->head.last, "%s", id);
	rr_fold(rr_span((const char *)sqlite3_column_text(stmt, 2)), &m->text, NULL);
	rr_str_putc(&m->text, '\n');
	row->end = (uint32_t)m->text.len;
	return folds_id(id, row->id) && m->text.len < UINT32_MAX / 2;
}

/* The marks are taken before the notes are read: what changes meanwhile is looked at again. */
static bool fold_all(struct rr_store *store, struct making *m)
{
	static const char sql[] = "SELECT id, modified, body FROM note ORDER BY modified DESC, id";
	struct db *db = &store->notes;
	sqlite3_stmt *stmt;
	bool row = false, good = true;

	if (!folds_file(store, &m->head.file) || !folds_mark(store, -1, &m->head.mark) ||
	    db_prepare(db, sql, &stmt, NULL) != RR_OK)
		return false;
	while (good && (good = db_step(db, stmt, &row, NULL) == RR_OK) && row)
		good = fold_one(m, stmt);
	db_done(stmt);
	return good;
}

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

static uint32_t *order_by_id(const struct making *m)
{
	struct { unsigned char id[16]; uint32_t row; } *pairs = rr_alloc(m->count * sizeof *pairs);
	uint32_t *order = rr_alloc(m->count * sizeof *order);

	for (size_t i = 0; i < m->count; i++) {
		memcpy(pairs[i].id, m->rows[i].id, 16);
		pairs[i].row = (uint32_t)i;
	}
	qsort(pairs, m->count, sizeof *pairs, by_bytes);
	for (size_t i = 0; i < m->count; i++)
		order[i] = pairs[i].row;
	free(pairs);
	return order;
}

static void put(struct rr_str *out, const void *data, size_t len)
{
	rr_str_add(out, rr_span_of(data, len));
}

/* All in one piece, under another name until it is whole. */
static void write_file(struct rr_store *store, struct rr_span all)
{
	struct rr_str name = { 0 }, made = { 0 };
	bool good = name_of(store, &name);
	int fd = -1;

	if (good) {
		rr_str_printf(&made, "%s-%ld", name.text, (long)getpid());
		fd = open(made.text, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	}
	good = fd >= 0;
	while (good && all.len > 0) {
		ssize_t n = write(fd, all.text, all.len);

		good = n > 0;
		if (good)
			all = rr_span_sub(all, (size_t)n, all.len);
	}
	if (fd >= 0 && (close(fd) != 0 || !good || rename(made.text, name.text) != 0))
		unlink(made.text);
	rr_str_free(&name);
	rr_str_free(&made);
}

void folds_make(struct rr_store *store)
{
	size_t sums = offsetof(struct folds_head, sum) + sizeof(uint64_t);
	struct making m = { 0 };
	struct rr_str all = { 0 };
	uint32_t *by_id = NULL;
	int64_t notes = 0;

	if (store->notes.sql == NULL || store->notes.memory ||
	    db_int(&store->notes, "SELECT count(*) FROM note", &notes, NULL) != RR_OK ||
	    notes < WORTH || !fold_all(store, &m))
		goto done;
	by_id = order_by_id(&m);
	memcpy(m.head.magic, magic, sizeof magic);
	m.head.folding = rr_fold_version();
	m.head.count = (int64_t)m.count;
	m.head.len = m.text.len;
	put(&all, &m.head, sizeof m.head);
	put(&all, m.rows, m.count * sizeof *m.rows);
	put(&all, by_id, m.count * sizeof *by_id);
	put(&all, m.text.text, m.text.len);
	m.head.sum = sum_of(all.text + sums, all.len - sums);
	memcpy(all.text, &m.head, sizeof m.head);
	write_file(store, rr_str_span(&all));
done:
	free(m.rows);
	free(by_id);
	rr_str_free(&m.text);
	rr_str_free(&all);
}
