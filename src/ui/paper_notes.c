/* The notes of a paper: where their words are in it now, and how that is shown. */
#include "ui/paper.h"

#include <stdlib.h>
#include <string.h>

static size_t block_of(const struct ui_paper *paper, const struct rr_anchor *at)
{
	if (at->passage == NULL || at->state == RR_ANCHOR_AMBIGUOUS)
		return RR_NONE;
	if (strcmp(at->passage, RR_WHOLE) == 0)
		return paper->block_count > 0 ? 0 : RR_NONE;
	return ui_paper_block(paper, at->passage);
}

void ui_paper_set_notes(struct ui_paper *paper, struct rr_note *notes, size_t count)
{
	rr_notes_free(paper->notes, paper->note_count);
	free(paper->note_block);
	free(paper->anchors);
	paper->notes = notes;
	paper->note_count = count;
	paper->note_block = rr_alloc((count + 1) * sizeof(size_t));
	paper->anchors = rr_alloc((count + 1) * sizeof *paper->anchors);
	if (count > 0 && paper->places == NULL)
		paper->places = rr_places_new(paper->doc);
	for (size_t i = 0; i < count; i++) {
		rr_note_place(paper->places, &notes[i], NULL, NULL, &paper->anchors[i]);
		paper->note_block[i] = block_of(paper, &paper->anchors[i]);
	}
	paper->noted = true;
}

/* The last block a note lies on. */
static size_t last_block(const struct ui_paper *paper, size_t note)
{
	const char *until = paper->anchors[note].until;
	size_t last = until != NULL ? ui_paper_block(paper, until) : RR_NONE;

	return last == RR_NONE ? paper->note_block[note] : last;
}

static bool on_block(const struct ui_paper *paper, size_t note, size_t block)
{
	size_t first = paper->note_block[note];

	return first != RR_NONE && first <= block && block <= last_block(paper, note);
}

size_t ui_paper_notes_on(const struct ui_paper *paper, size_t block, size_t *newest)
{
	size_t count = 0, last = RR_NONE;

	for (size_t i = 0; i < paper->note_count; i++) {
		if (!on_block(paper, i, block))
			continue;
		if (last == RR_NONE
		    || strcmp(paper->notes[i].modified, paper->notes[last].modified) >= 0)
			last = i;
		count++;
	}
	if (newest != NULL)
		*newest = last;
	return count;
}

const char *ui_paper_note_mark(const struct ui_paper *paper, size_t block)
{
	static const char *const marks[] = {
		[RR_ANCHOR_EXACT] = "●", [RR_ANCHOR_MOVED] = "»", [RR_ANCHOR_EDITED] = "≈",
		[RR_ANCHOR_AMBIGUOUS] = "?", [RR_ANCHOR_GONE] = "?",
	};
	const char *letter = NULL;
	enum rr_anchor_state worst = RR_ANCHOR_EXACT;
	bool any = false, words = false;

	for (size_t i = 0; i < paper->note_count; i++) {
		const struct rr_note *note = &paper->notes[i];

		if (!on_block(paper, i, block))
			continue;
		any = true;
		if (paper->anchors[i].state > worst)
			worst = paper->anchors[i].state;
		if (note->colour != NULL && strcmp(note->kind, "highlight") == 0)
			letter = note->colour;
		words = words || note->body[0] != '\0';
	}
	if (!any)
		return NULL;
	return worst == RR_ANCHOR_EXACT && !words && letter != NULL ? letter : marks[worst];
}

/* The part of a note's words that lies in a block. */
static bool part_in(const struct ui_paper *paper, size_t note, size_t block,
                    struct ui_marked *out)
{
	const struct rr_anchor *at = &paper->anchors[note];
	size_t first = paper->note_block[note], offset = 0, len = paper->blocks[block].text.len;
	struct rr_str text = { 0 };

	*out = (struct ui_marked){ .start = at->start, .end = at->end, .note = &paper->notes[note] };
	if (first != block || at->until != NULL) {
		/* the blocks are joined by line feeds */
		if (!rr_places_text(paper->places, at->passage, paper->blocks[block].id, &text))
			return false;
		offset = text.len - len;
		rr_str_free(&text);
		out->start = at->start > offset ? at->start - offset : 0;
		out->end = at->end > offset ? at->end - offset : 0;
	}
	if (out->end > len)
		out->end = len;
	return out->start < out->end;
}

bool ui_paper_marked(const struct ui_paper *paper, size_t block, size_t *i,
                     struct ui_marked *out)
{
	for (; *i < paper->note_count; (*i)++) {
		const struct rr_note *note = &paper->notes[*i];
		bool light = strcmp(note->kind, "highlight") == 0;

		if (!on_block(paper, *i, block) || strcmp(note->passage, RR_WHOLE) == 0
		    || !part_in(paper, *i, block, out))
			continue;
		/* a note on a whole clause is told by its mark alone */
		if (!light && out->start == 0 && out->end == paper->blocks[block].text.len)
			continue;
		(*i)++;
		return true;
	}
	return false;
}
