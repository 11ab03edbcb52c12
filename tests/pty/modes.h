/*
 * modes - which of its modes a program has set in the terminal, read from the
 * bytes it wrote: a terminal emulator does not tell all of them.
 */
#ifndef TESTS_PTY_MODES_H
#define TESTS_PTY_MODES_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Private modes (CSI ? n h, CSI ? n l); keypad is ESC = and ESC >. */
static const struct {
	unsigned number;
	bool normal;
	const char *name; /* of the state that is not normal */
} mode_table[] = {
	{ .number = 1, .normal = false, .name = "application cursor keys" },
	{ .number = 7, .normal = true, .name = "no automatic margins" },
	{ .number = 25, .normal = true, .name = "cursor hidden" },
	{ .number = 47, .normal = false, .name = "alternate screen" },
	{ .number = 1047, .normal = false, .name = "alternate screen" },
	{ .number = 1049, .normal = false, .name = "alternate screen" },
	{ .number = 1000, .normal = false, .name = "mouse" },
	{ .number = 1002, .normal = false, .name = "mouse" },
	{ .number = 1003, .normal = false, .name = "mouse" },
	{ .number = 1006, .normal = false, .name = "mouse" },
	{ .number = 1004, .normal = false, .name = "focus reports" },
	{ .number = 2004, .normal = false, .name = "bracketed paste" },
	{ .number = 2026, .normal = false, .name = "synchronized update" },
};

enum { MODES = sizeof mode_table / sizeof mode_table[0] };

struct modes {
	bool changed[MODES], keypad;
	enum { AT_TEXT, AT_ESCAPE, AT_CSI, AT_PRIVATE } state;
	unsigned numbers[8];
	size_t count;
};

static inline void modes_end_sequence(struct modes *modes, char final)
{
	for (size_t i = 0; i < modes->count; i++)
		for (size_t m = 0; m < MODES; m++)
			if (mode_table[m].number == modes->numbers[i])
				modes->changed[m] = (final == 'h') != mode_table[m].normal;
}

static inline void modes_private(struct modes *modes, char c)
{
	unsigned *number = &modes->numbers[modes->count - 1];

	if (c >= '0' && c <= '9') {
		*number = *number % 10000 * 10 + (unsigned)(c - '0');
	} else if (c == ';' && modes->count < 8) {
		modes->numbers[modes->count++] = 0;
	} else {
		if (c == 'h' || c == 'l')
			modes_end_sequence(modes, c);
		modes->state = AT_TEXT;
	}
}

static inline void modes_read(struct modes *modes, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = bytes[i];

		if (c == '\033') {
			modes->state = AT_ESCAPE;
		} else if (modes->state == AT_ESCAPE) {
			if (c == '=' || c == '>')
				modes->keypad = c == '=';
			modes->state = c == '[' ? AT_CSI : AT_TEXT;
		} else if (modes->state == AT_CSI) {
			modes->state = c == '?' ? AT_PRIVATE : AT_TEXT;
			modes->numbers[0] = 0;
			modes->count = 1;
		} else if (modes->state == AT_PRIVATE) {
			modes_private(modes, c);
		}
	}
}

/* Whether the program has changed a private mode. */
static inline bool modes_has(const struct modes *modes, unsigned number)
{
	for (size_t m = 0; m < MODES; m++)
		if (mode_table[m].number == number)
			return modes->changed[m];
	return false;
}

/* Writes what is not normal, parted by commas; false if all is. */
static inline bool modes_report(const struct modes *modes, FILE *out)
{
	const char *sep = "";

	for (size_t m = 0; m < MODES; m++)
		if (modes->changed[m]) {
			fprintf(out, "%s%s", sep, mode_table[m].name);
			sep = ", ";
		}
	if (modes->keypad) {
		fprintf(out, "%sapplication keypad", sep);
		sep = ", ";
	}
	return sep[0] != '\0';
}

#endif
