/* Searching many notes: the folded file gives what looking at each note gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "resread/store.h"
#include "store/note_folds_file.h"
#include "support/scratch.h"

#define NOTES 2500

static struct rr_store *open_store(const struct scratch *dir)
{
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = dir->notes,
	                                                         .library = dir->library },
	                               &store, NULL), RR_OK);
	return store;
}

static void folds_name(const struct scratch *dir, char *out, size_t size)
{
	snprintf(out, size, "%s-notes", dir->library);
}

/* ---- random notes ------------------------------------------------------- */

static const char *const words[] = { "well", "Well", "WELLS", "gardén", "ｇａｒｄｅｎ", "水井", "花园",
	"水", "井花", "l’eau", "l'eau", "Straße", "колодец", "بئر", "so  much", "é", "e\xCC\x81", "\t",
	"99", "９９", "-", "\n", "\"quoted\"", "“quoted”" };
#define WORDS (sizeof words / sizeof *words)

static unsigned chance(unsigned *seed, size_t below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % (unsigned)below;
}

static void add_random(struct rr_store *store, unsigned *seed, char id[37])
{
	struct rr_note note = { .doc = rr_dup("X"), .passage = rr_dup("OP1"),
		.kind = rr_dup("highlight") };
	struct rr_str body = { 0 };
	struct rr_error err;

	for (unsigned n = chance(seed, 9); n > 0; n--) {
		rr_str_puts(&body, words[chance(seed, WORDS)]);
		if (chance(seed, 3) > 0)
			rr_str_putc(&body, ' ');
	}
	note.body = body.text;
	if (rr_note_save(store, &note, &err) != RR_OK)
		fail_msg("%s", err.text);
	if (id != NULL)
		memcpy(id, note.id, sizeof note.id);
	rr_note_clear(&note);
}

/* Without a disk to wait for: the notes are what is tested, not their saving. */
static struct rr_store *make_notes(const struct scratch *dir, unsigned *seed)
{
	struct rr_store *store = open_store(dir);
	char sql[] = "INSERT INTO note (id, doc, lang, passage, clause_order, exact, prefix, suffix,"
		" start_byte, end_byte, start_point, end_point, passage_hash, kind, body, created,"
		" modified) VALUES (?1, 'X', 'en', 'OP1', 'q', '', '', '', 0, 0, 0, 0, 0, 'note', ?2,"
		" ?3, ?3)";
	sqlite3_stmt *stmt;
	sqlite3 *db;

	add_random(store, seed, NULL);
	assert_int_equal(sqlite3_open(dir->notes, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	for (int i = 0; i < NOTES; i++) {
		struct rr_str body = { 0 };
		char id[37], time[25];

		for (unsigned n = chance(seed, 9); n > 0; n--)
			rr_str_puts(&body, words[chance(seed, WORDS)]);
		snprintf(id, sizeof id, "01900000-0000-7000-8000-%012x", (unsigned)i);
		snprintf(time, sizeof time, "2026-01-%02uT00:00:00.000Z", chance(seed, 28) + 1);
		sqlite3_bind_text(stmt, 1, id, -1, SQLITE_TRANSIENT);
		sqlite3_bind_text(stmt, 2, body.text ? body.text : "", -1, SQLITE_TRANSIENT);
		sqlite3_bind_text(stmt, 3, time, -1, SQLITE_TRANSIENT);
		assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
		sqlite3_reset(stmt);
		rr_str_free(&body);
	}
	sqlite3_finalize(stmt);
	assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	return store;
}

/* ---- comparing ---------------------------------------------------------- */

static void search(struct rr_store *store, const char *query, size_t limit, struct rr_str *out)
{
	struct rr_hit *hits = NULL;
	struct rr_error err;
	size_t count = 0;

	rr_str_cut(out, 0);
	rr_str_puts(out, "");
	if (rr_search(store, query, limit, &hits, &count, &err) == RR_INVALID)
		return;
	for (size_t i = 0; i < count; i++)
		rr_str_printf(out, "%s %zu %zu %s\n", hits[i].note, hits[i].start, hits[i].end,
		              hits[i].text);
	rr_hits_free(hits, count);
}

/* In a store that has no folded file to look at. */
static void search_plain(const struct scratch *dir, const char *query, size_t limit,
                         struct rr_str *out)
{
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = dir->notes,
	                                                         .library = ":memory:" },
	                               &store, NULL), RR_OK);
	search(store, query, limit, out);
	assert_null(store->folds);
	rr_store_close(store);
}

