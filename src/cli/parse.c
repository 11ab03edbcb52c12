/*
 * Reads the command line against the table. `--name=VALUE` and `--name
 * VALUE` are the same, "--" ends the options, "-" is a word. The words are
 * moved to the front of argv, in their order.
 */
#include "cli/actions.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NARROWEST = 20, WIDEST = 100000 };

/* Actions of later versions; naming one is answered with a sentence of its own. */
static const char later[] = "said-before";

struct parser {
	int argc, next;          /* next: the argument to read */
	char **argv;
	char **values;           /* owned: the value each option row was given; NULL if none */
	const char *chosen;      /* an action's name as typed, for messages */
	struct rr_options *out;
	struct rr_error *err;
};

/* ---- near matches ----------------------------------------------------- */

enum { LONGEST_NAME = 32 };

/* Edits that turn a into b: Levenshtein, one row at a time. */
static size_t distance(struct rr_span a, const char *b)
{
	size_t row[LONGEST_NAME + 1], len = strlen(b);

	if (a.len > LONGEST_NAME || len > LONGEST_NAME)
		return LONGEST_NAME;
	for (size_t j = 0; j <= len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= len; j++) {
			size_t above = row[j], best = diagonal + (a.text[i - 1] != b[j - 1]);

			best = above + 1 < best ? above + 1 : best;
			row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
			diagonal = above;
		}
	}
	return row[len];
}

static void consider(struct rr_span typed, const char *name, const char **best, size_t *score)
{
	bool begins = typed.len >= 2 && strncmp(name, typed.text, typed.len) == 0;
	size_t d = begins ? 0 : distance(typed, name);

	if (d < *score && d <= 1 + typed.len / 4) {
		*best = name;
		*score = d;
	}
}

static enum rr_status unknown(struct parser *p, struct rr_span name)
{
	const char *best = NULL;
	size_t score = LONGEST_NAME;

	for (size_t i = 0; cli_action_at(i) != NULL; i++)
		consider(name, cli_action_at(i)->name, &best, &score);
	for (size_t i = 0; cli_option_at(i) != NULL; i++)
		consider(name, cli_option_at(i)->name, &best, &score);
	if (best != NULL)
		return rr_fail(p->err, RR_INVALID, "--%.*s: no such option; did you mean --%s?",
		               (int)name.len, name.text, best);
	return rr_fail(p->err, RR_INVALID, "--%.*s: no such option; --help lists them",
	               (int)name.len, name.text);
}

/* ---- values ----------------------------------------------------------- */

static enum rr_status read_number(const struct cli_option *o, const char *value,
                                  int *out, struct rr_error *err)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || n < NARROWEST || n > WIDEST)
		return rr_fail(err, RR_INVALID, "--%s: needs a number from %d to %d, not \"%s\"",
		               o->name, NARROWEST, WIDEST, value);
	*out = (int)n;
	return RR_OK;
}

static enum rr_status read_choice(const struct cli_option *o, const char *value,
                                  int *out, struct rr_error *err)
{
	struct rr_span rest = rr_span(o->choices), word;

	for (int i = 0; rr_span_cut(&rest, ' ', &word); i++)
		if (rr_span_is(word, value)) {
			*out = i;
			return RR_OK;
		}
	return rr_fail(err, RR_INVALID, "--%s: \"%s\" is none of %s", o->name, value, o->choices);
}

static enum rr_status check_day(const struct cli_option *o, const char *value,
                                struct rr_error *err)
{
	static const char form[] = "dddd-dd-dd";
	int month, day;

