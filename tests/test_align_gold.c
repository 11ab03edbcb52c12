/*
 * The alignment against pairs judged by hand. Prints precision, recall and
 * F1 of each pair of documents; rows the gold calls related count neither
 * way, and pairs that are not listed in full have only their recall printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdlib.h>

#include "resread/compare.h"

#include "support/gold_doc.h"

static const struct {
	const char *gold, *a, *b; /* as the gold names them */
	const char *a_file, *b_file;
	double f1;                /* 0: listed in part, recall alone is printed */
} tests[] = {
	{ "gold/zh/alignments.json", "28/2", "47/...", "gold/zh/A-HRC-RES-28-2.json",
	  "gold/zh/A-HRC-47-draft.json", 0.99 },
	{ "gold/zh/alignments.json", "68/160", "28/2", "gold/zh/A-RES-68-160.json",
	  "gold/zh/A-HRC-RES-28-2.json", 0.99 },
	{ "gold/zh/alignments.json", "68/160", "47/...", "gold/zh/A-RES-68-160.json",
	  "gold/zh/A-HRC-47-draft.json", 0.99 },
	{ "gold/zh/alignments.json", "37/23", "36/29", "gold/zh/A-HRC-RES-37-23.json",
	  "gold/zh/A-HRC-RES-36-29.json", 0.95 },
	{ "gold/en/alignments.json", "78/199", "79/166", "gold/en/A-RES-78-199.json",
	  "gold/en/A-RES-79-166.json", 0.99 },
	{ "gold/zh/alignments.json", "28/2", "37/23", "gold/zh/A-HRC-RES-28-2.json",
	  "gold/zh/A-HRC-RES-37-23.json", 0 },
	{ "gold/zh/alignments.json", "28/2", "36/29", "gold/zh/A-HRC-RES-28-2.json",
	  "gold/zh/A-HRC-RES-36-29.json", 0 },
	{ "gold/zh/alignments.json", "37/23", "47/...", "gold/zh/A-HRC-RES-37-23.json",
	  "gold/zh/A-HRC-47-draft.json", 0 },
	{ "gold/zh/alignments.json", "36/29", "47/...", "gold/zh/A-HRC-RES-36-29.json",
	  "gold/zh/A-HRC-47-draft.json", 0 },
};

struct judged {
	char a[40], b[40], relation[16];
};

struct gold_rows {
	struct judged rows[200];
	size_t count;
};

static void copy(char *out, size_t size, const unsigned char *text)
{
	snprintf(out, size, "%s", text == NULL ? "" : (const char *)text);
}

/* The rows of one pair of documents. */
static bool read_gold(const char *name, const char *a, const char *b,
                      struct gold_rows *out)
{
	static const char sql[] =
		"SELECT r.value ->> 'a', r.value ->> 'b', r.value ->> 'relation'"
		" FROM json_each(?1, '$.pairs') p, json_each(p.value, '$.rows') r"
		" WHERE p.value ->> 'a' = ?2 AND p.value ->> 'b' = ?3";
	char path[512];
	struct rr_str json = { 0 };
	sqlite3 *db = NULL;
	sqlite3_stmt *rows = NULL;

	out->count = 0;
	if (!gold_path(name, path, sizeof path) ||
	    rr_read_file(path, (size_t)1 << 24, &json, NULL) != RR_OK)
		return false;
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
	sqlite3_bind_text(rows, 1, json.text, (int)json.len, SQLITE_STATIC);
	sqlite3_bind_text(rows, 2, a, -1, SQLITE_STATIC);
	sqlite3_bind_text(rows, 3, b, -1, SQLITE_STATIC);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		struct judged *row = &out->rows[out->count++];

		copy(row->a, sizeof row->a, sqlite3_column_text(rows, 0));
		copy(row->b, sizeof row->b, sqlite3_column_text(rows, 1));
		copy(row->relation, sizeof row->relation, sqlite3_column_text(rows, 2));
	}
	sqlite3_finalize(rows);
	sqlite3_close(db);
	rr_str_free(&json);
	return out->count > 0;
}

