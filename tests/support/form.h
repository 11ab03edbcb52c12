/*
 * form - an invented text and what is to be read of it, in one line each; for
 * groups with the packs of packs.h.
 */
#ifndef TESTS_FORM_H
#define TESTS_FORM_H

struct form {
	const char *name, *text;
	/* symbol, kind, body, session, day and way of the adoption, votes with their States;
	   behind a semicolon, if there is one, title and number of notes */
	const char *facts;
	const char *ids;
};

/*
 * Fails, with what was wanted and what was read, unless the text is read so.
 * The opening verbs of all clauses stand in `leads`, parted by "|"; NULL: they are not asked.
 */
void form_check(const char *code, const struct form *form, const char *leads);

#endif
