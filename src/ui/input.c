#include "ui/input.h"

#include <string.h>

#include "resread/text.h"

static const char paste_begins[] = "\033[200~", paste_ends[] = "\033[201~";

void ui_input_add(struct ui_input *input, struct rr_span bytes)
{
	rr_str_add(&input->bytes, bytes);
}

void ui_input_free(struct ui_input *input)
{
	rr_str_free(&input->bytes);
	rr_str_free(&input->paste);
}

bool ui_input_pasting(const struct ui_input *input)
{
	return rr_span_starts(rr_str_span(&input->bytes), paste_begins);
}

static void drop(struct ui_input *input, size_t count)
{
	struct rr_str *s = &input->bytes;

	memmove(s->text, s->text + count, s->len - count);
	rr_str_cut(s, s->len - count);
}

/* ---- escape sequences ------------------------------------------------- */

static struct ui_key modified(enum ui_key_code code, uint32_t cp, int modifiers)
{
	struct ui_key key = { .code = code, .cp = cp };

	if (modifiers > 1) {
		key.alt = ((modifiers - 1) & 2) != 0;
		key.ctrl = ((modifiers - 1) & 4) != 0;
	}
	return key;
}

/* "ESC [ 5 ; 3 ~": the number says which key. */
static struct ui_key numbered(int number, int modifiers)
{
	static const struct { int number; enum ui_key_code code; uint32_t cp; } keys[] = {
		{ 1, UI_KEY_HOME, 0 }, { 2, UI_KEY_INSERT, 0 }, { 3, UI_KEY_DELETE, 0 },
		{ 4, UI_KEY_END, 0 }, { 5, UI_KEY_PAGE_UP, 0 }, { 6, UI_KEY_PAGE_DOWN, 0 },
		{ 7, UI_KEY_HOME, 0 }, { 8, UI_KEY_END, 0 },
		{ 11, UI_KEY_F, 1 }, { 12, UI_KEY_F, 2 }, { 13, UI_KEY_F, 3 }, { 14, UI_KEY_F, 4 },
		{ 15, UI_KEY_F, 5 }, { 17, UI_KEY_F, 6 }, { 18, UI_KEY_F, 7 }, { 19, UI_KEY_F, 8 },
		{ 20, UI_KEY_F, 9 }, { 21, UI_KEY_F, 10 }, { 23, UI_KEY_F, 11 }, { 24, UI_KEY_F, 12 },
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].number == number)
			return modified(keys[i].code, keys[i].cp, modifiers);
	return ui_key_of(UI_KEY_NONE);
}

/* "ESC [ A", "ESC O A", "ESC [ 1 ; 3 A": the last byte says which key. */
static struct ui_key lettered(char letter, int modifiers)
{
	static const struct { char letter; enum ui_key_code code; uint32_t cp; } keys[] = {
		{ 'A', UI_KEY_UP, 0 }, { 'B', UI_KEY_DOWN, 0 }, { 'C', UI_KEY_RIGHT, 0 },
		{ 'D', UI_KEY_LEFT, 0 }, { 'H', UI_KEY_HOME, 0 }, { 'F', UI_KEY_END, 0 },
		{ 'Z', UI_KEY_BACKTAB, 0 }, { 'P', UI_KEY_F, 1 }, { 'Q', UI_KEY_F, 2 },
		{ 'R', UI_KEY_F, 3 }, { 'S', UI_KEY_F, 4 }, { 'M', UI_KEY_ENTER, 0 },
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].letter == letter)
			return modified(keys[i].code, keys[i].cp, modifiers);
	return ui_key_of(UI_KEY_NONE);
}

/* A control sequence from its parameters on; its length, 0 where it goes on. */
static size_t read_control(struct rr_span s, size_t at, struct ui_key *key)
{
	int numbers[2] = { 0, 0 }, count = 0;

	/* the Linux console's F1 to F5 */
	if (at < s.len && s.text[at] == '[') {
		if (at + 1 >= s.len)
			return 0;
		*key = s.text[at + 1] >= 'A' && s.text[at + 1] <= 'E'
		           ? modified(UI_KEY_F, (uint32_t)(s.text[at + 1] - 'A' + 1), 0)
		           : ui_key_of(UI_KEY_NONE);
		return at + 2;
	}
	for (; at < s.len; at++) {
		char c = s.text[at];

		if (c >= '0' && c <= '9') {
			if (count < 2 && numbers[count] < 10000)
				numbers[count] = numbers[count] * 10 + (c - '0');
		} else if (c == ';') {
			count++;
		} else if (c >= '@' && c <= '~') {
			*key = c == '~' ? numbered(numbers[0], numbers[1]) : lettered(c, numbers[1]);
			return at + 1;
		} else if (c < ' ' || c > '~') {
			*key = ui_key_of(UI_KEY_NONE);
			return at;
		}
	}
	return 0;
}

