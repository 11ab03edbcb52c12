/*
 * The marks of notes: given in the order they are called, asked for by the
 * notes' ids, whose order need not be the same.
 */
#include "docx.h"

#include <stdlib.h>

static int by_id(const void *a, const void *b)
{
	long one = ((const struct docx_note_mark *)a)->id, two = ((const struct docx_note_mark *)b)->id;

	return one < two ? -1 : one > two;
}

long docx_note_called(struct docx_notes *notes, long id)
{
	long number = notes->start > 0 ? notes->start : 1;

	if (notes->count > 0 && !(notes->by_section && notes->anew))
		number = notes->marks[notes->count - 1].number + 1;
	notes->anew = false;
	notes->marks = rr_grow(notes->marks, notes->count, &notes->cap, sizeof *notes->marks);
	notes->marks[notes->count++] = (struct docx_note_mark){ id, number };
	return number;
}

void docx_sort_notes(struct docx_notes *notes)
{
	if (notes->count > 0)
		qsort(notes->marks, notes->count, sizeof *notes->marks, by_id);
}

long docx_note_number(const struct docx_notes *notes, long id)
{
	const struct docx_note_mark key = { .id = id }, *found = NULL;

	if (notes->count > 0)
		found = bsearch(&key, notes->marks, notes->count, sizeof *notes->marks, by_id);
	return found ? found->number : 0;
}
