/*
 * keymap - which keys call which command. The defaults are
 * share/resread/keys/default, compiled in; the user's own file, of the same
 * form, is read after it and wins.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "ui/command.h"
#include "ui/key.h"

#define UI_SEQUENCE 4 /* keys of a binding at most */

struct ui_binding {
	struct ui_key keys[UI_SEQUENCE];
	size_t count;
	const struct ui_command *command; /* NULL: bound to none */
	char *arg;                        /* owned; NULL if none */
};

struct ui_keymap {
	struct ui_binding *bindings; /* owned */
	size_t count, cap;
};

/* The shipped keys. */
void ui_keymap_default(struct ui_keymap *map);
/* Adds the bindings of a key file. RR_INVALID names the first wrong line. */
enum rr_status ui_keymap_read(struct ui_keymap *map, const char *name, struct rr_span text,
                              struct rr_error *err);
/* Adds those of $XDG_CONFIG_HOME/resread/keys, if there is one. */
enum rr_status ui_keymap_user(struct ui_keymap *map, struct rr_error *err);
void ui_keymap_free(struct ui_keymap *map);

enum ui_found { UI_UNBOUND, UI_PREFIX, UI_BOUND };

/* What the keys typed so far are: nothing, the start of a binding, or one. */
enum ui_found ui_keymap_find(const struct ui_keymap *map, const struct ui_key *keys,
                             size_t count, const struct ui_binding **binding);

/* Appends the keys of a command, parted by blanks: "J }", "gg <Home>". */
void ui_keymap_keys(const struct ui_keymap *map, const struct ui_command *command,
                    struct rr_str *out);

#endif
