/* From a file of annotations, and from each one's JSON, to notes. */
#ifndef STORE_IMPORT_H
#define STORE_IMPORT_H

#include "store/notes.h"

struct annotation {
	struct rr_note note; /* owned */
	char *name;          /* owned: the id as it stands in the file; "" if none */
	bool foreign;        /* its id is no UUID */
	bool timed;          /* it says when it was made */
	bool placed;         /* it says the place in bytes */
	bool by_quote;       /* it names no clause: annotation_place() sought one */
	enum rr_import_state state; /* what came of that */
};

/* Finds the clause of an annotation that names none; else it is on the document. */
void annotation_place(struct rr_store *store, struct annotation *a);
/* What names no clause does not contend with where the note is now. */
void annotation_stay(struct rr_note *note, const struct rr_note *present);

enum { FRAGMENT, QUOTE, POSITION, SELECTORS };
extern const char *const annotation_selectors[SELECTORS]; /* their types */

/* Where in its JSON an annotation says what; "" where it does not. */
struct annotation_parts {
	struct rr_span all, ours, target;
	struct rr_span source;  /* an object, or the name of one */
	struct rr_span bodies;  /* a list, an object, a text */
	struct rr_span comment; /* the body that is the note's */
	struct rr_span selectors[SELECTORS];
};
/* The elements of a list, or the one object that stands for a list of one. */
struct rr_json_walk annotation_each(struct rr_span list);
void annotation_split(struct rr_span json, struct annotation_parts *out);

/*
 * Reads what an annotation says, of which rr_json_valid() and rr_json_tame()
 * have been. An annotation without an id of ours gets one made of its text,
 * the same each time. RR_INVALID: it names no document and clause, or says
 * nothing.
 */
enum rr_status annotation_read(struct rr_store *store, struct rr_span json,
                               struct annotation *out, struct rr_error *err);
/* What no column holds, into note.extra. */
enum rr_status annotation_extra(struct rr_store *store, const struct annotation_parts *parts,
                                struct annotation *a, struct rr_error *err);
void annotation_free(struct annotation *a);

struct import {
	struct rr_store *store;
	struct rr_import_row *rows; /* owned */
	size_t count, cap;
	struct undo undo;           /* owned */
	bool copy;                  /* of these notes, made elsewhere: what was deleted stays so */
};

/* Merges one annotation, within a transaction; a bad one is only reported. */
enum rr_status import_one(struct import *im, struct rr_span json, struct rr_error *err);

/* Whether bytes are a database; its notes as JSON, as the export writes them. RR_INVALID. */
bool notes_is_database(struct rr_span bytes);
enum rr_status notes_of_database(struct rr_span bytes, struct rr_str *json,
                                 struct rr_error *err);

/* An id made of another id and a text, the same each time (UUIDv8). */
void store_made_id(const char *id, struct rr_span text, char out[37]);

#endif
