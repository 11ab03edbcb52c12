/* The command line: what is read, what is refused and in which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/actions.h"

enum { MOST = 8 };

/* argv as a program gets it: strings of its own, a NULL behind. */
struct line {
	char *argv[MOST + 2];
	int argc;
};

static void make_line(struct line *line, const char *const *words)
{
	*line = (struct line){ 0 };
	line->argv[line->argc++] = rr_dup("resread");
	for (size_t i = 0; i < MOST && words[i] != NULL; i++)
		line->argv[line->argc++] = rr_dup(words[i]);
}

static void free_line(struct line *line, char **kept)
{
	for (int i = 0; i < line->argc; i++)
		free(kept[i]);
}

static const struct read_row {
	const char *words[MOST + 1];
	const char *action, *format, *first, *output;
	size_t count;
	int width, colour;
	bool quiet;
} read_rows[] = {
	{ .words = { NULL } },
	{ .words = { "a" }, .first = "a", .count = 1 },
	{ .words = { "a", "b" }, .first = "a", .count = 2 },
	{ .words = { "-" }, .first = "-", .count = 1 },
	{ .words = { "--dump", "a" },
	  .action = "dump", .format = "text", .first = "a", .count = 1 },
	{ .words = { "a", "--dump", "b" },
	  .action = "dump", .format = "text", .first = "a", .count = 2 },
	{ .words = { "--dump=a", "b" },
	  .action = "dump", .format = "text", .first = "a", .count = 2 },
	{ .words = { "--dump", "--dump", "a" },
	  .action = "dump", .format = "text", .first = "a", .count = 1 },
	{ .words = { "--dump", "--", "--list" },
	  .action = "dump", .format = "text", .first = "--list", .count = 1 },
	{ .words = { "--dump", "--format=json", "a" },
	  .action = "dump", .format = "json", .first = "a", .count = 1 },
	{ .words = { "--dump", "a", "--format", "jsonl" },
	  .action = "dump", .format = "jsonl", .first = "a", .count = 1 },
	{ .words = { "--format=text", "--format=json", "a" },
	  .format = "json", .first = "a", .count = 1 },
	{ .words = { "--output", "--x", "a" }, .output = "--x", .first = "a", .count = 1 },
	{ .words = { "--width=72", "--color=never", "-q", "a" },
	  .width = 72, .colour = 2, .quiet = true, .first = "a", .count = 1 },
	{ .words = { "--color", "always" }, .colour = 1 },
	{ .words = { "-h" }, .action = "help" },
	{ .words = { "-qV" }, .action = "version", .quiet = true },
	{ .words = { "--list" }, .action = "list", .format = "text" },
};

static void check_read(const struct read_row *row, const struct rr_options *o)
{
	assert_ptr_equal(o->action, row->action ? cli_action(row->action) : NULL);
	assert_int_equal(o->doc_count, row->count);
	if (row->first != NULL)
		assert_string_equal(o->docs[0], row->first);
	assert_string_equal(o->format ? o->format : "none", row->format ? row->format : "none");
	assert_string_equal(o->output ? o->output : "none", row->output ? row->output : "none");
	assert_int_equal(o->width, row->width);
	assert_int_equal(o->colour, row->colour);
	assert_int_equal(o->quiet, row->quiet);
	if (row->action != NULL && row->count > 0)
		assert_ptr_equal(o->value, o->docs[0]);
}

static void reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof read_rows / sizeof *read_rows; i++) {
		struct rr_options o = { 0 };
		struct rr_error err = { 0 };
		struct line line;
		char *kept[MOST + 2];

		make_line(&line, read_rows[i].words);
		memcpy(kept, line.argv, sizeof kept);
		if (rr_cli_parse(line.argc, line.argv, &o, &err) != RR_OK)
			fail_msg("line %zu: %s", i, err.text);
		check_read(&read_rows[i], &o);
		rr_options_free(&o);
		free_line(&line, kept);
	}
}

