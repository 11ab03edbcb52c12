/*
 * emulator - what the emulator shows, as UTF-8, and the keys it knows.
 */
#ifndef TESTS_PTY_EMULATOR_H
#define TESTS_PTY_EMULATOR_H

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <vterm.h>

static inline size_t put_utf8(char *out, uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

static inline size_t put_cell(VTermScreen *screen, int row, int column, char *out)
{
	VTermPos pos = { .row = row, .col = column };
	VTermScreenCell cell;
	size_t len = 0;

	vterm_screen_get_cell(screen, pos, &cell);
	if (cell.chars[0] == (uint32_t)-1)
		return 0; /* the right half of a wide one */
	if (cell.chars[0] == 0)
		out[len++] = ' ';
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
		len += put_utf8(out + len, cell.chars[i]);
	return len;
}

/* ---- keys ------------------------------------------------------------- */

static const struct {
	const char *name;
	VTermKey key;
} key_names[] = {
	{ "Enter", VTERM_KEY_ENTER }, { "Tab", VTERM_KEY_TAB }, { "Esc", VTERM_KEY_ESCAPE },
	{ "Backspace", VTERM_KEY_BACKSPACE }, { "Delete", VTERM_KEY_DEL },
	{ "Insert", VTERM_KEY_INS }, { "Up", VTERM_KEY_UP }, { "Down", VTERM_KEY_DOWN },
	{ "Left", VTERM_KEY_LEFT }, { "Right", VTERM_KEY_RIGHT }, { "Home", VTERM_KEY_HOME },
	{ "End", VTERM_KEY_END }, { "PageUp", VTERM_KEY_PAGEUP },
	{ "PageDown", VTERM_KEY_PAGEDOWN }, { "F1", VTERM_KEY_FUNCTION(1) },
};

static inline void press_named(VTerm *vt, const char *name, size_t len)
{
	VTermModifier mod = VTERM_MOD_NONE;

	for (; len > 2 && name[1] == '-'; name += 2, len -= 2)
		mod |= name[0] == 'C'   ? VTERM_MOD_CTRL
		       : name[0] == 'A' ? VTERM_MOD_ALT
		                        : VTERM_MOD_SHIFT;
	for (size_t i = 0; i < sizeof key_names / sizeof key_names[0]; i++)
		if (strlen(key_names[i].name) == len &&
		    strncasecmp(key_names[i].name, name, len) == 0) {
			vterm_keyboard_key(vt, key_names[i].key, mod);
			return;
		}
	if (len == 5 && strncasecmp(name, "Space", 5) == 0)
		name = " ";
	else if (len == 2 && strncasecmp(name, "lt", 2) == 0)
		name = "<";
	vterm_keyboard_unichar(vt, (unsigned char)name[0], mod);
}

#endif
