/* What a file reads as, for the tests of the input formats. */
#ifndef RR_TEST_SOURCE_LINES_H
#define RR_TEST_SOURCE_LINES_H

#include "resread/input.h"

/* Skips the test where the format ("html", "docx", "pdf") was left out of the build. */
void format_needed(const char *format);

/*
 * The lines must be these: page and hints (P paragraph, H head, N note), the
 * text with its runs marked, _italic_ *bold* ^raised^; empty lines left out.
 */
void reads_as(struct rr_span bytes, enum rr_input_format format, const char *want,
              size_t remarks);

void fails_with(struct rr_span bytes, const char *want);

/* The start, then the piece so many times; owned by the caller. */
struct rr_str repeated(const char *start, const char *piece, size_t count);

#endif
