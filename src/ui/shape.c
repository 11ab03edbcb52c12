#include "ui/shape.h"

#include <stdlib.h>
#include <string.h>

#include "ui/compose.h"

#define CLING 4     /* columns kept free for signs that must not be parted from a word */
#define NARROWEST 4 /* columns a wrapped text is given at least */

/* Bytes at the start of a line that belong to the word before: a mark, a closing sign. */
static size_t clings_back(const struct ui_part *part, const struct rr_wrapped *line)
{
	size_t at = line->start;

	while (at < line->end && part->faces[at] == FACE_NOTE)
		at++;
	for (int i = 0; i < 2 && at + 2 <= line->end; i++) {
		const char *sign = part->text.text + at;

		if ((part->faces[at] == FACE_DEL && memcmp(sign, "-]", 2) == 0)
		    || (part->faces[at] == FACE_ADD && memcmp(sign, "+}", 2) == 0))
			at += 2;
	}
	return at - line->start;
}

/* Bytes at the end of a line that belong to the word behind: an opening sign. */
static size_t clings_on(const struct ui_part *part, const struct rr_wrapped *line)
{
	const char *sign = part->text.text + line->end - 2;

	if (line->end < line->start + 3)
		return 0;
	return (part->faces[line->end - 2] == FACE_DEL && memcmp(sign, "[-", 2) == 0)
	               || (part->faces[line->end - 2] == FACE_ADD && memcmp(sign, "{+", 2) == 0)
	           ? 2 : 0;
}

/* Moves what clings across the breaks, as far as `width` has room. */
static bool mend_breaks(struct ui_part *part, int width)
{
	struct rr_wrapped *lines = part->lines.lines;
	bool mended = true;

	for (size_t i = 0; i + 1 < part->lines.count; i++) {
		size_t back = clings_back(part, &lines[i + 1]), on = clings_on(part, &lines[i]);
		int columns = rr_columns(rr_span_of(part->text.text + lines[i + 1].start, back));

		if (back > 0 && back < lines[i + 1].end - lines[i + 1].start) {
			if (lines[i].columns + columns > width) {
				mended = false;
				continue;
			}
			lines[i].end = lines[i + 1].start += back;
			lines[i].columns += columns;
			lines[i + 1].columns -= columns;
		} else if (on > 0) {
			if (lines[i + 1].columns + 2 > width) {
				mended = false;
				continue;
			}
			lines[i + 1].start = lines[i].end -= on;
			lines[i].columns -= 2;
			lines[i + 1].columns += 2;
		}
	}
	return mended;
}

static void wrap_part(struct ui_part *part, int columns)
{
	int width = columns - part->indent;

	if (width < NARROWEST) {
		part->indent = columns > NARROWEST ? columns - NARROWEST : 0;
		width = columns - part->indent;
	}
	width = width < 2 ? 2 : width;
	rr_wrap(rr_str_span(&part->text), width, &part->lines);
	/* again with room for what clings, where there was none */
	if (!mend_breaks(part, width) && width > 12) {
		rr_wrap(rr_str_span(&part->text), width - CLING, &part->lines);
		(void)mend_breaks(part, width);
	}
}

/* Stacks the parts of a column and returns its height. */
static int stack_column(struct ui_shape *shape, int column, int columns)
{
	int line = shape->space;

	for (size_t i = 0; i < shape->count[column]; i++) {
		struct ui_part *part = &shape->parts[column][i];

		wrap_part(part, columns);
		part->first = line;
		line += (int)part->lines.count;
	}
	return line;
}

/* The block that leads a row, and its side. */
static const struct ui_block *leading(const struct ui_flow *flow, size_t row, int *side)
{
	size_t block = ui_row_any(&flow->rows[row], side);

	return &flow->papers[*side]->blocks[block];
}

/* A blank line above headings, behind the header, between the parts. */
static int space_above(const struct ui_flow *flow, size_t row)
{
	static const bool apart[] = { [BLOCK_ENACTING] = true, [BLOCK_HEADING] = true,
		[BLOCK_CLOSING] = true, [BLOCK_FOOTNOTE] = false };
	int side = 0, side_before = 0;
	const struct ui_block *here, *before;

	if (row == 0)
		return 0;
	here = leading(flow, row, &side);
	before = leading(flow, row - 1, &side_before);
	if (here->kind == BLOCK_CLAUSE && before->kind == BLOCK_CLAUSE)
		return flow->papers[side]->doc->clauses[here->index].kind
		       != flow->papers[side_before]->doc->clauses[before->index].kind;
	return apart[here->kind] || here->kind != before->kind;
}

