/*
 * How a resolution is read, one small step a file:
 *
 *   sides.c      of a text in two languages one, by the seams that seams.c and
 *                script_seams.c find
 *   lines.c      the source's lines without the blank ones, and how the text
 *                is laid out (what a blank line and an indentation mean);
 *   tight.c      texts that have lost the blank ones
 *   dump.c       texts that have lost all of them; dump_header.c  the headers of those;
 *   strokes.c    texts that mark line ends otherwise; written.c  that bear marks of their writers;
 *   markdown.c   those of Markdown
 *   opening.c    where the text begins;
 *   header.c     what stands before that: symbol, session, …;
 *   rules.c      what a line of it says; sponsors.c  lists of States;
 *   conclude.c   what all of them do
 *   furniture.c  rules, links, job numbers, running heads; pages.c  page numbers
 *   notes.c      footnotes, wherever they stand; note_marks.c  the marks they bear
 *   closing.c    the lines of adoption; votes.c  lists of a vote behind them
 *   spots.c      footnote marks printed as plain digits; dangling.c  those without a note;
 *   weigh.c      how likely digits are one; numbers.c  what numbers they are instead
 *   paragraph.c  what is left, joined into paragraphs with their labels; the
 *                words stay where the source has them, if only blanks are between
 *   clauses.c    paragraphs → clauses, parts, annexes, headings;
 *   builder.c    the list of them as it grows; headings.c  what is none;
 *   levels.c     how labels nest; parts.c  how parts do;
 *   settle.c     what only the whole list tells; spoilt.c  verbs the pack has otherwise
 *   marks.c      footnote marks inside the clauses
 *   ids.c        the ids; twins.c  those that stand twice
 *
 * Every line ends with a use; a line that finds none is told in a remark, so
 * nothing goes missing. All work is proportional to the text: a pattern is
 * only tried where a short line or a paragraph starts.
 */
#ifndef DOC_READER_H
#define DOC_READER_H

#include "resread/doc.h"

#define SOON 8 /* lines, paragraphs, clauses: how far ahead a walk asks for their text */

enum use {
	USE_NONE, USE_FURNITURE, USE_HEADER, USE_TEXT, USE_NOTE, USE_CLOSING,
};

/* A line that is not blank. */
struct line {
	struct rr_span text;        /* without blanks at its ends; borrowed from the source */
	unsigned number, setting;   /* of the source's line it is, or is a piece of */
	unsigned char use;          /* enum use */
	bool gap : 1;               /* blank lines stand before it */
	bool cut : 1;               /* furniture or notes stand before it */
	bool indent : 1;            /* it begins with blanks */
	bool over : 1;              /* the mark that ends the quotation of the text stands before it */
	bool alone_known : 1, alone : 1; /* it stands for itself: told once */
	uint16_t spot_count;        /* footnote marks on it, in reader.spots */
	unsigned spots;             /* the first of them */
};

/* A footnote mark on a line; bytes of the line's text. */
struct spot {
	size_t start, end;
};

enum layout {
	LAYOUT_BLOCKS, /* lines are wrapped, blank lines part paragraphs */
	LAYOUT_LINES,  /* a line is a paragraph */
	LAYOUT_SPACED, /* lines are wrapped, and blank lines stand between them */
};

/* A number or letter in front of a paragraph. */
enum label_style {
	LABEL_NONE, LABEL_DIGIT, LABEL_DIGIT_PAREN, LABEL_LETTER, LABEL_ROMAN,
	LABEL_UPPER, LABEL_UPPER_ROMAN, LABEL_DASH,
};

struct label {
	struct rr_span printed; /* "12", "a", without point or brackets */
	long value;             /* as a number; a letter that may be roman: both */
	unsigned len;           /* bytes up to the text behind it */
	short roman;            /* 0 if it can't be a roman number */
	unsigned char style;    /* enum label_style */
	bool paren;             /* (a) or a), not a. */
	bool tail;              /* 12 bis */
};

struct para {
	unsigned first, last; /* of reader.lines, half open */
	struct label label;
	struct rr_span text;  /* joined, without the label; NUL-terminated */
	bool gap;             /* stands apart from what is before */
};

/* What clauses.c knows of a clause beyond rr_clause. */
struct extra {
	long value;         /* the label as a number; 0: none */
	const char *part;   /* the part or section it stands in; NULL */
	unsigned annex;     /* 1 in the first annex; 0 outside */
	unsigned part_no;   /* counts the parts */
};

/* An opening verb, and a hash of its modifiers. */
struct lead {
	const struct rr_entry *verb;
	uint32_t modifiers;
};

/* What clauses say of a verb that opens them, told once. */
struct told {
	const struct rr_entry *verb; /* NULL: nothing is told here */
	const char *name;            /* in the arena */
	int strength, approval;
};

#define TOLD 64

