/* --help, --version, --keys: printed from the tables. */
#include "cli/actions.h"

enum { COLUMN = 24, WIDTH = 80 };

static void add_row(struct rr_str *out, const char *left, const char *help)
{
	struct rr_str line = { 0 };

	rr_str_printf(&line, "  %s", left);
	cli_beside(out, line.text, COLUMN, rr_span(help), WIDTH);
	rr_str_free(&line);
}

static void add_action(struct rr_str *out, const struct rr_action *a)
{
	struct rr_str left = { 0 }, help = { 0 };

	rr_str_printf(&left, "--%s%s%s", a->name, a->words ? " " : "", a->words ? a->words : "");
	rr_str_puts(&help, a->help);
	for (size_t i = 0; a->formats != NULL && a->formats[i] != NULL; i++)
		rr_str_printf(&help, "%s%s", i > 0 ? ", " : " (", a->formats[i]);
	rr_str_puts(&help, a->formats != NULL ? ")" : "");
	add_row(out, left.text, help.text);
	rr_str_free(&left);
	rr_str_free(&help);
}

static void add_option(struct rr_str *out, const struct cli_option *o)
{
	struct rr_str left = { 0 };

	if (o->letter != 0)
		rr_str_printf(&left, "-%c, ", o->letter);
	rr_str_printf(&left, "--%s%s%s", o->name, o->value ? "=" : "", o->value ? o->value : "");
	add_row(out, left.text, o->help);
	rr_str_free(&left);
}

/* The options of all actions, or those that belong to some. */
static void add_options(struct rr_str *out, bool of_some)
{
	for (size_t i = 0; cli_option_at(i) != NULL; i++)
		if ((cli_option_at(i)->only != NULL) == of_some)
			add_option(out, cli_option_at(i));
}

int cli_help(const struct rr_cli *cli)
{
	struct rr_str out = { 0 };

	rr_str_puts(&out, "Usage: resread [OPTION]... [DOC [DOC]]\n\n"
	            "Reads, compares and annotates United Nations resolutions. With one DOC it\n"
	            "opens the reader, with two the side-by-side view, with none the library.\n"
	            "DOC is a file, - (standard input), or a symbol or number the library knows\n"
	            "(A/RES/70/1, 28/2); #OP5 behind it names a clause. Where standard output is\n"
	            "no terminal it prints instead: the text, the comparison, the list.\n\n"
	            "Actions, one at a time (with the forms of --format, the default first):\n");
	for (size_t i = 0; cli_action_at(i) != NULL; i++)
		add_action(&out, cli_action_at(i));
	rr_str_puts(&out, "\nOptions:\n");
	add_options(&out, false);
	rr_str_puts(&out, "\nOptions of the actions on notes:\n");
	add_options(&out, true);
	rr_str_puts(&out, "\nExit status: 0 it worked, 1 it found nothing, "
	            "2 the command line is wrong,\n"
	            "3 a document can't be read, 4 the database can't be used.\n");
	return cli_finish(cli, &out, RR_EXIT_OK);
}

int cli_version(const struct rr_cli *cli)
{
	struct rr_str out = { 0 };
	const char *formats = rr_input_formats();

	rr_str_puts(&out, "resread " RR_VERSION "\n");
	rr_str_printf(&out, "optional parts built in: %s\n", *formats ? formats : "none");
	return cli_finish(cli, &out, RR_EXIT_OK);
}

int cli_keys(const struct rr_cli *cli)
{
	struct rr_str out = { 0 };

	cli->keys(cli->options->format, &out);
	return cli_finish(cli, &out, RR_EXIT_OK);
}
