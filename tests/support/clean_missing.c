/* Nothing goes missing: each line of the source stands in a field, or a remark tells of it. */
#include "support/clean.h"

#include <stdio.h>
#include <string.h>

#include "resread/text.h"

static void add_letters(struct rr_str *out, struct rr_span s)
{
	size_t at = 0;

	while (at < s.len) {
		size_t from = at;

		if (rr_is_letter(rr_utf8_next(s, &at)))
			rr_str_add(out, rr_span_sub(s, from, at));
	}
}

static void add_field(struct rr_str *out, const char *text)
{
	if (text != NULL)
		add_letters(out, rr_span(text));
	rr_str_putc(out, ' ');
}

/* The letters of all fields, so that a line can be looked for in them. */
static void gather(const struct rr_doc *d, struct rr_str *out)
{
	const char *const fields[] = {
		d->symbol, d->number, d->title, d->agenda_item, d->agenda_title, d->basis, d->enacting,
		d->closing,
	};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		add_field(out, fields[i]);
	for (size_t i = 0; d->sponsors[i] != NULL; i++)
		add_letters(out, rr_span(d->sponsors[i]));
	for (size_t i = 0, h = 0; i <= d->clause_count; i++) {
		for (; h < d->heading_count && d->headings[h].before <= i; h++)
			add_field(out, d->headings[h].text);
		if (i < d->clause_count)
			add_field(out, d->clauses[i].text.text);
	}
	for (size_t i = 0; i < d->footnote_count; i++)
		add_field(out, d->footnotes[i].text.text);
	for (size_t i = 0; i < d->remark_count; i++)
		add_field(out, d->remarks[i].message);
}

/* Before the first clause a line may be read piece by piece: a date, a number. */
static bool is_header(const struct rr_doc *d, struct rr_span line, unsigned number)
{
	struct rr_match m;

	if (d->clause_count > 0 && number >= d->clauses[0].line)
		return false;
	for (size_t i = 0; d->sponsors[i] != NULL; i++)
		if (rr_span_find(line, d->sponsors[i], 0) != RR_NONE)
			return true;
	return rr_lang_search(d->lang, "header", line, 0, &m)
		|| rr_lang_search(d->lang, "closing", line, 0, &m)
		|| (d->adopted.meeting > 0 && rr_lang_search(d->lang, "ordinal-suffixes", line, 0, &m));
}

static bool is_furniture(const struct rr_doc *d, struct rr_span line)
{
	struct rr_match m;

	if (d->symbol != NULL && rr_span_starts(line, d->symbol)
	    && rr_span_is(rr_span_sub(line, strlen(d->symbol), line.len), d->symbol))
		return true; /* both halves of a spread */
	return rr_span_starts(line, "http") || rr_lang_match(d->lang, "vote-lists", line, 0, &m)
		|| rr_lang_match(d->lang, "page-lines", line, 0, &m)
		|| (d->symbol != NULL && d->title != NULL && rr_span_find(line, d->symbol, 0) != RR_NONE
		    && rr_span_find(line, d->title, 0) != RR_NONE);
}

/* Without a label, right or spoilt: "(a)", "12.", "ll.", 一. */
static struct rr_span without_label(struct rr_span line)
{
	for (size_t i = 1; i < line.len && i < 8; i++)
		if (line.text[i] == '.' || line.text[i] == ')')
			return rr_span_sub(line, i + 1, line.len);
	return line;
}

static bool stands_in(struct rr_span line, const struct rr_str *all, struct rr_str *letters)
{
	rr_str_cut(letters, 0);
	add_letters(letters, line);
	return letters->len < 4 || memmem(all->text, all->len, letters->text, letters->len) != NULL;
}

static bool is_remarked(const struct rr_doc *d, unsigned line)
{
	for (size_t i = 0; i < d->remark_count; i++)
		if (d->remarks[i].line == line)
			return true;
	return false;
}

/* A text whose line ends are lost: behind the header each of its words. */
static bool words_stand_in(const struct rr_doc *d, struct rr_span line, const struct rr_str *all,
                           struct rr_str *letters)
{
	char head[33];
	size_t at;

	if (line.len < 300 || d->clause_count == 0)
		return false;
	snprintf(head, sizeof head, "%.24s", d->clauses[0].text.text);
	at = rr_span_find(line, head, 0);
	if (at == RR_NONE)
		return false;
	while (at < line.len) {
		size_t end = at;

		while (end < line.len && line.text[end] != ' ')
			end++;
		if (!stands_in(rr_span_sub(line, at, end), all, letters))
			return false;
		at = end + 1;
	}
	return true;
}

size_t clean_missing(const struct rr_doc *doc, const struct rr_source *source,
                     struct rr_str *faults)
{
	size_t count = 0;
	struct rr_str all = { 0 }, letters = { 0 };

	gather(doc, &all);
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span line = rr_span_trim(rr_source_lines(source)[i].text);

		if (stands_in(line, &all, &letters) || stands_in(without_label(line), &all, &letters)
		    || stands_in(without_label(without_label(line)), &all, &letters)
		    || words_stand_in(doc, line, &all, &letters) || is_furniture(doc, line)
		    || is_header(doc, line, rr_source_lines(source)[i].number)
		    || is_remarked(doc, rr_source_lines(source)[i].number))
			continue;
		rr_str_printf(faults, "  line %u is missing: %.*s\n", rr_source_lines(source)[i].number,
		              (int)(line.len < 90 ? line.len : 90), line.text);
		count++;
	}
	rr_str_free(&all);
	rr_str_free(&letters);
	return count;
}
