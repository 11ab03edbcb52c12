/* --backup and --check-db: the care of the databases. */
#include "cli/actions.h"

int cli_backup(const struct rr_cli *cli)
{
	const char *path = cli->options->docs[0];
	struct rr_error err;
	enum rr_status st = rr_store_backup(cli->store, path, &err);

	if (st == RR_OK) {
		cli_say(cli, "%s: holds a copy of the notes", path);
		return RR_EXIT_OK;
	}
	rr_cli_fail(&err);
	return st == RR_MISSING ? RR_EXIT_NOTHING : RR_EXIT_DB;
}

void cli_say_rivals(const struct rr_cli *cli)
{
	char **rivals;
	size_t count = rr_store_rivals(cli->store, &rivals);

	for (size_t i = 0; i < count; i++)
		cli_say(cli, "%s: a copy of the notes that a file-sync program made; "
		        "--import-notes takes in what it holds", rivals[i]);
	rr_store_rivals_free(rivals, count);
}

int cli_check_db(const struct rr_cli *cli)
{
	struct rr_error err;

	if (rr_store_check(cli->store, &err) != RR_OK) {
		rr_cli_fail(&err);
		return RR_EXIT_DB;
	}
	cli_say(cli, "the databases are in order");
	cli_say_rivals(cli);
	return RR_EXIT_OK;
}
