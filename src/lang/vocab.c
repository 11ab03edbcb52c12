/* Vocabularies: tags with their names, from share/resread/vocab and the user's own folder. */
#include "resread/lang.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

enum { FILE_MAX = 1 << 22 }; /* bytes of a user's vocabulary */

struct vocab {
	struct rr_arena *arena;
	struct rr_term *terms; /* in the arena once all are read */
	size_t count, cap;
};

static const char vocab_key; /* what the terms are kept under */

static enum rr_status bad(const char *file, unsigned line, const char *what,
                          struct rr_error *err)
{
	return rr_fail(err, RR_INVALID, "%s:%u: %s", file, line, what);
}

static char *folded(struct rr_arena *arena, struct rr_span names)
{
	struct rr_str folded = { 0 };
	char *out;

	rr_fold(names, &folded, NULL);
	out = rr_arena_dup(arena, folded.text != NULL ? folded.text : "", folded.len);
	rr_str_free(&folded);
	return out;
}

/* "tag = name | name": the tag without blanks, at least one name. */
static enum rr_status read_line(struct vocab *vocab, struct rr_span line, const char *file,
                                unsigned number, struct rr_error *err)
{
	struct rr_span tag, names = line;
	struct rr_term term;

	if (!rr_span_cut(&names, '=', &tag) || (tag.len == line.len))
		return bad(file, number, "a line is \"tag = name | name\"", err);
	tag = rr_span_trim(tag);
	names = rr_span_trim(names);
	if (tag.len == 0 || memchr(tag.text, ' ', tag.len) != NULL
	    || memchr(tag.text, ',', tag.len) != NULL)
		return bad(file, number, "a tag is one word without a comma", err);
	if (names.len == 0)
		return bad(file, number, "the tag has no name", err);
	term.tag = rr_arena_dup(vocab->arena, tag.text, tag.len);
	term.names = rr_arena_dup(vocab->arena, names.text, names.len);
	term.folded = folded(vocab->arena, names);
	vocab->terms = rr_grow(vocab->terms, vocab->count, &vocab->cap, sizeof *vocab->terms);
	vocab->terms[vocab->count++] = term;
	return RR_OK;
}

static enum rr_status read_text(struct vocab *vocab, struct rr_span text, const char *file,
                                struct rr_error *err)
{
	struct rr_str clean = { 0 };
	struct rr_span rest, line;
	enum rr_status st = RR_OK;

	rr_utf8_clean(text, &clean);
	rest = rr_str_span(&clean);
	for (unsigned number = 1; st == RR_OK && rr_span_cut(&rest, '\n', &line); number++) {
		line = rr_span_trim(line);
		if (line.len > 0 && line.text[0] != '#')
			st = read_line(vocab, line, file, number, err);
	}
	rr_str_free(&clean);
	return st;
}

/* The files of the user's folder, by name, so that the order is always the same. */
static enum rr_status read_user(struct vocab *vocab, struct rr_error *err)
{
	struct rr_str folder = { 0 }, path = { 0 }, text = { 0 };
	struct dirent **files;
	enum rr_status st = RR_OK;
	int count;

	if (rr_xdg_path(RR_DATA, "vocab", false, &folder, NULL) != RR_OK)
		return RR_OK;
	count = scandir(folder.text, &files, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		if (files[i]->d_name[0] != '.' && st == RR_OK) {
			rr_str_cut(&path, 0);
			rr_str_cut(&text, 0);
			rr_str_printf(&path, "%s/%s", folder.text, files[i]->d_name);
			st = rr_read_file(path.text, FILE_MAX, &text, err);
			if (st == RR_OK)
				st = read_text(vocab, rr_str_span(&text), path.text, err);
		}
		free(files[i]);
	}
	if (count >= 0)
		free(files);
	rr_str_free(&folder);
	rr_str_free(&path);
	rr_str_free(&text);
	return st;
}

enum rr_status rr_vocab(struct rr_langs *langs, const struct rr_vocab **out,
                        struct rr_error *err)
{
	struct vocab vocab = { 0 };
	enum rr_status st = RR_OK;
	const struct rr_blob *blob;
	struct rr_vocab *made;

	*out = rr_langs_kept(langs, &vocab_key);
	if (*out != NULL)
		return RR_OK;
	vocab.arena = rr_arena_new();
	for (size_t i = 0; (blob = rr_embedded_at(i)) != NULL; i++)
		if (strncmp(blob->name, "vocab/", 6) == 0 && st == RR_OK)
			st = read_text(&vocab, rr_span_of((const char *)blob->data, blob->len),
			               blob->name, err);
	if (st == RR_OK)
		st = read_user(&vocab, err);
	made = rr_arena_alloc(vocab.arena, sizeof *made);
	made->count = vocab.count;
	made->terms = rr_arena_alloc(vocab.arena, (vocab.count + 1) * sizeof *made->terms);
	if (vocab.count > 0)
		memcpy(made->terms, vocab.terms, vocab.count * sizeof *made->terms);
	free(vocab.terms);
	rr_langs_keep(langs, &vocab_key, vocab.arena, made);
	*out = made;
	return st;
}

bool rr_term_matches(const struct rr_term *term, struct rr_span typed)
{
	struct rr_str word = { 0 };
	bool found;

	if (strncmp(term->tag, typed.text, typed.len) == 0)
		return true;
	rr_fold(typed, &word, NULL);
	found = word.len > 0 && strstr(term->folded, word.text) != NULL;
	rr_str_free(&word);
	return found;
}
