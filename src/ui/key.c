/*
 * Key names: one table serves reading and writing. The first name of a code
 * is the one that is written; the others are taken, too.
 */
#include "ui/key.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "resread/text.h"

static const struct {
	const char *name;
	enum ui_key_code code;
	uint32_t cp;
} names[] = {
	{ .name = "Enter", .code = UI_KEY_ENTER },
	{ .name = "Return", .code = UI_KEY_ENTER },
	{ .name = "CR", .code = UI_KEY_ENTER },
	{ .name = "Tab", .code = UI_KEY_TAB },
	{ .name = "S-Tab", .code = UI_KEY_BACKTAB },
	{ .name = "Esc", .code = UI_KEY_ESC },
	{ .name = "Escape", .code = UI_KEY_ESC },
	{ .name = "Backspace", .code = UI_KEY_BACKSPACE },
	{ .name = "BS", .code = UI_KEY_BACKSPACE },
	{ .name = "Delete", .code = UI_KEY_DELETE },
	{ .name = "Del", .code = UI_KEY_DELETE },
	{ .name = "Insert", .code = UI_KEY_INSERT },
	{ .name = "Ins", .code = UI_KEY_INSERT },
	{ .name = "Up", .code = UI_KEY_UP },
	{ .name = "Down", .code = UI_KEY_DOWN },
	{ .name = "Left", .code = UI_KEY_LEFT },
	{ .name = "Right", .code = UI_KEY_RIGHT },
	{ .name = "Home", .code = UI_KEY_HOME },
	{ .name = "End", .code = UI_KEY_END },
	{ .name = "PageUp", .code = UI_KEY_PAGE_UP },
	{ .name = "PgUp", .code = UI_KEY_PAGE_UP },
	{ .name = "PageDown", .code = UI_KEY_PAGE_DOWN },
	{ .name = "PgDn", .code = UI_KEY_PAGE_DOWN },
	{ .name = "Space", .code = UI_KEY_CHAR, .cp = ' ' },
	{ .name = "lt", .code = UI_KEY_CHAR, .cp = '<' },
};

enum { NAMES = sizeof names / sizeof names[0] };

/* Two spellings of one byte become the one key the terminal can tell. */
static struct ui_key canonical(struct ui_key key)
{
	if (key.code != UI_KEY_CHAR || !key.ctrl)
		return key;
	if (key.cp >= 'A' && key.cp <= 'Z')
		key.cp += 'a' - 'A';
	switch (key.cp) {
	case 'i': key.code = UI_KEY_TAB; break;
	case 'm': key.code = UI_KEY_ENTER; break;
	case '[': key.code = UI_KEY_ESC; break;
	case ' ': key.cp = '@'; break;
	case '/': key.cp = '_'; break;
	default: break;
	}
	if (key.code != UI_KEY_CHAR) {
		key.cp = 0;
		key.ctrl = false;
	}
	return key;
}

struct ui_key ui_key_char(uint32_t cp)
{
	return (struct ui_key){ .code = UI_KEY_CHAR, .cp = cp };
}

struct ui_key ui_key_ctrl(char letter)
{
	return canonical((struct ui_key){ .code = UI_KEY_CHAR, .ctrl = true,
	                                  .cp = (unsigned char)letter });
}

struct ui_key ui_key_of(enum ui_key_code code)
{
	return (struct ui_key){ .code = code };
}

bool ui_key_eq(struct ui_key a, struct ui_key b)
{
	return a.code == b.code && a.cp == b.cp && a.alt == b.alt && a.ctrl == b.ctrl;
}

bool ui_key_is_text(struct ui_key key)
{
	return key.code == UI_KEY_CHAR && !key.ctrl && !key.alt && key.cp >= 0x20 &&
	       !(key.cp >= 0x7f && key.cp < 0xa0);
}