static const struct judged *find(const struct gold_rows *gold, const char *a,
                                 const char *b)
{
	for (size_t i = 0; i < gold->count; i++)
		if (strcmp(gold->rows[i].a, a) == 0 && strcmp(gold->rows[i].b, b) == 0)
			return &gold->rows[i];
	return NULL;
}

struct score {
	size_t right, wrong, missed, misnamed;
};

/* The pairs of a comparison that the gold has, or has not. */
static void count_found(const struct rr_comparison *cmp, const struct gold_rows *gold,
                        bool exhaustive, struct score *s)
{
	for (size_t r = 0; r < cmp->count; r++) {
		const struct rr_row *row = &cmp->rows[r];

		for (size_t i = 0; i < row->a_count * row->b_count; i++) {
			const char *a = cmp->a->clauses[row->a[i / row->b_count]].id;
			const char *b = cmp->b->clauses[row->b[i % row->b_count]].id;
			const char *name = rr_relation_name(row->relation);
			const struct judged *judged = find(gold, a, b);

			if (judged == NULL) {
				s->wrong++;
				if (exhaustive)
					printf("  wrong  %s - %s (%s, %.2f)\n", a, b, name, row->similarity);
			} else if (strcmp(judged->relation, "related") != 0) {
				s->right++;
				if (strcmp(judged->relation, name) != 0) {
					s->misnamed++;
					printf("  called %s - %s %s, not %s\n", a, b, name, judged->relation);
				}
			}
		}
	}
}

static void count_missed(const struct rr_comparison *cmp, const struct gold_rows *gold,
                         struct score *s)
{
	for (size_t i = 0; i < gold->count; i++) {
		const struct judged *judged = &gold->rows[i];
		size_t a = RR_NONE, b = RR_NONE;

		if (strcmp(judged->relation, "related") == 0)
			continue;
		for (size_t k = 0; k < cmp->a->clause_count; k++)
			if (strcmp(cmp->a->clauses[k].id, judged->a) == 0)
				a = cmp->row_of_a[k];
		for (size_t k = 0; k < cmp->b->clause_count; k++)
			if (strcmp(cmp->b->clauses[k].id, judged->b) == 0)
				b = cmp->row_of_b[k];
		if (a == RR_NONE || a != b) {
			s->missed++;
			printf("  missed %s - %s (%s)\n", judged->a, judged->b, judged->relation);
		}
	}
}

static void align_as_judged(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		char a_path[512], b_path[512];
		struct gold_rows *gold = rr_alloc(sizeof *gold);
		struct score s = { 0 };
		struct rr_comparison *cmp;
		struct rr_doc *a, *b;
		double f1, recall;

		if (!gold_path(tests[t].a_file, a_path, sizeof a_path) ||
		    !gold_path(tests[t].b_file, b_path, sizeof b_path) ||
		    !read_gold(tests[t].gold, tests[t].a, tests[t].b, gold)) {
			free(gold);
			skip();
		}
		a = gold_doc(a_path, NULL);
		b = gold_doc(b_path, NULL);
		assert_non_null(a);
		assert_non_null(b);
		cmp = rr_compare(a, b, NULL, 0);
		printf("%s -> %s\n", tests[t].a, tests[t].b);
		count_found(cmp, gold, tests[t].f1 > 0, &s);
		count_missed(cmp, gold, &s);
		recall = (double)s.right / (double)(s.right + s.missed);
		f1 = 2 * (double)s.right / (double)(2 * s.right + s.wrong + s.missed);
		if (tests[t].f1 > 0)
			printf("  precision %.3f recall %.3f F1 %.3f\n",
			       (double)s.right / (double)(s.right + s.wrong), recall, f1);
		else
			printf("  recall %.3f of the pairs listed\n", recall);
		rr_comparison_free(cmp);
		gold_doc_free(a);
		gold_doc_free(b);
		free(gold);
		assert_true(f1 >= tests[t].f1);
		if (tests[t].f1 > 0)
			assert_int_equal(s.misnamed, 0);
	}
}

int main(void)
{
	const struct CMUnitTest list[] = { cmocka_unit_test(align_as_judged) };

	return cmocka_run_group_tests(list, NULL, NULL);
}
