#include "ui/step.h"

enum step { STEP_LINE, STEP_HALF, STEP_PAGE, STEP_ALL };

static const struct {
	struct ui_key key;
	bool up;
	enum step step;
} steps[] = {
	{ { .cp = 'j' }, false, STEP_LINE },
	{ { .cp = 'k' }, true, STEP_LINE },
	{ { .code = UI_KEY_DOWN }, false, STEP_LINE },
	{ { .code = UI_KEY_UP }, true, STEP_LINE },
	{ { .cp = 'n', .ctrl = true }, false, STEP_LINE },
	{ { .cp = 'p', .ctrl = true }, true, STEP_LINE },
	{ { .cp = 'd' }, false, STEP_HALF },
	{ { .cp = 'u' }, true, STEP_HALF },
	{ { .cp = 'd', .ctrl = true }, false, STEP_HALF },
	{ { .cp = 'u', .ctrl = true }, true, STEP_HALF },
	{ { .cp = ' ' }, false, STEP_PAGE },
	{ { .cp = 'b' }, true, STEP_PAGE },
	{ { .code = UI_KEY_PAGE_DOWN }, false, STEP_PAGE },
	{ { .code = UI_KEY_PAGE_UP }, true, STEP_PAGE },
	{ { .cp = 'G' }, false, STEP_ALL },
	{ { .cp = 'g' }, true, STEP_ALL },
	{ { .code = UI_KEY_END }, false, STEP_ALL },
	{ { .code = UI_KEY_HOME }, true, STEP_ALL },
};

long ui_key_step(struct ui_key key, long shown, long all)
{
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		long by = 1;

		if (!ui_key_eq(key, steps[i].key))
			continue;
		if (steps[i].step == STEP_HALF)
			by = shown > 2 ? shown / 2 : 1;
		else if (steps[i].step == STEP_PAGE)
			by = shown > 2 ? shown - 1 : 1;
		else if (steps[i].step == STEP_ALL)
			by = all > 0 ? all : 1;
		return steps[i].up ? -by : by;
	}
	return 0;
}
