/*
 * Bringing a database to the newest step of its schema: in one transaction,
 * after a copy beside it if it holds notes. Several programs may arrive at a
 * new file at once: each step is decided under the write lock.
 */
#include "store/db.h"

#include <string.h>
#include <unistd.h>

/* The statements of step n; false if there is none. */
static bool find_step(const char *schema, int64_t n, struct rr_span *out)
{
	struct rr_str head = { 0 };
	const char *from, *to;

	rr_str_printf(&head, "\n-- step %lld\n", (long long)n);
	from = strstr(schema, head.text);
	if (from != NULL) {
		from += head.len;
		to = strstr(from, "\n-- step ");
		*out = rr_span_of(from, to ? (size_t)(to - from) : strlen(from));
	}
	rr_str_free(&head);
	return from != NULL;
}

static int64_t newest_step(const char *schema)
{
	struct rr_span step;
	int64_t n = 0;

	while (find_step(schema, n + 1, &step))
		n++;
	return n;
}

struct found {
	int64_t version, application, tables;
};

/* One statement, so that all three are of one moment: others may be writing. */
static enum rr_status look(struct db *db, struct found *out, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st;
	bool row;

	st = db_compile(db, "SELECT (SELECT user_version FROM pragma_user_version), "
	                "(SELECT application_id FROM pragma_application_id), "
	                "(SELECT count(*) FROM sqlite_schema)", &stmt, err);
	if (st != RR_OK)
		return st;
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK)
		*out = (struct found){ .version = sqlite3_column_int64(stmt, 0),
			.application = sqlite3_column_int64(stmt, 1),
			.tables = sqlite3_column_int64(stmt, 2) };
	sqlite3_finalize(stmt);
	if (st != RR_OK)
		return st;
	if ((out->version != 0 || out->tables != 0) &&
	    out->application != db->kind->application)
		return rr_fail(err, RR_DB, "%s: is the database of another program and was left "
		               "as it is; name another file", db->path.text);
	return RR_OK;
}

/* Beside the file under a name that is not taken: "notes.db-schema1", "…-schema1-2". */
static enum rr_status copy_before(struct db *db, int64_t version, struct rr_error *err)
{
	struct rr_str name = { 0 };
	enum rr_status st;

	if (db->memory)
		return RR_OK;
	rr_str_printf(&name, "%s-schema%lld", db->path.text, (long long)version);
	for (int n = 2; access(name.text, F_OK) == 0; n++) {
		rr_str_cut(&name, 0);
		rr_str_printf(&name, "%s-schema%lld-%d", db->path.text, (long long)version, n);
	}
	st = db_copy(db, name.text, err);
	rr_str_free(&name);
	return st;
}

static enum rr_status run_steps(struct db *db, const char *schema, int64_t newest,
                                struct rr_error *err)
{
	struct rr_str text = { 0 };
	struct rr_span step;
	struct found now;
	enum rr_status st;

	st = db_begin(db, err);
	if (st != RR_OK)
		return st;
	st = look(db, &now, err); /* another program may have been faster */
	for (int64_t n = now.version + 1; st == RR_OK && n <= newest; n++) {
		rr_str_cut(&text, 0);
		if (find_step(schema, n, &step))
			rr_str_add(&text, step);
		rr_str_printf(&text, "\nPRAGMA user_version = %lld; PRAGMA application_id = %d;",
		              (long long)n, db->kind->application);
		st = db_exec(db, text.text, err);
	}
	rr_str_free(&text);
	return db_end(db, st, err);
}

/*
 * Only the change to a write-ahead log may be refused at once, without
 * waiting, where another program does the same; hence the loop.
 */
static enum rr_status use_log(struct db *db, struct rr_error *err)
{
	int64_t since = db_clock();
	int code;

	for (int asked = 0;; asked++) {
		code = sqlite3_exec(db->sql, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if ((code & 0xFF) != SQLITE_BUSY || db_clock() - since >= DB_WAIT_MS)
			break;
		db_pause(asked);
	}
	return code == SQLITE_OK ? RR_OK : db_fail(db, err);
}

static enum rr_status migrate(struct db *db, const char *schema, int64_t from, int64_t newest,
                              struct rr_error *err)
{
	enum rr_status st = RR_OK;

	if (from > 0 && db->kind->precious)
		st = copy_before(db, from, err);
	if (st == RR_OK && !db->memory)
		st = use_log(db, err);
	return st == RR_OK ? run_steps(db, schema, newest, err) : st;
}

/*
 * An older database that can't be brought up to date where it is: a copy in
 * memory is, to be read; the file stays as it is.
 */
static enum rr_status freeze(struct db *db, const char *schema, int64_t newest,
                             struct rr_error *err)
{
	sqlite3 *copy = NULL;
	sqlite3_backup *backup;
	int code = sqlite3_open_v2(":memory:", &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	                           NULL);

	backup = code == SQLITE_OK ? sqlite3_backup_init(copy, "main", db->sql, "main") : NULL;
	if (backup != NULL) {
		sqlite3_backup_step(backup, -1);
		code = sqlite3_backup_finish(backup);
	}
	if (code != SQLITE_OK) {
		sqlite3_close(copy);
		return db_fail_code(db->path.text, code, 0, NULL, err);
	}
	sqlite3_close(db->sql);
	db->sql = copy;
	code = run_steps(db, schema, newest, err) == RR_OK;
	db->frozen = true;
	return code ? RR_OK : RR_DB;
}

enum rr_status db_bring_up(struct db *db, struct rr_error *err)
{
	const struct rr_blob *blob = rr_embedded(db->kind->schema);
	const char *schema = blob ? (const char *)blob->data : "";
	int64_t newest = newest_step(schema);
	struct found found = { 0 };
	enum rr_status st;

	st = look(db, &found, err);
	if (st != RR_OK)
		return st;
	db->newer = found.version > newest;
	if (db->newer)
		return RR_OK;
	if (found.version < newest) {
		st = sqlite3_db_readonly(db->sql, "main") == 0
			? migrate(db, schema, found.version, newest, err) : RR_DB;
		if (st != RR_OK && found.version > 0)
			st = freeze(db, schema, newest, err);
		else if (st != RR_OK && sqlite3_db_readonly(db->sql, "main") != 0)
			st = RR_OK; /* empty, and may stay so */
	}
	return st == RR_OK ? db_exec(db, db->kind->sync, err) : st;
}
