/* Zip archives made by tests. */
#ifndef RR_TEST_ZIP_MADE_H
#define RR_TEST_ZIP_MADE_H

#include "resread/base.h"

struct file {
	const char *name;
	struct rr_span data;
	uint32_t size; /* unpacked, where data is packed; 0 */
};

/* An archive of these files, in their order. */
struct rr_str zipped(const struct file *files, size_t count);

#endif
