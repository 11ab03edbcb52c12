/*
 * Reading and citing 100 MB against iconv and rg: reading DIR-or-FILE...
 *
 * The texts named are repeated until they make 100 MB; then the time of our
 * reader in this process stands against that of the whole peer program on
 * the same file. Twice the size is read too: the time must grow with it.
 */
#include "resread/cite.h"
#include "measure.h"

#define MEGA ((size_t)1 << 20)

struct times {
	double read, cite;
	size_t clauses, citations;
};

static struct times read_all(struct rr_span text)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_citations cites = { 0 };
	struct times t = { 0 };
	double start = now();
	struct rr_error err;

	if (rr_source_from(text, "bench", &source, &err) != RR_OK ||
	    rr_doc_read(langs, source, NULL, &doc, &err) != RR_OK) {
		fprintf(stderr, "reading: %s\n", err.text);
		exit(1);
	}
	t.read = now() - start;
	start = now();
	rr_cite(langs, doc, &cites);
	t.cite = now() - start;
	t.clauses = doc->clause_count;
	t.citations = cites.count;
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
	static const char pattern[] =
		"(A|S|E)/[A-Z0-9./()]+[0-9]+|[0-9]+/[0-9]+|[0-9]+ \\([0-9XVI]{2,6}\\)";
	struct rr_str seeds = { 0 }, text = { 0 }, one = { 0 };
	char path[] = "/tmp/resread-bench-XXXXXX";
	struct times small, large;
	double iconv, rg;

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
	small = read_all(rr_str_span(&text));
	repeat(rr_str_span(&seeds), 100 * MEGA, &text);
	save(rr_str_span(&text), path);
	large = read_all(rr_str_span(&text));
	iconv = time_of((char *[]){ "iconv", "-f", "UTF-8", "-t", "UTF-16", path, NULL });
	rg = time_of((char *[]){ "rg", "-o", (char *)pattern, path, NULL });
	unlink(path);
	report("read 100 MB / iconv to UTF-16", "s", large.read, iconv, 4);
	report("cite 100 MB / rg -o", "s", large.cite, rg, 2);
	report("read 100 MB / read 50 MB", "s", large.read, small.read, 2.4);
	printf("%44s %zu clauses, %zu citations\n", "", large.clauses, large.citations);
	rr_str_free(&seeds);
	rr_str_free(&text);
	rr_str_free(&one);
	return 0;
}
