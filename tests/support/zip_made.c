#include "support/zip_made.h"

#include <string.h>

static uint32_t crc32_of(struct rr_span s)
{
	uint32_t crc = 0xFFFFFFFF;

	for (size_t i = 0; i < s.len; i++) {
		crc ^= (unsigned char)s.text[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
	}
	return ~crc;
}

static void put_number(struct rr_str *out, uint32_t value, int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		rr_str_putc(out, (char)(value & 0xFF));
}

/* What the entries of both lists share, from the version needed on. */
static void put_entry(struct rr_str *out, const struct file *file)
{
	put_number(out, 20, 2);
	put_number(out, 0, 2);
	put_number(out, file->size > 0 ? 8 : 0, 2); /* deflated or stored */
	put_number(out, 0, 4);
	put_number(out, crc32_of(file->data), 4);
	put_number(out, (uint32_t)file->data.len, 4);
	put_number(out, file->size > 0 ? file->size : (uint32_t)file->data.len, 4);
	put_number(out, (uint32_t)strlen(file->name), 2);
	put_number(out, 0, 2);
}

struct rr_str zipped(const struct file *files, size_t count)
{
	struct rr_str out = { 0 }, directory = { 0 };
	size_t start;

	for (size_t i = 0; i < count; i++) {
		size_t at = out.len;

		rr_str_puts(&out, "PK\3\4");
		put_entry(&out, &files[i]);
		rr_str_puts(&out, files[i].name);
		rr_str_add(&out, files[i].data);
		rr_str_puts(&directory, "PK\1\2");
		put_number(&directory, 20, 2);
		put_entry(&directory, &files[i]);
		put_number(&directory, 0, 2);
		put_number(&directory, 0, 4);
		put_number(&directory, 0, 4);
		put_number(&directory, (uint32_t)at, 4);
		rr_str_puts(&directory, files[i].name);
	}
	start = out.len;
	rr_str_add(&out, rr_str_span(&directory));
	rr_str_puts(&out, "PK\5\6");
	put_number(&out, 0, 4);
	put_number(&out, (uint32_t)count, 2);
	put_number(&out, (uint32_t)count, 2);
	put_number(&out, (uint32_t)directory.len, 4);
	put_number(&out, (uint32_t)start, 4);
	put_number(&out, 0, 2);
	rr_str_free(&directory);
	return out;
}
