/*
 * input - any file a person has → clean lines of text with their origin.
 *
 * The kind of a file is told by its content, never by its name. Text of any
 * encoding becomes NFC UTF-8; HTML, DOCX and PDF become lines as a reader
 * would see them, with the runs set in italics or raised kept beside them.
 * What no line can hold is told in a remark. No line holds a control
 * character; tabs stay as they are printed, no-break blanks and those of
 * other widths become plain ones.
 */
#ifndef RESREAD_INPUT_H
#define RESREAD_INPUT_H

#include "resread/base.h"

enum rr_input_format { RR_TEXT, RR_HTML, RR_DOCX, RR_PDF };

enum rr_style { RR_ITALIC = 1, RR_RAISED = 2, RR_BOLD = 4 };

/* A stretch of a line set in one style; bytes of the line's text. */
struct rr_run {
	size_t start, end;
	unsigned style; /* of enum rr_style, or-ed */
};

/* What the file itself says of a line; a text file says nothing. */
enum rr_line_hint {
	RR_HINT_PARAGRAPH = 1, /* a paragraph starts here */
	RR_HINT_HEAD = 2,      /* a running head or foot, by its place on the page */
	RR_HINT_NOTE = 4,      /* belongs to a footnote */
};

/* How a line stands on its page. The lines of a page of plain text share one. */
struct rr_setting {
	unsigned page;             /* from 1; a form feed starts the next */
	unsigned hints;            /* of enum rr_line_hint, or-ed; 0 where unknown */
	unsigned run_count;
	const struct rr_run *runs; /* borrowed; in order, not overlapping */
	const char *start;         /* where the text of the one line lies that has these runs; NULL */
};

/* Kept small: a long text has millions. */
struct rr_line {
	struct rr_span text;       /* borrowed from the source; no line end, nor blanks before one */
	unsigned number;           /* from 1: the line of a text file, else counted */
	unsigned setting;          /* index into the source's; see rr_line_setting() */
};

struct rr_remark {
	unsigned line; /* 0: of the whole file */
	bool warning;  /* else a note */
	const char *message;
};

/*
 * The lines of a text file, which has millions, as they lie in its bytes: a row
 * for each line feed, with a NUL behind it. Private; read them with a walk.
 */
struct rr_rows {
	const char *text;       /* where the first one starts */
	uint16_t *lens;         /* bytes; RR_ODD_ROW: the lines it holds stand in `odd` */
	size_t count;
	struct rr_odd_line *odd;
	size_t odd_count;
};

#define RR_ODD_ROW 0xFFFF

/* A line of a row that is long, was repaired, or has other line ends in it. */
struct rr_odd_line {
	struct rr_line line;
	size_t next;            /* bytes from the row's start to the next row; 0: the row holds more lines */
};

struct rr_source {
	struct rr_arena *arena; /* owned, as all below; freed by rr_source_free() */
	struct rr_shared *bytes; /* a text file's lines, one NUL between them, but for repaired ones; NULL */
	enum rr_input_format format;
	const char *encoding;   /* what the file was: "UTF-8", "GB18030", … */
	const char *path;       /* as given; "-" for standard input */
	bool styled;            /* runs and hints are known (HTML, DOCX, PDF) */
	size_t count;           /* lines: see rr_source_walk() and rr_source_lines() */
	struct rr_line *lines;  /* NULL: they are the rows of a text */
	struct rr_rows rows;
	struct rr_setting *settings;
	size_t setting_count;
	struct rr_remark *remarks;
	size_t remark_count;
};

static inline const struct rr_setting *rr_line_setting(const struct rr_source *source,
                                                       const struct rr_line *line)
{
	return &source->settings[line->setting];
}

/* A place among the lines of a source; it starts before the first. */
struct rr_walk {
	const struct rr_source *source; /* borrowed */
	size_t done;                    /* lines passed */
	size_t row, odd, at;            /* where it stands in the rows; private */
	unsigned number, setting;
};

static inline struct rr_walk rr_source_walk(const struct rr_source *source)
{
	return (struct rr_walk){ .source = source, .number = 1 };
}

/* The next line; false behind the last. */
bool rr_walk_next(struct rr_walk *walk, struct rr_line *line);

/* All lines in an array of `count`: slower than a walk. Borrowed; made once, and not by two threads. */
const struct rr_line *rr_source_lines(const struct rr_source *source);

/*
 * Reads a file ("-": standard input). Fails with RR_UNREAD, in one sentence:
 * empty, a directory, no permission, binary, damaged, too large (1 GiB), or
 * of a format left out when resread was built.
 */
enum rr_status rr_source_open(const char *path, struct rr_source **out,
                              struct rr_error *err);

/* The same from bytes in memory; name stands for the path. */
enum rr_status rr_source_from(struct rr_span bytes, const char *name,
                              struct rr_source **out, struct rr_error *err);

void rr_source_free(struct rr_source *source);

/* "html docx pdf": the optional formats built in, for --version. */
const char *rr_input_formats(void);

#endif