const struct ui_shape *ui_shape_of(struct ui_flow *flow, size_t index,
                                   const struct ui_style *style)
{
	struct ui_row *row = &flow->rows[index];
	struct ui_shape *shape = row->shape;
	int other;

	if (shape != NULL)
		return shape;
	shape = row->shape = rr_alloc(sizeof *shape);
	shape->space = space_above(flow, index);
	ui_compose(flow, index, style, shape);
	shape->height = stack_column(shape, 0, style->columns[0]);
	other = stack_column(shape, 1, style->columns[1]);
	if (other > shape->height)
		shape->height = other;
	if (shape->height <= shape->space)
		shape->height = shape->space + 1;
	return shape;
}

static void part_free(struct ui_part *part)
{
	rr_str_free(&part->text);
	free(part->faces);
	free(part->pieces);
	rr_lines_of_free(&part->lines);
}

void ui_shape_free(struct ui_shape *shape)
{
	if (shape == NULL)
		return;
	for (int column = 0; column < 2; column++) {
		for (size_t i = 0; i < shape->count[column]; i++)
			part_free(&shape->parts[column][i]);
		free(shape->parts[column]);
	}
	free(shape);
}

/* ---- places ----------------------------------------------------------- */

static int line_at(const struct ui_part *part, size_t at)
{
	size_t line = 0;

	while (line + 1 < part->lines.count && part->lines.lines[line + 1].start <= at)
		line++;
	return part->first + (int)line;
}

static const struct ui_piece *piece_with(const struct ui_part *part, int side, size_t block,
                                         size_t byte)
{
	const struct ui_piece *best = NULL;

	for (size_t i = 0; i < part->piece_count; i++) {
		const struct ui_piece *piece = &part->pieces[i];

		if (piece->side == side && piece->block == block && piece->start <= byte
		    && (best == NULL || byte < piece->end || piece->start > best->start))
			best = piece;
		if (best != NULL && best->start <= byte && byte < best->end)
			break;
	}
	return best;
}

int ui_shape_line(const struct ui_shape *shape, int side, size_t block, size_t byte)
{
	for (int column = 0; column < 2; column++)
		for (size_t i = 0; i < shape->count[column]; i++) {
			const struct ui_part *part = &shape->parts[column][i];
			const struct ui_piece *piece = piece_with(part, side, block, byte);

			if (piece != NULL)
				return line_at(part, piece->at + (byte < piece->end ? byte : piece->end)
				                         - piece->start);
		}
	return shape->space;
}

/* The piece of a part where byte `at` of its text stands: of that side, or any. */
static const struct ui_piece *piece_at(const struct ui_part *part, size_t at, int side)
{
	const struct ui_piece *best = NULL;

	for (size_t i = 0; i < part->piece_count; i++) {
		const struct ui_piece *piece = &part->pieces[i];

		if (side >= 0 && piece->side != side)
			continue;
		if (best == NULL || (piece->at <= at && piece->at >= best->at))
			best = piece;
	}
	return best;
}

bool ui_shape_at(const struct ui_shape *shape, int column, int line, int *side,
                 size_t *block, size_t *byte)
{
	for (size_t i = 0; i < shape->count[column]; i++) {
		const struct ui_part *part = &shape->parts[column][i];
		const struct ui_piece *piece;
		size_t at;

		if (line < part->first || line >= part->first + (int)part->lines.count)
			continue;
		at = part->lines.lines[line - part->first].start;
		piece = piece_at(part, at, *side);
		if (piece == NULL)
			piece = piece_at(part, at, -1);
		if (piece == NULL)
			return false;
		*side = piece->side;
		*block = piece->block;
		*byte = at < piece->at ? piece->start : piece->start + at - piece->at;
		if (*byte > piece->end)
			*byte = piece->end;
		return true;
	}
	return false;
}
