/*
 * A text with several owners. They may be in several threads, so that they are
 * counted in one step.
 */
#include "resread/base.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

struct rr_shared {
	struct rr_str text; /* owned */
	atomic_uint owners;
	atomic_bool claimed;
};

struct rr_shared *rr_shared_new(struct rr_str *text)
{
	struct rr_shared *shared = rr_alloc(sizeof *shared);

	shared->text = *text;
	*text = (struct rr_str){ 0 };
	atomic_init(&shared->owners, 1);
	atomic_init(&shared->claimed, false);
	return shared;
}

struct rr_shared *rr_shared_hold(struct rr_shared *shared)
{
	atomic_fetch_add(&shared->owners, 1);
	return shared;
}

void rr_shared_drop(struct rr_shared *shared)
{
	if (shared == NULL || atomic_fetch_sub(&shared->owners, 1) > 1)
		return;
	rr_str_free(&shared->text);
	free(shared);
}

bool rr_shared_has(const struct rr_shared *shared, struct rr_span text)
{
	uintptr_t start = shared ? (uintptr_t)shared->text.text : 0, at = (uintptr_t)text.text;

	return start != 0 && at >= start && at + text.len <= start + shared->text.len;
}

char *rr_shared_claim(struct rr_shared *shared)
{
	return shared == NULL || atomic_exchange(&shared->claimed, true) ? NULL : shared->text.text;
}
