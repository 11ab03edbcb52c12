/*
 * Opening the documents of the command line as fast as two processors can:
 * while the second text is read, a thread sets up the dictionary that Chinese
 * words are cut with; when that is done, while the texts are compared and laid
 * out and the terminal is opened, another finds their citations. That one
 * alone uses the language packs meanwhile; ui_settle() waits for it before
 * anything else does.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#define CITED_AT_ONCE ((size_t)500) /* clauses; longer texts are shown first */

struct ui_citing {
	struct rr_beside *beside;     /* owned */
	struct rr_beside *words;      /* owned: ended first, so that two run and not three */
	struct rr_langs *langs;       /* borrowed */
	struct ui_paper *papers[2];   /* borrowed; NULL where none */
	struct rr_citations cites[2]; /* owned until a paper takes them */
};

static void set_up_words(void *unused)
{
	(void)unused;
	rr_words_warm();
}

static void cite(void *arg)
{
	struct ui_citing *citing = arg;

	rr_beside_end(citing->words);
	for (int i = 0; i < 2; i++)
		if (citing->papers[i] != NULL)
			rr_cite(citing->langs, citing->papers[i]->doc, &citing->cites[i]);
}

static void start_citing(struct ui_app *app, struct rr_beside *words)
{
	struct ui_session *session = app->session;
	struct ui_citing *citing = rr_alloc(sizeof *citing);

	citing->langs = session->setup.langs;
	citing->words = words;
	ui_session_uncited(session, citing->papers);
	for (int i = 0; i < 2; i++)
		if (citing->papers[i] != NULL && citing->papers[i]->doc->clause_count > CITED_AT_ONCE)
			citing->papers[i] = NULL;
	app->citing = citing;
	citing->beside = rr_beside_start(cite, citing);
}

void ui_settle(struct ui_app *app)
{
	struct ui_citing *citing = app->citing;

	if (citing == NULL)
		return;
	app->citing = NULL;
	rr_beside_end(citing->beside);
	for (int i = 0; i < 2; i++)
		if (citing->papers[i] != NULL)
			ui_paper_take_cites(citing->papers[i], &citing->cites[i]);
	free(citing);
}

bool ui_cite_shown(struct ui_app *app)
{
	struct ui_paper *papers[2];
	size_t count;

	ui_settle(app);
	count = ui_session_uncited(app->session, papers);
	for (size_t i = 0; i < count; i++)
		ui_paper_cite(papers[i], app->session->setup.langs);
	return count > 0;
}

static bool begins_in_han(const struct rr_doc *doc)
{
	struct rr_span text = doc->clause_count > 0 ? doc->clauses[0].text : rr_span("");
	size_t pos = 0;

	return text.len > 0 && rr_is_han(rr_utf8_next(text, &pos));
}

enum rr_status ui_open_docs(struct ui_app *app, struct rr_error *err)
{
	struct ui_session *session = app->session;
	struct rr_beside *words = NULL;
	size_t blocks[2] = { RR_NONE, RR_NONE };

	for (int i = 0; i < 2 && session->setup.docs[i] != NULL; i++) {
		struct ui_paper *paper;
		enum rr_status st = ui_session_open(session, session->setup.docs[i], &paper,
		                                    &blocks[i], err);

		if (st != RR_OK) {
			rr_beside_end(words);
			return st;
		}
		session->shown[i] = paper;
		if (i == 0 && session->setup.docs[1] != NULL && begins_in_han(paper->doc))
			words = rr_beside_start(set_up_words, NULL);
	}
	if (session->shown[0] != NULL)
		start_citing(app, words);
	if (session->shown[1] != NULL && session->columns < UI_TWO_COLUMNS)
		session->focus = 1; /* of one column with the changes, the newer text */
	ui_session_arrange(session);
	for (int i = 1; i >= 0; i--)
		if (blocks[i] != RR_NONE)
			ui_session_go(session, i, blocks[i], 0);
	if (session->shown[0] != NULL && blocks[0] == RR_NONE && blocks[1] == RR_NONE)
		ui_to_place(app, session->focus);
	return RR_OK;
}
