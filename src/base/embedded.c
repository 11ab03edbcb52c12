#include "resread/base.h"

#include <string.h>

const struct rr_blob *rr_embedded(const char *name)
{
	const struct rr_blob *blob;

	for (size_t i = 0; (blob = rr_embedded_at(i)) != NULL; i++)
		if (strcmp(blob->name, name) == 0)
			return blob;
	return NULL;
}
