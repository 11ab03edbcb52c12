/*
 * paper - a document as the reader shows it: its blocks in the order of the
 * text (title, basis, enacting formula, headings, clauses, closing,
 * footnotes), and what hangs on them: links to follow and the user's notes.
 */
#ifndef UI_PAPER_H
#define UI_PAPER_H

#include "resread/store.h"

enum ui_block_kind {
	BLOCK_TITLE, BLOCK_BASIS, BLOCK_ENACTING, BLOCK_HEADING, BLOCK_CLAUSE,
	BLOCK_CLOSING, BLOCK_FOOTNOTE,
};

struct ui_block {
	enum ui_block_kind kind;
	size_t index;        /* of the clause, heading or footnote; else 0 */
	unsigned depth;      /* of a sub-paragraph, else 0 */
	const char *id;      /* "OP5", "FN1", "TITLE"; "" for what has none */
	const char *label;   /* what stands beside it: "OP5", "(a)", "" */
	struct rr_span text; /* borrowed from the document */
	char *folded;        /* owned: the text as searched; NULL until then */
	size_t folded_len;
	size_t *folded_map;  /* owned: folded byte → byte of the text */
};

/* What can be followed: a citation, or the mark of a footnote. */
struct ui_link {
	size_t block;
	size_t start, end;   /* bytes of the block's text; a mark stands before start == end */
	size_t cite;         /* index of the citation; RR_NONE for a mark */
	const char *mark;    /* NULL for a citation */
	unsigned line;       /* of the source, where the mark's clause or heading starts */
};

struct ui_paper {
	struct rr_doc *doc;          /* owned */
	struct rr_source *source;    /* owned; NULL once the library has it */
	bool kept;                   /* the library has it, or could not take it */
	struct rr_arena *arena;      /* owned: blocks' labels */
	struct ui_block *blocks;     /* owned */
	size_t block_count, block_cap;
	size_t *block_of_clause;     /* owned */
	int label_columns;           /* of the widest label */
	struct rr_citations cites;
	bool cited;                  /* cites and links have been made */
	struct ui_link *links;       /* owned; in the order of the text */
	struct rr_audit audit;       /* what can't be right in its citations */
	bool audited;
	size_t link_count, link_cap;
	struct rr_note *notes;       /* owned */
	size_t note_count;
	struct rr_places *places;    /* owned; NULL until there are notes */
	struct rr_anchor *anchors;   /* owned: where each note's words are now */
	size_t *note_block;          /* owned; RR_NONE: gone, or it is not decided where */
	bool noted;                  /* the notes have been read */
};

/* Takes over doc and source (which may be NULL). */
struct ui_paper *ui_paper_new(struct rr_doc *doc, struct rr_source *source);
void ui_paper_free(struct ui_paper *paper); /* NULL is fine */

/* Finds what the document cites, and makes the links; once. */
void ui_paper_cite(struct ui_paper *paper, struct rr_langs *langs);
/* The same with citations found already; they become the paper's. */
void ui_paper_take_cites(struct ui_paper *paper, struct rr_citations *cites);

/*
 * Looks for what can't be right in the citations, against the library's dates;
 * once, and anew after ui_paper_unaudit(). What goes wrong is in err.
 */
enum rr_status ui_paper_audit(struct ui_paper *paper, struct rr_langs *langs,
                              struct rr_store *store, struct rr_error *err);
void ui_paper_unaudit(struct ui_paper *paper);

/* The next finding on a citation behind `last` (NULL: the first); NULL. */
const struct rr_finding *ui_paper_fault(const struct ui_paper *paper, size_t cite,
                                        const struct rr_finding *last);

/* Takes over the notes of this document. */
void ui_paper_set_notes(struct ui_paper *paper, struct rr_note *notes, size_t count);

/* The block with that id, leniently as rr_doc_clause(); RR_NONE. */
size_t ui_paper_block(const struct ui_paper *paper, const char *id);

/* The folded text of a block, made when first asked for. */
struct rr_span ui_paper_folded(struct ui_paper *paper, size_t block);

/*
 * The mark in the margin of a block that has notes: "●", the letter of a
 * highlight, "»" where one is on words that moved, "≈" where they were
 * edited. NULL: no note.
 */
const char *ui_paper_note_mark(const struct ui_paper *paper, size_t block);

/* Whether a note that lies on several blocks, or on words of one, covers a byte range. */
struct ui_marked {
	size_t start, end;    /* bytes of the block's text */
	const struct rr_note *note;
};
/* The next words of a block from note *i on that a note is on; false at the end. */
bool ui_paper_marked(const struct ui_paper *paper, size_t block, size_t *i,
                     struct ui_marked *out);

/* How many notes stand on a block; *first (may be NULL) gets the newest's index. */
size_t ui_paper_notes_on(const struct ui_paper *paper, size_t block, size_t *newest);

/* "28/2", "A/C.3/78/L.4" or the best there is; never empty. */
const char *ui_paper_name(const struct ui_paper *paper);

#endif
