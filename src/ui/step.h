/*
 * step - the keys that move through what is longer than the screen, the same
 * in every widget: j k arrows C-n C-p a line, d u C-d C-u half a screen, Space
 * b PageDown PageUp a screen, g G Home End all of it.
 */
#ifndef UI_STEP_H
#define UI_STEP_H

#include "ui/key.h"

/*
 * How many lines such a key moves down (negative: up), where `shown` of `all`
 * lines are on the screen; 0 for any other key.
 */
long ui_key_step(struct ui_key key, long shown, long all);

#endif
