/*
 * symbol - document symbols: A/72/633/Add.1, A/CONF.157/24 (Part I),
 * E/CN.4/2001/2-E/CN.4/Sub.2/2000/46, S/RES/1325 (2000).
 */
#ifndef CITE_SYMBOL_H
#define CITE_SYMBOL_H

#include "resread/base.h"

/*
 * Reads the symbol that begins at *at and steps over it; its canonical form
 * is appended to out. False, and nothing done, where none begins.
 */
bool symbol_read(struct rr_span text, size_t *at, struct rr_str *out);

/* Whether a symbol is of a series of the United Nations. */
bool symbol_known(const char *symbol);

/* Reads "Corr.1", "Add.2", "Rev.1" and steps over it. */
bool suffix_read(struct rr_span text, size_t *at);

/*
 * The symbol that a suffix makes of the one before it: A/72/633 and Corr.1
 * is A/72/633/Corr.1, A/72/633/Add.1 and Add.2 is A/72/633/Add.2.
 */
void suffix_join(const char *base, struct rr_span suffix, struct rr_str *out);

#endif
