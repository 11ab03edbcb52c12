/*
 * Two halves of the input, read and compared: every clause stands in exactly
 * one row, and the changes of each row rebuild both texts.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "resread/compare.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rr_doc *read_half(struct rr_langs *langs, const uint8_t *data, size_t size)
{
	struct rr_source *source = fuzz_source(data, size);
	struct rr_doc *doc = NULL;

	if (source != NULL)
		rr_doc_read(langs, source, NULL, &doc, NULL);
	rr_source_free(source);
	return doc;
}

static void check_row(const struct rr_comparison *cmp, size_t row)
{
	struct rr_str a = { 0 }, b = { 0 };
	struct rr_changes changes = { 0 };
	size_t at_a = 0, at_b = 0;

	rr_row_changes(cmp, row, &a, &b, &changes);
	for (size_t i = 0; i < changes.count; i++) {
		const struct rr_change *c = &changes.items[i];

		if (c->op == RR_INSERT) {
			assert(c->start == at_b);
			at_b = c->end;
			continue;
		}
		assert(c->start == at_a);
		at_a = c->end;
		if (c->op == RR_EQUAL) {
			assert(c->b_start == at_b);
			at_b = c->b_end;
		}
	}
	assert(at_a == a.len && at_b == b.len);
	rr_str_free(&a);
	rr_str_free(&b);
	rr_changes_free(&changes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rr_langs *langs = fuzz_langs();
	const uint8_t *cut = size ? memchr(data, '\f', size) : NULL;
	size_t first = cut ? (size_t)(cut - data) : size / 2;
	struct rr_doc *a = read_half(langs, data, first);
	struct rr_doc *b = read_half(langs, data + first, size - first);

	if (a != NULL && b != NULL) {
		struct rr_comparison *cmp = rr_compare(a, b, NULL, 0);
		size_t seen_a = 0, seen_b = 0;

		for (size_t i = 0; i < cmp->count; i++) {
			seen_a += cmp->rows[i].a_count;
			seen_b += cmp->rows[i].b_count;
			check_row(cmp, i);
		}
		assert(seen_a == a->clause_count && seen_b == b->clause_count);
		rr_comparison_free(cmp);
	}
	rr_doc_free(a);
	rr_doc_free(b);
	return 0;
}
