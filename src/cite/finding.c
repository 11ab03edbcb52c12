/* The list of findings of one passage. */
#include "cite/group.h"

struct finding *finding_add(struct findings *out, size_t start, size_t end)
{
	struct finding *finding;

	out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
	finding = &out->items[out->count++];
	*finding = (struct finding){ .start = start, .end = end, .before = start, .after = end };
	return finding;
}
