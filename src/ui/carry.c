/*
 * Carrying notes over from another version: each is offered on the clause
 * that became of its own, with what changed in its words, to be accepted,
 * rejected or left for later. With one text open the other is chosen from
 * those in the library that have notes.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

enum decision { ACCEPTED, REJECTED, LATER, DECISIONS };

struct queue {
	struct ui_app *app;
	struct ui_paper *to;    /* borrowed */
	struct rr_offers offers;
	size_t at;              /* the offer shown; offers.count: the end */
	struct ui_card *card;   /* owned: of that offer */
	size_t counts[DECISIONS]; /* how many of each were made */
	struct {
		size_t at;
		enum decision what;
	} *decided;             /* owned: what U takes back, the newest last */
	size_t decided_count;
};

/* ---- the card --------------------------------------------------------- */

static void add_words(struct ui_card *card, const struct queue *q, const struct rr_offer *offer)
{
	struct rr_str words = { 0 };

	switch (offer->at.state) {
	case RR_ANCHOR_EDITED:
		ui_card_add(card, FACE_DIM, rr_span("its words, and what became of them:"));
		rr_anchor_difference(q->offers.places, &offer->note, &offer->at, &words);
		break;
	case RR_ANCHOR_GONE:
		ui_card_add(card, FACE_DIM, rr_span("its words; nothing here is like them:"));
		rr_str_puts(&words, offer->note.exact);
		break;
	case RR_ANCHOR_EXACT:
	case RR_ANCHOR_MOVED:
	case RR_ANCHOR_AMBIGUOUS:
		ui_card_add(card, FACE_DIM, rr_span("its words:"));
		rr_str_puts(&words, offer->note.exact);
	}
	ui_card_add(card, FACE_POPUP, rr_str_span(&words));
	if (offer->at.state == RR_ANCHOR_AMBIGUOUS)
		ui_card_addf(card, FACE_ERROR, "%s is as likely; p places the note by hand",
		             offer->at.twin);
	rr_str_free(&words);
}

static void make_card(struct queue *q)
{
	const struct rr_offer *offer = &q->offers.items[q->at];
	struct rr_str title = { 0 }, facts = { 0 };
	size_t block;

	rr_str_printf(&title, "Carry over %zu of %zu: ", q->at + 1, q->offers.count);
	ui_note_clauses(offer->note.passage, offer->note.until, &title);
	rr_str_puts(&title, " → ");
	ui_note_clauses(offer->at.passage, offer->at.until, &title);
	rr_str_printf(&title, ", %s", rr_anchor_state_name(offer->at.state));
	ui_note_facts(&offer->note, &facts);
	ui_card_free(q->card);
	q->card = ui_card_new(title.text, "a accept  r reject  l later  p place  U undo  q leave");
	ui_card_place(q->card, UI_BOTTOM);
	ui_card_addf(q->card, FACE_TAG, "%s", facts.text);
	if (offer->note.body[0] != '\0')
		ui_card_add(q->card, FACE_POPUP, rr_span(offer->note.body));
	add_words(q->card, q, offer);
	rr_str_free(&title);
	rr_str_free(&facts);
	block = offer->at.passage != NULL ? ui_paper_block(q->to, offer->at.passage) : RR_NONE;
	for (int pane = 0; pane < 2 && block != RR_NONE; pane++)
		if (q->app->session->shown[pane] == q->to) {
			ui_session_go(q->app->session, pane, block, 0);
			break;
		}
}

/* ---- deciding --------------------------------------------------------- */

static enum ui_answer next(struct queue *q)
{
	if (++q->at < q->offers.count) {
		make_card(q);
		return UI_STAY;
	}
	ui_say(q->app->session, "%zu carried over, %zu rejected, %zu left for later",
	       q->counts[ACCEPTED], q->counts[REJECTED], q->counts[LATER]);
	return UI_LEAVE;
}

static enum ui_answer decide(struct queue *q, enum decision what)
{
	q->decided[q->decided_count].at = q->at;
	q->decided[q->decided_count++].what = what;
	q->counts[what]++;
	return next(q);
}

static enum ui_answer accept(struct queue *q)
{
	struct rr_error err;

	if (rr_offer_accept(q->app->session->setup.store, &q->offers, q->at, &err) != RR_OK) {
		ui_say_error(q->app->session, "%s", err.text);
		return UI_STAY;
	}
	ui_load_all_notes(q->app);
	return decide(q, ACCEPTED);
}

static enum ui_answer reject(struct queue *q)
{
	struct rr_error err;

	if (rr_offer_reject(q->app->session->setup.store, &q->offers, q->at, &err) != RR_OK) {
		ui_say_error(q->app->session, "%s", err.text);
		return UI_STAY;
	}
	return decide(q, REJECTED);
}

static enum ui_answer later(struct queue *q)
{
	return decide(q, LATER);
}

static enum ui_answer place(struct queue *q)
{
	ui_place_by_hand(q->app, &q->offers.items[q->at].note, true);
	return UI_LEAVE;
}

static enum ui_answer undo(struct queue *q)
{
	size_t last = q->decided_count - 1;

	if (q->decided_count == 0) {
		ui_say(q->app->session, "nothing has been decided yet");
		return UI_STAY;
	}
	if (q->decided[last].what != LATER)
		cmd_undo_note(&(struct ui_call){ .app = q->app, .session = q->app->session });
	q->counts[q->decided[last].what]--;
	q->at = q->decided[last].at;
	q->decided_count--;
	make_card(q);
	return UI_STAY;
}

