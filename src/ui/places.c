/*
 * Reading places: where the reader left a document, and where a pair. A pair
 * has a place of its own, so that what was read alone does not decide where a
 * comparison begins.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#define RIGHT "⇄" /* before the id of a place that is only in the right document */

/* The clause at or above a pane's cursor; NULL at the top. */
static const char *id_at(struct ui_session *session, int pane)
{
	size_t block = ui_session_anchor(session, pane).block;
	const struct ui_paper *paper = session->shown[pane];

	if (block == RR_NONE)
		return NULL;
	while (block > 0 && paper->blocks[block].id[0] == '\0')
		block--;
	return paper->blocks[block].id;
}

static void pair_key(const struct ui_session *session, struct rr_str *out)
{
	rr_str_printf(out, "%s %s %s", session->shown[0]->doc->key, RIGHT,
	              session->shown[1]->doc->key);
}

static void keep_pair(struct ui_session *session)
{
	struct rr_str key = { 0 }, place = { 0 };
	int pane = session->focus;
	size_t block = ui_session_block_at(session, &pane);
	const char *id = block != RR_NONE ? session->shown[pane]->blocks[block].id : "";

	if (id[0] == '\0') {
		pane = session->focus;
		id = id_at(session, pane);
	}
	pair_key(session, &key);
	rr_str_printf(&place, "%s%s", pane == 1 ? RIGHT : "", id != NULL ? id : "TITLE");
	rr_place_put(session->setup.store, key.text, place.text);
	rr_str_free(&key);
	rr_str_free(&place);
}

void ui_keep_places(struct ui_app *app)
{
	struct ui_session *session = app->session;

	for (int pane = 0; pane < 2; pane++) {
		const char *id = session->shown[pane] != NULL ? id_at(session, pane) : NULL;

		if (id != NULL && id[0] != '\0')
			rr_place_put(session->setup.store, session->shown[pane]->doc->key, id);
	}
	if (session->shown[1] != NULL)
		keep_pair(session);
}

/* The pane and the block of a place; RR_NONE where it is gone. */
static size_t find_place(struct ui_session *session, const char *place, int *pane)
{
	bool right = strncmp(place, RIGHT, strlen(RIGHT)) == 0 && session->shown[1] != NULL;

	if (session->shown[1] != NULL)
		*pane = right;
	return ui_paper_block(session->shown[*pane], right ? place + strlen(RIGHT) : place);
}

void ui_to_place(struct ui_app *app, int pane)
{
	struct ui_session *session = app->session;
	struct rr_str key = { 0 };
	int focus = session->focus;
	char *place;
	size_t block;

	if (session->shown[1] != NULL)
		pair_key(session, &key);
	else
		rr_str_puts(&key, session->shown[0]->doc->key);
	place = rr_place_get(session->setup.store, key.text);
	block = place != NULL ? find_place(session, place, &pane) : RR_NONE;
	if (block != RR_NONE && block > 0) {
		ui_session_go(session, pane, block, 0);
		ui_say(session, "back at %s, where you left; gg is the top",
		       session->shown[pane]->blocks[block].id);
	}
	if (ui_session_level(session))
		session->focus = focus;
	free(place);
	rr_str_free(&key);
}
