#include "resread/input.h"

#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "encoding.h"
#include "formats.h"
#include "isolate.h"
#include "mistaken.h"
#include "resread/text.h"
#include "sniff.h"

#define LARGEST ((size_t)1 << 30)

/* Text in any encoding → lines; what is UTF-8 already stays where it is. */
static enum rr_status read_text(struct build *b, struct rr_str *text, struct rr_error *err)
{
	struct rr_source *source = b->source;
	struct rr_span bytes = rr_str_span(text);
	size_t mark, bad = 0;
	const char *name = encoding_of(bytes, &mark), *what;
	struct mistaken mistaken;

	if (name == NULL)
		return rr_fail(err, RR_UNREAD, "%s: is binary, not a text", source->path);
	bytes = rr_span_sub(bytes, mark, bytes.len);
	if (strcmp(name, "UTF-8") != 0) {
		struct rr_str decoded = { 0 };

		bad = rr_decode(bytes, name, &decoded);
		if (bad == RR_NONE)
			return rr_fail(err, RR_UNREAD, "%s: is in %s, which ICU does not know here",
			               source->path, name);
		rr_str_free(text);
		*text = decoded;
		bytes = rr_str_span(text);
	}
	source->encoding = name;
	if (strncmp(name, "UTF-16", 6) == 0 && sniff(bytes, &what) == RR_HTML) {
		source->format = RR_HTML;
		return isolated(html_read, b, bytes, err);
	}
	if (bad > 0)
		build_remark(b, 0, true, "%zu sequences are not %s and shown as \uFFFD", bad, name);
	mark = (size_t)(bytes.text - text->text);
	if (take_mistake_back(text, mark, &mistaken))
		build_remark(b, 0, true, "its letters had been decoded wrongly, %s as %s: they are read as"
		             " they were meant%s", mistaken.was, mistaken.as,
		             mistaken.bad > 0 ? ", but for some that can't be told any more" : "");
	else if (take_font_back(text, mark))
		build_remark(b, 0, true, "its letters are those of a Cyrillic font in the place of ASCII: they are"
		             " read as they looked, but now and then a comma or stop may be a letter");
	build_text(b, text, mark);
	return RR_OK;
}

static enum rr_status read_any(struct build *b, struct rr_str *text, struct rr_error *err)
{
	const char *what;

	b->source->format = sniff(rr_str_span(text), &what);
	if (what != NULL)
		return rr_fail(err, RR_UNREAD, "%s: is %s", b->source->path, what);
	switch (b->source->format) {
	case RR_DOCX:
		return isolated(docx_read, b, rr_str_span(text), err);
	case RR_HTML:
		return isolated(html_read, b, rr_str_span(text), err);
	case RR_PDF:
		return isolated(pdf_read, b, rr_str_span(text), err);
	default:
		return read_text(b, text, err);
	}
}

/* Reads what text holds, which is the source's from now on. */
static enum rr_status read_source(struct rr_str *text, const char *name,
                                  struct rr_source **out, struct rr_error *err)
{
	struct rr_source *source = rr_alloc(sizeof *source);
	struct build b;
	enum rr_status st;

	source->arena = rr_arena_new();
	source->path = rr_arena_dup(source->arena, name, strlen(name));
	source->encoding = "UTF-8";
	build_start(&b, source);
	if (rr_span_trim(rr_str_span(text)).len == 0)
		st = rr_fail(err, RR_UNREAD, "%s: is empty", name);
	else
		st = read_any(&b, text, err);
	build_end(&b);
	source->bytes = rr_shared_new(text);
	if (st == RR_OK)
		*out = source;
	else
		rr_source_free(source);
	return st;
}

enum rr_status rr_source_from(struct rr_span bytes, const char *name,
                              struct rr_source **out, struct rr_error *err)
{
	struct rr_str text = { 0 };

	if (bytes.len > LARGEST)
		return rr_fail(err, RR_UNREAD, "%s: is larger than 1 GiB", name);
	rr_str_add(&text, bytes);
	return read_source(&text, name, out, err);
}

enum rr_status rr_source_open(const char *path, struct rr_source **out,
                              struct rr_error *err)
{
	struct rr_str text = { 0 };
	enum rr_status st = rr_read_file(path, LARGEST, &text, err);

	return st == RR_OK ? read_source(&text, path, out, err) : st;
}

void rr_source_free(struct rr_source *source)
{
	if (source == NULL)
		return;
	rr_shared_drop(source->bytes);
	free(source->lines);
	free(source->rows.lens);
	free(source->rows.odd);
	free(source->settings);
	free(source->remarks);
	rr_arena_free(source->arena);
	free(source);
}

const char *rr_input_formats(void)
{
#ifdef HAVE_LIBXML
#define HTML "html"
#else
#define HTML ""
#endif
#if defined HAVE_LIBXML && defined HAVE_LIBARCHIVE
#define DOCX " docx"
#else
#define DOCX ""
#endif
#ifdef HAVE_POPPLER
#define PDF " pdf"
#else
#define PDF ""
#endif
	static const char formats[] = HTML DOCX PDF;

	return formats[0] == ' ' ? formats + 1 : formats;
}
