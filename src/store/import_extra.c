/*
 * What an annotation says that no column holds: the members of its objects
 * that are not ours, the bodies and selectors besides those that a note has.
 * It is kept part by part, as export_json.c writes it back, and in the form
 * SQLite gives JSON, so that what an older resread kept is the same.
 */
#include "store/import.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define KNOWN 16

/* ---- values ----------------------------------------------------------- */

static void put_string(struct rr_str *out, struct rr_span quoted)
{
	static const char short_form[] = "\bb\tt\nn\ff\rr\"\"\\\\";
	struct rr_str text = { 0 };

	rr_json_decode(quoted, &text);
	rr_str_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.text[i];
		const char *pair = c != 0 && (c < 0x20 || c == '"' || c == '\\')
			? strchr(short_form, c) : NULL;

		if (pair != NULL)
			rr_str_printf(out, "\\%c", pair[1]);
		else if (c < 0x20)
			rr_str_printf(out, "\\u%04x", c);
		else
			rr_str_putc(out, (char)c);
	}
	rr_str_putc(out, '"');
	rr_str_free(&text);
}

static enum rr_status put_real(struct rr_store *store, struct rr_str *out,
                               struct rr_span number, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(&store->notes, "SELECT CAST(?1 AS REAL)", &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind_span(stmt, 1, number);
	st = db_step(&store->notes, stmt, &row, err);
	if (st == RR_OK && row)
		rr_str_puts(out, (const char *)sqlite3_column_text(stmt, 0));
	db_done(stmt);
	return st;
}

static enum rr_status put_value(struct rr_store *store, struct rr_str *out,
                                struct rr_span value, struct rr_error *err)
{
	struct rr_str number = { 0 };
	enum rr_status st = RR_OK;
	long long whole;

	if (rr_json_is(value, '"')) {
		put_string(out, value);
		return RR_OK;
	}
	if (strchr("-0123456789", value.text[0]) == NULL) {
		rr_json_compact(value, out);
		return RR_OK;
	}
	rr_str_add(&number, value);
	errno = 0;
	whole = strtoll(number.text, NULL, 10);
	if (strpbrk(number.text, ".eE") != NULL || errno != 0)
		st = put_real(store, out, value, err);
	else
		rr_str_printf(out, "%lld", whole);
	rr_str_free(&number);
	return st;
}

/* ---- what is ours ----------------------------------------------------- */

/* The parts of extra, and of the first the members that columns hold. */
enum { OF_ALL, OF_SOURCE, OF_TARGET, OF_OURS, OF_COMMENT, OF_FRAGMENT, OF_QUOTE, OF_POSITION,
	OBJECTS };

static const struct {
	const char *name;
	const char *known[KNOWN];
} objects[OBJECTS] = {
	[OF_ALL] = { "annotation", { "@context", "id", "type", "motivation", "created", "modified",
		"body", "target", "resread", "creator" } },
	[OF_SOURCE] = { "source", { "id", "type", "dc:identifier", "dc:title", "language" } },
	[OF_TARGET] = { "target", { "source", "selector" } },
	[OF_OURS] = { "resread", { "start_byte", "end_byte", "passage_hash", "kind", "status", "due",
		"colour", "until", "priority", "author", "origin", "responsible", "before_hash",
		"after_hash" } },
	[OF_COMMENT] = { "comment", { "type", "purpose", "format", "value" } },
	[OF_FRAGMENT] = { "fragment", { "type", "value" } },
	[OF_QUOTE] = { "quote", { "type", "exact", "prefix", "suffix" } },
	[OF_POSITION] = { "position", { "type", "start", "end" } },
};

/* A Person with a name and nothing more is the author; anybody else is kept whole. */
static bool is_author(struct rr_span creator)
{
	struct rr_json_walk w = rr_json_walk(creator);

	return w.members && rr_json_next(&w) && rr_span_is(w.key, "type") &&
	       rr_span_is(w.value, "\"Person\"") &&
	       (!rr_json_next(&w) || (rr_span_is(w.key, "name") && !rr_json_next(&w)));
}

static bool is_known(int object, struct rr_span key, struct rr_span value)
{
	const char *const *known = objects[object].known;
	size_t i = 0;

	while (i < KNOWN && known[i] != NULL && !rr_span_is(key, known[i]))
		i++;
	return i < KNOWN && known[i] != NULL &&
	       (object != OF_ALL || !rr_span_is(key, "creator") || is_author(value));
}

static bool is_tag(struct rr_span body)
{
	return rr_span_is(rr_json_member(body, "purpose"), "\"tagging\"");
}

static bool is_selector(struct rr_span selector)
{
	struct rr_span type = rr_json_member(selector, "type");

	for (int i = 0; i < SELECTORS; i++)
		if (type.len == strlen(annotation_selectors[i]) + 2 &&
		    rr_span_is(rr_span_sub(type, 1, type.len - 1), annotation_selectors[i]))
			return true;
	return false;
}

/* ---- the rest --------------------------------------------------------- */

struct extra {
	struct rr_store *store;
	struct rr_json json;
	struct rr_str part; /* owned */
	bool any;
};

static void part_done(struct extra *x, const char *name, char closer)
{
	if (x->part.len > 0) {
		rr_str_putc(&x->part, closer);
		rr_json_raw(&x->json, name, rr_str_span(&x->part));
		x->any = true;
	}
	rr_str_cut(&x->part, 0);
}

static enum rr_status put_members(struct extra *x, int object, struct rr_span value,
                                  struct rr_error *err)
{
	struct rr_json_walk w = rr_json_walk(value);
	enum rr_status st = RR_OK;

	for (int i = 0; st == RR_OK && rr_json_next(&w); i++) {
		if (w.members && is_known(object, w.key, w.value))
			continue;
		rr_str_putc(&x->part, x->part.len > 0 ? ',' : '{');
		if (w.members)
			put_string(&x->part, rr_span_of(w.key.text - 1, w.key.len + 2));
		else /* a list where an object should be */
			rr_str_printf(&x->part, "\"%d\"", i);
		rr_str_putc(&x->part, ':');
		st = put_value(x->store, &x->part, w.value, err);
	}
	part_done(x, objects[object].name, '}');
	return st;
}

/* Those elements of a list that are neither ours nor `taken`. */
static enum rr_status put_elements(struct extra *x, const char *name, struct rr_span list,
                                   bool (*ours)(struct rr_span), struct rr_span taken,
                                   struct rr_error *err)
{
	struct rr_json_walk w = annotation_each(list);
	enum rr_status st = RR_OK;

	while (st == RR_OK && rr_json_next(&w)) {
		if (ours(w.value) || (taken.len > 0 && w.value.text == taken.text))
			continue;
		rr_str_putc(&x->part, x->part.len > 0 ? ',' : '[');
		st = put_value(x->store, &x->part, w.value, err);
	}
	part_done(x, name, ']');
	return st;
}

enum rr_status annotation_extra(struct rr_store *store, const struct annotation_parts *p,
                                struct annotation *a, struct rr_error *err)
{
	const struct rr_span none = { "", 0 };
	const struct rr_span values[OBJECTS] = { [OF_ALL] = p->all,
		[OF_SOURCE] = rr_json_is(p->source, '{') ? p->source : none,
		[OF_TARGET] = p->target, [OF_OURS] = p->ours, [OF_COMMENT] = p->comment,
		[OF_FRAGMENT] = p->selectors[FRAGMENT], [OF_QUOTE] = p->selectors[QUOTE],
		[OF_POSITION] = p->selectors[POSITION] };
	struct rr_str text = { 0 };
	struct extra x = { .store = store, .json = { .out = &text } };
	enum rr_status st = RR_OK;

	rr_json_open(&x.json, NULL, '{');
	for (int i = 0; st == RR_OK && i < OBJECTS; i++)
		st = put_members(&x, i, values[i], err);
	if (st == RR_OK)
		st = put_elements(&x, "bodies", p->bodies, is_tag, p->comment, err);
	if (st == RR_OK)
		st = put_elements(&x, "selectors", rr_json_member(p->target, "selector"), is_selector,
		                  none, err);
	if (a->foreign && a->name[0] != '\0') {
		rr_json_text(&x.json, "id", a->name);
		x.any = true;
	}
	rr_json_close(&x.json);
	rr_str_cut(&text, text.len - 1);
	rr_str_free(&x.part);
	if (st == RR_OK && x.any)
		a->note.extra = text.text;
	else
		rr_str_free(&text);
	return st;
}
