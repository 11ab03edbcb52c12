/* From the letters of a PDF to lines; private to src/input. */
#ifndef RR_INPUT_PDF_H
#define RR_INPUT_PDF_H

#include "build.h"

/* Parts of a page's height: what is printed above, and below, is no text. */
#define PDF_HEAD_END 0.087f
#define PDF_FOOT_START 0.925f

/* A gap within a line wider than this, in points, lies between columns. */
#define PDF_COLUMN_GAP 40

/* Of a letter's height: a narrower gap parts no words. */
#define PDF_BLANK 0.14f

/* Of the size around it: a smaller character may be the mark of a note. */
#define PDF_RAISED_SIZE 0.85f

/* A character where it stands; points from the page's top left corner. */
struct pdf_char {
	float x1, y1, x2, y2;
	float size;     /* of the font, in points */
	uint32_t cp;    /* U+000A where the PDF's text breaks off, 0 where nothing stands */
	uint32_t style; /* RR_ITALIC, RR_BOLD */
};

/* Characters that stand side by side on one base line. */
struct pdf_row {
	size_t first, count; /* of the page's chars */
	float x1, x2, y1, y2;
	float size;          /* of most of its characters */
	bool bold;           /* most of them are */
	bool joins;          /* continues the row before on its line, after a gap */
	bool tab;            /* that gap is as wide as one between columns */
	bool cut;            /* across the gap of two columns: a cell of a table beside the first */
	unsigned column;     /* the columns of a page from 1; 0: as wide as the page */
	bool behind;         /* of the column in a second language: read behind all pages of the first */
	float shift;         /* of its column, from where the page's first one begins */
	float full;          /* where full rows of its column end, the shift taken off */
	unsigned hints;      /* of enum rr_line_hint */
	size_t mark;         /* its first characters are the mark of a note, though not raised */
};

struct pdf_page {
	float width, height;
	struct pdf_char *chars; /* owned */
	size_t count;
	bool bidi;              /* some of it runs from right to left */
	bool mixed;             /* and as much does not: it may be in two languages */
	struct pdf_row *rows;   /* owned */
	size_t row_count, row_cap;
};

struct pdf {
	struct pdf_page *pages; /* owned */
	size_t count, cap;
	struct rr_langs *langs; /* owned: where columns had to be told apart by language; NULL */
	float gutter; /* of the pages so far in two languages; 0 */
	bool rtl;    /* most of its letters run from right to left */
	float body;  /* the size of most characters */
	float start; /* where most rows begin, from the edge they run from */
	float end;   /* where full rows end */
	float pitch; /* from one base line to the next */
};

/*
 * Takes a PDF apart into its pages' characters. Fails with RR_UNREAD: damaged,
 * locked, or the library is missing. A page too many is told in a remark.
 */
enum rr_status pdf_extract(struct build *b, struct rr_span bytes, struct pdf *pdf,
                           struct rr_error *err);

void pdf_free(struct pdf *pdf);

/* Turns a page whose text runs along its sides, or upside down, upright. */
void pdf_turn(struct pdf_page *page);

/* Puts lam before alef where both are one sign; letters stand as they are seen. */
void pdf_mend_ligatures(struct pdf *pdf);

/* A character of the size that most of the stretch have, by majority vote. */
const struct pdf_char *pdf_typical(const struct pdf_char *chars, size_t count);

/* Cuts each page's characters into rows, in the order they are read. */
void pdf_find_rows(struct pdf *pdf);

/*
 * Puts a stretch of characters on one line of a page with bidi set into the
 * order they are read in; U+000A parts what stands in different columns.
 */
void pdf_set_order(struct pdf_page *page, size_t first, size_t count);

/* The middle of the strip between two columns, if the page has any; 0. */
float pdf_find_gutter(const struct pdf_page *page);

/* Where a row stands; heads and feet, too, are across the page. */
enum pdf_side { PDF_LEFT, PDF_RIGHT, PDF_ACROSS };
enum pdf_side pdf_side_of(const struct pdf_page *page, const struct pdf_row *row, float middle);

/* Parts rows that stand across only because the PDF has them in one piece; the second part is `cut`. */
void pdf_cut_rows(struct pdf_page *page, float middle);

/* The script that most letters of a text are in. */
enum pdf_script { PDF_LATIN, PDF_CYRILLIC, PDF_ARABIC, PDF_HAN, PDF_SCRIPTS };
enum pdf_script pdf_script_of(struct rr_span text);

/* Where the row's characters begin and end. */
void pdf_measure(const struct pdf_page *page, struct pdf_row *row);

/*
 * Where a page is set in two columns, puts the rows, which are sorted by
 * height, column by column, and the notes below both behind them.
 */
void pdf_find_columns(struct pdf *pdf, struct pdf_page *page);

/* Whether a row is a rule drawn with underscores or dashes. */
bool pdf_is_rule(const struct pdf_page *page, const struct pdf_row *row);

/* Whether the row is a mark, or begins with one, that stands above its line. */
bool pdf_starts_with_mark(const struct pdf_page *page, size_t at);

/* Tells the notes of a page, whose heads and feet are known, from its text. */
void pdf_find_notes(const struct pdf *pdf, struct pdf_page *page);

/* Puts rows of tables whose cells hold more than one line cell by cell. */
void pdf_join_cells(struct pdf_page *page);

/* Tells running heads, notes and paragraphs apart; fills each row's hints. */
void pdf_find_hints(struct pdf *pdf);

/* Rows → lines with their runs. */
void pdf_build_lines(const struct pdf *pdf, struct build *b);

#endif
