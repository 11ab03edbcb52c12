#include "ui/theme.h"

#include <string.h>

static const char *const face_names[FACE_COUNT] = {
	[FACE_TEXT] = "text", [FACE_DIM] = "dim", [FACE_ID] = "id", [FACE_LEAD] = "lead",
	[FACE_HEADING] = "heading", [FACE_CITE] = "cite", [FACE_CITE_HERE] = "cite-here",
	[FACE_FAULT] = "fault",
	[FACE_ADD] = "add", [FACE_DEL] = "del", [FACE_CHANGE] = "change",
	[FACE_MOVED] = "moved", [FACE_STRENGTH] = "strength", [FACE_CRITICAL] = "critical",
	 [FACE_NOTE] = "note",
	[FACE_TAG] = "tag", [FACE_MATCH] = "match", [FACE_SELECT] = "select",
	[FACE_CURRENT] = "current", [FACE_BAR] = "bar", [FACE_TITLE] = "title",
	[FACE_RULE] = "rule", [FACE_PROMPT] = "prompt", [FACE_ERROR] = "error",
	[FACE_POPUP] = "popup", [FACE_KEY] = "key",
	[FACE_NOTED] = "noted", [FACE_LIGHT_1] = "light-1", [FACE_LIGHT_2] = "light-2",
	[FACE_LIGHT_3] = "light-3", [FACE_LIGHT_4] = "light-4", [FACE_LIGHT_5] = "light-5",
	[FACE_LIGHT_6] = "light-6",
};

static const char *const colours[] = { "black", "red", "green", "yellow", "blue", "magenta",
	"cyan", "white" };

static const struct { const char *name; unsigned attribute; } attributes[] = {
	{ "bold", LOOK_BOLD }, { "dim", LOOK_DIM }, { "underline", LOOK_UNDERLINE },
	{ "reverse", LOOK_REVERSE }, { "italic", LOOK_ITALIC },
};

static bool read_colour(struct rr_span word, int *out)
{
	for (int i = 0; i < (int)(sizeof colours / sizeof *colours); i++)
		if (rr_span_is(word, colours[i])) {
			*out = i;
			return true;
		}
	return false;
}

static bool read_attribute(struct rr_span word, unsigned *out)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (rr_span_is(word, attributes[i].name)) {
			*out |= attributes[i].attribute;
			return true;
		}
	return false;
}

static bool read_look(struct rr_span words, struct ui_look *out)
{
	struct ui_look look = { LOOK_DEFAULT, LOOK_DEFAULT, 0 };
	struct rr_span word;
	bool on = false;

	while (rr_span_cut(&words, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (rr_span_is(word, "on"))
			on = true;
		else if (!read_colour(word, on ? &look.paper : &look.ink)
		         && !read_attribute(word, &look.attributes))
			return false;
	}
	*out = look;
	return true;
}

static int find_face(struct rr_span name)
{
	for (int i = 0; i < FACE_COUNT; i++)
		if (rr_span_is(name, face_names[i]))
			return i;
	return -1;
}

enum rr_status ui_theme_read(struct ui_theme *theme, const char *name, struct rr_span text,
                             struct rr_error *err)
{
	enum rr_status st = RR_OK;
	struct rr_span line;

	for (unsigned number = 1; rr_span_cut(&text, '\n', &line); number++) {
		size_t equals;
		int face;

		line = rr_span_trim(line);
		if (line.len == 0 || rr_span_starts(line, "#"))
			continue;
		equals = rr_span_find(line, "=", 0);
		face = equals == RR_NONE ? -1
		                         : find_face(rr_span_trim(rr_span_sub(line, 0, equals)));
		if (face >= 0
		    && read_look(rr_span_sub(line, equals + 1, line.len), &theme->looks[face]))
			continue;
		if (st == RR_OK)
			st = rr_fail(err, RR_INVALID, "%s:%u: no such face, colour or attribute", name,
			             number);
	}
	return st;
}

void ui_theme_load(struct ui_theme *theme)
{
	const struct rr_blob *blob = rr_embedded("theme/default");
	struct rr_str path = { 0 }, text = { 0 };

	for (int i = 0; i < FACE_COUNT; i++)
		theme->looks[i] = (struct ui_look){ LOOK_DEFAULT, LOOK_DEFAULT, 0 };
	if (blob != NULL)
		(void)ui_theme_read(theme, blob->name,
		                    rr_span_of((const char *)blob->data, blob->len), NULL);
	if (rr_xdg_path(RR_CONFIG, "theme", false, &path, NULL) == RR_OK
	    && rr_read_file(path.text, 1u << 16, &text, NULL) == RR_OK)
		(void)ui_theme_read(theme, path.text, rr_str_span(&text), NULL);
	rr_str_free(&text);
	rr_str_free(&path);
}
