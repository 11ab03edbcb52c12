/*
 * An arena is a chain of blocks; each piece is cut from the newest block.
 * Blocks double up to a megabyte, so a small document costs one allocation
 * and a large one few. A piece larger than a block gets a block of its own.
 */
#include "resread/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)8 << 10)
#define LAST_BLOCK ((size_t)1 << 20)

struct block {
	struct block *before;
	size_t used, size; /* bytes of data */
	_Alignas(max_align_t) unsigned char data[];
};

struct rr_arena {
	struct block *newest; /* owned, with all before it */
	size_t next_size;
};

static struct block *add_block(struct rr_arena *arena, size_t size)
{
	struct block *b = rr_alloc(sizeof *b + size);

	b->before = arena->newest;
	b->size = size;
	arena->newest = b;
	return b;
}

struct rr_arena *rr_arena_new(void)
{
	struct rr_arena *arena = rr_alloc(sizeof *arena);

	arena->next_size = FIRST_BLOCK;
	return arena;
}

void *rr_arena_alloc(struct rr_arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct block *b = arena->newest;
	void *piece;

	if (size > SIZE_MAX - 2 * align - sizeof *b)
		rr_die("out of memory (%zu bytes)", size);
	size = (size + align - 1) / align * align;
	if (b == NULL || b->size - b->used < size) {
		b = add_block(arena, size > arena->next_size ? size : arena->next_size);
		if (arena->next_size < LAST_BLOCK)
			arena->next_size *= 2;
	}
	piece = b->data + b->used;
	b->used += size;
	return piece;
}

char *rr_arena_dup(struct rr_arena *arena, const char *text, size_t len)
{
	char *copy = rr_arena_alloc(arena, len + 1);

	if (len > 0)
		memcpy(copy, text, len);
	return copy;
}

char *rr_arena_printf(struct rr_arena *arena, const char *fmt, ...)
{
	va_list ap, again;
	char *text;
	int len;

	va_start(ap, fmt);
	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		len = 0;
	text = rr_arena_alloc(arena, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}

void rr_arena_free(struct rr_arena *arena)
{
	if (arena == NULL)
		return;
	for (struct block *b = arena->newest, *before; b != NULL; b = before) {
		before = b->before;
		free(b);
	}
	free(arena);
}
