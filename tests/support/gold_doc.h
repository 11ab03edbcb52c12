/*
 * gold_doc - documents as the gold has them, so that what works on a
 * document is tested without the reader. SQLite's JSON functions read the
 * files; nothing of the product does.
 */
#ifndef TESTS_GOLD_DOC_H
#define TESTS_GOLD_DOC_H

#include "resread/doc.h"

/*
 * The path of a file below the shared material ("gold/zh/A-RES-68-160.json"),
 * by the environment's RESREAD_SHARED or else ../shared; false if it is not
 * there (then a test skips).
 */
bool gold_path(const char *name, char *out, size_t size);

/*
 * The document of a gold JSON; NULL if it can't be read. lang may be NULL.
 * Free it with gold_doc_free().
 */
struct rr_doc *gold_doc(const char *path, const struct rr_lang *lang);
void gold_doc_free(struct rr_doc *doc);

/* A citation of the gold, in the file's order; what is null there is "". */
struct gold_citation {
	const char *clause, *text, *target, *date, *locator;
};

/* The citations of a gold JSON, in arena; *count of them. */
struct gold_citation *gold_citations(struct rr_arena *arena, const char *path,
                                     size_t *count);

#endif