static void compare_all(struct rr_store *store, const struct scratch *dir, bool folded)
{
	static const char *const more[] = { "well garden", "水井花园", "garden水", "井", "absent",
		"99 99", "so much well", "ss", "ẞ", "\"quoted\"" };
	struct rr_str a = { 0 }, b = { 0 };

	for (size_t i = 0; i < WORDS + sizeof more / sizeof *more; i++) {
		const char *query = i < WORDS ? words[i] : more[i - WORDS];

		for (size_t limit = 0; limit <= 7; limit += 7) {
			search(store, query, limit, &a);
			search_plain(dir, query, limit, &b);
			assert_string_equal(a.text, b.text);
		}
	}
	assert_int_equal(store->folds != NULL, folded);
	rr_str_free(&a);
	rr_str_free(&b);
}

/* Makes the file as the command line does: after a search that would have liked one. */
static void prepare(struct rr_store *store)
{
	struct rr_str out = { 0 };

	search(store, "well", 0, &out);
	assert_true(out.len > 0);
	rr_search_prepare(store);
	rr_str_free(&out);
}

/* ---- tests -------------------------------------------------------------- */

static void test_same(void **state)
{
	struct scratch *dir = *state;
	unsigned seed = 7;
	struct rr_store *store = make_notes(dir, &seed), *other;
	char name[4096];
	struct stat info;

	compare_all(store, dir, false);
	prepare(store);
	folds_name(dir, name, sizeof name);
	assert_int_equal(stat(name, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	compare_all(store, dir, true);
	other = open_store(dir); /* another program, at the same time */
	compare_all(other, dir, true);
	rr_store_close(other);
	rr_store_close(store);
}

static void change(struct rr_store *store, const char *id, const char *body)
{
	struct rr_note_filter filter = { .id = id };
	struct rr_note *notes = NULL;
	struct rr_error err;
	size_t count = 0;

	assert_int_equal(rr_notes_list(store, &filter, &notes, &count, &err), RR_OK);
	assert_int_equal(count, 1);
	free(notes->body);
	notes->body = rr_dup(body);
	if (rr_note_save(store, notes, &err) != RR_OK)
		fail_msg("%s", err.text);
	rr_notes_free(notes, count);
}

static void test_changes(void **state)
{
	struct scratch *dir = *state;
	unsigned seed = 11;
	struct rr_store *store = make_notes(dir, &seed), *other;
	char id[37], old[] = "01900000-0000-7000-8000-000000000007";

	prepare(store);
	other = open_store(dir);
	compare_all(other, dir, true);
	for (int i = 0; i < 20; i++)
		add_random(store, &seed, id);
	compare_all(other, dir, true);
	change(store, old, "l’eau of the well");
	change(store, id, "花园 99");
	compare_all(other, dir, true);
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	compare_all(other, dir, true);
	assert_int_equal(rr_note_delete(store, old, NULL), RR_OK);
	compare_all(other, dir, true);
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	compare_all(other, dir, true);
	for (int i = 0; i < 110; i++)
		add_random(store, &seed, NULL);
	prepare(other); /* so many that a new file is worth it */
	compare_all(other, dir, true);
	assert_int_equal(other->folds->changed.count, 0);
	rr_store_close(other);
	rr_store_close(store);
}

/* Notes with old ids, put there by whatever means: their number tells. */
static void test_foreign_notes(void **state)
{
	struct scratch *dir = *state;
	unsigned seed = 13;
	struct rr_store *store = make_notes(dir, &seed);
	sqlite3 *db;

	prepare(store);
	assert_int_equal(sqlite3_open(dir->notes, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DELETE FROM note WHERE id LIKE '%000000000009'", NULL, NULL,
	                              NULL), SQLITE_OK);
	sqlite3_close(db);
	compare_all(store, dir, false);
	prepare(store);
	compare_all(store, dir, true);
	rr_store_close(store);
}

/* Another notes.db under the same name, as a sync program puts it there. */
static void test_other_file(void **state)
{
	struct scratch *dir = *state;
	unsigned seed = 17;
	struct rr_store *store = make_notes(dir, &seed);
	char copy[4096];
	sqlite3 *db;

	prepare(store);
	snprintf(copy, sizeof copy, "%s-copy", dir->notes);
	assert_int_equal(rr_store_backup(store, copy, NULL), RR_OK);
	rr_store_close(store);
	assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "UPDATE note SET body = 'a well' WHERE id LIKE '%1'", NULL,
	                              NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(rename(copy, dir->notes), 0);
	store = open_store(dir);
	compare_all(store, dir, false);
	rr_store_close(store);
}

/* The file tells which folding its text is from. */
static void test_folding(void **state)
{
	struct scratch *dir = *state;
	unsigned seed = 23;
	struct rr_store *store = make_notes(dir, &seed);
	struct folds_head head;
	char name[4096];
	int fd;

	folds_name(dir, name, sizeof name);
	prepare(store);
	fd = open(name, O_RDONLY);
	assert_int_equal(read(fd, &head, sizeof head), sizeof head);
	close(fd);
	assert_int_equal(head.folding, rr_fold_version());
	rr_store_close(store);
}

/* Cut, changed, emptied, or something else: it is not believed, and made anew. */
static void test_damaged(void **state)
{
	static const struct { off_t cut, at; } tests[] = { { 0, -1 }, { 10, -1 }, { 300, -1 },
		{ 100000, -1 }, { -1, 0 }, { -1, 20 }, { -1, 100 }, { -1, 400 }, { -1, 150000 } };
	struct scratch *dir = *state;
	unsigned seed = 19;
	struct rr_store *store = make_notes(dir, &seed);
	char name[4096];

	folds_name(dir, name, sizeof name);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };
		unsigned char byte;
		int fd;

		prepare(store);
		rr_store_close(store);
		fd = open(name, O_RDWR);
		assert_true(fd >= 0);
		if (tests[i].cut >= 0)
			assert_int_equal(ftruncate(fd, tests[i].cut), 0);
		if (tests[i].at >= 0) {
			assert_int_equal(pread(fd, &byte, 1, tests[i].at), 1);
			byte ^= 0x10;
			assert_int_equal(pwrite(fd, &byte, 1, tests[i].at), 1);
		}
		close(fd);
		store = open_store(dir);
		search(store, "well", 0, &out);
		assert_null(store->folds);
		rr_str_free(&out);
	}
	assert_int_equal(unlink(name), 0);
	assert_int_equal(mkdir(name, 0700), 0); /* can be neither read nor replaced */
	compare_all(store, dir, false);
	prepare(store);
	compare_all(store, dir, false);
	rr_store_close(store);
	rmdir(name);
}

