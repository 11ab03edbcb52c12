/* What the files about notes share. */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "store/db.h"

/* FNV-1a, 64 bits; start with STORE_HASH and feed each result on. */
#define STORE_HASH 0xcbf29ce484222325u
uint64_t store_hash(uint64_t hash, struct rr_span text);

/* Milliseconds since 1970; as "2026-11-21T05:30:00.123Z". */
int64_t store_now(void);
void store_stamp(int64_t ms, char out[25]);
/* A new UUIDv7 (RFC 9562) of that time. */
void store_uuid(int64_t ms, char out[37]);
bool store_is_uuid(const char *id);

/*
 * A text that sorts bytewise as the clauses stand in a document: title and
 * basis, PP before OP (within its part, where there are parts), the closing,
 * annexes, footnotes.
 */
void clause_order(const char *passage, struct rr_str *out);

/* Puts a tag into its one form; empty if nothing is left. */
void tag_normal(const char *tag, struct rr_str *out);

/* ---- rows ------------------------------------------------------------- */

/* All columns of note but id, in the order of the functions below. */
#define NOTE_COLUMNS \
	"doc, lang, title, passage, clause_order, exact, prefix, suffix," \
	" start_byte, end_byte, start_point, end_point, passage_hash, kind, status, due," \
	" colour, body, created, modified, extra, until, priority, author, origin," \
	" responsible, before_hash, after_hash"

/* Writes note and tags, within a transaction; fresh: nothing stands under its id. */
enum rr_status note_write(struct rr_store *store, const struct rr_note *note, bool fresh,
                          struct rr_error *err);
/* The same for a new note without tags, as a transaction of its own. */
enum rr_status note_write_alone(struct rr_store *store, const struct rr_note *note,
                                struct rr_error *err);
/* Reads a row of "id, NOTE_COLUMNS, tags parted by U+000A". */
void note_read(sqlite3_stmt *row, struct rr_note *out);
/* Fills *modified (may be NULL) and says whether the note is there. */
enum rr_status note_find(struct rr_store *store, const char *id, bool *found,
                         char modified[25], struct rr_error *err);
enum rr_status note_remove(struct rr_store *store, const char *id, struct rr_error *err);

/* Cleans, normalises and completes what the caller gave; RR_INVALID. */
enum rr_status note_normal(struct rr_note *note, struct rr_error *err);

/* ---- history ---------------------------------------------------------- */

/* Makes the history ready, before the transaction begins. */
enum rr_status history_open(struct rr_store *store, struct rr_error *err);
/* Opens the notes and their history to be changed, and begins a transaction. */
enum rr_status history_begin(struct rr_store *store, struct rr_error *err);
/* Ends it, and makes what was done, if anything was, the newest undo; takes that over. */
enum rr_status history_end(struct rr_store *store, enum rr_status st, struct undo *undo,
                           struct rr_error *err);
/*
 * Keeps the note's present state; *version gets its number, 0 if it is not
 * there. What is changed at once ends at one time.
 */
enum rr_status history_keep(struct rr_store *store, const char *id, const char *change,
                            int64_t ended, int64_t *version, struct rr_error *err);

/* One more step of an undo that is being made. */
void undo_add(struct undo *undo, const char *id, int64_t version, const char *left);
/* Makes it the newest undo of the store; takes it over. */
void undo_push(struct rr_store *store, struct undo *undo);
void undo_free(struct undo *undo);

/*
 * The newest change that the history tells of and that was made before this
 * store was opened, as an undo; RR_MISSING: there is none.
 */
enum rr_status undo_recall(struct rr_store *store, struct undo *out, struct rr_error *err);

/* ---- pins ------------------------------------------------------------- */

void pin_key_copy(const struct pin_key *from, struct pin_key *to);
void pin_key_free(struct pin_key *key);
/* Adds a pin to an undo; takes the key over. */
struct undo_pin *undo_add_pin(struct undo *undo, struct pin_key *key);

/* What the pin is now. */
enum rr_status pin_find(struct rr_store *store, const struct pin_key *key,
                        struct pin_state *out, struct rr_error *err);
/* Keeps the state before in the history and brings the pin to the one after, within a transaction. */
enum rr_status pin_change(struct rr_store *store, struct undo_pin *pin, const char *change,
                          const char *now, struct rr_error *err);
/* Brings the pins of an undo back, within a transaction; RR_INVALID as rr_note_undo(). */
enum rr_status pins_take_back(struct rr_store *store, const struct undo *undo,
                              struct rr_error *err);
/*
 * Takes in the pins of what an import's JSON says under "resread". The newer meaning of a pin counts; of
 * a copy of these notes, what was unpinned here since stays so.
 */
enum rr_status pins_import(struct rr_store *store, struct rr_span json, bool copy,
                           struct undo *undo, struct rr_error *err);

#endif