static const struct {
	char key;
	enum ui_answer (*act)(struct queue *q);
} acts[] = { { 'a', accept }, { 'r', reject }, { 'l', later }, { 'p', place }, { 'U', undo } };

/* ---- the view --------------------------------------------------------- */

static void queue_draw(void *self, struct ui_area screen)
{
	ui_card_draw(((struct queue *)self)->card, screen);
}

static enum ui_answer queue_key(void *self, const struct ui_key *key)
{
	struct queue *q = self;
	enum ui_event event;

	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (ui_key_eq(*key, ui_key_char((uint32_t)acts[i].key)))
			return acts[i].act(q);
	event = ui_card_key(q->card, *key);
	return event == UI_DONE ? accept(q) : ui_answer_to(event);
}

static void queue_close(void *self)
{
	struct queue *q = self;

	ui_card_free(q->card);
	rr_offers_free(&q->offers);
	free(q->decided);
	free(q);
}

/* ---- between which two ------------------------------------------------ */

/* Shows the queue; false where nothing is to be offered. */
static bool offer(struct ui_app *app, const struct rr_comparison *cmp, bool to_a,
                  struct ui_paper *to)
{
	static const struct ui_view_kind kind = {
		.name = "carry", .draw = queue_draw, .key = queue_key, .close = queue_close,
	};
	struct rr_offers offers = { 0 };
	struct rr_error err;
	struct queue *q;

	if (rr_offers_list(app->session->setup.store, cmp, to_a, &offers, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		return true;
	}
	if (offers.count == 0) {
		rr_offers_free(&offers);
		return false;
	}
	q = rr_alloc(sizeof *q);
	*q = (struct queue){ .app = app, .to = to, .offers = offers };
	q->decided = rr_alloc(offers.count * sizeof *q->decided);
	make_card(q);
	ui_app_push(app, &kind, q);
	return true;
}

/* The two compared with what was paired by hand; NULL (and a message): no such pins. */
static struct rr_comparison *compare(struct ui_app *app, const struct ui_paper *a,
                                     const struct ui_paper *b)
{
	struct rr_pin_list pins = { 0 };
	struct rr_comparison *cmp = NULL;
	struct rr_error err;

	if (rr_pins_list(app->session->setup.store, rr_edition_of(a->doc),
	                 rr_edition_of(b->doc), &pins, &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	else
		cmp = rr_compare(a->doc, b->doc, pins.pins, pins.count);
	rr_pins_free(&pins);
	return cmp;
}

/* From a document of the library to the one that is open. */
static bool from_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	struct ui_session *session = app->session;
	struct ui_paper *here = session->shown[session->focus], *there;
	struct rr_comparison *cmp;
	struct rr_error err;

	if (ui_session_open(session, row->id, &there, NULL, &err) != RR_OK) {
		ui_say_error(session, "%s", err.text);
		return true;
	}
	cmp = compare(app, there, here);
	if (cmp != NULL && !offer(app, cmp, false, here))
		ui_say(session, "every note on %s has been carried over or rejected", row->id);
	rr_comparison_free(cmp);
	return true;
}

/* How like two titles are, 0..1. */
static double title_likeness(const char *a, const char *b)
{
	struct rr_changes changes = { 0 };
	size_t equal = 0, longer;

	if (a == NULL || b == NULL)
		return 0;
	rr_word_changes(rr_span(a), rr_span(b), &changes);
	for (size_t i = 0; i < changes.count; i++)
		if (changes.items[i].op == RR_EQUAL)
			equal += changes.items[i].end - changes.items[i].start;
	rr_changes_free(&changes);
	longer = strlen(a) > strlen(b) ? strlen(a) : strlen(b);
	return longer > 0 ? (double)equal / (double)longer : 0;
}

/* Lists the documents with notes, the one with the likest title first. */
static void choose(struct ui_app *app, const struct ui_paper *here)
{
	static const struct ui_list_acts from = { .chosen = from_chosen };
	struct ui_list *list = ui_list_new("Carry notes over from", "Enter chooses  / filter  q closes");
	struct rr_library_row *rows = NULL;
	size_t count = 0;

	if (rr_library_list(app->session->setup.store, &rows, &count, NULL) != RR_OK)
		count = 0;
	for (;;) {
		size_t best = RR_NONE;
		double likeness = -1;

		for (size_t i = 0; i < count; i++) {
			double like = title_likeness(rows[i].title, here->doc->title);

			if (rows[i].notes > 0 && like > likeness
			    && strcmp(rows[i].key, here->doc->key) != 0) {
				best = i;
				likeness = like;
			}
		}
		if (best == RR_NONE)
			break;
		ui_list_add(list, rows[best].key, rows[best].title, rows[best].date, best);
		rows[best].notes = 0;
	}
	rr_library_rows_free(rows, count);
	if (ui_list_count(list) > 0) {
		ui_show_list(app, list, &from);
		return;
	}
	ui_list_free(list);
	ui_say(app->session, "no other document has notes");
}

void cmd_carry(struct ui_call *call)
{
	struct ui_session *session = call->session;
	struct rr_comparison *cmp;

	if (session->shown[0] == NULL)
		return;
	ui_keep_papers(call->app);
	if (session->shown[1] == NULL || session->shown[1] == session->shown[0]) {
		choose(call->app, session->shown[session->focus]);
		return;
	}
	cmp = compare(call->app, session->shown[0], session->shown[1]);
	if (cmp != NULL && !offer(call->app, cmp, false, session->shown[1])
	    && !offer(call->app, cmp, true, session->shown[0]))
		ui_say(session, "there is no note to carry over between these two");
	rr_comparison_free(cmp);
}