struct reader {
	struct rr_langs *langs;         /* borrowed */
	const struct rr_lang *lang;     /* borrowed */
	const struct rr_source *source; /* borrowed */
	struct rr_doc *doc;
	struct rr_arena *arena;         /* the document's */
	struct line *lines;             /* owned */
	size_t count, line_cap;
	enum layout layout;
	bool indents;       /* an indentation starts a paragraph */
	bool was_cut;       /* a line that holds the whole text, or its first page, was cut: */
	long cut_number;    /* the operative number read last there */
	bool plain;         /* no resolution nor part of one: any text */
	size_t body;        /* the line behind the header */
	size_t enacting;    /* the line of the enacting words; RR_NONE */
	struct para *paras; /* owned */
	size_t para_count, para_cap;
	struct extra *extras; /* owned; one a clause */
	size_t extra_cap;
	bool bracket_notes; /* they bear digits in brackets: (1) */
	bool han_numbers;   /* the text counts in Han numbers: digits are marks */
	size_t *cited;      /* owned; see notes.c; NULL until asked for */
	bool raised_notes;  /* the notes bear raised digits, so do their marks */
	struct spot *spots; /* owned */
	size_t spot_count, spot_cap;
	size_t clause_cap, note_cap, heading_cap, remark_cap;
	struct told told[TOLD]; /* by the verb's address */
	unsigned odd_leads; /* clauses whose verb was looked for among spoilt ones */
	struct rr_str work; /* scratch */
};

