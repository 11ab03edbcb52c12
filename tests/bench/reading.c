/*
 * Reading and citing 100 MB against iconv and rg: reading DIR-or-FILE...
 *
 * The texts named are repeated until they make 100 MB; then the processor
 * time of our reader in this process stands against that of the whole peer
 * program on the same file. Half the size is read too: the time must grow with it.
 * All take turns; the first turn, when the machine has yet to find the memory,
 * is told apart, and of the others the medians are compared.
 * rg is asked for three things: resolutions of all styles and document symbols;
 * those and every instrument we know by a name of the language, which is what we
 * cite; and both with their dates and places, which is all that we find. The
 * first asks for less than we find, so no bar is held to it.
 */
#include "resread/cite.h"
#include "folder.h"

#define MEGA ((size_t)1 << 20)

#define SYMBOLS "(?:A|S|E|ST|TD|CCPR|CERD|CEDAW|FCCC)/[A-Z0-9][A-Za-z0-9./()-]*[0-9][A-Za-z0-9./()-]*"
#define NUMBERS "(?:ES-|S-)?[0-9]{1,4}/[0-9]{1,3}(?: [A-Z])?" \
	"|[0-9]{1,4} ?(?:[A-Z] )?\\((?:(?:S-|ES-)?[IVXLC]+|(?:19|20)[0-9]{2})\\)"
#define MONTHS "January|February|March|April|May|June|July|August|September|October|" \
	"November|December"

static const char bare[] = SYMBOLS "|" NUMBERS;
static const struct { const char *code, *pattern; } whole[] = {
	{ "en", SYMBOLS "|(?:" NUMBERS ")(?: of [0-9]{1,2} (?:" MONTHS ") [0-9]{4})?"
	        "|(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ections?|[Cc]hapters?|[Aa]nnex) "
	        "[0-9IVXLC]+(?: \\([a-z]\\))?" },
	{ "zh", SYMBOLS "|第 ?(?:" NUMBERS ") ?号|" NUMBERS
	        "|[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|第[一二三四五六七八九十百]+[条章节项款]" },
};

#define TURNS 5

enum { READ, CITE, HALF, ICONV, RG, RG_NAMES, RG_WHOLE, SERIES };

/* The seconds of each turn, the first one included. */
struct series {
	double at[SERIES][TURNS + 1];
};

struct found {
	size_t clauses, citations;
	struct rr_str names, whole; /* expressions for rg, of the text's language; owned */
};

/* Appends the names of all instruments, each as another choice. */
static void add_names(struct rr_langs *langs, const char *code, struct rr_str *out)
{
	const struct rr_lang *table = rr_lang_table(langs, "instruments", NULL);
	size_t count;
	const struct rr_entry *names = rr_lang_entries(table, code, &count);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < names[i].phrase_count; k++) {
			struct rr_span name = names[i].phrases[k];

			rr_str_putc(out, '|');
			for (size_t at = 0; at < name.len; at++) {
				if (strchr("()[]{}.*+?|^$\\~", name.text[at]) != NULL)
					rr_str_putc(out, '\\');
				rr_str_putc(out, name.text[at]);
			}
		}
}

static void add_patterns(struct rr_langs *langs, const char *code, struct found *found)
{
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (strcmp(whole[i].code, code) == 0) {
			rr_str_puts(&found->names, bare);
			rr_str_puts(&found->whole, whole[i].pattern);
			add_names(langs, code, &found->names);
			add_names(langs, code, &found->whole);
		}
}

/* Reads a file and, if cite is not NULL, finds its citations: the seconds each took. */
static void read_file(const char *path, double *read, double *cite, struct found *found)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_citations cites = { 0 };
	double start = spent(RUSAGE_SELF);
	struct rr_error err;

	if (rr_source_open(path, &source, &err) != RR_OK ||
	    rr_doc_read(langs, source, NULL, &doc, &err) != RR_OK) {
		fprintf(stderr, "reading: %s\n", err.text);
		exit(1);
	}
	*read = spent(RUSAGE_SELF) - start;
	if (cite != NULL) {
		start = spent(RUSAGE_SELF);
		rr_cite(langs, doc, &cites);
		*cite = spent(RUSAGE_SELF) - start;
		found->clauses = doc->clause_count;
		found->citations = cites.count;
		if (found->whole.len == 0)
			add_patterns(langs, rr_lang_code(doc->lang), found);
	}
	rr_citations_free(&cites);
	rr_doc_free(doc);
	rr_source_free(source);
	rr_langs_free(langs);
}

