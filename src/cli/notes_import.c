/* --import-notes: merge exported notes, and say what became of each. */
#include "cli/actions.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST (1u << 30)

/* The counts by state; then each that was not simply restored or there. */
static void put_report(const struct rr_import_row *rows, size_t count, bool dry_run,
                       struct rr_str *out)
{
	size_t counts[RR_IMPORT_STATES] = { 0 };

	for (size_t i = 0; i < count; i++)
		counts[rows[i].state]++;
	for (size_t s = 0; s < RR_IMPORT_STATES; s++)
		if (counts[s] > 0)
			rr_str_printf(out, "%6zu  %s%s\n", counts[s],
			              rr_import_state_name((enum rr_import_state)s),
			              dry_run ? " (not written)" : "");
	for (size_t i = 0; i < count; i++)
		if (rows[i].state != RR_IMPORT_RESTORED && rows[i].state != RR_IMPORT_PRESENT) {
			struct rr_str line = { 0 };

			rr_str_printf(&line, "%s: %s#%s (%s)", rr_import_state_name(rows[i].state),
			              rows[i].doc, rows[i].passage, rows[i].id);
			cli_wrap(out, rr_str_span(&line), 0, 2, 1000);
			rr_str_free(&line);
		}
}

/* A copy that a sync program made is done with; it is not offered again. */
static void put_away(const struct rr_cli *cli, const char *path)
{
	char **rivals, *own = realpath(path, NULL);
	size_t count = rr_store_rivals(cli->store, &rivals);
	struct rr_error err;

	for (size_t i = 0; own != NULL && i < count; i++) {
		char *rival = realpath(rivals[i], NULL);

		if (rival != NULL && strcmp(rival, own) == 0) {
			if (rr_store_merged(path, &err) == RR_OK)
				cli_say(cli, "%s: its notes are in; the file has \".merged\" behind its "
				        "name now", path);
			else
				cli_say(cli, "%s", err.text);
		}
		free(rival);
	}
	free(own);
	rr_store_rivals_free(rivals, count);
}

struct importing {
	struct cli_watch watch;
	int shown; /* hundredths */
};

static bool go_on(void *self, size_t done, size_t all)
{
	struct importing *im = self;
	int hundredths = (int)(done / (all / 100 + 1));
	struct rr_str line = { 0 };

	if (hundredths > im->shown) {
		rr_str_printf(&line, "%d %% of the notes", hundredths);
		cli_watch_show(&im->watch, rr_str_span(&line));
		rr_str_free(&line);
		im->shown = hundredths;
	}
	return !cli_stopped();
}

/* Reads the file and lets it go again: it may be large. */
static enum rr_status import_file(const struct rr_cli *cli, const char *path,
                                  struct importing *im, struct rr_import_row **rows,
                                  size_t *count, struct rr_error *err)
{
	const struct rr_import_how how = { .dry_run = cli->options->dry_run, .go_on = go_on,
		.self = im };
	struct rr_str text = { 0 };
	struct rr_error why;
	enum rr_status st = rr_read_file(path, LARGEST, &text, err);

	if (st != RR_OK)
		return st;
	st = rr_notes_import(cli->store, rr_str_span(&text), &how, rows, count, &why);
	cli_watch_clear(&im->watch);
	rr_str_free(&text);
	if (st == RR_INVALID)
		return rr_fail(err, RR_UNREAD, "%s: %s", path, why.text);
	if (st != RR_OK)
		*err = why;
	return st;
}

static int import_and_report(const struct rr_cli *cli, const char *path, struct importing *im)
{
	bool dry_run = cli->options->dry_run;
	struct rr_import_row *rows = NULL;
	struct rr_str out = { 0 };
	struct rr_error err;
	size_t count = 0;

	if (import_file(cli, path, im, &rows, &count, &err) != RR_OK)
		return rr_cli_fail(&err);
	rr_search_prepare(cli->store);
	if (!dry_run)
		put_away(cli, path);
	put_report(rows, count, dry_run, &out);
	rr_import_rows_free(rows, count);
	if (count == 0)
		cli_say(cli, "%s: holds no notes", path);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}

int cli_import_notes(const struct rr_cli *cli)
{
	struct importing im = { .shown = 0 };
	int code;

	cli_watch_begin(cli, &im.watch);
	code = import_and_report(cli, cli->options->docs[0], &im);
	cli_watch_end(&im.watch);
	return code;
}