/* Whoever writes a wrong number can write the right sum. */
static void test_bounds(void **state)
{
	static const struct { uint32_t ends[2], by_id[2]; char what, last; bool bounded; } tests[] = {
		{ { 2, 5 }, { 1, 0 }, '\0', '\0', true },
		{ { 2, 6 }, { 1, 0 }, '\0', '\0', false }, /* behind the text */
		{ { 2, UINT32_MAX }, { 1, 0 }, '\0', '\0', false },
		{ { 2, 4 }, { 1, 0 }, '\0', '\0', false }, /* not where a body ends */
		{ { 5, 2 }, { 1, 0 }, '\0', '\0', false },
		{ { 0, 5 }, { 1, 0 }, '\0', '\0', false },
		{ { 2, 5 }, { 2, 0 }, '\0', '\0', false },
		{ { 2, 5 }, { 1, 0 }, 'x', '\0', false }, /* no end */
		{ { 2, 5 }, { 1, 0 }, '\0', 'x', false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct folds_head head = { 0 };
		struct folds_row rows[2] = { { .end = tests[i].ends[0] }, { .end = tests[i].ends[1] } };
		const struct note_folds folds = {
			.head = &head, .count = 2, .rows = rows, .by_id = tests[i].by_id, .text = rr_span("a\nbc\n"),
		};

		memset(head.mark.what, tests[i].what, sizeof head.mark.what);
		memset(head.last, tests[i].last, sizeof head.last);
		if (folds_are_bounded(&folds) != tests[i].bounded)
			fail_msg("%zu", i);
	}
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_same), FRESH(test_changes), FRESH(test_foreign_notes),
		FRESH(test_other_file), FRESH(test_folding), FRESH(test_damaged),
		cmocka_unit_test(test_bounds),
	};

	return cmocka_run_group_tests_name("note_search", tests, NULL, NULL);
}
