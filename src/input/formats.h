/* The readers of the optional formats; private to src/input. */
#ifndef RR_INPUT_FORMATS_H
#define RR_INPUT_FORMATS_H

#include "build.h"

/*
 * Each turns a whole file into lines. Fails with RR_UNREAD where the file is
 * damaged beyond use or the format was left out of this build.
 */
enum rr_status html_read(struct build *b, struct rr_span bytes, struct rr_error *err);
enum rr_status docx_read(struct build *b, struct rr_span bytes, struct rr_error *err);
enum rr_status pdf_read(struct build *b, struct rr_span bytes, struct rr_error *err);

/*
 * A web page in UTF-8: its own bytes, or new ones in text. The encoding it was
 * in is told in b's source.
 */
struct rr_span html_in_utf8(struct build *b, struct rr_span bytes, struct rr_str *text);

#endif
