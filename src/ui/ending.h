/*
 * ending - the signals the reader lives with, and how the terminal is given
 * back on a sudden end. Signals are blocked but while waiting, so they are
 * seen there and nowhere else. What a sudden end needs is prepared before, so
 * that it takes only write() and tcsetattr().
 */
#ifndef UI_ENDING_H
#define UI_ENDING_H

#include <signal.h>
#include <stdbool.h>

/* Blocks and watches the signals; *waiting gets the mask to wait with. */
void ui_signals_watch(sigset_t *waiting);
void ui_signals_unwatch(const sigset_t *waiting);

/* True once for each time the signal came: SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT. */
bool ui_signal_came(int number);
void ui_signal_note(int number); /* as if it had come */

/* Stops the program as Ctrl-z does; returns when it is continued. */
void ui_stop_here(void);

/* Remembers the modes of the terminal, and forgets the bytes of last time. */
void ui_ending_begin(int fd);
int ui_ending_put(int c); /* adds a byte to write at a sudden end; for tputs() */
void ui_ending_puts(const char *bytes);
/* From now on rr_die() and fatal signals give the terminal back. */
void ui_ending_set(void);

#endif