	for (size_t i = 0; i < sizeof form; i++)
		if (form[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != form[i])
			goto bad;
	month = atoi(value + 5);
	day = atoi(value + 8);
	if (month >= 1 && month <= 12 && day >= 1 && day <= 31)
		return RR_OK;
bad:
	return rr_fail(err, RR_INVALID, "--%s: needs a day such as 2026-11-21, not \"%s\"",
	               o->name, value);
}

static enum rr_status set_option(struct parser *p, const struct cli_option *o,
                                 const char *value)
{
	void *field = (char *)p->out + o->field;
	enum rr_status st = RR_OK;

	switch (o->type) {
	case OPT_FLAG:
		*(bool *)field = true;
		return RR_OK;
	case OPT_NUMBER:
		return read_number(o, value, field, p->err);
	case OPT_CHOICE:
		return read_choice(o, value, field, p->err);
	case OPT_DAY:
		st = check_day(o, value, p->err);
		break;
	case OPT_LIST:
		p->out->tags = rr_realloc(p->out->tags,
		                          (p->out->tag_count + 1) * sizeof *p->out->tags);
		p->out->tags[p->out->tag_count++] = value;
		break;
	case OPT_TEXT:
		if (*value == '\0' && strcmp(o->name, "text") != 0)
			st = rr_fail(p->err, RR_INVALID, "--%s: is empty", o->name);
		break;
	}
	if (st == RR_OK)
		*(const char **)field = value;
	return st;
}

/* ---- arguments -------------------------------------------------------- */

static void add_word(struct parser *p, char *word)
{
	/* never ahead of the reading: every word took at least one argument */
	p->argv[1 + p->out->doc_count++] = word;
}

static enum rr_status take_action(struct parser *p, const struct rr_action *a, char *value)
{
	if (p->out->action != NULL && p->out->action != a)
		return rr_fail(p->err, RR_INVALID, "--%s and --%s: one at a time",
		               p->out->action->name, a->name);
	if (value != NULL && a->max == 0)
		return rr_fail(p->err, RR_INVALID, "--%s: takes no value", a->name);
	p->out->action = a;
	if (value != NULL)
		add_word(p, value);
	return RR_OK;
}

static enum rr_status take_option(struct parser *p, size_t row, char *value)
{
	const struct cli_option *o = cli_option_at(row);

	if (o->type == OPT_FLAG && value != NULL)
		return rr_fail(p->err, RR_INVALID, "--%s: takes no value", o->name);
	if (o->type != OPT_FLAG && value == NULL) {
		if (p->next >= p->argc)
			return rr_fail(p->err, RR_INVALID, "--%s: needs a value, --%s=%s",
			               o->name, o->name, o->value);
		value = p->argv[p->next++];
	}
	p->values[row] = value != NULL ? value : p->argv[0];
	return set_option(p, o, value);
}

static enum rr_status read_long(struct parser *p, char *arg)
{
	char *equals = strchr(arg, '=');
	struct rr_span name = rr_span_of(arg, equals ? (size_t)(equals - arg) : strlen(arg));
	char *value = equals ? equals + 1 : NULL;

	for (size_t i = 0; cli_action_at(i) != NULL; i++)
		if (rr_span_is(name, cli_action_at(i)->name))
			return take_action(p, cli_action_at(i), value);
	for (size_t i = 0; cli_option_at(i) != NULL; i++)
		if (rr_span_is(name, cli_option_at(i)->name))
			return take_option(p, i, value);
	for (struct rr_span rest = rr_span(later), word; rr_span_cut(&rest, ' ', &word);)
		if (rr_span_eq(word, name))
			return rr_fail(p->err, RR_INVALID, "--%.*s: is not in this version (%s)",
			               (int)name.len, name.text, RR_VERSION);
	return unknown(p, name);
}

static enum rr_status read_letters(struct parser *p, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		size_t row = 0;

		if (*letters == 'h' || *letters == 'V') {
			const char *name = *letters == 'h' ? "help" : "version";

			if (take_action(p, cli_action(name), NULL) != RR_OK)
				return RR_INVALID;
			continue;
		}
		while (cli_option_at(row) != NULL && cli_option_at(row)->letter != *letters)
			row++;
		if (cli_option_at(row) == NULL)
			return rr_fail(p->err, RR_INVALID, "-%s: no such option; --help lists them",
			               letters);
		if (take_option(p, row, NULL) != RR_OK)
			return RR_INVALID;
	}
	return RR_OK;
}

static enum rr_status read_arguments(struct parser *p)
{
	bool only_words = false;

	for (p->next = 1; p->next < p->argc;) {
		char *arg = p->argv[p->next++];
		enum rr_status st = RR_OK;

		if (only_words || arg[0] != '-' || arg[1] == '\0')
			add_word(p, arg);
		else if (strcmp(arg, "--") == 0)
			only_words = true;
		else if (arg[1] == '-')
			st = read_long(p, arg + 2);
		else
			st = read_letters(p, arg + 1);
		if (st != RR_OK)
			return st;
	}
	return RR_OK;
}

