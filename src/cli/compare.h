/*
 * compare - the forms of a comparison. Each appends to a string; none opens
 * or writes a file.
 */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "cli/actions.h"

/* A row with its texts, what changed in them and what of it matters most. */
struct cli_row {
	const struct rr_row *row;
	struct rr_str a, b; /* owned */
	struct rr_changes changes;
	struct rr_criticals criticals;
};

/* Two documents and what became of which clause. */
struct cli_comparison {
	const struct cli_doc *a, *b;     /* borrowed */
	const struct rr_comparison *cmp; /* borrowed */
	const struct cli_row *rows;      /* borrowed: as many as cmp has, all read */
	const struct rr_note *notes[2];  /* borrowed: of a and of b; NULL where not asked for */
	size_t note_count[2];
};

/* How many rows of each relation, and how many moved. */
struct cli_tally {
	size_t of[RR_DROPPED + 1], moved;
};

/* The words of a critical change on either side; empty where they are not. */
struct rr_span cli_critical_from(const struct cli_row *row, const struct rr_critical *c);
struct rr_span cli_critical_to(const struct cli_row *row, const struct rr_critical *c);

struct cli_tally cli_tally(const struct rr_comparison *cmp);
/* Whether every clause is the same and in its place. */
bool cli_no_difference(const struct rr_comparison *cmp);

void cli_compare_json(struct rr_json *j, const struct cli_comparison *c);
void cli_compare_text(struct rr_str *out, const struct cli_comparison *c, int width,
                      bool colour);
void cli_compare_summary(struct rr_str *out, const struct cli_comparison *c, int width);
void cli_compare_markdown(struct rr_str *out, const struct cli_comparison *c);
void cli_compare_html(struct rr_str *out, const struct cli_comparison *c);

/* What the forms share. */

/*
 * Calls put for each line of what the two cite differently, heading not NULL
 * where a group of them begins; once more, with an empty line, behind the last.
 */
typedef void cli_put_citation(void *form, const char *heading, struct rr_span line);
void cli_citation_lines(const struct cli_comparison *c, cli_put_citation *put, void *form);
void cli_citations_json(struct rr_json *j, const struct cli_comparison *c);

/* "OP2 OP3" of the clauses of one side, parted by `sep`. */
void cli_row_ids(struct rr_str *out, const struct rr_doc *doc, const size_t *list,
                 size_t count, const char *sep);
/* One sign that needs no colour: ~ + - ⇄ ! or a blank. */
const char *cli_row_sign(const struct cli_row *row);
/* The opening verb phrase as printed; empty if there is none. */
struct rr_span cli_lead(const struct rr_clause *clause);
const char *cli_direction_name(enum rr_direction direction);
/* Whether another verb opens the row's clause, or other modifiers stand with
 * it; a word of a series is not worth telling. */
bool cli_lead_changed(const struct rr_row *row);
/* " (weaker)", " (stronger)" or "". */
const char *cli_direction_note(enum rr_direction direction);
/* Parts of a line, " · " between them. */
void cli_add_part(struct rr_str *out, const char *part);
/* "number third → fourth · condition as appropriate → — (stronger)": what of
 * the row's change is critical, the verb only if `verbs`. */
void cli_criticals_text(struct rr_str *out, const struct cli_row *row, bool verbs);
/* The name a reader knows a document by: its number or symbol and its title. */
void cli_doc_name(struct rr_str *out, const struct rr_doc *doc);
/* Whether they are in different languages. */
bool cli_across(const struct rr_doc *a, const struct rr_doc *b);
/* "3 same, 20 reworded, …", those that are none left out. */
void cli_tally_text(struct rr_str *out, const struct rr_comparison *cmp);

#endif