static void refuses(void **state)
{
	static const struct {
		const char *words[MOST + 1];
		const char *says;
	} tests[] = {
		{ { "--dmup", "a" }, "--dmup: no such option; did you mean --dump?" },
		{ { "--cit", "a" }, "--cit: no such option; did you mean --citations?" },
		{ { "--colour=never", "a" }, "--colour: no such option; did you mean --color?" },
		{ { "--zebra", "a" }, "--zebra: no such option; --help lists them" },
		{ { "-x" }, "-x: no such option; --help lists them" },
		{ { "--dump" }, "--dump: needs more: --dump DOC..." },
		{ { "--dump", "" }, "an empty name: give a file, a symbol or -" },
		{ { "--dump", "--list", "a" }, "--dump and --list: one at a time" },
		{ { "--list", "a" }, "a: --list takes no argument" },
		{ { "--remove", "a", "b" }, "b: one too many for --remove SYMBOL" },
		{ { "--format" }, "--format: needs a value, --format=F" },
		{ { "--output=", "a" }, "--output: is empty" },
		{ { "--quiet=1" }, "--quiet: takes no value" },
		{ { "--help=1" }, "--help: takes no value" },
		{ { "--width=0", "a" }, "--width: needs a number from 20 to 100000, not \"0\"" },
		{ { "--width=1e3", "a" },
		  "--width: needs a number from 20 to 100000, not \"1e3\"" },
		{ { "--color=pink", "a" }, "--color: \"pink\" is none of auto always never" },
		{ { "--dump", "--format=csv", "a" },
		  "--format: \"csv\" is no form of --dump, which has text, json, markdown, jsonl" },
		{ { "--format=csv", "a" },
		  "--format: \"csv\" is no form of --dump, which has text, json, markdown, jsonl" },
		{ { "--remove", "--format=json", "a" }, "--format: --remove has only one form" },
		{ { "a", "b", "c" },
		  "c: at most two documents are read side by side; --dump prints more" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_options o = { .width = -7 };
		struct rr_error err = { 0 };
		struct line line;
		char *kept[MOST + 2];

		make_line(&line, tests[i].words);
		memcpy(kept, line.argv, sizeof kept);
		assert_int_equal(rr_cli_parse(line.argc, line.argv, &o, &err), RR_INVALID);
		assert_string_equal(err.text, tests[i].says);
		assert_int_equal(o.width, -7); /* outputs are written only on success */
		free_line(&line, kept);
	}
}

/* Rows are well formed, and no name stands twice. */
static void table_is_sound(void **state)
{
	(void)state;
	for (size_t i = 0; cli_action_at(i) != NULL; i++) {
		const struct rr_action *a = cli_action_at(i);

		assert_non_null(a->run);
		assert_true(a->min <= a->max);
		assert_int_equal(a->words != NULL, a->max > 0);
		assert_ptr_equal(cli_action(a->name), a);
		for (size_t j = 0; cli_option_at(j) != NULL; j++)
			assert_string_not_equal(a->name, cli_option_at(j)->name);
	}
	for (size_t i = 0; cli_option_at(i) != NULL; i++) {
		const struct cli_option *o = cli_option_at(i);
		struct rr_span rest = rr_span(o->only ? o->only : ""), word;

		assert_int_equal(o->type == OPT_FLAG, o->value == NULL);
		while (rest.len > 0 && rr_span_cut(&rest, ' ', &word)) {
			struct rr_str name = { 0 };

			rr_str_add(&name, word);
			if (cli_action(name.text) == NULL)
				fail_msg("--%s belongs to no action --%s", o->name, name.text);
			rr_str_free(&name);
		}
	}
}

static void counts_code_points(void **state)
{
	struct rr_span text = rr_span("第 1 条 é");
	struct cli_offsets at = { 0 };

	(void)state;
	assert_int_equal(cli_code_points(&at, text, 3), 1);
	assert_int_equal(cli_code_points(&at, text, 6), 4);
	assert_int_equal(cli_code_points(&at, text, text.len), 7);
	assert_int_equal(cli_code_points(&at, text, 3), 1); /* back again */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
		cmocka_unit_test(table_is_sound),
		cmocka_unit_test(counts_code_points),
	};

	return cmocka_run_group_tests_name("cli", tests, NULL, NULL);
}
