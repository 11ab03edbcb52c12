/*
 * What makes a reading clean: nothing missing, nothing that does not belong.
 */
#ifndef TESTS_CLEAN_H
#define TESTS_CLEAN_H

#include "resread/doc.h"

/*
 * Appends a line for each fault of a document read from `source`, and gives
 * their number. name is the file's; of corpus files it tells the symbol.
 */
size_t clean_faults(const struct rr_doc *doc, const struct rr_source *source,
                    const char *name, struct rr_str *faults);

/* Lines of the source whose letters stand in no field, furniture or remark. */
size_t clean_missing(const struct rr_doc *doc, const struct rr_source *source,
                     struct rr_str *faults);

#endif
