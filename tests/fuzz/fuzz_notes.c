/*
 * Any bytes as what is imported into the notes: JSON, or another notes.db. What
 * came of it is exported and imported elsewhere, and then the same is exported
 * again. As a filter of notes the bytes are a query or get a sentence.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "resread/store.h"
#include "resread/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rr_store *open_empty(void)
{
	struct rr_store *store = NULL;
	enum rr_status st = rr_store_open(&(struct rr_store_paths){ .notes = ":memory:",
	                                  .library = ":memory:" }, &store, NULL);

	assert(st == RR_OK);
	return store;
}

static bool import(struct rr_store *store, struct rr_span text)
{
	struct rr_import_row *rows = NULL;
	struct rr_error err = { 0 };
	size_t count = 0;
	enum rr_status st = rr_notes_import(store, text, false, &rows, &count, &err);

	assert(st == RR_OK || (rr_utf8_valid(rr_span(err.text)) && err.text[0] != '\0'));
	if (st == RR_OK)
		rr_import_rows_free(rows, count);
	return st == RR_OK;
}

static void export(struct rr_store *store, enum rr_export format, struct rr_str *out)
{
	size_t count;
	enum rr_status st = rr_notes_export(store, format, NULL, out, &count, NULL);

	assert(st == RR_OK && rr_utf8_valid(rr_str_span(out)));
}

static void goes_round(struct rr_store *store)
{
	struct rr_store *other = open_empty();
	struct rr_str before = { 0 }, after = { 0 }, page = { 0 };
	bool good;

	export(store, RR_EXPORT_JSON, &before);
	good = import(other, rr_str_span(&before));
	assert(good);
	export(other, RR_EXPORT_JSON, &after);
	assert(rr_span_eq(rr_str_span(&before), rr_str_span(&after)));
	export(store, RR_EXPORT_MARKDOWN, &page);
	export(store, RR_EXPORT_CSV, &page);
	export(store, RR_EXPORT_HTML, &page);
	export(store, RR_EXPORT_ORG, &page);
	rr_str_free(&before);
	rr_str_free(&after);
	rr_str_free(&page);
	rr_store_close(other);
}

static void filter(const uint8_t *data, size_t size)
{
	static char *tags[] = { "theme/water", "urgent" };
	const struct rr_note note = {
		.doc = "A/HRC/RES/90/4", .lang = "zh", .title = "\u6751\u5E84", .passage = "OP5",
		.exact = "\u91CD\u7533", .kind = "task", .status = "open", .due = "2027-03-01",
		.author = "Ana", .body = "ask *all*", .tags = tags, .tag_count = 2,
		.modified = "2026-11-21T05:30:00.123Z",
	};
	struct rr_query *query = NULL;
	struct rr_error err = { 0 };
	struct rr_str text = { 0 };

	rr_utf8_clean(rr_span_of((const char *)data, size), &text);
	rr_str_puts(&text, "");
	if (rr_query_parse(text.text, &query, &err) == RR_OK)
		rr_query_matches(query, &note);
	else
		assert(err.text[0] != '\0' && query == NULL);
	rr_query_free(query);
	rr_str_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rr_store *store;

	if (size < 200)
		filter(data, size);
	store = open_empty();
	if (import(store, rr_span_of((const char *)data, size)))
		goes_round(store);
	rr_store_close(store);
	return 0;
}
