#include "support/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

struct rr_store *kept_open(const char *notes)
{
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = notes, .library = ":memory:" },
	                               &store, NULL), RR_OK);
	return store;
}

struct rr_store *kept_open_in(const struct scratch *dir)
{
	struct rr_store_paths paths = { .notes = dir->notes, .library = dir->library };
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&paths, &store, NULL), RR_OK);
	return store;
}

struct rr_note kept_note(const char *doc, const char *passage, const char *body, const char *tag)
{
	struct rr_note note = { .doc = rr_dup(doc), .passage = rr_dup(passage),
		.body = rr_dup(body), .exact = rr_dup("quoted words") };

	if (tag != NULL) {
		note.tags = rr_alloc(sizeof *note.tags);
		note.tags[note.tag_count++] = rr_dup(tag);
	}
	return note;
}

void kept_save_new(struct rr_store *store, const char *doc, const char *passage,
                   const char *body, const char *tag)
{
	struct rr_note note = kept_note(doc, passage, body, tag);
	struct rr_error err = { 0 };

	if (rr_note_save(store, &note, &err) != RR_OK)
		fail_msg("%s", err.text);
	rr_note_clear(&note);
}

enum rr_status kept_save(struct rr_store *store, const char *body, struct rr_error *err)
{
	struct rr_note note = { .doc = rr_dup("X"), .passage = rr_dup("OP1"),
		.body = rr_dup(body) };
	enum rr_status st = rr_note_save(store, &note, err);

	rr_note_clear(&note);
	return st;
}

size_t kept_count(struct rr_store *store, const struct rr_note_filter *filter)
{
	struct rr_note *notes = NULL;
	struct rr_error err = { 0 };
	size_t count = 0;

	if (rr_notes_list(store, filter, &notes, &count, &err) != RR_OK)
		fail_msg("%s", err.text);
	rr_notes_free(notes, count);
	return count;
}

struct rr_note kept_first(struct rr_store *store)
{
	struct rr_note *notes = NULL, first;
	size_t count = 0;

	assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
	assert_true(count > 0);
	first = notes[0];
	memset(&notes[0], 0, sizeof notes[0]);
	rr_notes_free(notes, count);
	return first;
}
