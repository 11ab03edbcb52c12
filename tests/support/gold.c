#include "support/gold.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "resread/base.h"

struct gold {
	sqlite3 *db;
	struct rr_str json;
};

const char *shared_path(const char *name)
{
	static char path[1024];
	const char *root = getenv("RESREAD_SHARED");

	snprintf(path, sizeof path, "%s/%s", root && root[0] ? root : "../shared", name);
	return access(path, R_OK) == 0 ? path : NULL;
}

struct gold *gold_open(const char *name)
{
	const char *path = shared_path(name);
	struct gold *gold;

	if (path == NULL)
		return NULL;
	gold = rr_alloc(sizeof *gold);
	if (sqlite3_open(":memory:", &gold->db) != SQLITE_OK
	    || rr_read_file(path, (size_t)1 << 24, &gold->json, NULL) != RR_OK) {
		gold_close(gold);
		return NULL;
	}
	return gold;
}

void gold_close(struct gold *gold)
{
	if (gold == NULL)
		return;
	sqlite3_close(gold->db);
	rr_str_free(&gold->json);
	free(gold);
}

static char *ask(struct gold *gold, const char *sql, const char *path)
{
	sqlite3_stmt *st = NULL;
	char *out = NULL;

	if (sqlite3_prepare_v2(gold->db, sql, -1, &st, NULL) != SQLITE_OK)
		return NULL;
	sqlite3_bind_text(st, 1, gold->json.text, (int)gold->json.len, SQLITE_STATIC);
	sqlite3_bind_text(st, 2, path, -1, SQLITE_STATIC);
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_text(st, 0) != NULL)
		out = rr_dup((const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return out;
}

char *gold_text(struct gold *gold, const char *path)
{
	return ask(gold, "SELECT json_extract(?1, ?2)", path);
}

char *gold_list(struct gold *gold, const char *path)
{
	char *list = ask(gold, "SELECT group_concat(value, ' | ') FROM json_each(?1, ?2)", path);

	return list ? list : rr_dup("");
}

size_t gold_count(struct gold *gold, const char *path)
{
	char *n = ask(gold, "SELECT json_array_length(?1, ?2)", path);
	size_t count = n ? strtoul(n, NULL, 10) : 0;

	free(n);
	return count;
}

static int is_blank(const char *p, size_t *len)
{
	*len = strncmp(p, "\xC2\xA0", 2) == 0 ? 2 : strncmp(p, "\xE3\x80\x80", 3) == 0 ? 3 : 1;
	return *len > 1 || *p == ' ' || (*p >= '\t' && *p <= '\r');
}

char *squashed(const char *text, int all)
{
	char *out = rr_alloc(strlen(text) + 1);
	size_t n = 0, len;

	while (*text != '\0') {
		if (!is_blank(text, &len)) {
			out[n++] = *text++;
			continue;
		}
		if (!all && n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
		text += len;
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}
