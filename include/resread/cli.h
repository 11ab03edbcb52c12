/*
 * cli - the command line: one table of options, one file per action.
 * Standard output carries results only; messages go to standard error as
 * "resread: WHAT: WHY".
 */
#ifndef RESREAD_CLI_H
#define RESREAD_CLI_H

#include "resread/compare.h"
#include "resread/store.h"

/* What users and scripts rely on (resread(1), EXIT STATUS). */
enum rr_exit {
	RR_EXIT_OK = 0, RR_EXIT_NOTHING = 1, RR_EXIT_USAGE = 2, RR_EXIT_UNREAD = 3,
	RR_EXIT_DB = 4,
};

struct rr_action; /* a row of the table of actions */

struct rr_options {
	const struct rr_action *action; /* NULL: open the reader or print */
	char **docs;            /* borrowed from argv: all words, those of the action too */
	size_t doc_count;
	const char *value;      /* the action's own argument (--search QUERY), docs[0]; NULL */
	const char *format;     /* checked against the action's; its default where none was given */
	const char *output, *db, *lang;
	const char *doc, *tag, *kind, *status, *since, *filter, *text, *quote, *due;
	const char *priority, *author, *responsible, *letter, *until;
	const char **tags;      /* --tag, each time it was given; owned */
	size_t tag_count;
	int width;              /* 0: the terminal's, else 80 */
	int sort;               /* --follow-up: 0 due, 1 addressee, 2 document */
	int colour;             /* 0 auto, 1 always, 2 never */
	bool quiet, dry_run, notes;
};

/*
 * Reads the command line; the words of argv are moved to its front.
 * RR_INVALID with a sentence that names the option and what would be right.
 */
enum rr_status rr_cli_parse(int argc, char **argv, struct rr_options *out,
                            struct rr_error *err);
void rr_options_free(struct rr_options *options);

/*
 * Whether to open the screen: neither an action nor a form of output was asked
 * for, and standard output is a terminal.
 */
bool rr_cli_wants_screen(const struct rr_options *options);

/* False for --help and the like, which must work without any place for files. */
bool rr_cli_wants_store(const struct rr_options *options);

struct rr_cli {
	struct rr_langs *langs;
	struct rr_store *store; /* NULL where it isn't wanted */
	const struct rr_options *options;
	/* prints the table of keys, format "text" or "mdoc"; the ui's, handed over by main */
	void (*keys)(const char *format, struct rr_str *out);
};

/* Does what was asked and returns the exit code. */
int rr_cli_run(const struct rr_cli *cli);

/* Says a failure on standard error and returns its exit code. */
int rr_cli_fail(const struct rr_error *err);

#endif
