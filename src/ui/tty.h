/*
 * tty - the terminal as a file, below what curses knows of it: its size, the
 * keyboard, bytes read and written.
 */
#ifndef UI_TTY_H
#define UI_TTY_H

#include "ui/input.h"

/* The size of the terminal, before anything is opened, too; 80x24 if it does not tell. */
void ui_tty_measure(int *columns, int *rows);

/* Brings a locale that knows UTF-8 where the environment names none. */
void ui_tty_need_utf8(void);

/*
 * Where keys come from. Standard input may be the document: then they come from
 * the terminal itself, by a file of its own that is yours to close. RR_IO: there is none.
 */
enum rr_status ui_tty_open_keys(int *out, struct rr_error *err);

/* Reads what is there, waiting if nothing is; false: the other end is gone. */
bool ui_tty_read(int keys, struct ui_input *input);

/* Writes all of it and empties it; a terminal that is gone will be noticed by reading. */
void ui_tty_write(struct rr_str *out);

#endif
