#include "ui/clipboard.h"

/* In groups of three bytes and four characters. */
static void put_base64(struct rr_span text, struct rr_str *out)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < text.len; i += 3) {
		size_t left = text.len - i;
		unsigned bits = (unsigned)(unsigned char)text.text[i] << 16;

		if (left > 1)
			bits |= (unsigned)(unsigned char)text.text[i + 1] << 8;
		if (left > 2)
			bits |= (unsigned char)text.text[i + 2];
		rr_str_putc(out, digits[bits >> 18]);
		rr_str_putc(out, digits[bits >> 12 & 63]);
		rr_str_putc(out, left > 1 ? digits[bits >> 6 & 63] : '=');
		rr_str_putc(out, left > 2 ? digits[bits & 63] : '=');
	}
}

void ui_clipboard_put(struct rr_span text, bool wrapped, struct rr_str *out)
{
	rr_str_puts(out, wrapped ? "\033P\033]52;c;" : "\033]52;c;");
	put_base64(text, out);
	rr_str_puts(out, wrapped ? "\a\033\\" : "\a");
}
