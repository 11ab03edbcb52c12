/*
 * --add PATH...: files, and all files of folders, into the library. A file
 * that can't be read is told and left out; the others are still done. C-c
 * stops after the file at hand, and what was added stays.
 */
#include "cli/actions.h"

#include "resread/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct files {
	char **paths; /* owned, each owned */
	size_t count, cap;
};

struct adding {
	const struct rr_cli *cli;
	struct files files;
	size_t added, plain, failed; /* plain: added, though no resolution */
	bool database_failed;
	struct cli_watch watch;
};

/* ---- which files ------------------------------------------------------ */

static void add_path(struct files *files, const char *path)
{
	files->paths = rr_grow(files->paths, files->count, &files->cap, sizeof *files->paths);
	files->paths[files->count++] = rr_dup(path);
}

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void fail_path(struct adding *a, const char *path, int why)
{
	struct rr_error err;

	rr_fail(&err, RR_UNREAD, "%s: %s", path, strerror(why));
	rr_cli_fail(&err);
	a->failed++;
}

static void add_folder(struct adding *a, const char *path, unsigned depth);

/* A file of a folder, or a folder in it; links to folders are not followed. */
static void add_entry(struct adding *a, const char *path, unsigned depth)
{
	struct stat info;

	if (cli_stopped() || lstat(path, &info) != 0)
		return;
	if (S_ISDIR(info.st_mode))
		add_folder(a, path, depth + 1);
	else if (S_ISREG(info.st_mode)
	         || (S_ISLNK(info.st_mode) && stat(path, &info) == 0 && S_ISREG(info.st_mode)))
		add_path(&a->files, path);
}

/* A folder's files and its folders', by name. */
static void add_folder(struct adding *a, const char *path, unsigned depth)
{
	enum { DEEPEST = 64 };
	struct dirent **entries = NULL;
	int count = depth < DEEPEST ? scandir(path, &entries, visible, alphasort) : 0;
	struct rr_str child = { 0 };

	if (count < 0) {
		fail_path(a, path, errno);
		return;
	}
	for (int i = 0; i < count; i++) {
		rr_str_cut(&child, 0);
		rr_str_printf(&child, "%s%s%s", path,
		              path[strlen(path) - 1] == '/' ? "" : "/", entries[i]->d_name);
		add_entry(a, child.text, depth);
		free(entries[i]);
	}
	free(entries);
	rr_str_free(&child);
}

static void collect(struct adding *a)
{
	const struct rr_options *o = a->cli->options;

	for (size_t i = 0; i < o->doc_count; i++) {
		struct stat info;

		if (strcmp(o->docs[i], "-") != 0 && stat(o->docs[i], &info) == 0
		    && S_ISDIR(info.st_mode))
			add_folder(a, o->docs[i], 0);
		else
			add_path(&a->files, o->docs[i]);
	}
}

/* ---- progress --------------------------------------------------------- */

static void show_progress(struct adding *a, size_t done)
{
	struct rr_str line = { 0 };
	const char *path = a->files.paths[done], *name = strrchr(path, '/');

	rr_str_printf(&line, "%zu of %zu  %s", done + 1, a->files.count,
	              name != NULL ? name + 1 : path);
	cli_watch_show(&a->watch, rr_str_span(&line));
	rr_str_free(&line);
}

/* ---- one file --------------------------------------------------------- */

static enum rr_status read_file(struct adding *a, const char *path, struct rr_error *err)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_citations cites = { 0 };
	enum rr_status st;

	st = rr_source_open(path, &source, err);
	if (st != RR_OK)
		return st;
	st = rr_doc_read(a->cli->langs, source, a->cli->options->lang, &doc, err);
	if (st != RR_OK)
		goto done;
	rr_cite(a->cli->langs, doc, &cites);
	st = rr_library_put(a->cli->store, doc, source, &cites, err);
	if (st == RR_OK) {
		a->added++;
		a->plain += doc->kind == RR_KIND_UNKNOWN;
	}
	rr_citations_free(&cites);
done:
	rr_doc_free(doc);
	rr_source_free(source);
	return st;
}

static void add_files(struct adding *a)
{
	for (size_t i = 0; i < a->files.count && !cli_stopped() && !a->database_failed; i++) {
		struct rr_error err;

		show_progress(a, i);
		if (read_file(a, a->files.paths[i], &err) == RR_OK)
			continue;
		cli_watch_clear(&a->watch);
		rr_cli_fail(&err);
		a->failed++;
		a->database_failed = err.status == RR_DB;
	}
	cli_watch_clear(&a->watch);
}

/* ---- the action ------------------------------------------------------- */

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static int summarise(const struct adding *a)
{
	struct rr_str line = { 0 };

	rr_str_printf(&line, "%zu document%s added", a->added, plural(a->added));
	if (a->plain > 0)
		rr_str_printf(&line, ", of which %zu %s no resolution%s", a->plain,
		              a->plain == 1 ? "is" : "are", plural(a->plain));
	if (a->failed > 0)
		rr_str_printf(&line, "; %zu could not be read", a->failed);
	if (cli_stopped())
		rr_str_puts(&line, "; stopped");
	rr_str_putc(&line, '\n');
	if (a->cli->options->quiet)
		rr_str_cut(&line, 0);
	return cli_finish(a->cli, &line, a->database_failed ? RR_EXIT_DB
		: a->failed > 0 ? RR_EXIT_UNREAD : a->added > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}

int cli_add(const struct rr_cli *cli)
{
	struct adding a = { .cli = cli };
	int code;

	cli_watch_begin(cli, &a.watch);
	collect(&a);
	add_files(&a);
	code = summarise(&a);
	for (size_t i = 0; i < a.files.count; i++)
		free(a.files.paths[i]);
	free(a.files.paths);
	cli_watch_end(&a.watch);
	return code;
}
