/*
 * The numbers of lists' paragraphs. All uses of a list count on together,
 * unless a use starts anew.
 */
#include "docx.h"

#include <stdlib.h>
#include <string.h>

static int by_use_id(const void *a, const void *b)
{
	long one = ((const struct docx_use *)a)->id, two = ((const struct docx_use *)b)->id;

	return one < two ? -1 : one > two;
}

void docx_sort_uses(struct docx *d)
{
	if (d->use_count > 0)
		qsort(d->uses, d->use_count, sizeof *d->uses, by_use_id);
}

static struct docx_use *use_of(const struct docx *d, long id)
{
	const struct docx_use key = { .id = id };

	return d->use_count == 0 ? NULL : bsearch(&key, d->uses, d->use_count, sizeof *d->uses,
	                                          by_use_id);
}

static const struct docx_level *level_of(const struct docx_list *list,
                                         const struct docx_use *use, int level)
{
	return use->owns[level] ? &use->own[level] : &list->levels[level];
}

/* The list of a use; a list that only names a style is the list of that style. */
static struct docx_list *list_of(struct docx *d, const struct docx_use *use)
{
	for (int depth = 0; use != NULL && use->list != RR_NONE && depth < 10; depth++) {
		struct docx_list *list = &d->lists[use->list];
		const struct docx_style *style = list->link ? docx_style(d, list->link) : NULL;

		if (style == NULL)
			return list;
		use = use_of(d, style->list);
	}
	return NULL;
}

static void count_on(struct docx_list *list, struct docx_use *use, int level)
{
	if (use->restarts[level]) {
		list->counts[level] = use->starts[level];
		use->restarts[level] = false;
	} else if (!list->begun[level]) {
		list->counts[level] = level_of(list, use, level)->start;
	} else {
		list->counts[level]++;
	}
	list->begun[level] = true;
	for (int i = level + 1; i < DOCX_LEVELS; i++)
		list->begun[i] = list->begun[i] && level_of(list, use, i)->kept;
}

/*
 * "a." or "i)" below the first level, as Word numbers where nobody told it how:
 * resolutions print it in brackets, as is done for web pages.
 */
static const char *text_of(const struct docx_level *at, int level)
{
	static const char *const bracketed[DOCX_LEVELS] = {
		NULL, "(%2)", "(%3)", "(%4)", "(%5)", "(%6)", "(%7)", "(%8)", "(%9)",
	};
	bool letter = at->form == NUMBER_LETTER || at->form == NUMBER_ROMAN || at->form == NUMBER_ABJAD ||
	              at->form == NUMBER_ALIF_BA || at->form == NUMBER_RUSSIAN;

	return letter && level > 0 && at->text[0] == '%' && at->text[1] == '1' + level &&
	       strchr(".)", at->text[2]) != NULL && at->text[2] != '\0' && at->text[3] == '\0'
	       ? bracketed[level] : at->text;
}

void docx_count(struct docx *d, long id, int level, struct rr_str *out)
{
	struct docx_use *use = use_of(d, id);
	struct docx_list *list = list_of(d, use);
	const struct docx_level *at;

	if (list == NULL || level < 0 || level >= DOCX_LEVELS)
		return;
	count_on(list, use, level);
	at = level_of(list, use, level);
	if (at->form == NUMBER_NONE) {
		rr_str_puts(out, at->text[0] ? "\u2022 " : "");
		return;
	}
	for (const char *p = text_of(at, level); *p != '\0'; p++) {
		char number[32];
		int of = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? p[1] - '1' : -1;

		if (of < 0) {
			rr_str_putc(out, *p);
			continue;
		}
		number_text(number, sizeof number, list->begun[of] ? list->counts[of]
		            : level_of(list, use, of)->start,
		            at->legal ? NUMBER_DECIMAL : level_of(list, use, of)->form);
		rr_str_puts(out, number);
		p++;
	}
	rr_str_puts(out, at->bare ? "" : " ");
}
