/*
 * What the actions of the command line share: the row of the table, the way
 * results leave the program, and the opening of documents. An action is one
 * function, `int cli_NAME(const struct rr_cli *cli)`, that returns an exit
 * code; its row stands in table.c.
 *
 * By the time an action runs its options are checked: the number of words
 * lies within the row's limits, options.format is one of the row's formats
 * (never NULL where the row has any), and every option given belongs to it.
 */
#ifndef CLI_ACTIONS_H
#define CLI_ACTIONS_H

#include <signal.h>

#include "resread/cli.h"

#define FORMS(...) (const char *const[]){ __VA_ARGS__, NULL }

struct rr_action {
	const char *name;     /* "dump" */
	const char *words;    /* "DOC..." as --help prints it; NULL: none */
	size_t min, max;      /* how many words */
	const char *const *formats; /* ends in NULL; the first is the default; NULL: no choice */
	const char *help;     /* one sentence, lower case, no stop */
	int (*run)(const struct rr_cli *cli);
	bool storeless;       /* does without the databases */
};

enum option_type { OPT_TEXT, OPT_NUMBER, OPT_CHOICE, OPT_DAY, OPT_LIST, OPT_FLAG };

/* An option that is no action. */
struct cli_option {
	const char *name;
	char letter;         /* 0: none */
	enum option_type type;
	size_t field;        /* offset in struct rr_options */
	const char *value;   /* "FILE" as --help prints it; NULL for a flag */
	const char *choices; /* OPT_CHOICE: the index of the word is the value */
	const char *only;    /* names of the actions it belongs to; NULL: all */
	const char *help;
};

/* The rows by index, NULL behind the last; by name, NULL if there is none. */
const struct rr_action *cli_action_at(size_t i);
const struct rr_action *cli_action(const char *name);
const struct cli_option *cli_option_at(size_t i);

/* What is done with no action asked for: print one document, compare two, list. */
const struct rr_action *cli_implied(const struct rr_options *options);

/* Whether `name` is one of the words of `list`, which blanks part. */
bool cli_listed(const char *list, const char *name);

/* ---- results ---------------------------------------------------------- */

/*
 * Where results go: --output=FILE or standard output. A regular file is
 * written beside its place and takes it only when all is there. On a
 * terminal control characters become visible ones, but for line ends and
 * the colours an action set itself.
 */
struct cli_out {
	int fd;
	bool terminal, colour;
	struct rr_str path, temp; /* empty for standard output; temp also for devices */
};

enum rr_status cli_out_open(const struct rr_cli *cli, struct cli_out *out,
                            struct rr_error *err);
enum rr_status cli_out_put(struct cli_out *out, struct rr_span text,
                           struct rr_error *err);
/* keep: the file takes its place; otherwise nothing of it is left. */
enum rr_status cli_out_close(struct cli_out *out, bool keep, struct rr_error *err);

/*
 * All of the above for a text that is ready: returns `code`, or says the
 * failure and returns its code. Frees the text.
 */
int cli_finish(const struct rr_cli *cli, struct rr_str *text, int code);

bool cli_format_is(const struct rr_cli *cli, const char *name);

/* ---- long actions ----------------------------------------------------- */

/* From begin to end C-c only asks the action to stop; then it does what it does. */
struct cli_watch {
	struct sigaction before;
	int columns; /* of the terminal progress is shown on; 0: none */
};
void cli_watch_begin(const struct rr_cli *cli, struct cli_watch *w);
bool cli_stopped(void);
void cli_watch_show(const struct cli_watch *w, struct rr_span line);
void cli_watch_clear(const struct cli_watch *w);
void cli_watch_end(struct cli_watch *w);
int cli_width(const struct rr_cli *cli);   /* columns to fill */
bool cli_colour(const struct rr_cli *cli); /* whether to set colours */

/* Says which copies of the notes wait beside them to be merged. */
void cli_say_rivals(const struct rr_cli *cli);

