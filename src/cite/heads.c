/*
 * Instruments named again by the kind of thing they are. A false link is
 * worse than none, so a head ("the Covenant") counts only where no longer name
 * is made of it and just one instrument can be meant: the one defined by it
 * ("the Covenant on Lamps (the Covenant)"), the last of its kind named in the
 * same passage, the one of the title, or the only one the document has named.
 */
#include "cite/back.h"

#include <string.h>

#include "resread/text.h"

static struct kin *kin_of(struct memory *memory, struct rr_span head)
{
	for (size_t i = 0; i < memory->kin_count; i++)
		if (rr_span_eq(memory->kin[i].head, head))
			return &memory->kin[i];
	if (memory->kin_count == HEADS_MAX)
		return NULL;
	memory->kin[memory->kin_count] = (struct kin){ .head = head, .passage = RR_NONE };
	return &memory->kin[memory->kin_count++];
}

static void name_kin(struct memory *memory, struct kin *kin, const char *target)
{
	bool first = kin->passage == RR_NONE;

	if (first)
		kin->only = target;
	else if (kin->only == NULL || target == NULL || strcmp(kin->only, target) != 0)
		kin->many = true;
	kin->last = target;
	kin->passage = memory->passage;
	if (memory->title)
		kin->titled = target;
}

void memory_name(struct memory *memory, const struct words *words, const struct phrase *name,
                 const char *target)
{
	size_t slot = ((uint32_t)((uintptr_t)name >> 4) * 2654435761u >> 16) % NAMES_KEPT;
	const struct phrase *head;

	if (memory->heads[slot].name != name) {
		memory->heads[slot].name = name;
		memory->heads[slot].head = words_head(words, rr_span_of(name->text, name->len));
	}
	head = memory->heads[slot].head;

	/* one of several kinds, a declaration and programme, is named by each */
	for (size_t i = 0; head != NULL && i < head->entry->field_count; i++) {
		struct kin *kin = kin_of(memory, head->entry->fields[i]);

		if (kin != NULL)
			name_kin(memory, kin, target);
	}
}

void memory_imply(struct memory *memory, const struct phrase *name)
{
	struct kin *kin = kin_of(memory, rr_entry_field(name->entry, 2));

	if (kin == NULL)
		return;
	kin->implied_many |= kin->implied != NULL && strcmp(kin->implied, name->target) != 0;
	kin->implied = name->target;
}

static bool digit_at(struct rr_span t, size_t at)
{
	return at < t.len && t.text[at] >= '0' && t.text[at] <= '9';
}

static bool capital_at(struct rr_span t, size_t at)
{
	return at < t.len && t.text[at] >= 'A' && t.text[at] <= 'Z';
}

/* "Convention on …", "Abidjan Convention": the head of a name we don't know. */
static bool of_longer_name(const struct reading *r, const struct mark *mark)
{
	size_t p = skip_blanks(r->text, mark->end), end;
	const struct phrase *more;

	if (r->han)
		return false; /* the brackets hold all of it */
	if (name_before(r->text, mark->start))
		return true;
	if (p >= r->text.len || p == mark->end)
		return false;
	if (capital_at(r->text, p))
		return true;
	more = words_ask(r->words, ROLE_MORE, r->text, p, &end);
	if (more == NULL)
		return false;
	p = skip_blanks(r->text, end);
	if (words_says(more, "dated") && digit_at(r->text, p))
		return false; /* "the Treaty on 11 May" */
	if (words_says(more, "name"))
		p = skip_links(r->words, r->text, p);
	return (!words_says(more, "capital") && !words_says(more, "name")) || capital_at(r->text, p);
}

static bool closes(struct rr_span t, size_t at)
{
	return at < t.len && (t.text[at] == ')' ||
		rr_span_starts(rr_span_sub(t, at, t.len), "\xEF\xBC\x89"));
}

/* "(the Convention)", （下称《公约》）, right behind the name it stands for from now on. */
static bool is_defined(const struct memory *memory, const struct reading *r,
                       const struct mark *mark)
{
	enum { FAR = 96 };
	struct rr_span t = r->text, gap;
	size_t open, end = mark->end;

	if (memory->owner == NULL || mark->start < memory->owner_end ||
	    mark->start - memory->owner_end > FAR)
		return false;
	open = skip_blanks(t, memory->owner_end);
	gap = rr_span_sub(t, open, mark->start);
	if (!rr_span_starts(gap, "(") && !rr_span_starts(gap, "\xEF\xBC\x88"))
		return false;
	if (rr_span_find(gap, ")", 0) != RR_NONE || rr_span_find(gap, "\xEF\xBC\x89", 0) != RR_NONE)
		return false;
	/* a quotation mark may close before the bracket does */
	for (int i = 0; i < 2 && end < t.len && !closes(t, end); i++)
		rr_utf8_next(t, &end);
	return closes(t, end);
}

void memory_owner(struct memory *memory, const struct mark *mark, const char *target)
{
	if (mark->kind != MARK_INSTRUMENT && mark->kind != MARK_HEAD)
		return;
	memory->owner = target;
	memory->owner_end = mark->end;
}

/* "the Optional Protocol thereto": that of the treaty named shortly before; NULL. */
static const char *protocol_target(const struct memory *memory, const struct reading *r,
                                   const struct mark *mark)
{
	enum { FAR = 100 };
	struct rr_span kind = rr_entry_field(mark->phrase->entry, 0), gap;
	const char *key = memory->owner != NULL ? strchr(memory->owner, ':') : NULL;
	size_t count = 0;
	const struct rr_entry *entries =
		r->instruments != NULL ? rr_lang_entries(r->instruments, "protocols", &count) : NULL;

	if (key == NULL || mark->start < memory->owner_end || mark->start - memory->owner_end > FAR)
		return NULL;
	gap = rr_span_sub(r->text, memory->owner_end, mark->start);
	if (memchr(gap.text, ';', gap.len) != NULL ||
	    rr_span_find(gap, ". ", 0) != RR_NONE || rr_span_find(gap, "\xE3\x80\x82", 0) != RR_NONE)
		return NULL;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 1; rr_span_is(entries[i].phrase, key + 1) &&
		     k < entries[i].field_count; k++)
			if (rr_span_eq(entries[i].fields[k], kind))
				return rr_arena_printf(r->arena, "instrument:%s", entries[i].key);
	return NULL;
}

const char *head_target(struct memory *memory, const struct reading *r,
                        const struct mark *mark)
{
	struct kin *kin;

	if (words_says(mark->phrase, "of"))
		return protocol_target(memory, r, mark);
	kin = kin_of(memory, rr_entry_field(mark->phrase->entry, 0));
	if (kin == NULL)
		return NULL;
	if (of_longer_name(r, mark)) {
		name_kin(memory, kin, NULL);
		return NULL;
	}
	if (is_defined(memory, r, mark))
		kin->defined = memory->owner;
	if (kin->passage == memory->passage && (kin->defined == NULL || kin->last == NULL ||
	    back_from(r, mark) != RR_NONE))
		return kin->last;
	if (kin->defined != NULL)
		return kin->defined;
	if (kin->titled != NULL)
		return kin->titled;
	if (kin->passage == RR_NONE)
		return kin->implied_many ? NULL : kin->implied;
	return kin->many ? NULL : kin->only;
}
