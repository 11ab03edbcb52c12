/*
 * beside - work done by a thread while the caller does another piece. The
 * two must share nothing that either changes; the caller's promise.
 */
#ifndef UI_BESIDE_H
#define UI_BESIDE_H

struct ui_beside;

/*
 * Starts work(arg). No signal is delivered to its thread. Where no thread can
 * be had the work is done at once, and the result is NULL.
 */
struct ui_beside *ui_beside_start(void (*work)(void *arg), void *arg);

/* Waits for the work to be done and frees it; NULL is fine. */
void ui_beside_end(struct ui_beside *beside);

#endif