/* A message on standard error, "resread: …"; not with -q. */
void cli_say(const struct rr_cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Appends s, safe for a terminal, wrapped to `width`; the first line is
 * indented by `first` columns, the others by `rest`. Ends with a newline. */
void cli_wrap(struct rr_str *out, struct rr_span s, int first, int rest, int width);

/*
 * Appends a row of two columns: `left`, as it is, and behind it from `column`
 * on the text, wrapped. What is too wide for its column stands alone.
 */
void cli_beside(struct rr_str *out, const char *left, int column, struct rr_span text,
                int width);

/* ---- documents -------------------------------------------------------- */

/* A document of the command line with what it cites. */
struct cli_doc {
	struct rr_doc *doc;
	struct rr_citations cites;
	char *id; /* of "#ID" behind the name; NULL if none */
};

/* Opens DOC; the failure is in err. RR_MISSING also where there is no #ID. */
enum rr_status cli_doc_open(const struct rr_cli *cli, const char *arg,
                            struct cli_doc *out, struct rr_error *err);
void cli_doc_close(struct cli_doc *doc);

/* Whether clause i is `top` or below it; every clause is below RR_NONE. */
bool cli_within(const struct rr_doc *doc, size_t i, size_t top);

/* Whether a citation stands in the clause asked for, if one was. */
bool cli_wanted(const struct cli_doc *d, const struct rr_citation *c);
/* The words of the text that cite. */
struct rr_span cli_cited_words(const struct cli_doc *d, const struct rr_citation *c);

/* One citation as the keys of an open object of JSON; `at` is kept up between calls. */
struct cli_offsets {
	struct rr_span text;
	size_t byte, point; /* code points before `byte` */
};
size_t cli_code_points(struct cli_offsets *at, struct rr_span text, size_t byte);
void cli_json_citation(struct rr_json *j, const struct cli_doc *d,
                       const struct rr_citation *c, struct cli_offsets *at);

/* ---- the forms of a document ------------------------------------------ */

/*
 * only: index of the clause to print, with its sub-paragraphs; RR_NONE
 * prints the whole document.
 */
void cli_json_document(struct rr_json *j, const struct cli_doc *d, size_t only);
void cli_text_document(struct rr_str *out, const struct cli_doc *d, size_t only,
                       int width, bool colour);
/* "28/2. Title", as printed; nothing where there is neither. */
void cli_add_title(struct rr_str *out, const struct rr_doc *doc);

/*
 * The adoption lines in pieces: where, when, how, then the words that head a list
 * of States and the list, up to three times. Their number; words are borrowed.
 */
enum { CLI_PIECES = 16 };
struct cli_piece {
	struct rr_span words;
	bool states;
};
size_t cli_closing_pieces(const struct rr_doc *doc, struct cli_piece pieces[CLI_PIECES]);
/* They as text, behind an empty line; nothing where there are none. */
void cli_text_closing(struct rr_str *out, const struct rr_doc *doc, int width);
void cli_markdown_document(struct rr_str *out, const struct cli_doc *d, size_t only);

/* The title, or nothing where there is none or the key ends in it already. */
const char *cli_other_words(const char *key, const char *title);

/* ---- the actions ------------------------------------------------------ */

int cli_dump(const struct rr_cli *cli);
int cli_compare(const struct rr_cli *cli);
int cli_citations(const struct rr_cli *cli);
int cli_cited_by(const struct rr_cli *cli);
int cli_audit(const struct rr_cli *cli);
int cli_follow_up(const struct rr_cli *cli);
int cli_add(const struct rr_cli *cli);
int cli_list(const struct rr_cli *cli);
int cli_remove(const struct rr_cli *cli);
int cli_add_note(const struct rr_cli *cli);
int cli_export_notes(const struct rr_cli *cli);
int cli_import_notes(const struct rr_cli *cli);
int cli_tags(const struct rr_cli *cli);
int cli_rename_tag(const struct rr_cli *cli);
int cli_backup(const struct rr_cli *cli);
int cli_check_db(const struct rr_cli *cli);
int cli_search(const struct rr_cli *cli);
int cli_said_before(const struct rr_cli *cli);
int cli_help(const struct rr_cli *cli);
int cli_version(const struct rr_cli *cli);
int cli_keys(const struct rr_cli *cli);

#endif
