/*
 * An arena is a chain of blocks; each piece is cut from the newest block.
 * Blocks double up to some megabytes, so a small document costs one allocation
 * and a large one few; memory is first touched when a piece is cut from it. A
 * piece larger than a block gets a block of its own.
 */
#include "resread/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)8 << 10)
#define LAST_BLOCK ((size_t)16 << 20)

struct block {
	struct block *before;
	size_t used, size; /* bytes of data */
	_Alignas(max_align_t) unsigned char data[];
};

/* Memory from elsewhere that is freed with the arena. */
struct adopted {
	struct adopted *before;
	void *memory;             /* owned; NULL */
	struct rr_shared *shared; /* owned with others; NULL */
};

struct rr_arena {
	struct block *newest; /* owned, with all before it */
	struct adopted *adopted;
	size_t next_size;
};

static struct block *add_block(struct rr_arena *arena, size_t size)
{
	struct block *b = rr_realloc(NULL, sizeof *b + size);

	*b = (struct block){ .before = arena->newest, .size = size };
	arena->newest = b;
	return b;
}

struct rr_arena *rr_arena_new(void)
{
	struct rr_arena *arena = rr_alloc(sizeof *arena);

	arena->next_size = FIRST_BLOCK;
	return arena;
}

/* Not zeroed. */
static void *cut(struct rr_arena *arena, size_t size)
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

void *rr_arena_alloc(struct rr_arena *arena, size_t size)
{
	return memset(cut(arena, size), 0, size);
}

char *rr_arena_dup(struct rr_arena *arena, const char *text, size_t len)
{
	char *copy = cut(arena, len + 1);

	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

void rr_arena_adopt(struct rr_arena *arena, void *memory)
{
	struct adopted *adopted = rr_arena_alloc(arena, sizeof *adopted);

	*adopted = (struct adopted){ arena->adopted, memory, NULL };
	arena->adopted = adopted;
}

void rr_arena_hold(struct rr_arena *arena, struct rr_shared *shared)
{
	rr_arena_adopt(arena, NULL);
	arena->adopted->shared = rr_shared_hold(shared);
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
	text = cut(arena, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}

void rr_arena_free(struct rr_arena *arena)
{
	if (arena == NULL)
		return;
	for (const struct adopted *a = arena->adopted; a != NULL; a = a->before) {
		free(a->memory);
		rr_shared_drop(a->shared);
	}
	for (struct block *b = arena->newest, *before; b != NULL; b = before) {
		before = b->before;
		free(b);
	}
	free(arena);
}
