/* The table of commands as text for --keys, and as mdoc for resread(1). */
#include "ui/keymap.h"

#define KEY_COLUMNS 24
#define NAME_COLUMNS 22

static void print_text(const struct ui_command *c, const char *keys, struct rr_str *out)
{
	struct rr_str name = { 0 };

	rr_str_printf(&name, ":%s%s%s", c->name, c->arg != NULL ? " " : "",
	              c->arg != NULL ? c->arg : "");
	rr_str_printf(out, "  %-*s %-*s %s\n", KEY_COLUMNS, keys, NAME_COLUMNS, name.text,
	              c->help);
	rr_str_free(&name);
}

/* A backslash of a key is an escape in mdoc, and a leading point a macro. */
static void put_mdoc(const char *text, struct rr_str *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\\')
			rr_str_puts(out, "\\e");
		else if (*text == '-')
			rr_str_puts(out, "\\-");
		else
			rr_str_putc(out, *text);
	}
}

static void print_mdoc(const struct ui_command *c, const char *keys, struct rr_str *out)
{
	rr_str_puts(out, ".It Xo\n");
	if (keys[0] != '\0') {
		rr_str_puts(out, ".Li \"\\&"); /* brackets are delimiters at the ends */
		put_mdoc(keys, out);
		rr_str_puts(out, "\\&\" ,\n");
	}
	rr_str_printf(out, ".Ic :%s%s", c->name, c->arg != NULL ? " Ar " : "");
	if (c->arg != NULL)
		rr_str_printf(out, "\"%s\"", c->arg);
	rr_str_puts(out, "\n.Xc\n");
	put_mdoc(c->help, out);
	rr_str_puts(out, ".\n");
}

void rr_ui_keys(enum rr_keys_form form, struct rr_str *out)
{
	struct ui_keymap map = { 0 };
	const struct ui_command *c;

	ui_keymap_default(&map);
	for (c = ui_commands; c->name != NULL; c++) {
		bool first = c == ui_commands || c[-1].group != c->group;
		struct rr_str keys = { 0 };

		rr_str_puts(&keys, "");
		ui_keymap_keys(&map, c, &keys);
		if (first && form == RR_KEYS_TEXT)
			rr_str_printf(out, "%s%s\n", c == ui_commands ? "" : "\n",
			              ui_group_name(c->group));
		else if (first)
			rr_str_printf(out, "%s.Ss %s\n.Bl -tag -width Ds\n",
			              c == ui_commands ? "" : ".El\n", ui_group_name(c->group));
		(form == RR_KEYS_TEXT ? print_text : print_mdoc)(
			c, keys.text != NULL ? keys.text : "", out);
		rr_str_free(&keys);
	}
	if (form == RR_KEYS_MDOC)
		rr_str_puts(out, ".El\n");
	ui_keymap_free(&map);
}
