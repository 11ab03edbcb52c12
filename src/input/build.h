/* Building a source line by line; private to src/input. */
#ifndef RR_INPUT_BUILD_H
#define RR_INPUT_BUILD_H

#include "resread/input.h"

/* What grows while a file is read; the arena already belongs to the source. */
struct build {
	struct rr_source *source; /* borrowed */
	struct rr_line *lines;    /* owned until build_end(), as all arrays below */
	size_t count, cap;
	struct rr_rows rows;      /* of a text: instead of lines */
	size_t row_cap, odd_cap;
	struct rr_setting *settings;
	size_t setting_count, setting_cap;
	struct rr_remark *remarks;
	size_t remark_count, remark_cap;
	size_t unsaid;             /* remarks beyond the limit */
	unsigned number, page;     /* of the next line */
	unsigned plain_page;       /* the last setting is that of its plain lines; 0: it is another's */
};

void build_start(struct build *b, struct rr_source *source);

/* Adds a line whose text lives in the source already. */
void build_line(struct build *b, struct rr_span text);

/* How the page's plain lines are set: an index. */
unsigned build_setting(struct build *b);

/* The same, set in its own way; the runs live in the source's arena already. */
void build_set_line(struct build *b, struct rr_span text, struct rr_setting setting);

/* Adds a remark about a line, 0 for the file; only so many are kept. */
void build_remark(struct build *b, unsigned line, bool warning, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Moves lines and remarks into the source. */
void build_end(struct build *b);

/*
 * Text of UTF-8 from byte `from` on → lines. Those that need no repair are
 * borrowed; the blanks at their ends go, and one NUL stands behind each.
 */
void build_text(struct build *b, struct rr_str *text, size_t from);

/* Appends s without control characters and broken bytes, in NFC; tells how many. */
size_t build_clean(struct rr_span s, struct rr_str *out);

#endif
