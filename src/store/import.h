/* From one annotation's JSON to a note. */
#ifndef STORE_IMPORT_H
#define STORE_IMPORT_H

#include "store/notes.h"

struct annotation {
	struct rr_note note; /* owned */
	char *name;          /* owned: the id as it stands in the file; "" if none */
	bool timed;          /* it says when it was made */
	bool placed;         /* it says the place in bytes */
	bool by_quote;       /* it names no clause: annotation_place() sought one */
	enum rr_import_state state; /* what came of that */
};

/* Finds the clause of an annotation that names none; else it is on the document. */
void annotation_place(struct rr_store *store, struct annotation *a);
/* What names no clause does not contend with where the note is now. */
void annotation_stay(struct rr_note *note, const struct rr_note *present);

/*
 * Reads what an annotation says; fields that no column holds go to
 * note.extra. An annotation without an id of ours gets one made of its text,
 * the same each time. RR_INVALID: it names no document and clause, or says
 * nothing.
 */
enum rr_status annotation_read(struct rr_store *store, const char *json,
                               struct annotation *out, struct rr_error *err);
void annotation_free(struct annotation *a);

/* Whether bytes are a database; its notes as JSON, as the export writes them. RR_INVALID. */
bool notes_is_database(struct rr_span bytes);
enum rr_status notes_of_database(struct rr_span bytes, struct rr_str *json,
                                 struct rr_error *err);

/* An id made of another id and a text, the same each time (UUIDv8). */
void store_made_id(const char *id, struct rr_span text, char out[37]);

#endif
