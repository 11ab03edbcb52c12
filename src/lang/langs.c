/*
 * The packs in use: a list of those asked for so far. A user's own file is
 * looked for first, then the shipped one that is compiled in.
 */
#include "lang/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACK_MAX ((size_t)4 << 20)

struct kept {
	const void *key, *thing;
	struct rr_arena *arena; /* owned: holds the thing */
};

struct rr_langs {
	char *user_dir; /* owned; NULL: the XDG folder */
	struct rr_lang **packs; /* owned */
	size_t count, cap;
	struct kept *kept; /* owned */
	size_t kept_count, kept_cap;
};

struct rr_langs *rr_langs_new(const char *user_dir)
{
	struct rr_langs *langs = rr_alloc(sizeof *langs);

	langs->user_dir = rr_dup(user_dir);
	return langs;
}

void rr_langs_free(struct rr_langs *langs)
{
	if (langs == NULL)
		return;
	for (size_t i = 0; i < langs->count; i++)
		pack_free(langs->packs[i]);
	for (size_t i = 0; i < langs->kept_count; i++)
		rr_arena_free(langs->kept[i].arena);
	free(langs->kept);
	free(langs->packs);
	free(langs->user_dir);
	free(langs);
}

void rr_langs_keep(struct rr_langs *langs, const void *key, struct rr_arena *arena,
                   const void *thing)
{
	langs->kept = rr_grow(langs->kept, langs->kept_count, &langs->kept_cap, sizeof *langs->kept);
	langs->kept[langs->kept_count++] = (struct kept){ key, thing, arena };
}

const void *rr_langs_kept(const struct rr_langs *langs, const void *key)
{
	for (size_t i = 0; i < langs->kept_count; i++)
		if (langs->kept[i].key == key)
			return langs->kept[i].thing;
	return NULL;
}

static bool is_plain_name(const char *name)
{
	for (const char *p = name; *p != '\0'; p++)
		if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-' || *p == '_'))
			return false;
	return *name != '\0' && strlen(name) < 32;
}

/* The user's file of that name, if there is one. */
static bool user_file(struct rr_langs *langs, const char *file, struct rr_str *path,
                      struct rr_str *text)
{
	char name[48];

	if (langs->user_dir != NULL) {
		rr_str_printf(path, "%s/%s", langs->user_dir, file);
	} else {
		snprintf(name, sizeof name, "lang/%s", file);
		if (rr_xdg_path(RR_DATA, name, false, path, NULL) != RR_OK)
			return false;
	}
	return access(path->text, R_OK) == 0
		&& rr_read_file(path->text, PACK_MAX, text, NULL) == RR_OK;
}

static enum rr_status load(struct rr_langs *langs, const char *code, const char *suffix,
                           struct rr_lang **out, struct rr_error *err)
{
	struct rr_str path = { 0 }, text = { 0 };
	const struct shipped *shipped = shipped_packs;
	enum rr_status st = RR_OK;
	char file[40];

	snprintf(file, sizeof file, "%s%s", code, suffix);
	while (shipped->file != NULL && strcmp(shipped->file, file) != 0)
		shipped++;
	if (user_file(langs, file, &path, &text))
		st = pack_parse(code, path.text, rr_str_span(&text), out, err);
	else if (shipped->file != NULL)
		*out = pack_open(code, shipped);
	else
		st = rr_fail(err, RR_MISSING, "there is no language pack %s", file);
	rr_str_free(&path);
	rr_str_free(&text);
	return st;
}

static const struct rr_lang *find(struct rr_langs *langs, const char *code,
                                  const char *suffix, struct rr_error *err)
{
	struct rr_lang *lang = NULL;

	if (!is_plain_name(code)) {
		rr_fail(err, RR_MISSING, "there is no language pack %s", code);
		return NULL;
	}
	for (size_t i = 0; i < langs->count; i++)
		if (strcmp(langs->packs[i]->code, code) == 0)
			return langs->packs[i];
	if (load(langs, code, suffix, &lang, err) != RR_OK)
		return NULL;
	langs->packs = rr_grow(langs->packs, langs->count, &langs->cap, sizeof *langs->packs);
	langs->packs[langs->count++] = lang;
	return lang;
}

const struct rr_lang *rr_lang_find(struct rr_langs *langs, const char *code,
                                   struct rr_error *err)
{
	return find(langs, code, ".lang", err);
}

const struct rr_lang *rr_lang_table(struct rr_langs *langs, const char *name,
                                    struct rr_error *err)
{
	return find(langs, name, "", err);
}

const struct rr_entry *rr_lang_session(struct rr_langs *langs, const char *name)
{
	const struct rr_lang *table = rr_lang_table(langs, "sessions", NULL);
	size_t count = 0;
	const struct rr_entry *entries =
		table != NULL ? rr_lang_entries(table, "sessions", &count) : NULL;

	for (size_t i = 0; i < count; i++)
		if (rr_span_is(entries[i].phrase, name))
			return &entries[i];
	return NULL;
}

const char *rr_lang_code(const struct rr_lang *lang)
{
	return lang->code;
}
