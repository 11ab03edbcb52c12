/* Other letters for the same words. */
#include "support/perturb_part.h"

#include <stdlib.h>
#include <string.h>

/* ---- quotation marks ---------------------------------------------------- */

static void straight_quotes(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_source_lines(source)[i].text;

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
		struct rr_span s = rr_source_lines(source)[i].text;

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
		struct rr_span s = rr_source_lines(source)[i].text;
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
	bool *starts = perturb_starts(source, doc);

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_source_lines(source)[i].text;
		size_t n = 0;

		while (starts[i + 1] && n < s.len && s.text[n] >= '0' && s.text[n] <= '9')
			n++;
		if (n == 0 || n > 3 || n + 1 >= s.len || s.text[n] != '.')
			n = 0;
		for (size_t k = 0; k < n; k++)
			rr_str_putc(out, digits[n == 1][s.text[k] - '0']);
		perturb_add(out, rr_span_sub(s, n, s.len), "\n");
	}
	free(starts);
}

static void ligatures(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_source_lines(source)[i].text;

		for (size_t k = 0; k < s.len; k++)
			if (s.text[k] == 'f' && k + 1 < s.len && (s.text[k + 1] == 'i' || s.text[k + 1] == 'l'))
				rr_str_puts(out, s.text[++k] == 'i' ? "\xEF\xAC\x81" : "\xEF\xAC\x82");
			else
				rr_str_putc(out, s.text[k]);
		rr_str_putc(out, '\n');
	}
}

const struct perturbation perturb_letters[] = {
	{ "straight quotes", straight_quotes },
	{ "curly quotes", curly_quotes },
	{ "soft hyphens", soft_hyphens },
	{ "ligatures", ligatures },
	{ "scanned numbers", scanned_numbers },
	{ NULL, NULL },
};
