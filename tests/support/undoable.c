#include "support/undoable.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/kept.h"
#include "support/packs.h"

/* Invented for these tests. */
static const char source_text[] =
	"United Nations A/RES/90/%d\n\n90/%d. Dams\n\nThe General Assembly,\n\n"
	"Recalling the Charter of the United Nations,\n\n"
	"1. Requests the Secretary-General to report on dams at its ninety-first session;\n\n"
	"2. Decides that every dam shall have a keeper and a lamp beside the gate.\n";

static struct rr_doc *make_doc(int number)
{
	struct rr_str text = { 0 };
	struct rr_doc *doc;

	rr_str_printf(&text, source_text, number, number);
	doc = text_read(text.text, "en");
	rr_str_free(&text);
	return doc;
}

void undoing_reopen(struct undoing *b)
{
	rr_store_close(b->store);
	usleep(3000); /* what was done before is earlier, by the clock's milliseconds */
	b->store = kept_open(b->dir->notes);
}

int undoing_make(void **state)
{
	struct undoing *b = rr_alloc(sizeof *b);

	if (scratch_make(state) != 0)
		return -1;
	b->dir = *state;
	b->docs[0] = make_doc(4);
	b->docs[1] = make_doc(5);
	undoing_reopen(b);
	*state = b;
	return 0;
}

int undoing_remove(void **state)
{
	struct undoing *b = *state;

	rr_store_close(b->store);
	rr_doc_free(b->docs[0]);
	rr_doc_free(b->docs[1]);
	*state = (void *)(uintptr_t)b->dir;
	free(b);
	return scratch_remove(state);
}

