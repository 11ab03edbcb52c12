/*
 * base - what every layer stands on: status and error, spans and strings,
 * arrays, the arena, files, JSON writing and the exit hook. libc only.
 *
 * Ownership, here and in every layer
 *   T **out is yours to free; a returned const T * is borrowed. A field's
 *   comment says "owned" or "borrowed" and for how long. Outputs are written
 *   only on success.
 *
 * Units, here and in every layer
 *   Offsets are bytes of UTF-8, half open. Columns are terminal cells.
 *   Code points appear only in JSON.
 *
 * Running out of memory is not an error a caller handles: the allocating
 * functions below never return NULL; rr_die() ends the program in one place,
 * after the exit hook has given the terminal back.
 */
#ifndef RESREAD_BASE_H
#define RESREAD_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define RR_VERSION "0.1.0"
#define RR_NONE ((size_t)-1) /* "no index" */

/* ---- status and error ------------------------------------------------- */

enum rr_status {
	RR_OK,
	RR_INVALID, /* the caller's words are wrong: an option, an id, a query */
	RR_MISSING, /* what was asked for is not there */
	RR_UNREAD,  /* a document can't be read or is of no kind we know */
	RR_DB,      /* a database can't be used */
	RR_IO,      /* any other file or terminal */
	RR_STOPPED, /* the user stopped it */
};

/* What went wrong, in one sentence: lower case, names the thing, no stop. */
struct rr_error {
	enum rr_status status;
	char text[512];
};

/*
 * Fills err, which may be NULL, and returns st, so that a function can
 * `return rr_fail(err, RR_MISSING, "%s is not in the library", symbol);`
 */
