/* The files within a zip, through libarchive; private to src/input. */
#ifndef RR_INPUT_ZIP_H
#define RR_INPUT_ZIP_H

#include "resread/base.h"

/* Why ZIP_NO_LIBRARY, to follow "and". */
#ifdef HAVE_LIBARCHIVE
#define ZIP_LACKING "libarchive, which unpacks it, is missing"
#else
#define ZIP_LACKING "resread was built without libarchive, which unpacks it"
#endif

struct zip_part {
	char *name;         /* owned */
	struct rr_str data; /* owned */
};

struct zip {
	struct zip_part *parts; /* owned */
	size_t count, cap;
};

enum zip_result { ZIP_WHOLE, ZIP_DAMAGED, ZIP_TOO_LARGE, ZIP_NO_LIBRARY };

/*
 * Unpacks the files whose names `wanted` accepts. What was unpacked before a
 * damage stays; no more than ZIP_LARGEST bytes are unpacked altogether.
 */
#define ZIP_LARGEST ((size_t)256 << 20)
enum zip_result zip_unpack(struct rr_span bytes, bool (*wanted)(const char *name),
                           struct zip *zip);
void zip_free(struct zip *zip);

/* The contents of a file; NULL if it is not among them. */
const struct rr_str *zip_find(const struct zip *zip, const char *name);

#endif
