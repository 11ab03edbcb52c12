/*
 * Pages that lie on their side. The letters of a word follow each other in the
 * direction it is read in, whatever the script, since they come as they are
 * seen; most of them tell how the page lies.
 */
#include "pdf.h"

#include <math.h>

enum direction { RIGHT, DOWN, LEFT, UP, DIRECTIONS };

/* Which way b lies from a; DIRECTIONS where they stand too far apart to say. */
static enum direction direction_to(const struct pdf_char *a, const struct pdf_char *b)
{
	float dx = b->x1 + b->x2 - a->x1 - a->x2, dy = b->y1 + b->y2 - a->y1 - a->y2;

	if (fabsf(dx) + fabsf(dy) > 4 * a->size || (dx == 0 && dy == 0))
		return DIRECTIONS;
	if (fabsf(dx) > fabsf(dy))
		return dx > 0 ? RIGHT : LEFT;
	return dy > 0 ? DOWN : UP;
}

static enum direction direction_of(const struct pdf_page *page)
{
	size_t votes[DIRECTIONS + 1] = { 0 };
	enum direction most = RIGHT;

	for (size_t i = 1; i < page->count; i++)
		if (page->chars[i].cp > ' ' && page->chars[i - 1].cp > ' ')
			votes[direction_to(&page->chars[i - 1], &page->chars[i])]++;
	for (enum direction d = DOWN; d < DIRECTIONS; d++)
		if (votes[d] > votes[most])
			most = d;
	return most;
}

static void turn(struct pdf_char *c, enum direction from, float width, float height)
{
	const struct pdf_char was = *c;

	if (from == DOWN) {
		c->x1 = was.y1;
		c->x2 = was.y2;
		c->y1 = width - was.x2;
		c->y2 = width - was.x1;
	} else if (from == UP) {
		c->x1 = height - was.y2;
		c->x2 = height - was.y1;
		c->y1 = was.x1;
		c->y2 = was.x2;
	} else {
		c->x1 = width - was.x2;
		c->x2 = width - was.x1;
		c->y1 = height - was.y2;
		c->y2 = height - was.y1;
	}
}

void pdf_turn(struct pdf_page *page)
{
	enum direction from = direction_of(page);
	float width = page->width, height = page->height;

	if (from == RIGHT)
		return;
	for (size_t i = 0; i < page->count; i++)
		turn(&page->chars[i], from, width, height);
	if (from == LEFT)
		return;
	page->width = height;
	page->height = width;
}
