/*
 * The optional libraries, loaded when a file first needs one: linking them
 * would cost every start of the program more than reading a text does.
 * Private to src/input.
 */
#ifndef RR_INPUT_LIBRARY_H
#define RR_INPUT_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function to be found, and the pointer of that function's type it goes to. */
struct library_symbol {
	const char *name;
	void *to;
};

/*
 * Loads the first library of the NULL-ended list that is there and fills the
 * pointers. False if none is, or it lacks a function. It stays loaded.
 */
bool library_load(const char *const *names, const struct library_symbol *symbols,
                  size_t count);

#endif