static inline const struct rr_setting *setting_of(const struct reader *r, const struct line *l)
{
	return &r->source->settings[l->setting];
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where s goes on behind plain blanks at `at`. */
static inline size_t over_blanks(struct rr_span s, size_t at)
{
	while (at < s.len && s.text[at] == ' ')
		at++;
	return at;
}

/* A walk along the lines asks for the text of those to come. */
static inline void line_soon(const struct reader *r, size_t i)
{
	if (i + SOON < r->count)
		rr_soon(r->lines[i + SOON].text.text);
}

void read_lines(struct reader *r);
void split_cells(struct reader *r);
void split_fields(struct reader *r); /* a header on one line */
void fold_blanks(struct reader *r); /* of texts spread out with blanks or tabs */
void read_written(struct reader *r); /* labels and emphasis that people have typed; see written.c */
bool opens_markdown(const struct reader *r, struct rr_span s); /* a line that shows such marks */
void write_unmarked(struct reader *r); /* all lines without them */
void push_line(struct reader *r, struct line line);
/* The words at byte `at` that open a text, with a verb behind: their end, 0 if none. */
size_t enacting_end(const struct reader *r, struct rr_span s, size_t at);
bool is_dumped(const struct rr_source *source); /* its line ends are lost; see dump.c */
bool cut_dump(struct reader *r, struct line whole);
bool cut_strokes(struct reader *r, struct line whole); /* likewise, see strokes.c */
void read_layout(struct reader *r);
void part_tight(struct reader *r); /* where blank lines are missing */
void find_body(struct reader *r); /* the lines of the enacting words and of the body */
void unquote(struct reader *r, size_t from); /* lines that quote the text adopted */
void read_header(struct reader *r);
bool read_navigation(struct reader *r, struct line *l); /* false: it is none */
void read_furniture(struct reader *r);     /* before the header is known */
bool is_rule(struct rr_span s);            /* a line of strokes */
void read_running_heads(struct reader *r); /* once symbol and title are known */
void read_notes(struct reader *r);
size_t read_last_notes(struct reader *r, size_t i); /* the line behind them */
bool is_bare_note(struct reader *r, size_t line, long *value); /* the note's number */
void read_first_closing(struct reader *r); /* above the title */
void read_closing(struct reader *r);
void read_spots(struct reader *r);
void read_paragraphs(struct reader *r);
bool opens_article(const struct reader *r, size_t head); /* the line below "Article 1" */
void read_clauses(struct reader *r);
void set_lead(struct reader *r, size_t clause, size_t len, struct lead lead); /* once a clause */
void settle_clauses(struct reader *r); /* its last step */
void read_marks(struct reader *r);
void give_ids(struct reader *r);
void give_key(struct reader *r);

/* ---- shared ----------------------------------------------------------- */

void remark(struct reader *r, unsigned line, bool warning, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void remark_kept(struct reader *r, unsigned line, bool warning, const char *message); /* borrowed */
void remark_line(struct reader *r, const struct line *l, const char *what); /* "what: the line" */

/* Appends a line to a text, with one blank or none between; see join.c. */
bool needs_blank(struct rr_span have, struct rr_span line);
void join_line(struct rr_str *out, struct rr_span line);
bool is_torn(struct rr_span s); /* a blank stands behind a hyphen */
/*
 * In lists of States and the like, where no hyphen stands before a small
 * letter: one at the line's end goes. False if there is none.
 */
bool join_torn(const struct reader *r, struct rr_str *out, struct rr_span line);
/* Takes out blanks that a page has left behind hyphens. */
void mend_hyphens(const struct reader *r, struct rr_str *text);
/* Adds a text with its digits raised, as marks are printed. */
void add_raised(struct rr_str *out, struct rr_span s);
/* The lines [first, last) in one; borrowed from r->work. */
struct rr_span join_lines(struct reader *r, size_t first, size_t last);
/* A copy in the arena with runs of blanks made one. */
struct rr_span keep_text(struct reader *r, struct rr_span text);
bool is_kept(struct rr_span text); /* such a copy would be the same */
const char *keep(struct reader *r, struct rr_span text); /* likewise, as a C string */
struct rr_span trim(struct rr_span s); /* blanks of any script at both ends */

bool ends_sentence(struct rr_span s);  /* with punctuation that may end a paragraph */
bool ends_comma(struct rr_span s);
bool ends_full(struct rr_span s);      /* with a full stop or its like */
struct rr_span without_mark(struct rr_span s); /* of a note, at its end */
bool starts_lower(struct rr_span s);
bool starts_upper(struct rr_span s);

/* A section's entry that matches the whole of s. */
bool match_whole(const struct reader *r, enum rr_known section, struct rr_span s,
                 struct rr_match *m);
struct rr_span captured(const struct rr_match *m, struct rr_span s, const char *name);

/* The same of a clause that opens with none: spoilt, or behind the body's name; it starts at *at. */
size_t find_odd_lead(struct reader *r, const struct rr_clause *c, struct lead *lead, size_t *at);

/* "The Council decides to meet.": a sentence that names the body, where no enacting words do. */
bool is_spoken(const struct reader *r, struct rr_span s);
/* "Now, therefore, the Council decides": a sentence that ends the preamble, and is operative. */
bool concludes(const struct reader *r, struct rr_span s);

/* The opening verb phrase: its bytes, 0 if none. */
size_t find_lead(const struct rr_lang *lang, struct rr_span text, struct lead *lead);
/* The same; verb may be NULL. */
size_t read_lead(const struct rr_lang *lang, struct rr_span text,
                 const struct rr_entry **verb);
bool always_article(const struct rr_lang *lang); /* no enacting words without one */
/* A body's name at `at`, be it behind an article. */
bool match_named_body(const struct rr_lang *lang, struct rr_span s, size_t at, struct rr_match *body);
bool is_enacting(const struct reader *r, struct rr_span s, struct rr_match *body,
                 bool *plain);

short roman_value(struct rr_span s); /* in either case; 0 if it is none */
char as_digit(char c); /* what scanning takes for a letter; c itself otherwise */
long spoilt_number(struct rr_span s); /* "I4"; -1 if it is none */
long spoilt_ordinal(const struct rr_lang *lang, struct rr_span s); /* "I364th"; 0 if it is none */
bool mend_date(struct reader *r, struct rr_span *s); /* "of l5 Apri] 1991", the date at its end */
bool read_spoilt_label(const struct reader *r, struct rr_span s, long expected,
                       struct label *out);
bool read_label(const struct reader *r, struct rr_span s, struct label *out);
size_t tail_len(struct rr_span s, size_t at); /* of "bis" or " ter" behind a number at `at`; 0 */
size_t symbol_len(struct rr_span s); /* of a document symbol at its start */
/* The same with Latin capitals where it was typed with Cyrillic ones that look like them. */
struct rr_span latin_symbol(struct reader *r, struct rr_span s);
size_t number_len(const struct reader *r, struct rr_span s); /* "68/160", "277 (1970)" */
struct rr_span with_plain_number(struct reader *r, struct rr_span s); /* its digits as ASCII has them */
void set_number(struct reader *r, struct rr_span number);
void set_symbol(struct reader *r, struct rr_span symbol);
const char *symbol_from_number(struct reader *r);
bool read_symbol_behind(struct reader *r, struct rr_span s); /* "Document symbol: S/1", below a text */

/* A footnote mark at the start of a line: its bytes, and the mark itself. */
size_t note_mark(struct rr_span s, struct rr_span *mark, long *value);
bool follows_note(const struct reader *r, size_t i); /* a note below a sentence of adoption */
size_t bracketed_number(struct rr_span s, struct rr_span *mark, long *value); /* "(1)", "[1]" at its start */
size_t bracket_mark(struct rr_span s, struct rr_span *mark, long *value); /* the same of "(1) See", "[1] See" */
size_t plain_digit(struct rr_span s, size_t at, int *value); /* its bytes, also ١; 0 if none */
bool is_arabic_stop(struct rr_span s, size_t at); /* a comma or semicolon */
int superscript(struct rr_span s, size_t at, size_t *len); /* digit value or -1 */

/* Splits a list of States; a NULL-terminated array in the arena. */
const char *const *split_list(struct reader *r, struct rr_span list);
/* What a sentence of adoption captured: meeting and votes. */
void read_vote(struct reader *r, const struct rr_match *m, enum rr_adopted_how how);
/* Whether s as a whole says how the text was adopted, which is taken over. */
bool read_adoption(struct reader *r, struct rr_span s);

#endif
