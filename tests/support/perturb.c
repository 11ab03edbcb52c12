#include "support/perturb.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

#define PAGE_LINES 40 /* from one page's end to the next at least */

typedef const struct rr_source *lines;

static void add_line(struct rr_str *out, struct rr_span line, const char *end)
{
	rr_str_add(out, line);
	rr_str_puts(out, end);
}

static bool is_blank(const struct rr_source *source, size_t i)
{
	return i >= source->count || rr_span_trim(source->lines[i].text).len == 0;
}

/* ---- what belongs to a clause ------------------------------------------- */

static void add_letters(struct rr_str *out, struct rr_span s)
{
	for (size_t at = 0; at < s.len;) {
		size_t from = at;

		if (rr_is_letter(rr_utf8_next(s, &at)))
			rr_str_add(out, rr_span_sub(s, from, at));
	}
}

/* "73/124 of 11" and the like: no rule, no mark, no page. */
static bool is_numbers(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr("0123456789 ,;/()ofandto", s.text[i]) == NULL)
			return false;
	return s.len > 6 && memchr(s.text, '/', s.len) != NULL;
}

/* Marks the lines where something starts: a clause, a heading, a note. */
static bool *starts_of(const struct rr_source *source, const struct rr_doc *doc)
{
	bool *starts = rr_alloc((source->count + 2) * sizeof *starts);

	for (size_t i = 0; i < doc->clause_count; i++)
		starts[doc->clauses[i].line] = true;
	for (size_t i = 0; i < doc->heading_count; i++)
		starts[doc->headings[i].line] = true;
	for (size_t i = 0; i < doc->footnote_count; i++)
		starts[doc->footnotes[i].line] = true;
	return starts;
}

/*
 * For each line 1 where it and the one before it are wrapped lines of one
 * clause: adjacent, none of them a start, their letters in the clause's text.
 */
static bool *wraps_of(const struct rr_source *source, const struct rr_doc *doc)
{
	bool *starts = starts_of(source, doc), *wraps = rr_alloc((source->count + 1) * sizeof *wraps);
	struct rr_str all = { 0 }, piece = { 0 };

	for (size_t k = 0; k < doc->clause_count; k++) {
		const struct rr_clause *c = &doc->clauses[k];

		rr_str_cut(&all, 0);
		add_letters(&all, c->text);
		for (size_t i = c->line; i < source->count && !starts[i + 1] && !is_blank(source, i); i++) {
			rr_str_cut(&piece, 0);
			add_letters(&piece, source->lines[i].text);
			if ((piece.len < 4 && !is_numbers(source->lines[i].text))
			    || memmem(all.text, all.len, piece.text ? piece.text : "", piece.len) == NULL)
				break;
			wraps[i] = true;
		}
	}
	rr_str_free(&all);
	rr_str_free(&piece);
	free(starts);
	return wraps;
}

/* ---- line ends, blanks, pages ------------------------------------------- */

static void with_ends(lines source, const struct rr_doc *doc, struct rr_str *out, const char *before,
                      const char *end)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		if (!is_blank(source, i))
			rr_str_puts(out, before);
		add_line(out, source->lines[i].text, end);
	}
}

static void crlf(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "", "\r\n");
}

static void trailing_blanks(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "", "  \t \n");
}

static void indented(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "    ", "\n");
}

static void byte_order_mark(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	rr_str_puts(out, "\xEF\xBB\xBF");
	with_ends(source, doc, out, "", "\n");
}

/* As a mail quotes it. */
static void quoted(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		rr_str_puts(out, is_blank(source, i) ? ">" : "> ");
		add_line(out, source->lines[i].text, "\n");
	}
}

static void double_spaced(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "", "\n\n");
}

static void blank_lines_doubled(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		add_line(out, source->lines[i].text, "\n");
		if (is_blank(source, i))
			rr_str_putc(out, '\n');
	}
}

static void form_feeds(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	size_t page = 0;

	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		if (++page > PAGE_LINES && i > 0 && is_blank(source, i - 1)) {
			rr_str_putc(out, '\f');
			page = 0;
		}
		add_line(out, source->lines[i].text, "\n");
	}
}

/* From the first clause on: tabs part the cells of a header. */
static void blanks_as(lines source, const struct rr_doc *doc, struct rr_str *out, const char *blank,
                      bool header)
{
	size_t first = doc->clause_count > 0 ? doc->clauses[0].line : 0;

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = source->lines[i].text;

		for (size_t k = 0; k < s.len; k++)
			if (s.text[k] == ' ' && (header || i + 1 >= first))
				rr_str_puts(out, blank);
			else
				rr_str_putc(out, s.text[k]);
		rr_str_putc(out, '\n');
	}
}