static double search(const char *pattern, const char *path)
{
	return cost_of((char *[]){ "rg", "-o", "-e", (char *)pattern, (char *)path, NULL });
}

static void take_turn(struct series *s, int turn, const char *path, const char *half,
                      struct found *found)
{
	read_file(path, &s->at[READ][turn], &s->at[CITE][turn], found);
	s->at[ICONV][turn] = cost_of((char *[]){ "iconv", "-f", "UTF-8", "-t", "UTF-16", (char *)path, NULL });
	read_file(half, &s->at[HALF][turn], NULL, NULL);
	s->at[RG][turn] = search(bare, path);
	s->at[RG_NAMES][turn] = found->names.len == 0 ? -1 : search(found->names.text, path);
	s->at[RG_WHOLE][turn] = found->whole.len == 0 ? -1 : search(found->whole.text, path);
}

static void compare(struct series *s, const char *name, int ours, int peer, double target)
{
	double first = s->at[ours][0], *a = s->at[ours] + 1, *b = s->at[peer] + 1;
	double mine = median(a, TURNS), theirs = median(b, TURNS); /* and both are sorted */

	report(name, "s", mine, theirs, target);
	if (theirs > 0)
		printf("%44s %.3f to %.3f, at first %.3f; the peer %.3f to %.3f\n", "", a[0],
		       a[TURNS - 1], first, b[0], b[TURNS - 1]);
}

static void repeat(struct rr_span seeds, size_t size, struct rr_str *out)
{
	while (out->len < size)
		rr_str_add(out, seeds);
}

static void save(struct rr_span text, const char *path)
{
	FILE *f = fopen(path, "w");

	if (f == NULL || fwrite(text.text, 1, text.len, f) != text.len || fclose(f) != 0) {
		perror(path);
		exit(1);
	}
}

static int measure(const char *dir, int argc, char **argv)
{
	struct rr_str seeds = { 0 }, text = { 0 }, one = { 0 };
	char path[PATH_MAX], half[PATH_MAX];
	static struct series series;
	struct found found = { 0 };

	for (int i = 1; i < argc; i++)
		if (rr_read_file(argv[i], 16 * MEGA, &one, NULL) == RR_OK) {
			rr_str_add(&seeds, rr_str_span(&one));
			rr_str_putc(&seeds, '\n');
		}
	if (seeds.len == 0) {
		fprintf(stderr, "usage: reading FILE...\n");
		return 2;
	}
	snprintf(path, sizeof path, "%s/100", dir);
	snprintf(half, sizeof half, "%s/50", dir);
	repeat(rr_str_span(&seeds), 50 * MEGA, &text);
	save(rr_str_span(&text), half);
	repeat(rr_str_span(&seeds), 100 * MEGA, &text);
	save(rr_str_span(&text), path);
	rr_str_free(&text);
	for (int turn = 0; turn <= TURNS; turn++)
		take_turn(&series, turn, path, half, &found);
	compare(&series, "read 100 MB / iconv to UTF-16", READ, ICONV, 4);
	compare(&series, "cite 100 MB / rg -o, all that is found", CITE, RG_WHOLE, 2);
	compare(&series, "cite 100 MB / rg -o, all that is cited", CITE, RG_NAMES, 2);
	compare(&series, "cite 100 MB / rg -o, numbers, symbols only", CITE, RG, 0);
	compare(&series, "read 100 MB / read 50 MB", READ, HALF, 2.4);
	printf("%44s %zu clauses, %zu citations\n", "", found.clauses, found.citations);
	rr_str_free(&found.names);
	rr_str_free(&found.whole);
	rr_str_free(&seeds);
	rr_str_free(&one);
	return 0;
}

int main(int argc, char **argv)
{
	return in_folder(temporary(), measure, argc, argv);
}
