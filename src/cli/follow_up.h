/* The rows of --follow-up and the forms they are printed in. */
#ifndef CLI_FOLLOW_UP_H
#define CLI_FOLLOW_UP_H

#include "cli/actions.h"

/* A document and what it asks. */
struct follow_doc {
	struct rr_doc *doc; /* owned */
	struct rr_requests requests;
	struct rr_followed followed;
};

struct follow_row {
	const struct follow_doc *from;
	const struct rr_request *request;
	const struct rr_note *task; /* NULL */
	size_t order; /* as found: by document and clause */
};

struct follow_up {
	struct follow_doc **docs; /* owned, each owned */
	size_t doc_count, doc_cap;
	struct follow_row *rows;  /* owned */
	size_t count, cap;
	bool unread;
};

void follow_text(const struct rr_cli *cli, const struct follow_up *f, struct rr_str *out);
void follow_json(const struct follow_up *f, struct rr_str *out);
void follow_csv(const struct follow_up *f, struct rr_str *out);
/* The matrix of a report: recommendation, theme, addressee, due, status. */
void follow_markdown(const struct follow_up *f, struct rr_str *out);

#endif
