/*
 * The hand-made truth in ../shared/gold, read with SQLite's JSON functions.
 */
#ifndef TESTS_GOLD_H
#define TESTS_GOLD_H

#include <stddef.h>

struct gold;

/* The path of a file of the shared texts; NULL if it is not there. */
const char *shared_path(const char *name);

struct gold *gold_open(const char *name); /* "gold/zh/X.json"; NULL if not there */
void gold_close(struct gold *gold);

/* What stands at a JSON path, as text; NULL for null. The caller frees. */
char *gold_text(struct gold *gold, const char *path);
/* The items of an array joined with " | "; "" if it is empty or not there. */
char *gold_list(struct gold *gold, const char *path);
size_t gold_count(struct gold *gold, const char *path);

/* A copy with runs of white space made one blank, or taken out. */
char *squashed(const char *text, int all);

#endif
