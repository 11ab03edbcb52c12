#include "build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

#define MOST_REMARKS 50

void build_start(struct build *b, struct rr_source *source)
{
	*b = (struct build){ .source = source, .number = 1, .page = 1 };
}

static void add_setting(struct build *b, struct rr_setting setting)
{
	b->settings = rr_grow(b->settings, b->setting_count, &b->setting_cap, sizeof *b->settings);
	b->settings[b->setting_count++] = setting;
	b->plain_page = setting.hints == 0 && setting.run_count == 0 ? setting.page : 0;
}

unsigned build_setting(struct build *b)
{
	if (b->plain_page != b->page)
		add_setting(b, (struct rr_setting){ .page = b->page });
	return (unsigned)(b->setting_count - 1);
}

static void add_line(struct build *b, struct rr_span text, unsigned setting)
{
	b->lines = rr_grow(b->lines, b->count, &b->cap, sizeof *b->lines);
	b->lines[b->count++] = (struct rr_line){ text, b->number, setting };
}

void build_set_line(struct build *b, struct rr_span text, struct rr_setting setting)
{
	add_setting(b, setting);
	add_line(b, text, (unsigned)(b->setting_count - 1));
}

void build_line(struct build *b, struct rr_span text)
{
	add_line(b, text, build_setting(b));
}

void build_remark(struct build *b, unsigned line, bool warning, const char *fmt, ...)
{
	char text[256];
	va_list ap;

	if (b->remark_count >= MOST_REMARKS) {
		b->unsaid++;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	b->remarks = rr_grow(b->remarks, b->remark_count, &b->remark_cap, sizeof *b->remarks);
	b->remarks[b->remark_count++] = (struct rr_remark){
		line, warning, rr_arena_dup(b->source->arena, text, strlen(text)),
	};
}

void build_end(struct build *b)
{
	struct rr_source *source = b->source;
	char *more;

	if (b->unsaid > 0) {
		more = rr_arena_printf(source->arena, "%zu more remarks of this kind are left out",
		                       b->unsaid);
		b->remarks = rr_grow(b->remarks, b->remark_count, &b->remark_cap,
		                     sizeof *b->remarks);
		b->remarks[b->remark_count++] = (struct rr_remark){ 0, true, more };
	}
	source->count = b->count;
	source->lines = b->lines;
	source->rows = b->rows;
	source->settings = b->settings;
	source->setting_count = b->setting_count;
	source->remark_count = b->remark_count;
	source->remarks = b->remarks;
	b->lines = NULL;
	b->rows = (struct rr_rows){ .text = NULL };
	b->settings = NULL;
	b->remarks = NULL;
}

/* Whether cp may stand in a line; line and page ends are dealt with before. */
static bool is_text(uint32_t cp)
{
	return cp == '\t' || (cp >= 0x20 && cp < 0x7F) || cp >= 0xA0;
}

size_t build_clean(struct rr_span s, struct rr_str *out)
{
	struct rr_str whole = { 0 };
	size_t pos = 0, copied = 0, dropped;
	struct rr_span span;

	dropped = rr_utf8_clean(s, &whole);
	span = rr_str_span(&whole);
	if (rr_settled_prefix(span) == span.len) {
		rr_str_add(out, span);
	} else {
		struct rr_str kept = { 0 };

		while (pos < span.len) {
			size_t at = pos;
			uint32_t cp = rr_utf8_next(span, &pos);

			if (is_text(cp) && !rr_is_odd_blank(cp)
			    && (!rr_is_unseen(cp) || (cp == 0xAD && pos == span.len)))
				continue; /* a word may have been parted at the line's end */
			rr_str_add(&kept, rr_span_sub(span, copied, at));
			copied = pos;
			if (rr_is_odd_blank(cp))
				rr_str_putc(&kept, ' ');
			else
				dropped += !rr_is_unseen(cp);
		}
		rr_str_add(&kept, rr_span_sub(span, copied, span.len));
		rr_nfc(rr_str_span(&kept), out);
		rr_str_free(&kept);
	}
	rr_str_free(&whole);
	return dropped;
}
