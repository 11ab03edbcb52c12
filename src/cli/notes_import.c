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

int cli_import_notes(const struct rr_cli *cli)
{
	const struct rr_options *o = cli->options;
	const char *path = o->docs[0];
	struct rr_import_row *rows = NULL;
	struct rr_str text = { 0 }, out = { 0 };
	struct rr_error err, named;
	size_t count = 0;
	enum rr_status st;

	st = rr_read_file(path, LARGEST, &text, &err);
	if (st == RR_OK) {
		st = rr_notes_import(cli->store, rr_str_span(&text), o->dry_run, &rows, &count, &err);
		if (st == RR_INVALID) {
			st = rr_fail(&named, RR_UNREAD, "%s: %s", path, err.text);
			err = named;
		}
	}
	rr_str_free(&text);
	if (st != RR_OK)
		return rr_cli_fail(&err);
	if (!o->dry_run)
		put_away(cli, path);
	put_report(rows, count, o->dry_run, &out);
	rr_import_rows_free(rows, count);
	if (count == 0)
		cli_say(cli, "%s: holds no notes", path);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}