void undoing_note(struct undoing *b)
{
	struct rr_note note = { 0 };

	assert_int_equal(rr_note_anchor(&note, b->docs[0], "OP2", 0, 0, "a lamp", NULL), RR_OK);
	note.kind = rr_dup("note");
	note.body = rr_dup("who pays?");
	note.tags = rr_alloc(2 * sizeof *note.tags);
	note.tags[note.tag_count++] = rr_dup("money/lamps");
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

/* ---- the changes ------------------------------------------------------ */

static void do_add(struct undoing *b)
{
	undoing_note(b);
}

static void do_highlight(struct undoing *b)
{
	struct rr_note note = { 0 };

	assert_int_equal(rr_note_anchor(&note, b->docs[0], "OP2", 0, 0, "a keeper", NULL), RR_OK);
	note.kind = rr_dup("highlight");
	note.colour = rr_dup("c");
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void change(struct undoing *b, size_t field, const char *value)
{
	struct rr_note note = kept_first(b->store);
	char **at = (char **)(void *)((char *)&note + field);

	free(*at);
	*at = rr_dup(value);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_edit(struct undoing *b)
{
	change(b, offsetof(struct rr_note, body), "nobody pays");
}

static void do_status(struct undoing *b)
{
	change(b, offsetof(struct rr_note, status), "doing");
}

static void do_priority(struct undoing *b)
{
	change(b, offsetof(struct rr_note, priority), "high");
}

static void do_due(struct undoing *b)
{
	change(b, offsetof(struct rr_note, due), "GA 91");
}

static void do_responsible(struct undoing *b)
{
	change(b, offsetof(struct rr_note, responsible), "Ana");
}

static void do_delete(struct undoing *b)
{
	struct rr_note note = kept_first(b->store);

	assert_int_equal(rr_note_delete(b->store, note.id, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_tag_add(struct undoing *b)
{
	struct rr_note note = kept_first(b->store);

	note.tags = rr_realloc(note.tags, (note.tag_count + 1) * sizeof *note.tags);
	note.tags[note.tag_count++] = rr_dup("later");
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_tag_remove(struct undoing *b)
{
	struct rr_note note = kept_first(b->store);

	free(note.tags[--note.tag_count]);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_tag_rename(struct undoing *b)
{
	int64_t changed = 0;

	undoing_note(b); /* two notes of one change */
	assert_int_equal(rr_tag_rename(b->store, "money", "budget", &changed, NULL), RR_OK);
	assert_int_equal(changed, 2);
}

static void do_tag_merge(struct undoing *b)
{
	int64_t changed = 0;

	do_tag_add(b); /* both tags on one note */
	assert_int_equal(rr_tag_rename(b->store, "later", "money/lamps", &changed, NULL), RR_OK);
	assert_int_equal(changed, 1);
}

static void follow(struct undoing *b, const char *status)
{
	struct rr_requests requests = { 0 };
	struct rr_followed followed = { 0 };

	rr_requests_find(packs(), b->docs[0], &requests);
	assert_true(requests.count > 0);
	assert_int_equal(rr_follow_up(b->store, b->docs[0], &requests, &followed, NULL), RR_OK);
	assert_int_equal(rr_follow_up_set(b->store, b->docs[0], &requests.items[0],
	                                  rr_followed_task(&followed, 0), status, NULL), RR_OK);
	rr_followed_free(&followed);
	rr_requests_free(&requests);
}

static void do_follow(struct undoing *b)
{
	follow(b, "doing");
}

static void do_follow_next(struct undoing *b)
{
	follow(b, "open");
	follow(b, "done");
}

static void offer(struct undoing *b, bool accept)
{
	struct rr_comparison *cmp = rr_compare(b->docs[0], b->docs[1], NULL, 0);
	struct rr_offers offers = { 0 };

	assert_int_equal(rr_offers_list(b->store, cmp, false, &offers, NULL), RR_OK);
	assert_int_equal(offers.count, 1);
	assert_int_equal(accept ? rr_offer_accept(b->store, &offers, 0, NULL)
	                        : rr_offer_reject(b->store, &offers, 0, NULL), RR_OK);
	rr_offers_free(&offers);
	rr_comparison_free(cmp);
}

static void do_accept(struct undoing *b)
{
	offer(b, true);
}

static void do_reject(struct undoing *b)
{
	offer(b, false);
}

static void do_carry(struct undoing *b)
{
	struct rr_note note = kept_first(b->store);

	assert_int_equal(rr_note_carry(b->store, &note, b->docs[1], "OP1", 0, "OP1", 0, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_place(struct undoing *b)
{
	struct rr_note note = kept_first(b->store);

	assert_int_equal(rr_note_anchor_range(&note, b->docs[0], "OP1", 0, "OP2", 0, NULL), RR_OK);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_pin(struct undoing *b)
{
	assert_int_equal(rr_pins_put(b->store, rr_edition_of(b->docs[0]), rr_edition_of(b->docs[1]),
	                 &(struct rr_pin){ "OP1", "OP2", false }, 1, NULL), RR_OK);
}

static void do_import(struct undoing *b)
{
	static const char json[] = "{\"items\": [{\"id\": \"x:1\", \"body\": {\"value\": \"from elsewhere\"},"
		" \"target\": \"A/RES/90/4\"}], \"resread\": {\"pins\": [{\"doc_a\": \"X\","
		" \"passage_a\": \"OP1\", \"doc_b\": \"Y\", \"passage_b\": \"OP1\"}]}}";
	struct rr_import_row *rows = NULL;
	size_t count = 0;

	assert_int_equal(rr_notes_import(b->store, rr_span(json), NULL, &rows, &count, NULL), RR_OK);
	rr_import_rows_free(rows, count);
}

const struct undoable undoables[] = {
	{ "add", do_add, 1, "adding the note at OP2", 0 },
	{ "highlight", do_highlight, 1, "adding the note at OP2", 0 },
	{ "edit", do_edit, 1, "changing the note at OP2", 1 },
	{ "delete", do_delete, 1, "deleting a note", 1 },
	{ "status", do_status, 1, "changing the note at OP2", 1 },
	{ "priority", do_priority, 1, "changing the note at OP2", 1 },
	{ "due", do_due, 1, "changing the note at OP2", 1 },
	{ "responsible", do_responsible, 1, "changing the note at OP2", 1 },
	{ "tag add", do_tag_add, 1, "changing the note at OP2", 1 },
	{ "tag remove", do_tag_remove, 1, "changing the note at OP2", 1 },
	{ "tag rename", do_tag_rename, 2, "renaming the tag money", 1 },
	{ "tag merge", do_tag_merge, 2, "renaming the tag later", 2 },
	{ "follow", do_follow, 1, "adding the note at OP1", 0 },
	{ "follow on", do_follow_next, 2, "changing the note at OP1", 1 },
	{ "accept", do_accept, 1, "adding the note at OP2", 0 },
	{ "reject", do_reject, 1, "not carrying a note over", 0 },
	{ "carry by hand", do_carry, 1, "adding the note at OP1", 0 },
	{ "place", do_place, 1, "changing the note at OP1", 1 },
	{ "pin", do_pin, 1, "pairing OP1 and OP2", 1 },
	{ "import", do_import, 1, "the import", 1 },
	{ NULL, NULL, 0, NULL, 0 },
};

const struct undoable *undoable(const char *name)
{
	for (const struct undoable *u = undoables; u->name != NULL; u++)
		if (strcmp(u->name, name) == 0)
			return u;
	fail_msg("no change is called %s", name);
	return NULL;
}
