/* What kind of file bytes are, by their content; private to src/input. */
#ifndef RR_INPUT_SNIFF_H
#define RR_INPUT_SNIFF_H

#include "resread/input.h"

/*
 * The format of the bytes. A known format that is no document gives NULL in
 * *what for text, HTML, DOCX and PDF, else its name: "a picture (PNG)".
 */
enum rr_input_format sniff(struct rr_span bytes, const char **what);

#endif
