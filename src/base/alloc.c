#include "resread/base.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LARGE ((size_t)4 << 20)
#define PAGE ((uintptr_t)4096)

/*
 * Asks for large pages where a large text needs much memory: getting it page
 * by page would take as long as reading it. Refusal does no harm. All of the
 * block is named, for realloc() could not move one of two parts.
 */
static void *settle(void *p, size_t size)
{
	uintptr_t start = (uintptr_t)p / PAGE * PAGE;

	if (p == NULL)
		rr_die("out of memory (%zu bytes)", size);
#ifdef MADV_HUGEPAGE
	if (size >= LARGE)
		madvise((void *)start, ((uintptr_t)p + size - start + PAGE - 1) / PAGE * PAGE, MADV_HUGEPAGE);
#endif
	return p;
}

void *rr_alloc(size_t size)
{
	return settle(calloc(1, size ? size : 1), size);
}

void *rr_realloc(void *old, size_t size)
{
	return settle(realloc(old, size ? size : 1), size);
}

char *rr_dup(const char *text)
{
	size_t size;

	if (text == NULL)
		return NULL;
	size = strlen(text) + 1;
	return memcpy(rr_alloc(size), text, size);
}

void *rr_grow_more(void *items, size_t *cap, size_t size)
{
	size_t wanted = *cap < 8 ? 8 : *cap * 2;

	if (wanted > SIZE_MAX / size)
		rr_die("out of memory (%zu items)", wanted);
	items = rr_realloc(items, wanted * size);
	*cap = wanted;
	return items;
}