/* ---- what belongs together -------------------------------------------- */

static enum rr_status check_words(const struct rr_options *o, struct rr_error *err)
{
	const struct rr_action *a = o->action;

	for (size_t i = 0; i < o->doc_count; i++)
		if (o->docs[i][0] == '\0')
			return rr_fail(err, RR_INVALID, "an empty name: give a file, a symbol or -");
	if (a == NULL)
		return o->doc_count <= 2 ? RR_OK : rr_fail(err, RR_INVALID,
			"%s: at most two documents are read side by side; --dump prints more",
			o->docs[2]);
	if (o->doc_count < a->min)
		return rr_fail(err, RR_INVALID, "--%s: needs more: --%s %s", a->name, a->name,
		               a->words);
	if (o->doc_count > a->max && a->max == 0)
		return rr_fail(err, RR_INVALID, "%s: --%s takes no argument", o->docs[0], a->name);
	if (o->doc_count > a->max)
		return rr_fail(err, RR_INVALID, "%s: one too many for --%s %s", o->docs[a->max],
		               a->name, a->words);
	return RR_OK;
}

static enum rr_status refuse_format(const struct rr_action *a, const char *format,
                                    struct rr_error *err)
{
	struct rr_str known = { 0 };

	for (size_t i = 0; a->formats[i] != NULL; i++)
		rr_str_printf(&known, "%s%s", i > 0 ? ", " : "", a->formats[i]);
	rr_fail(err, RR_INVALID, "--format: \"%s\" is no form of --%s, which has %s", format,
	        a->name, known.text);
	rr_str_free(&known);
	return RR_INVALID;
}

static enum rr_status check_format(struct rr_options *o, struct rr_error *err)
{
	const struct rr_action *a = o->action != NULL ? o->action : cli_implied(o);

	if (a == NULL || (a->formats == NULL && o->format == NULL))
		return RR_OK;
	if (a->formats == NULL)
		return rr_fail(err, RR_INVALID, "--format: --%s has only one form", a->name);
	if (o->format == NULL) {
		o->format = o->action != NULL ? a->formats[0] : NULL; /* NULL opens the reader */
		return RR_OK;
	}
	for (size_t i = 0; a->formats[i] != NULL; i++)
		if (strcmp(a->formats[i], o->format) == 0)
			return RR_OK;
	return refuse_format(a, o->format, err);
}

/* That every option given belongs to the action. */
static enum rr_status check_options(const struct parser *p)
{
	const struct rr_action *a = p->out->action;

	for (size_t i = 0; cli_option_at(i) != NULL; i++) {
		const struct cli_option *o = cli_option_at(i);

		if (p->values[i] != NULL && o->only != NULL
		    && (a == NULL || !cli_listed(o->only, a->name)))
			return rr_fail(p->err, RR_INVALID, "--%s: belongs to other actions (%s)",
			               o->name, o->only);
	}
	return RR_OK;
}

enum rr_status rr_cli_parse(int argc, char **argv, struct rr_options *out,
                            struct rr_error *err)
{
	struct rr_options options = { 0 };
	struct parser p = { .argc = argc, .argv = argv, .out = &options, .err = err };
	size_t rows = 0;
	enum rr_status st;

	while (cli_option_at(rows) != NULL)
		rows++;
	p.values = rr_alloc(rows * sizeof *p.values);
	options.docs = argc > 0 ? argv + 1 : argv;
	st = read_arguments(&p);
	if (st == RR_OK)
		st = check_options(&p);
	if (st == RR_OK)
		st = check_words(&options, err);
	if (st == RR_OK)
		st = check_format(&options, err);
	if (options.action != NULL && options.doc_count > 0)
		options.value = options.docs[0];
	if (st == RR_OK)
		*out = options;
	else
		rr_options_free(&options);
	free(p.values);
	return st;
}

void rr_options_free(struct rr_options *options)
{
	free(options->tags);
	*options = (struct rr_options){ 0 };
}

bool rr_cli_wants_screen(const struct rr_options *options)
{
	return options->action == NULL && options->format == NULL && options->output == NULL
		&& isatty(STDOUT_FILENO);
}

bool rr_cli_wants_store(const struct rr_options *options)
{
	return options->action == NULL || !options->action->storeless;
}
