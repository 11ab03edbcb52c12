#include "resread/base.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *rr_alloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (p == NULL)
		rr_die("out of memory (%zu bytes)", size);
	return p;
}

void *rr_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (p == NULL)
		rr_die("out of memory (%zu bytes)", size);
	return p;
}

char *rr_dup(const char *text)
{
	size_t size;

	if (text == NULL)
		return NULL;
	size = strlen(text) + 1;
	return memcpy(rr_alloc(size), text, size);
}

void *rr_grow(void *items, size_t count, size_t *cap, size_t size)
{
	size_t wanted;

	if (count < *cap)
		return items;
	wanted = *cap < 8 ? 8 : *cap * 2;
	if (wanted > SIZE_MAX / size)
		rr_die("out of memory (%zu items)", wanted);
	items = rr_realloc(items, wanted * size);
	*cap = wanted;
	return items;
}
