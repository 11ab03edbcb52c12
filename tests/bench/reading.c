/*
 * Reading and citing 100 MB against iconv and rg: reading DIR-or-FILE...
 *
 * The texts named are repeated until they make 100 MB; then the processor
 * time of our reader in this process stands against that of the whole peer
 * program on the same file. Twice the size is read too: the time must grow with it.
 * rg is asked for two things: resolutions of all styles and document symbols,
 * which is the least a citation is found by; and those with their dates, places
 * and every instrument we know by a name of the language, which is what we find.
 */
#include "resread/cite.h"
#include "measure.h"

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

struct times {
	double read, cite;
	size_t clauses, citations;
	struct rr_str pattern; /* for rg, of the text's language; owned */
};

/* The expression for all that is found, the instruments' names behind the rest. */
static void add_pattern(struct rr_langs *langs, const char *code, struct rr_str *out)
{
	const struct rr_lang *table = rr_lang_table(langs, "instruments", NULL);
	size_t count;
	const struct rr_entry *names = rr_lang_entries(table, code, &count);

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (strcmp(whole[i].code, code) == 0)
			rr_str_puts(out, whole[i].pattern);
	for (size_t i = 0; i < count && out->len > 0; i++)
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

static struct times read_all(const char *path)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_citations cites = { 0 };
	struct times t = { 0 };
	double start = spent(RUSAGE_SELF);
	struct rr_error err;

	if (rr_source_open(path, &source, &err) != RR_OK ||
	    rr_doc_read(langs, source, NULL, &doc, &err) != RR_OK) {
		fprintf(stderr, "reading: %s\n", err.text);
		exit(1);
	}
	t.read = spent(RUSAGE_SELF) - start;
	start = spent(RUSAGE_SELF);
	rr_cite(langs, doc, &cites);
	t.cite = spent(RUSAGE_SELF) - start;
	t.clauses = doc->clause_count;
	t.citations = cites.count;
	add_pattern(langs, rr_lang_code(doc->lang), &t.pattern);
	rr_citations_free(&cites);
	rr_doc_free(doc);
	rr_source_free(source);
	rr_langs_free(langs);
	return t;
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

int main(int argc, char **argv)
{
	struct rr_str seeds = { 0 }, text = { 0 }, one = { 0 };
	char path[] = "/tmp/resread-bench-XXXXXX";
	struct times small, large;
	double iconv, rg, rg_whole;

	for (int i = 1; i < argc; i++)
		if (rr_read_file(argv[i], 16 * MEGA, &one, NULL) == RR_OK) {
			rr_str_add(&seeds, rr_str_span(&one));
			rr_str_putc(&seeds, '\n');
		}
	if (seeds.len == 0 || mkstemp(path) < 0) {
		fprintf(stderr, "usage: reading FILE...\n");
		return 2;
	}
	repeat(rr_str_span(&seeds), 50 * MEGA, &text);
	save(rr_str_span(&text), path);
	small = read_all(path);
	repeat(rr_str_span(&seeds), 100 * MEGA, &text);
	save(rr_str_span(&text), path);
	large = read_all(path);
	iconv = cost_of((char *[]){ "iconv", "-f", "UTF-8", "-t", "UTF-16", path, NULL });
	rg = cost_of((char *[]){ "rg", "-o", "-e", (char *)bare, path, NULL });
	rg_whole = large.pattern.len == 0 ? -1
		: cost_of((char *[]){ "rg", "-o", "-e", large.pattern.text, path, NULL });
	unlink(path);
	report("read 100 MB / iconv to UTF-16", "s", large.read, iconv, 4);
	report("cite 100 MB / rg -o, all that is found", "s", large.cite, rg_whole, 2);
	report("cite 100 MB / rg -o, numbers and symbols", "s", large.cite, rg, 2);
	report("read 100 MB / read 50 MB", "s", large.read, small.read, 2.4);
	printf("%44s %zu clauses, %zu citations\n", "", large.clauses, large.citations);
	rr_str_free(&small.pattern);
	rr_str_free(&large.pattern);
	rr_str_free(&seeds);
	rr_str_free(&text);
	rr_str_free(&one);
	return 0;
}