/* ---- single bytes ----------------------------------------------------- */

static struct ui_key control_key(unsigned char c)
{
	switch (c) {
	case '\r':
	case '\n':
		return ui_key_of(UI_KEY_ENTER);
	case '\t':
		return ui_key_of(UI_KEY_TAB);
	case 27:
		return ui_key_of(UI_KEY_ESC);
	case 127:
		return ui_key_of(UI_KEY_BACKSPACE);
	default:
		return ui_key_ctrl((char)(c < 27 && c > 0 ? c + 'a' - 1 : c + '@'));
	}
}

/* A character of UTF-8; its length, 0 where bytes are still missing. */
static size_t read_character(struct rr_span s, size_t at, bool last, struct ui_key *key)
{
	unsigned char c = (unsigned char)s.text[at];
	size_t need = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, pos = at;
	uint32_t cp;

	if (c < ' ' || c == 127) {
		*key = control_key(c);
		return at + 1;
	}
	if (s.len - at < need && !last)
		return 0;
	cp = rr_utf8_next(s, &pos);
	*key = cp == 0xFFFD ? ui_key_of(UI_KEY_NONE) : ui_key_char(cp);
	return pos;
}

/* ---- paste ------------------------------------------------------------ */

static enum ui_input_state take_paste(struct ui_input *input, bool last, struct ui_key *key)
{
	struct rr_span s = rr_str_span(&input->bytes);
	size_t start = strlen(paste_begins), end = rr_span_find(s, paste_ends, start);
	size_t behind = end == RR_NONE ? s.len : end + strlen(paste_ends);

	if (end == RR_NONE && !last)
		return INPUT_PART;
	if (end == RR_NONE)
		end = s.len;
	rr_str_cut(&input->paste, 0);
	for (size_t i = start; i < end; i++) {
		if (s.text[i] == '\n' && i > start && s.text[i - 1] == '\r')
			continue;
		rr_str_putc(&input->paste, s.text[i] == '\r' ? '\n' : s.text[i]);
	}
	drop(input, behind);
	*key = ui_key_of(UI_KEY_PASTE);
	key->text = rr_str_span(&input->paste);
	return INPUT_KEY;
}

/* ---- the next key ----------------------------------------------------- */

/* What begins with Escape; its length, 0 where it may go on. */
static size_t read_escape(struct rr_span s, bool last, struct ui_key *key)
{
	size_t used = 0;

	if (s.len > 1 && (s.text[1] == '[' || s.text[1] == 'O')) {
		if (s.text[1] == '[')
			used = read_control(s, 2, key);
		else if (s.len > 2) {
			*key = lettered(s.text[2], 0);
			used = key->code == UI_KEY_NONE ? 0 : 3;
		}
		if (used > 0 || (!last && s.len < 32 && (s.text[1] == '[' || s.len == 2)))
			return used;
	}
	if (s.len == 1 && !last)
		return 0;
	if (s.len > 1 && s.text[1] != 27) {
		used = read_character(s, 1, last, key);
		key->alt = true;
		return used;
	}
	*key = ui_key_of(UI_KEY_ESC);
	return 1;
}

enum ui_input_state ui_input_key(struct ui_input *input, bool last, struct ui_key *key)
{
	struct rr_span s = rr_str_span(&input->bytes);
	size_t used;

	if (s.len == 0)
		return INPUT_EMPTY;
	if (ui_input_pasting(input))
		return take_paste(input, last, key);
	used = s.text[0] == 27 ? read_escape(s, last, key) : read_character(s, 0, last, key);
	if (used == 0)
		return INPUT_PART;
	drop(input, used);
	return INPUT_KEY;
}
