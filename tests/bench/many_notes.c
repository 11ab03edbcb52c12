/* A hundred thousand notes: what a key waits for, against a frame of 16 ms. */
#include <sqlite3.h>

#include "resread/store.h"
#include "folder.h"
#include "ui/app.h"

#define FRAME 16.0 /* ms */

static const char fill[] =
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
	" INSERT INTO note (id, doc, lang, title, passage, clause_order, exact, prefix, suffix,"
	" start_byte, end_byte, start_point, end_point, passage_hash, kind, status, due, colour,"
	" body, created, modified, before_hash, after_hash) SELECT printf('01900000-0000-7000-8000-%012x', i),"
	" printf('A/RES/%d/%d', 60 + i % 20, i % 400), 'en', 'Wells and gardens', 'OP' || (i % 30 + 1),"
	" printf('q%03d', i % 30), 'the words it stands on, well and garden', '', '', 0, 39, 0, 39, i,"
	" 'note', NULL, NULL, NULL, printf('Note %d on the wells of the northern villages, and on"
	" what the council of elders said of them: 水井和花园 %d', i, i * 7919 % 100000),"
	" '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0, 0 FROM n;"
	"INSERT INTO tag SELECT id, printf('t/%d', start_point + passage_hash % 50) FROM note";

static struct rr_store *make_store(const char *notes, const char *library)
{
	struct rr_store *store = NULL;
	struct rr_note note = { .doc = rr_dup("A/RES/91/204"), .passage = rr_dup("OP1"),
		.exact = rr_dup("lighthouses"), .body = rr_dup("the first") };
	struct rr_error err;
	sqlite3 *db;

	if (rr_store_open(&(struct rr_store_paths){ .notes = notes, .library = library }, &store,
	                  &err) != RR_OK || rr_note_save(store, &note, &err) != RR_OK ||
	    sqlite3_open(notes, &db) != SQLITE_OK ||
	    sqlite3_exec(db, fill, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "many_notes: can't make the notes\n");
		exit(2);
	}
	sqlite3_close(db);
	rr_note_clear(&note);
	return store;
}

/* From the key to the painted grid. */
static double press(struct ui_app *app, struct ui_grid *grid, const char *keys)
{
	double start = now();

	ui_app_type(app, keys);
	ui_app_draw(app, grid);
	return (now() - start) * 1e3;
}

/* The longest of the pieces in which the rest is read. */
static double work_off(struct ui_app *app)
{
	double longest = 0;
	bool more = true, seen;

	while (more) {
		double start = now();

		more = ui_app_work(app, &seen);
		start = (now() - start) * 1e3;
		longest = start > longest ? start : longest;
	}
	return longest;
}

static void measure_screen(struct rr_store *store)
{
	struct rr_ui_setup setup = { .langs = rr_langs_new(NULL), .store = store };
	struct ui_grid grid = { 0 };
	struct rr_error err;
	struct ui_app *app = ui_app_new(&setup, 120, 40, &err);
	double slowest = 0;

	if (app == NULL)
		exit(2);
	ui_app_draw(app, &grid);
	ui_app_type(app, "<Esc>");
	report("100,000 notes: the list / a frame", "ms", press(app, &grid, "gN"), FRAME, 1);
	report("100,000 notes: a piece of reading on", "ms", work_off(app), FRAME, 1);
	for (const char *c = "/ 99123"; *c != '\0'; c++) {
		char key[8];
		double ms;

		snprintf(key, sizeof key, "%s", *c == ' ' ? "<Space>" : (char[]){ *c, '\0' });
		ms = press(app, &grid, key);
		slowest = ms > slowest ? ms : slowest;
	}
	report("100,000 notes: a key in the filter / a frame", "ms", slowest, FRAME, 1);
	report("100,000 notes: to the end / a frame", "ms", press(app, &grid, "<Esc>G"), FRAME, 1);
	ui_app_free(app);
	ui_grid_free(&grid);
	rr_langs_free(setup.langs);
}

static void measure_store(struct rr_store *store)
{
	struct rr_note_filter filter = { .doc = "A/RES/61/21" };
	struct rr_note *notes = NULL;
	struct rr_tag_count *tags = NULL;
	size_t count = 0;
	double start = now();

	rr_notes_list(store, &filter, &notes, &count, NULL);
	report("100,000 notes: those of a document / a frame", "ms", (now() - start) * 1e3, FRAME, 1);
	rr_notes_free(notes, count);
	start = now();
	rr_tags_list(store, &tags, &count, NULL);
	report("100,000 notes: the tags / a frame", "ms", (now() - start) * 1e3, FRAME, 1);
	rr_tags_free(tags, count);
}

/* One search of a program that has just begun, or has searched before. */
static double search_once(struct rr_store *store, const char *query)
{
	struct rr_hit *hits = NULL;
	size_t count = 0;
	double start = now();

	rr_search(store, query, 100, &hits, &count, NULL);
	start = (now() - start) * 1e3;
	rr_hits_free(hits, count);
	return start;
}

/* The slowest, of the medians, of a rare, a common and an absent word in two languages. */
static void measure_search(const char *notes, const char *library)
{
	static const char *const queries[] = { "note 99123", "villages", "submarine", "花园 991",
		"水井", "海洋" };
	struct rr_store_paths paths = { .notes = notes, .library = library };
	double worst_first = 0, worst_next = 0, first[9], next[9];
	struct rr_store *store = NULL;

	if (rr_store_open(&paths, &store, NULL) != RR_OK)
		exit(2);
	report("100,000 notes: a search one by one, once", "ms", search_once(store, "well"), 0, 0);
	rr_search_prepare(store);
	rr_store_close(store);
	for (size_t q = 0; q < sizeof queries / sizeof *queries; q++) {
		for (size_t i = 0; i < 9; i++) {
			if (rr_store_open(&paths, &store, NULL) != RR_OK)
				exit(2);
			first[i] = search_once(store, queries[q]);
			next[i] = search_once(store, queries[q]);
			rr_store_close(store);
		}
		worst_first = median(first, 9) > worst_first ? median(first, 9) : worst_first;
		worst_next = median(next, 9) > worst_next ? median(next, 9) : worst_next;
	}
	report("100,000 notes: a program's first search / a frame", "ms", worst_first, FRAME, 1);
	report("100,000 notes: a next search / a frame", "ms", worst_next, FRAME, 1);
}

static int measure(const char *dir, int argc, char **argv)
{
	char notes[PATH_MAX], library[PATH_MAX];
	struct rr_store *store;

	(void)argc;
	(void)argv;
	snprintf(notes, sizeof notes, "%s/notes.db", dir);
	snprintf(library, sizeof library, "%s/library.db", dir);
	store = make_store(notes, library);
	measure_screen(store);
	measure_store(store);
	measure_search(notes, library);
	rr_store_close(store);
	return 0;
}

int main(int argc, char **argv)
{
	return in_folder(temporary(), measure, argc, argv);
}
