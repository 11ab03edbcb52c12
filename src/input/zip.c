#include "zip.h"

#include <stdlib.h>
#include <string.h>

void zip_free(struct zip *zip)
{
	for (size_t i = 0; i < zip->count; i++) {
		free(zip->parts[i].name);
		rr_str_free(&zip->parts[i].data);
	}
	free(zip->parts);
	*zip = (struct zip){ 0 };
}

const struct rr_str *zip_find(const struct zip *zip, const char *name)
{
	for (size_t i = 0; i < zip->count; i++)
		if (strcmp(zip->parts[i].name, name) == 0)
			return &zip->parts[i].data;
	return NULL;
}

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>


#define MOST_PARTS 200 /* of those wanted; a document has a dozen */

struct libarchive {
	__typeof__(archive_read_new) *new;
	__typeof__(archive_read_support_format_zip) *support;
	__typeof__(archive_read_open_memory) *open;
	__typeof__(archive_read_next_header) *next;
	__typeof__(archive_entry_pathname) *name;
	__typeof__(archive_read_data) *data;
	__typeof__(archive_read_free) *free;
};

static bool load(struct libarchive *lib)
{
	static const char *const names[] = { "libarchive.so.13", "libarchive.so", NULL };
	const struct rr_library_symbol symbols[] = {
		{ "archive_read_new", &lib->new },
		{ "archive_read_support_format_zip", &lib->support },
		{ "archive_read_open_memory", &lib->open },
		{ "archive_read_next_header", &lib->next },
		{ "archive_entry_pathname", &lib->name },
		{ "archive_read_data", &lib->data },
		{ "archive_read_free", &lib->free },
	};

	return rr_library_load(names, symbols, sizeof symbols / sizeof *symbols);
}

static enum zip_result unpack(const struct libarchive *lib, struct archive *archive,
                              struct rr_str *out, size_t *left)
{
	char buf[65536];
	la_ssize_t n;

	while ((n = lib->data(archive, buf, sizeof buf)) > 0) {
		if ((size_t)n > *left)
			return ZIP_TOO_LARGE;
		*left -= (size_t)n;
		rr_str_add(out, rr_span_of(buf, (size_t)n));
	}
	return n < 0 ? ZIP_DAMAGED : ZIP_WHOLE;
}

enum zip_result zip_unpack(struct rr_span bytes, bool (*wanted)(const char *name),
                           struct zip *zip)
{
	struct libarchive lib;
	struct archive *archive;
	struct archive_entry *entry;
	enum zip_result result = ZIP_WHOLE;
	size_t left = ZIP_LARGEST;
	int st = ARCHIVE_OK;

	if (!load(&lib))
		return ZIP_NO_LIBRARY;
	archive = lib.new();
	if (archive == NULL)
		rr_die("out of memory (libarchive)");
	lib.support(archive);
	if (lib.open(archive, bytes.text, bytes.len) != ARCHIVE_OK)
		result = ZIP_DAMAGED;
	while (result == ZIP_WHOLE && zip->count < MOST_PARTS &&
	       (st = lib.next(archive, &entry)) == ARCHIVE_OK) {
		const char *name = lib.name(entry);

		if (name == NULL || !wanted(name) || zip_find(zip, name) != NULL)
			continue;
		zip->parts = rr_grow(zip->parts, zip->count, &zip->cap, sizeof *zip->parts);
		zip->parts[zip->count] = (struct zip_part){ .name = rr_dup(name) };
		result = unpack(&lib, archive, &zip->parts[zip->count++].data, &left);
	}
	if (result == ZIP_WHOLE && st < ARCHIVE_WARN)
		result = ZIP_DAMAGED;
	lib.free(archive);
	return result;
}

#else

enum zip_result zip_unpack(struct rr_span bytes, bool (*wanted)(const char *name),
                           struct zip *zip)
{
	(void)bytes;
	(void)wanted;
	(void)zip;
	return ZIP_NO_LIBRARY;
}

#endif
