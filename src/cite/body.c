/*
 * Which body is meant. A text names one in full, by a short name ("the
 * Council"), by "its", or not at all; the number's own shape and date then
 * rule out those that could not have given it.
 */
#include "cite/group.h"
#include "cite/plain.h"

#include <string.h>

#define OTHER_MOST 199 /* acts of one session; 6/2019 counts otherwise */

static void add(enum body list[BODY_COUNT], size_t *count, enum body body)
{
	for (size_t i = 0; i < *count; i++)
		if (list[i] == body)
			return;
	if (body < BODY_COUNT && *count < BODY_COUNT)
		list[(*count)++] = body;
}

/* Short names that more than one body bears. */
static const struct {
	const char *code;
	enum body bodies[3];
	size_t count;
} shared[] = {
	{ "COUNCIL", { BODY_HRC, BODY_SC, BODY_ECOSOC }, 3 },
	{ "COMMISSION", { BODY_CHR }, 1 },
};

static bool among(const enum body *list, size_t count, enum body body)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == body)
			return true;
	return false;
}

size_t bodies_meant(const struct mark *mark, const struct context *context,
                    enum body list[BODY_COUNT])
{
	const struct rr_entry *entry = mark->phrase->entry;
	size_t count = 0;

	for (size_t i = 0; i < entry->field_count && !mark->foreign; i++) {
		add(list, &count, body_of(entry->fields[i]));
		for (size_t s = 0; s < sizeof shared / sizeof *shared; s++) {
			if (!rr_span_is(entry->fields[i], shared[s].code))
				continue;
			if (among(shared[s].bodies, shared[s].count, context->own))
				add(list, &count, context->own);
			if (among(shared[s].bodies, shared[s].count, context->council))
				add(list, &count, context->council);
			for (size_t b = 0; b < shared[s].count; b++)
				add(list, &count, shared[s].bodies[b]);
		}
	}
	return count;
}

/* The only body of all that could have given the number on that very day; BODY_NONE. */
static enum body only_body(const struct number *number, enum act act, const struct rr_date *date)
{
	enum body only = BODY_NONE;

	if (date->day == 0 || date->year == 0)
		return BODY_NONE;
	for (int b = 0; b < BODY_COUNT; b++) {
		if (!number_fits(number, (enum body)b, act, date))
			continue;
		if (only != BODY_NONE)
			return BODY_NONE;
		only = (enum body)b;
	}
	return only;
}

/* The first of the list that could have given the number then; BODY_NONE. */
static enum body first_fit(const struct number *number, enum act act,
                           const struct rr_date *date, const enum body *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (number_fits(number, list[i], act, date))
			return list[i];
	return BODY_NONE;
}

const char *choose_target(struct reading *r, const struct number *number, enum act act,
                          const struct rr_date *date, const enum body *list, size_t count,
                          bool named, enum body *chosen)
{
	static const struct rr_date unknown;
	struct rr_str text = { 0 };
	struct number full;
	const char *target;
	enum body body;

	if (number->plain) {
		full = *number;
		if (!plain_fits(&full, act, date, list, count, named))
			return NULL;
		number = &full;
	}
	body = first_fit(number, act, date, list, count);
	if (body == BODY_NONE && named)
		body = first_fit(number, act, &unknown, list, count);
	if (body == BODY_NONE && named)
		body = only_body(number, act, date);
	/* a number the body named can't have given: the audit tells so */
	if (body == BODY_NONE && named && count > 0 && number_shaped(number, list[0], date))
		body = list[0];
	if (body == BODY_NONE)
		return NULL;
	*chosen = body;
	number_target(number, body, act, &text);
	target = rr_arena_dup(r->arena, text.text, text.len);
	rr_str_free(&text);
	return target;
}

/* "UNEP/EA.#/Res.#" of "resolution UNEP/EA.#/Res.#"; empty if there is none. */
static struct rr_span form_of(const struct phrase *body, enum act act)
{
	const char *word = act == ACT_DECISION ? "decision " : "resolution ";

	for (size_t k = 1; k < body->entry->field_count; k++)
		if (rr_span_starts(body->entry->fields[k], word))
			return rr_span_sub(body->entry->fields[k], strlen(word),
			                   body->entry->fields[k].len);
	return rr_span("");
}

bool other_gives(const struct phrase *body, enum act act)
{
	return form_of(body, act).len > 0;
}

const char *other_target(struct reading *r, const struct number *number, enum act act,
                         const struct phrase *body)
{
	struct rr_span form = form_of(body, act);
	size_t first = rr_span_find(form, "#", 0);
	size_t second = first != RR_NONE ? rr_span_find(form, "#", first + 1) : RR_NONE;

	if (second == RR_NONE || number->shape != SHAPE_SESSION || number->second > OTHER_MOST)
		return NULL;
	return rr_arena_printf(r->arena, "%.*s%u%.*s%u", (int)first, form.text, number->first,
	                       (int)(second - first - 1), form.text + first + 1, number->second);
}

enum act act_of(const struct mark *mark)
{
	return words_says(mark->phrase, "decision") ? ACT_DECISION : ACT_RESOLUTION;
}
