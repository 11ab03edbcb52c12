/*
 * Word prints the numbers of lists from definitions kept apart from the text:
 * a paragraph names a use (w:num), which names a list (w:abstractNum), whose
 * levels say how they look. What paragraphs look like is in styles, likewise.
 */
#include "docx.h"

#include <stdlib.h>
#include <string.h>

#define MOST 5000 /* lists, uses, styles: more are not looked up */

const char *docx_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *docx_attribute(const char *const *attributes, const char *name)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
		if (strcmp(docx_name(attributes[0]), name) == 0)
			return attributes[1] ? attributes[1] : "";
	return NULL;
}

long docx_number(const char *const *attributes, const char *name, long otherwise)
{
	const char *value = docx_attribute(attributes, name);
	char *end;
	long number = value ? strtol(value, &end, 10) : otherwise;

	return value == NULL || end == value ? otherwise : number;
}

bool docx_switch(const char *const *attributes)
{
	const char *value = docx_attribute(attributes, "val");

	return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
	                         strcmp(value, "off") != 0 && strcmp(value, "none") != 0);
}

void docx_free(struct docx *d)
{
	for (size_t i = 0; i < d->style_count; i++) {
		free(d->styles[i].id);
		free(d->styles[i].based);
	}
	for (size_t i = 0; i < d->list_count; i++)
		free(d->lists[i].link);
	for (size_t i = 0; i < d->use_count; i++)
		free(d->uses[i].own);
	free(d->styles);
	free(d->lists);
	free(d->uses);
	free(d->footnotes.marks);
	free(d->endnotes.marks);
}

/* ---- numbering.xml ------------------------------------------------------------ */

struct lists {
	struct docx *d;
	struct docx_list *list; /* being defined; NULL outside */
	struct docx_use *use;
	int level;              /* -1 outside */
};

enum number_form docx_form(const char *name)
{
	static const struct { const char *name; enum number_form form; } forms[] = {
		{ "decimal", NUMBER_DECIMAL }, { "lowerLetter", NUMBER_LETTER },
		{ "upperLetter", NUMBER_CAPITAL }, { "lowerRoman", NUMBER_ROMAN },
		{ "upperRoman", NUMBER_ROMAN_CAPITAL }, { "bullet", NUMBER_NONE },
		{ "none", NUMBER_NONE }, { "chineseCounting", NUMBER_CHINESE },
		{ "chineseCountingThousand", NUMBER_CHINESE },
		{ "taiwaneseCounting", NUMBER_CHINESE }, { "japaneseCounting", NUMBER_CHINESE },
		{ "taiwaneseCountingThousand", NUMBER_CHINESE },
		{ "russianLower", NUMBER_RUSSIAN }, { "arabicAbjad", NUMBER_ABJAD },
		{ "arabicAlpha", NUMBER_ALIF_BA }, { "chicago", NUMBER_SIGNS },
	};

	for (size_t i = 0; name != NULL && i < sizeof forms / sizeof *forms; i++)
		if (strcmp(name, forms[i].name) == 0)
			return forms[i].form;
	return NUMBER_DECIMAL;
}

static void open_list(struct lists *l, const char *const *attributes)
{
	struct docx *d = l->d;

	l->list = NULL;
	if (d->list_count >= MOST)
		return;
	d->lists = rr_grow(d->lists, d->list_count, &d->list_cap, sizeof *d->lists);
	l->list = &d->lists[d->list_count++];
	*l->list = (struct docx_list){ .id = docx_number(attributes, "abstractNumId", -1) };
	for (int i = 0; i < DOCX_LEVELS; i++)
		l->list->levels[i].start = 1;
}

static void open_use(struct lists *l, const char *const *attributes)
{
	struct docx *d = l->d;

	l->use = NULL;
	if (d->use_count >= MOST)
		return;
	d->uses = rr_grow(d->uses, d->use_count, &d->use_cap, sizeof *d->uses);
	l->use = &d->uses[d->use_count++];
	*l->use = (struct docx_use){
		.id = docx_number(attributes, "numId", -1), .list = RR_NONE, .list_id = -1,
	};
}

static void set_level(struct docx_level *level, const char *name, const char *const *attributes)
{
	const char *value = docx_attribute(attributes, "val");

	if (strcmp(name, "start") == 0)
		level->start = docx_number(attributes, "val", 1);
	else if (strcmp(name, "numFmt") == 0)
		level->form = docx_form(value);
	else if (strcmp(name, "suff") == 0)
		level->bare = value != NULL && strcmp(value, "nothing") == 0;
	else if (strcmp(name, "isLgl") == 0)
		level->legal = docx_switch(attributes);
	else if (strcmp(name, "lvlRestart") == 0)
		level->kept = value != NULL && strcmp(value, "0") == 0;
	else if (strcmp(name, "lvlText") == 0 && value != NULL && strlen(value) < sizeof level->text)
		strcpy(level->text, value);
}

/* A use may bring levels of its own; each replaces the list's whole. */
static void set_own_level(struct docx_use *use, int level, const char *name,
                          const char *const *attributes)
{
	if (use->own == NULL)
		use->own = rr_alloc(DOCX_LEVELS * sizeof *use->own);
	if (!use->owns[level])
		use->own[level].start = 1;
	use->owns[level] = true;
	set_level(&use->own[level], name, attributes);
}