enum rr_status rr_fail(struct rr_error *err, enum rr_status st,
                       const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Ends the program with exit code 70 after running the exit hook, with
 * "resread: MESSAGE" on standard error. For broken machines (no memory),
 * never for bad input.
 */
_Noreturn void rr_die(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

/*
 * Sets the function that gives the terminal back; NULL takes it away. It is
 * called at most once, by rr_die() and by the handlers that rr_catch_fatal()
 * installs, and must call only async-signal-safe functions.
 */
void rr_set_exit_hook(void (*hook)(void));

/* Runs the hook now, if one is set, and forgets it. */
void rr_run_exit_hook(void);

/*
 * From now on SIGABRT (a failed assertion), SIGSEGV, SIGBUS, SIGFPE and
 * SIGILL run the exit hook before the program dies of the signal.
 */
void rr_catch_fatal(void);

/* ---- memory ----------------------------------------------------------- */

void *rr_alloc(size_t size);               /* zeroed; freed with free() */
void *rr_realloc(void *old, size_t size);  /* not zeroed beyond the old */
char *rr_dup(const char *text);            /* NULL gives NULL */

/*
 * Makes room for one more item at items[count] of an array whose capacity is
 * *cap, doubling as needed: `list = rr_grow(list, count, &cap, sizeof *list)`.
 */
void *rr_grow_more(void *items, size_t *cap, size_t size) __attribute__((warn_unused_result));
__attribute__((warn_unused_result))
static inline void *rr_grow(void *items, size_t count, size_t *cap, size_t size)
{
	return count < *cap ? items : rr_grow_more(items, cap, size);
}

/* A hint that what lies at p, any address, is read soon: for walks along a large document. */
#define rr_soon(p) __builtin_prefetch(p)

/* Memory freed all at once: what a document or a comparison is made of. */
struct rr_arena;
struct rr_arena *rr_arena_new(void);
void *rr_arena_alloc(struct rr_arena *arena, size_t size); /* zeroed */
char *rr_arena_dup(struct rr_arena *arena, const char *text, size_t len); /* NUL added */
char *rr_arena_printf(struct rr_arena *arena, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void rr_arena_adopt(struct rr_arena *arena, void *memory); /* of malloc(): freed with it */
struct rr_shared;
void rr_arena_hold(struct rr_arena *arena, struct rr_shared *shared); /* an owner as long as it lives */
void rr_arena_free(struct rr_arena *arena); /* NULL is fine */

/* ---- spans and strings ------------------------------------------------ */

/* Borrowed text; not NUL-terminated unless its source says so. */
struct rr_span {
	const char *text;
	size_t len;
};

/* Of a NUL-terminated text; NULL is empty. */
static inline struct rr_span rr_span(const char *text)
{
	return (struct rr_span){ text ? text : "", text ? strlen(text) : 0 };
}

static inline struct rr_span rr_span_of(const char *text, size_t len)
{
	return (struct rr_span){ text, len };
}

/* The bytes [start, end) of it; both are clamped. */
static inline struct rr_span rr_span_sub(struct rr_span s, size_t start, size_t end)
{
	end = end > s.len ? s.len : end;
	start = start > end ? end : start;
	return (struct rr_span){ s.text + start, end - start };
}

static inline bool rr_span_eq(struct rr_span a, struct rr_span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.text, b.text, a.len) == 0);
}

/* In the header, so that the length of a literal is known where one is asked for. */
static inline bool rr_span_is(struct rr_span a, const char *text)
{
	return rr_span_eq(a, rr_span(text));
}

static inline bool rr_span_starts(struct rr_span s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && memcmp(s.text, prefix, len) == 0;
}

size_t rr_span_find(struct rr_span s, const char *needle, size_t from); /* RR_NONE if absent */
struct rr_span rr_span_trim(struct rr_span s);              /* ASCII white space at both ends */
bool rr_span_cut(struct rr_span *rest, char sep, struct rr_span *piece); /* next piece, false at the end */

/* Owned text that grows; always NUL-terminated once anything was added. */
struct rr_str {
	char *text; /* owned: freed by rr_str_free() */
	size_t len, cap;
};

void rr_str_add(struct rr_str *s, struct rr_span piece);
void rr_str_puts(struct rr_str *s, const char *text);
void rr_str_putc(struct rr_str *s, char c);
void rr_str_printf(struct rr_str *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void rr_str_cut(struct rr_str *s, size_t len); /* shortens to len */
void rr_str_free(struct rr_str *s);            /* frees and zeroes */
struct rr_span rr_str_span(const struct rr_str *s);

/*
 * A text that several own: the last to drop it frees it. They may borrow from
 * it in any thread. What stands between the pieces borrowed, which is nobody's,
 * one of them may change: who claims it first.
 */
struct rr_shared *rr_shared_new(struct rr_str *text); /* takes the text, which is empty then */
struct rr_shared *rr_shared_hold(struct rr_shared *shared); /* one owner more */
void rr_shared_drop(struct rr_shared *shared);              /* one less; NULL is fine */
bool rr_shared_has(const struct rr_shared *shared, struct rr_span text); /* whether it lies in it */
char *rr_shared_claim(struct rr_shared *shared); /* the text, borrowed, once; NULL to all others */

/* ---- files ------------------------------------------------------------ */

/*
 * Reads the whole file, or standard input for "-". Fails with RR_UNREAD: not
 * there, a directory, not permitted, larger than max bytes.
 */
enum rr_status rr_read_file(const char *path, size_t max, struct rr_str *out,
                            struct rr_error *err);

enum rr_xdg { RR_DATA, RR_CONFIG, RR_STATE };

/*
 * The path of resread's own file `name` after the XDG base directory
 * specification: "$XDG_DATA_HOME/resread/NAME". With make_dirs the folder is
 * made (0700). Fails with RR_IO (no HOME, can't make the folder).
 */
enum rr_status rr_xdg_path(enum rr_xdg kind, const char *name, bool make_dirs,
                           struct rr_str *out, struct rr_error *err);

/*
 * A file of share/resread or a schema, compiled in under its path below
 * share/resread ("keys/default", "schema/notes.sql").
 * NULL if there is none. `list` walks them: index 0, 1, … until NULL.
 */
struct rr_blob {
	const char *name;
	const unsigned char *data; /* NUL-terminated for text's sake */
	size_t len;
};
const struct rr_blob *rr_embedded(const char *name);
const struct rr_blob *rr_embedded_at(size_t index);

/* ---- JSON writing (RFC 8259) ------------------------------------------ */

/*
 * Writes one document into a string; commas, escapes and indentation are the
 * writer's. Malformed UTF-8 becomes U+FFFD. Keys are NULL inside arrays.
 *
 *   struct rr_json j = { .out = &out, .indent = true };
 *   rr_json_open(&j, NULL, '{');
 *   rr_json_text(&j, "symbol", "A/RES/70/1");
 *   rr_json_close(&j);   // closes what was opened last; newline at the end
 */
struct rr_json {
	struct rr_str *out; /* borrowed */
	bool indent;        /* one space a level; false: all on one line */
	unsigned depth;
	char closers[64];
	bool filled[64];
};

void rr_json_open(struct rr_json *j, const char *key, char bracket); /* '{' or '[' */
void rr_json_close(struct rr_json *j);
void rr_json_text(struct rr_json *j, const char *key, const char *value); /* NULL writes null */
void rr_json_span(struct rr_json *j, const char *key, struct rr_span value);
void rr_json_int(struct rr_json *j, const char *key, int64_t value);
void rr_json_real(struct rr_json *j, const char *key, double value); /* two decimals */
void rr_json_bool(struct rr_json *j, const char *key, bool value);
void rr_json_null(struct rr_json *j, const char *key);
void rr_json_raw(struct rr_json *j, const char *key, struct rr_span json); /* JSON already */
/*
 * Appends JSON with the same values in which no string holds a control
 * character as it is, as those that are written above; a NUL, which no text
 * here can hold, and bytes that are no UTF-8 become U+FFFD.
 */
void rr_json_tame(struct rr_span json, struct rr_str *out);

/* ---- JSON reading ------------------------------------------------------ */

/*
 * A value is the span of its text, "" if there is none. Only what
 * rr_json_valid() found good may be given to the others.
 *
 *   struct rr_json_walk w = rr_json_walk(rr_json_member(text, "items"));
 *   while (rr_json_next(&w))
 *           read(w.value);
 */
bool rr_json_valid(struct rr_span text); /* one value, blanks around it */

struct rr_json_walk {
	struct rr_span rest;
	struct rr_span key;   /* as it is written, without its quotation marks; of an object */
	struct rr_span value;
	bool members;         /* of an object */
};
struct rr_json_walk rr_json_walk(struct rr_span container); /* of what is none: nothing */
bool rr_json_next(struct rr_json_walk *w);
struct rr_span rr_json_member(struct rr_span object, const char *key); /* the first of that key */
bool rr_json_is(struct rr_span value, char first); /* by its first byte: '{', '[', '"', 't' … */
void rr_json_decode(struct rr_span string, struct rr_str *out);  /* appends what it says */
void rr_json_compact(struct rr_span value, struct rr_str *out);  /* appends it without blanks */

/* ---- optional libraries ----------------------------------------------- */

/* A function to be found, and the pointer of that function's type it goes to. */
struct rr_library_symbol {
	const char *name;
	void *to;
};

/*
 * Loads the first library of the NULL-ended list that is there and fills the
 * pointers. False if none is, or it lacks a function. It stays loaded. What few
 * files need is loaded so: linking it would cost every start of the program.
 */
bool rr_library_load(const char *const *names, const struct rr_library_symbol *symbols,
                     size_t count);

/* ---- work beside ------------------------------------------------------ */

/*
 * Work done by a thread while the caller does another piece. The two must
 * share nothing that either changes; the caller's promise.
 */
struct rr_beside;

/*
 * Starts work(arg). No signal is delivered to its thread. Where no thread can
 * be had the work is done at once, and the result is NULL.
 */
struct rr_beside *rr_beside_start(void (*work)(void *arg), void *arg);

/* Waits for the work to be done and frees it; NULL is fine. */
void rr_beside_end(struct rr_beside *beside);

#endif
