/*
 * key - what the user pressed, and how keys are spelt in key files, in the
 * help, in tests/screen/NAME.keys and on the command line of the tests.
 *
 * A printable character stands for itself ("j", "G", "[", "人"); every other
 * key is a name in angle brackets: <Enter> <Tab> <S-Tab> <Esc> <Space>
 * <Backspace> <Delete> <Insert> <Up> <Down> <Left> <Right> <Home> <End>
 * <PageUp> <PageDown> <F1> … <F12>, and <lt> for "<". Modifiers stand before
 * the name: <C-o>, <A-Right>, <C-A-x>. Names are read in any case.
 *
 * A terminal sends the same byte for some pairs, so these are one key:
 * <C-i> is <Tab>, <C-m> is <Enter>, <C-[> is <Esc>, <C-Space> is <C-@>.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include "resread/base.h"

enum ui_key_code {
	UI_KEY_CHAR, /* cp is the character; with ctrl a lower-case letter or @ \ ] ^ _ */
	UI_KEY_ENTER, UI_KEY_TAB, UI_KEY_BACKTAB, UI_KEY_ESC, UI_KEY_BACKSPACE,
	UI_KEY_DELETE, UI_KEY_INSERT, UI_KEY_UP, UI_KEY_DOWN, UI_KEY_LEFT,
	UI_KEY_RIGHT, UI_KEY_HOME, UI_KEY_END, UI_KEY_PAGE_UP, UI_KEY_PAGE_DOWN,
	UI_KEY_F,     /* a function key; cp is its number, 1 to 12 */
	UI_KEY_PASTE, /* a bracketed paste; `text` is what was pasted */
	UI_KEY_NONE   /* nothing a key map can name: a resize, an unknown sequence */
};

struct ui_key {
	uint32_t cp;          /* UI_KEY_CHAR and UI_KEY_F only, else 0 */
	enum ui_key_code code;
	bool alt, ctrl;
	struct rr_span text;  /* UI_KEY_PASTE: borrowed until the next key is read;
	                         raw bytes, may be malformed UTF-8 */
};

/* A key made in code: ui_key_char('j'), ui_key_ctrl('o'), ui_key_of(UI_KEY_TAB). */
struct ui_key ui_key_char(uint32_t cp);
struct ui_key ui_key_ctrl(char letter); /* the one-key rule above applies */
struct ui_key ui_key_of(enum ui_key_code code);

bool ui_key_eq(struct ui_key a, struct ui_key b); /* the pasted text is not looked at */

/* True for a character that a text field takes as typed text. */
bool ui_key_is_text(struct ui_key key);

/*
 * Reads the key that starts at *pos of s and steps over it; false at the end
 * of s and where "<…>" is no known key (*pos then stands behind the ">").
 * White space is a key like any other: key files split their words first.
 */
bool ui_key_parse(struct rr_span s, size_t *pos, struct ui_key *out);

/* Appends the spelling that ui_key_parse reads back as the same key. */
void ui_key_format(struct ui_key key, struct rr_str *out);

#endif