static void tabs(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	blanks_as(source, doc, out, "\t", false);
}

static void no_break_blanks(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	blanks_as(source, doc, out, "\xC2\xA0", true);
}

static void two_blanks(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	blanks_as(source, doc, out, "  ", true);
}

/* ---- quotation marks ---------------------------------------------------- */

static void straight_quotes(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = source->lines[i].text;

		for (size_t k = 0; k < s.len; k++) {
			bool quote = k + 2 < s.len && s.text[k] == '\xE2' && s.text[k + 1] == '\x80'
				&& strchr("\x98\x99\x9C\x9D", s.text[k + 2]) != NULL;

			if (quote) {
				rr_str_putc(out, (unsigned char)s.text[k + 2] >= 0x9C ? '"' : '\'');
				k += 2;
			} else {
				rr_str_putc(out, s.text[k]);
			}
		}
		rr_str_putc(out, '\n');
	}
}

static void curly_quotes(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = source->lines[i].text;

		for (size_t k = 0; k < s.len; k++) {
			bool opens = k == 0 || s.text[k - 1] == ' ' || s.text[k - 1] == '(';

			if (s.text[k] == '"')
				rr_str_puts(out, opens ? "\xE2\x80\x9C" : "\xE2\x80\x9D");
			else if (s.text[k] == '\'')
				rr_str_puts(out, opens ? "\xE2\x80\x98" : "\xE2\x80\x99");
			else
				rr_str_putc(out, s.text[k]);
		}
		rr_str_putc(out, '\n');
	}
}

/* ---- letters ------------------------------------------------------------ */

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* One in each long word, where a web page would allow it to be parted. */
static void soft_hyphens(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = source->lines[i].text;
		size_t run = 0;

		for (size_t k = 0; k < s.len; k++) {
			run = is_small(s.text[k]) ? run + 1 : 0;
			if (run == 5 && k + 2 < s.len && is_small(s.text[k + 1]))
				rr_str_puts(out, "\xC2\xAD");
			rr_str_putc(out, s.text[k]);
		}
		rr_str_putc(out, '\n');
	}
}

/* The numbers of paragraphs as a scan may have them: l. for 1., lO. for 10. */
static void scanned_numbers(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	static const char digits[2][10] = { { 'O', '1', '2', '3', '4', 'S', '6', '7', '8', 'g' },
	                                    { 'O', 'l', 'Z', '3', '4', 'S', '6', '7', '8', 'g' } };
	bool *starts = starts_of(source, doc);

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = source->lines[i].text;
		size_t n = 0;

		while (starts[i + 1] && n < s.len && s.text[n] >= '0' && s.text[n] <= '9')
			n++;
		if (n == 0 || n > 3 || n + 1 >= s.len || s.text[n] != '.')
			n = 0;
		for (size_t k = 0; k < n; k++)
			rr_str_putc(out, digits[n == 1][s.text[k] - '0']);
		add_line(out, rr_span_sub(s, n, s.len), "\n");
	}
	free(starts);
}

static void ligatures(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = source->lines[i].text;

		for (size_t k = 0; k < s.len; k++)
			if (s.text[k] == 'f' && k + 1 < s.len && (s.text[k + 1] == 'i' || s.text[k + 1] == 'l'))
				rr_str_puts(out, s.text[++k] == 'i' ? "\xEF\xAC\x81" : "\xEF\xAC\x82");
			else
				rr_str_putc(out, s.text[k]);
		rr_str_putc(out, '\n');
	}
}

/* ---- other widths ------------------------------------------------------- */

/* Cuts *text at blanks into lines of `width` at most. */
static void add_wrapped(struct rr_str *out, struct rr_span text, size_t width)
{
	while (text.len > width) {
		size_t end = width;

		while (end > 0 && text.text[end] != ' ')
			end--;
		if (end == 0)
			for (end = width; end < text.len && text.text[end] != ' ';)
				end++;
		add_line(out, rr_span_sub(text, 0, end), "\n");
		text = rr_span_trim(rr_span_sub(text, end, text.len));
	}
	add_line(out, text, "\n");
}

