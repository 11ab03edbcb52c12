#include "ui/keymap.h"

#include <stdlib.h>
#include <string.h>

/* ---- reading ---------------------------------------------------------- */

static bool read_keys(struct rr_span words, struct ui_binding *out)
{
	struct rr_span word;

	while (rr_span_cut(&words, ' ', &word)) {
		size_t pos = 0;

		if (word.len == 0)
			continue;
		if (out->count == UI_SEQUENCE || !ui_key_parse(word, &pos, &out->keys[out->count])
		    || pos != word.len)
			return false;
		out->count++;
	}
	return out->count > 0;
}

static bool same_keys(const struct ui_binding *a, const struct ui_key *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!ui_key_eq(a->keys[i], keys[i]))
			return false;
	return true;
}

/* Adds a binding in place of one of the same keys; takes over what it owns. */
static void binding_put(struct ui_keymap *map, const struct ui_binding *binding)
{
	for (size_t i = 0; i < map->count; i++) {
		struct ui_binding *old = &map->bindings[i];

		if (old->count == binding->count && same_keys(old, binding->keys, old->count)) {
			free(old->arg);
			*old = *binding;
			return;
		}
	}
	map->bindings = rr_grow(map->bindings, map->count, &map->cap, sizeof *map->bindings);
	map->bindings[map->count++] = *binding;
}

static enum rr_status read_line(struct ui_keymap *map, const char *name, unsigned number,
                                struct rr_span line, struct rr_error *err)
{
	struct ui_binding binding = { 0 };
	size_t equals = rr_span_find(line, " = ", 0);
	struct rr_span right, command;

	if (equals == RR_NONE)
		return rr_fail(err, RR_INVALID, "%s:%u: no \" = \" between keys and command",
		               name, number);
	if (!read_keys(rr_span_sub(line, 0, equals), &binding))
		return rr_fail(err, RR_INVALID, "%s:%u: no such key: %.*s", name, number,
		               (int)equals, line.text);
	right = rr_span_trim(rr_span_sub(line, equals + 3, line.len));
	(void)rr_span_cut(&right, ' ', &command);
	if (!rr_span_is(command, "none")) {
		binding.command = ui_command_find(command);
		if (binding.command == NULL)
			return rr_fail(err, RR_INVALID, "%s:%u: no such command: %.*s", name, number,
			               (int)command.len, command.text);
	}
	right = rr_span_trim(right);
	if (right.len > 0) {
		binding.arg = rr_alloc(right.len + 1);
		memcpy(binding.arg, right.text, right.len);
	}
	binding_put(map, &binding);
	return RR_OK;
}

enum rr_status ui_keymap_read(struct ui_keymap *map, const char *name, struct rr_span text,
                              struct rr_error *err)
{
	enum rr_status st = RR_OK;
	struct rr_span line;

	for (unsigned number = 1; rr_span_cut(&text, '\n', &line); number++) {
		enum rr_status here;

		line = rr_span_trim(line);
		if (line.len == 0 || rr_span_starts(line, "#"))
			continue;
		here = read_line(map, name, number, line, st == RR_OK ? err : NULL);
		if (st == RR_OK)
			st = here;
	}
	return st;
}

void ui_keymap_default(struct ui_keymap *map)
{
	const struct rr_blob *blob = rr_embedded("keys/default");

	if (blob != NULL)
		(void)ui_keymap_read(map, "keys/default",
		                     rr_span_of((const char *)blob->data, blob->len), NULL);
}

enum rr_status ui_keymap_user(struct ui_keymap *map, struct rr_error *err)
{
	struct rr_str path = { 0 }, text = { 0 };
	enum rr_status st = RR_OK;

	if (rr_xdg_path(RR_CONFIG, "keys", false, &path, NULL) == RR_OK
	    && rr_read_file(path.text, 1u << 20, &text, NULL) == RR_OK)
		st = ui_keymap_read(map, path.text, rr_str_span(&text), err);
	rr_str_free(&text);
	rr_str_free(&path);
	return st;
}

void ui_keymap_free(struct ui_keymap *map)
{
	for (size_t i = 0; i < map->count; i++)
		free(map->bindings[i].arg);
	free(map->bindings);
	*map = (struct ui_keymap){ 0 };
}

/* ---- looking up ------------------------------------------------------- */

enum ui_found ui_keymap_find(const struct ui_keymap *map, const struct ui_key *keys,
                             size_t count, const struct ui_binding **binding)
{
	enum ui_found found = UI_UNBOUND;

	for (size_t i = 0; i < map->count; i++) {
		const struct ui_binding *b = &map->bindings[i];

		if (b->count < count || b->command == NULL || !same_keys(b, keys, count))
			continue;
		if (b->count == count) {
			*binding = b;
			return UI_BOUND;
		}
		found = UI_PREFIX;
	}
	return found;
}

void ui_keymap_keys(const struct ui_keymap *map, const struct ui_command *command,
                    struct rr_str *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < map->count; i++) {
		const struct ui_binding *b = &map->bindings[i];

		if (b->command != command || b->arg != NULL)
			continue;
		if (out->len > start)
			rr_str_putc(out, ' ');
		for (size_t k = 0; k < b->count; k++)
			ui_key_format(b->keys[k], out);
	}
}
