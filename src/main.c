/* resread: joins the command line and the screen, which don't know each other. */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "resread/cli.h"
#include "resread/ui.h"

static void print_keys(const char *format, struct rr_str *out)
{
	rr_ui_keys(strcmp(format, "mdoc") == 0 ? RR_KEYS_MDOC : RR_KEYS_TEXT, out);
}

static int show(const struct rr_options *options, struct rr_langs *langs,
                struct rr_store *store)
{
	struct rr_ui_setup setup = { .langs = langs, .store = store,
		.lang = options->lang, .colour = (enum rr_colour)options->colour };
	struct rr_error err;

	for (size_t i = 0; i < options->doc_count && i < 2; i++)
		setup.docs[i] = options->docs[i];
	return rr_ui_run(&setup, &err) == RR_OK ? RR_EXIT_OK : rr_cli_fail(&err);
}

/*
 * Started with one of the standard files closed, the next file opened would
 * take its number, and messages would land in it.
 */
static void hold_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

int main(int argc, char **argv)
{
	struct rr_options options = { 0 };
	struct rr_store *store = NULL;
	struct rr_langs *langs = NULL;
	struct rr_error err;
	int code;

	hold_standard_files();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like any other */
	setlocale(LC_CTYPE, "");
	if (rr_cli_parse(argc, argv, &options, &err) != RR_OK)
		return rr_cli_fail(&err);
	langs = rr_langs_new(NULL);
	if (rr_cli_wants_store(&options)
	    && rr_store_open(&(struct rr_store_paths){ .notes = options.db }, &store, &err) != RR_OK)
		code = rr_cli_fail(&err);
	else if (rr_cli_wants_screen(&options))
		code = show(&options, langs, store);
	else
		code = rr_cli_run(&(struct rr_cli){ .langs = langs, .store = store,
			.options = &options, .keys = print_keys });
	rr_store_close(store);
	rr_langs_free(langs);
	rr_options_free(&options);
	return code;
}
