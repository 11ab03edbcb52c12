/*
 * What the forms of export share. Notes come sorted by document and clause.
 * Nothing that a note says becomes more than text: control characters are
 * made visible, and each form escapes what would be structure in it.
 */
#ifndef STORE_EXPORT_H
#define STORE_EXPORT_H

#include "store/db.h"

struct export {
	struct rr_store *store;
	const struct rr_note *notes; /* borrowed */
	size_t count;
	bool all;                    /* no filter: what belongs to no note goes along */
	struct rr_str *out;          /* borrowed */
};

enum rr_status export_markdown(const struct export *e, struct rr_error *err);
enum rr_status export_json(const struct export *e, struct rr_error *err);
enum rr_status export_csv(const struct export *e, struct rr_error *err);
enum rr_status export_html(const struct export *e, struct rr_error *err);
enum rr_status export_org(const struct export *e, struct rr_error *err);

/* The tags in one line, each behind `before`, parted by `between`. */
void export_tags(const struct rr_note *note, const char *before, const char *between,
                 struct rr_str *out);

/*
 * What is said of a note beside its words, in the order to print it; a value
 * may be NULL. `from` names the note it was carried over from by document and
 * clause, or by its id where that is gone; it is freed by the caller.
 */
struct export_fact {
	const char *name, *value;
};
#define EXPORT_FACTS 8
char *export_facts(const struct export *e, const struct rr_note *note,
                   struct export_fact facts[EXPORT_FACTS]);

/* Whether note i stands at another document (another clause) than note i-1. */
bool export_new_doc(const struct export *e, size_t i);
bool export_new_clause(const struct export *e, size_t i);

/* The title of note i's document: of the first of its notes that has one; NULL. */
const char *export_title(const struct export *e, size_t i);

/*
 * The next line of *rest made safe for a terminal, in *line, which is cut
 * first; false at the end. Line ends of any system.
 */
bool export_line(struct rr_span *rest, struct rr_str *line);

#endif