/* "F1" to "F12" */
static bool read_function(struct rr_span name, struct ui_key *out)
{
	unsigned n = 0;

	if (name.len < 2 || name.len > 3 || (name.text[0] | 0x20) != 'f')
		return false;
	for (size_t i = 1; i < name.len; i++) {
		if (name.text[i] < '0' || name.text[i] > '9')
			return false;
		n = n * 10 + (unsigned)(name.text[i] - '0');
	}
	if (n < 1 || n > 12)
		return false;
	out->code = UI_KEY_F;
	out->cp = n;
	return true;
}

static bool read_name(struct rr_span name, struct ui_key *out)
{
	size_t pos = 0;

	for (size_t i = 0; i < NAMES; i++)
		if (strlen(names[i].name) == name.len &&
		    strncasecmp(names[i].name, name.text, name.len) == 0) {
			out->code = names[i].code;
			out->cp = names[i].cp;
			return true;
		}
	if (read_function(name, out))
		return true;
	if (name.len == 0)
		return false;
	out->code = UI_KEY_CHAR;
	out->cp = rr_utf8_next(name, &pos);
	return pos == name.len;
}

/* What stands between the angle brackets. */
static bool read_bracketed(struct rr_span name, struct ui_key *out)
{
	struct ui_key key = { .code = UI_KEY_CHAR };

	while (name.len > 2 && name.text[1] == '-') {
		char modifier = (char)(name.text[0] | 0x20);

		if (modifier == 'c')
			key.ctrl = true;
		else if (modifier == 'a' || modifier == 'm')
			key.alt = true;
		else
			break;
		name = rr_span_sub(name, 2, name.len);
	}
	if (!read_name(name, &key) || (!key.ctrl && !key.alt && name.len == 1))
		return false;
	*out = canonical(key);
	return true;
}

/* The ">" that closes the name begun at start; "<C->>" names Ctrl->. */
static size_t closing(struct rr_span s, size_t start)
{
	size_t end = start + 1;

	while (end < s.len && s.text[end] != '>' && s.text[end] != ' ' && end - start < 24)
		end++;
	if (end >= s.len || s.text[end] != '>')
		return RR_NONE;
	if (end + 1 < s.len && s.text[end + 1] == '>' && s.text[end - 1] == '-')
		end++;
	return end;
}

bool ui_key_parse(struct rr_span s, size_t *pos, struct ui_key *out)
{
	size_t start = *pos, end;

	if (start >= s.len)
		return false;
	end = s.text[start] == '<' ? closing(s, start) : RR_NONE;
	if (end == RR_NONE) {
		*out = ui_key_char(rr_utf8_next(s, pos));
		return true;
	}
	*pos = end + 1;
	return read_bracketed(rr_span_sub(s, start + 1, end), out);
}

static const char *written_name(struct ui_key key)
{
	for (size_t i = 0; i < NAMES; i++)
		if (names[i].code == key.code && names[i].cp == key.cp)
			return names[i].name;
	return NULL;
}

void ui_key_format(struct ui_key key, struct rr_str *out)
{
	const char *name = written_name(key);
	char bytes[4];
	size_t len = rr_utf8_put(bytes, key.cp);

	if (key.code == UI_KEY_CHAR && !key.alt && !key.ctrl && name == NULL) {
		rr_str_add(out, rr_span_of(bytes, len));
		return;
	}
	rr_str_puts(out, "<");
	if (key.ctrl)
		rr_str_puts(out, "C-");
	if (key.alt)
		rr_str_puts(out, "A-");
	if (key.code == UI_KEY_F)
		rr_str_printf(out, "F%u", (unsigned)key.cp);
	else if (name != NULL)
		rr_str_puts(out, name);
	else if (key.code == UI_KEY_CHAR)
		rr_str_add(out, rr_span_of(bytes, len));
	else
		rr_str_puts(out, key.code == UI_KEY_PASTE ? "Paste" : "None");
	rr_str_puts(out, ">");
}
