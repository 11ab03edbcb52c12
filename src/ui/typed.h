/*
 * typed - what the editor and the prompt share about text that is typed:
 * what may enter it and where its words begin. Han text counts by words, as
 * far as a dictionary tells; nothing here costs more than a paragraph.
 */
#ifndef UI_TYPED_H
#define UI_TYPED_H

#include "resread/text.h"

/*
 * Appends what of `in` may stand in a typed text: valid UTF-8, any line end
 * as U+000A (as a blank with one_line, none at the end), no control
 * characters but tab (a blank with one_line), no bidi controls.
 */
void ui_typed_clean(struct rr_span in, bool one_line, struct rr_str *out);

/* The start of the word before pos, and the end of the word behind it. */
size_t ui_typed_word_left(struct rr_span s, size_t pos);
size_t ui_typed_word_right(struct rr_span s, size_t pos);

/*
 * The column, from the left end of the row as ui_draw() shows it, where the
 * cursor stands for byte `at`: that of its grapheme; behind the last one the
 * column after it, which is -1 where the row runs right to left.
 */
int ui_typed_column(struct rr_span row, size_t at);

/* Replaces `removed` bytes at `at` by `in`, which must not lie in s itself. */
void ui_typed_splice(struct rr_str *s, size_t at, size_t removed, struct rr_span in);

#endif