static void list_open(void *user, const char *qualified, const char *const *attributes)
{
	struct lists *l = user;
	const char *name = docx_name(qualified);

	if (strcmp(name, "abstractNum") == 0)
		open_list(l, attributes);
	else if (strcmp(name, "num") == 0)
		open_use(l, attributes);
	else if (strcmp(name, "numStyleLink") == 0 && l->list != NULL && l->list->link == NULL)
		l->list->link = rr_dup(docx_attribute(attributes, "val"));
	else if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0)
		l->level = (int)docx_number(attributes, "ilvl", -1);
	else if (strcmp(name, "abstractNumId") == 0 && l->use != NULL)
		l->use->list_id = docx_number(attributes, "val", -1);
	else if (l->level < 0 || l->level >= DOCX_LEVELS)
		return;
	else if (strcmp(name, "startOverride") == 0 && l->use != NULL) {
		l->use->starts[l->level] = docx_number(attributes, "val", 1);
		l->use->restarts[l->level] = true;
	} else if (l->list != NULL) {
		set_level(&l->list->levels[l->level], name, attributes);
	} else if (l->use != NULL && strcmp(name, "lvl") != 0 && strcmp(name, "lvlOverride") != 0) {
		set_own_level(l->use, l->level, name, attributes);
	}
}

static void list_close(void *user, const char *qualified)
{
	struct lists *l = user;
	const char *name = docx_name(qualified);

	if (strcmp(name, "abstractNum") == 0)
		l->list = NULL;
	else if (strcmp(name, "num") == 0)
		l->use = NULL;
	else if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0)
		l->level = -1;
}

static void no_text(void *user, struct rr_span text)
{
	(void)user;
	(void)text;
}

static int by_list_id(const void *a, const void *b)
{
	long one = ((const struct docx_list *)a)->id, two = ((const struct docx_list *)b)->id;

	return one < two ? -1 : one > two;
}

void docx_read_lists(struct docx *d, struct rr_span xml)
{
	struct lists l = { .d = d, .level = -1 };
	const struct xml_events events = {
		.user = &l, .open = list_open, .close = list_close, .text = no_text,
	};

	xml_read(xml, XML_STRICT, &events);
	if (d->list_count > 0)
		qsort(d->lists, d->list_count, sizeof *d->lists, by_list_id);
	docx_sort_uses(d);
	for (size_t i = 0; i < d->use_count && d->list_count > 0; i++) {
		const struct docx_list key = { .id = d->uses[i].list_id };
		const struct docx_list *found = bsearch(&key, d->lists, d->list_count,
		                                        sizeof *d->lists, by_list_id);

		if (found != NULL)
			d->uses[i].list = (size_t)(found - d->lists);
	}
}

/* ---- styles.xml --------------------------------------------------------------------- */

struct styles {
	struct docx *d;
	struct docx_style *style; /* being defined; NULL outside */
};

static void style_open(void *user, const char *qualified, const char *const *attributes)
{
	struct styles *s = user;
	struct docx *d = s->d;
	const char *name = docx_name(qualified), *id;

	if (strcmp(name, "style") == 0) {
		id = docx_attribute(attributes, "styleId");
		s->style = NULL;
		if (id == NULL || d->style_count >= MOST)
			return;
		d->styles = rr_grow(d->styles, d->style_count, &d->style_cap, sizeof *d->styles);
		s->style = &d->styles[d->style_count++];
		*s->style = (struct docx_style){ .id = rr_dup(id), .list = -1, .level = -1 };
	} else if (s->style == NULL) {
		return;
	} else if (strcmp(name, "basedOn") == 0 && s->style->based == NULL) {
		s->style->based = rr_dup(docx_attribute(attributes, "val"));
	} else if (strcmp(name, "i") == 0) {
		*(docx_switch(attributes) ? &s->style->on : &s->style->off) |= RR_ITALIC;
	} else if (strcmp(name, "b") == 0) {
		*(docx_switch(attributes) ? &s->style->on : &s->style->off) |= RR_BOLD;
	} else if (strcmp(name, "vertAlign") == 0) {
		const char *value = docx_attribute(attributes, "val");

		s->style->on |= value && strcmp(value, "superscript") == 0 ? RR_RAISED : 0u;
	} else if (strcmp(name, "numId") == 0) {
		s->style->list = docx_number(attributes, "val", -1);
	} else if (strcmp(name, "ilvl") == 0) {
		s->style->level = (int)docx_number(attributes, "val", 0);
	}
}

static void style_close(void *user, const char *qualified)
{
	struct styles *s = user;

	if (strcmp(docx_name(qualified), "style") == 0)
		s->style = NULL;
}

static int by_style_id(const void *a, const void *b)
{
	return strcmp(((const struct docx_style *)a)->id, ((const struct docx_style *)b)->id);
}

void docx_read_styles(struct docx *d, struct rr_span xml)
{
	struct styles s = { .d = d };
	const struct xml_events events = {
		.user = &s, .open = style_open, .close = style_close, .text = no_text,
	};

	xml_read(xml, XML_STRICT, &events);
	if (d->style_count > 0)
		qsort(d->styles, d->style_count, sizeof *d->styles, by_style_id);
}

const struct docx_style *docx_style(const struct docx *d, const char *id)
{
	const struct docx_style *found = NULL;
	char *name = rr_dup(id);

	if (name != NULL && d->style_count > 0)
		found = bsearch(&(struct docx_style){ .id = name }, d->styles, d->style_count,
		                sizeof *d->styles, by_style_id);
	free(name);
	return found;
}

unsigned docx_style_on(const struct docx *d, const struct docx_style *style)
{
	unsigned on = 0, off = 0;

	for (int depth = 0; style != NULL && depth < 10; depth++) {
		on |= style->on & ~off;
		off |= style->off;
		style = docx_style(d, style->based);
	}
	return on;
}
