/* The parts of a Word document (ECMA-376); private to src/input. */
#ifndef RR_INPUT_DOCX_H
#define RR_INPUT_DOCX_H

#include "build.h"
#include "number.h"
#include "xml.h"

#define DOCX_LEVELS 9

/* A level of a list: how its numbers look. */
struct docx_level {
	enum number_form form;
	long start;
	char text[48]; /* "(%1)", %n being the number of level n */
	bool bare;     /* nothing between number and text */
	bool legal;    /* all numbers in it are decimal */
	bool kept;     /* counts on, whatever higher level has begun a new item */
};

/* A list as it is defined, and how far it is counted. */
struct docx_list {
	long id;
	struct docx_level levels[DOCX_LEVELS];
	long counts[DOCX_LEVELS]; /* the last number given; 0 while none is */
	bool begun[DOCX_LEVELS];
	char *link; /* owned: the style whose list it is instead; NULL if none */
};

/* What paragraphs name: a list, perhaps counted anew. */
struct docx_use {
	long id;
	size_t list;                /* index into lists; RR_NONE if undefined */
	long list_id;
	long starts[DOCX_LEVELS];   /* valid where restarts */
	bool restarts[DOCX_LEVELS]; /* until first used */
	struct docx_level *own;     /* owned: instead of the list's; NULL if none */
	bool owns[DOCX_LEVELS];     /* which of them */
};

struct docx_style {
	char *id;    /* owned */
	char *based; /* owned: the style it builds on; NULL if none */
	unsigned on;  /* of enum rr_style */
	unsigned off; /* of those the style it builds on may have on */
	long list;    /* id of a use; -1 if none */
	int level;    /* -1 if it says none */
};

struct docx_notes {
	struct docx_note_mark {
		long id;
		long number;
	} *marks; /* owned */
	size_t count, cap;
	enum number_form form;
	long start;      /* the first mark; 0: 1 */
	bool by_section; /* they begin anew with each section */
	bool anew;       /* so does the next one */
	size_t calls;    /* in the body, of those whose mark is a number */
};

struct docx {
	struct docx_list *lists;   /* owned */
	size_t list_count, list_cap;
	struct docx_use *uses;     /* owned */
	size_t use_count, use_cap;
	struct docx_style *styles; /* owned; sorted by id */
	size_t style_count, style_cap;
	struct docx_notes footnotes, endnotes; /* the marks given in the body */
	size_t inserted, deleted, comments;    /* what readers of the file are told of */
};

void docx_free(struct docx *d);

/* The name without its namespace prefix: "p" of "w:p". */
const char *docx_name(const char *name);

/* An attribute by its name without prefix; NULL if absent. */
const char *docx_attribute(const char *const *attributes, const char *name);
long docx_number(const char *const *attributes, const char *name, long otherwise);

enum docx_element {
	DOCX_OTHER, DOCX_PARAGRAPH, DOCX_RUN, DOCX_TEXT, DOCX_TAB, DOCX_BREAK, DOCX_HYPHEN, DOCX_ITALIC,
	DOCX_BOLD, DOCX_ALIGN, DOCX_VANISH, DOCX_RUN_STYLE, DOCX_PARAGRAPH_STYLE, DOCX_IN_LIST, DOCX_LEVEL,
	DOCX_GONE, DOCX_PROPERTIES, DOCX_SIGN, DOCX_BOX, DOCX_ROW, DOCX_CELL, DOCX_FOOTNOTE_CALL,
	DOCX_ENDNOTE_CALL, DOCX_NOTE, DOCX_NOTE_MARK, DOCX_PAGE, DOCX_CONTROL, DOCX_PLACEHOLDER, DOCX_SECTION,
	DOCX_INSERTED, DOCX_DELETED, DOCX_COMMENT,
};

/* What a tag of running text is for, by its name with or without prefix. */
enum docx_element docx_element(const char *qualified);

/* Whether a switch such as <w:i/> or <w:i w:val="0"/> is on. */
bool docx_switch(const char *const *attributes);

/* What a name such as "lowerLetter" stands for; digits where it is not known. */
enum number_form docx_form(const char *name);

/* word/numbering.xml and word/styles.xml → lists, uses and styles. */
void docx_read_lists(struct docx *d, struct rr_span xml);
void docx_read_styles(struct docx *d, struct rr_span xml);

/* When all uses are known: they are looked up by their ids. */
void docx_sort_uses(struct docx *d);

/* The style of that id; NULL if there is none. */
const struct docx_style *docx_style(const struct docx *d, const char *id);

/* Its switches with those of the styles it builds on. */
unsigned docx_style_on(const struct docx *d, const struct docx_style *style);

/*
 * Counts a paragraph of a list on and appends its number and what parts it
 * from the text: "(a) ". Appends nothing where the list is not defined.
 */
void docx_count(struct docx *d, long use, int level, struct rr_str *out);

/* A note is called in the text: its number. */
long docx_note_called(struct docx_notes *notes, long id);

/* When all are called, their numbers by id; 0 where it never was. */
void docx_sort_notes(struct docx_notes *notes);
long docx_note_number(const struct docx_notes *notes, long id);

/* What a part is, for the hints of its lines. */
enum docx_part { DOCX_BODY, DOCX_FOOTNOTES, DOCX_ENDNOTES, DOCX_MASTHEAD, DOCX_MARGIN };

/* The text of a part → lines. Returns how its reading ended. */
enum xml_result docx_read_text(struct docx *d, struct build *b, struct rr_span xml,
                               enum docx_part part);

#endif