static void wrapped(lines source, const struct rr_doc *doc, struct rr_str *out, size_t width)
{
	bool *wraps = wraps_of(source, doc);
	struct rr_str text = { 0 };
	struct rr_match tail;
	struct rr_span line;

	for (size_t i = 0; i < source->count; i++) {
		bool more = i + 1 < source->count && wraps[i + 1];

		if (!wraps[i] && !more) {
			add_line(out, source->lines[i].text, "\n");
			continue;
		}
		line = rr_span_trim(source->lines[i].text);
		if (text.len > 0 && text.text[text.len - 1] != '-')
			rr_str_putc(&text, ' ');
		else if (text.len > 0 && rr_lang_match(doc->lang, "torn-tails", line, 0, &tail))
			rr_str_cut(&text, text.len - 1); /* who wraps it anew makes one word of it */
		rr_str_add(&text, line);
		if (!more) {
			add_wrapped(out, rr_str_span(&text), width);
			rr_str_cut(&text, 0);
		}
	}
	rr_str_free(&text);
	free(wraps);
}

static void wrapped_60(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 60);
}

static void wrapped_72(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 72);
}

static void wrapped_100(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 100);
}

static void unwrapped(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 100000);
}

/* ---- furniture in mid-paragraph ----------------------------------------- */

/* At page ends that fall between two lines of a clause: fmt with the page's number and the symbol. */
static void paged(lines source, const struct rr_doc *doc, struct rr_str *out,
                  void (*furniture)(struct rr_str *out, unsigned page, const struct rr_doc *doc))
{
	bool *wraps = wraps_of(source, doc);
	size_t lines_on = 0;
	unsigned page = 1;

	for (size_t i = 0; i < source->count; i++) {
		if (++lines_on > PAGE_LINES && wraps[i]) {
			furniture(out, ++page, doc);
			lines_on = 0;
		}
		add_line(out, source->lines[i].text, "\n");
	}
	free(wraps);
}

static void dashed_number(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	(void)doc;
	rr_str_printf(out, "\n- %u -\n\n", page);
}

static void bare_number(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	(void)doc;
	rr_str_printf(out, "\n%u\n\f\n", page);
}

/* As pages print it: S/RES/277 (1970) */
static void add_symbol(struct rr_str *out, const struct rr_doc *doc)
{
	for (const char *p = doc->symbol; p != NULL && *p != '\0'; p++)
		rr_str_printf(out, *p == '(' ? " %c" : "%c", *p);
}

static void symbol_and_page(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	rr_str_putc(out, '\n');
	add_symbol(out, doc);
	rr_str_printf(out, "\nPage %u\n\n", page);
}

static void continued(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	rr_str_puts(out, "\n/...\n");
	symbol_and_page(out, page, doc);
}

static void symbol_and_job(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	rr_str_putc(out, '\n');
	add_symbol(out, doc);
	rr_str_printf(out, " \n \n23-12345 \n%u/99 \n \n", page);
}

static void pages_dashed(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, dashed_number);
}

static void pages_numbered(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, bare_number);
}

static void pages_headed(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, symbol_and_page);
}

static void pages_continued(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, continued);
}

static void pages_with_job(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, symbol_and_job);
}

static const struct perturbation all[] = {
	{ "CR LF", crlf },
	{ "blanks behind lines", trailing_blanks },
	{ "four blanks before lines", indented },
	{ "a byte order mark", byte_order_mark },
	{ "blank lines doubled", blank_lines_doubled },
	{ "form feeds", form_feeds },
	{ "tabs for blanks", tabs },
	{ "no-break blanks", no_break_blanks },
	{ "two blanks for one", two_blanks },
	{ "straight quotes", straight_quotes },
	{ "curly quotes", curly_quotes },
	{ "60 columns", wrapped_60 },
	{ "72 columns", wrapped_72 },
	{ "100 columns", wrapped_100 },
	{ "no wraps", unwrapped },
	{ "pages: - 2 -", pages_dashed },
	{ "pages: 2", pages_numbered },
	{ "pages: symbol, Page 2", pages_headed },
	{ "pages: /..., symbol, Page 2", pages_continued },
	{ "pages: symbol, job number, 2/99", pages_with_job },
	{ "quoted in a mail", quoted },
	{ "double spaced", double_spaced },
	{ "soft hyphens", soft_hyphens },
	{ "ligatures", ligatures },
	{ "scanned numbers", scanned_numbers },
};

const struct perturbation *perturbations(size_t *count)
{
	*count = sizeof all / sizeof *all;
	return all;
}
