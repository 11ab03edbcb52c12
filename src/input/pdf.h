/* From the letters of a PDF to lines; private to src/input. */
#ifndef RR_INPUT_PDF_H
#define RR_INPUT_PDF_H

#include "build.h"

/* A gap within a line wider than this, in points, lies between columns. */
#define PDF_COLUMN_GAP 40

/* A character where it stands; points from the page's top left corner. */
struct pdf_char {
	float x1, y1, x2, y2;
	float size;     /* of the font, in points */
	uint32_t cp;    /* U+000A where the PDF's text breaks off */
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
	unsigned hints;      /* of enum rr_line_hint */
};

struct pdf_page {
	float width, height;
	struct pdf_char *chars; /* owned */
	size_t count;
	struct pdf_row *rows;   /* owned */
	size_t row_count, row_cap;
};

struct pdf {
	struct pdf_page *pages; /* owned */
	size_t count, cap;
	float body;  /* the size of most characters */
	float left;  /* where most rows begin */
	float right; /* where full rows end */
	float pitch; /* from one base line to the next */
};

/*
 * Takes a PDF apart into its pages' characters. Fails with RR_UNREAD: damaged,
 * locked, or the library is missing. A page too many is told in a remark.
 */
enum rr_status pdf_extract(struct build *b, struct rr_span bytes, struct pdf *pdf,
                           struct rr_error *err);

void pdf_free(struct pdf *pdf);

/* Cuts each page's characters into rows, in the order they are read. */
void pdf_find_rows(struct pdf *pdf);

/* Puts rows of tables whose cells hold more than one line cell by cell. */
void pdf_join_cells(struct pdf_page *page);

/* Tells running heads, notes and paragraphs apart; fills each row's hints. */
void pdf_find_hints(struct pdf *pdf);

/* Rows → lines with their runs. */
void pdf_build_lines(const struct pdf *pdf, struct build *b);

#endif
