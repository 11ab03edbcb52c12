/*
 * screen - what the tests of the widgets share: a grid compared with the
 * text that a person would see, and keys pressed from their spelling.
 */
#ifndef TESTS_SUPPORT_SCREEN_H
#define TESTS_SUPPORT_SCREEN_H

#include "ui/grid.h"
#include "ui/key.h"

/* Fails the running test where the grid's text is not `want`; says where. */
void expect_grid(const char *name, const struct ui_grid *grid, bool faces,
                 const char *want);

/* Calls press for each key of "jj<Enter>"; a misspelt key fails the test. */
void press_keys(const char *keys, void (*press)(void *with, struct ui_key key),
                void *with);

#endif
