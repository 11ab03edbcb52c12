/*
 * The word changes of a row are runs over the joined texts of its clauses
 * (compare.h). A part shows one block, or in one column all of them: the runs
 * are clipped to the blocks, and each clipped run is emitted with its face.
 */
#include "ui/compose.h"

#include <stdlib.h>
#include <string.h>

#define NO_FACE FACE_COUNT

/* The texts of one side of a row, joined, and the blocks they come from. */
struct joined {
	struct ui_paper *paper;
	int side;
	const size_t *blocks; /* borrowed */
	size_t count;
	struct rr_str text;
};

struct changed {
	struct joined sides[2];
	struct rr_changes changes;
	size_t *clauses[2]; /* owned: blocks of the row where the flow has only one */
};

/* ---- emitting --------------------------------------------------------- */

void ui_compose_add(struct ui_part *part, struct rr_span text, enum ui_face face)
{
	size_t from = part->text.len;

	if (text.len == 0)
		return;
	rr_str_add(&part->text, text);
	part->faces = rr_realloc(part->faces, part->text.cap > 0 ? part->text.cap : 1);
	memset(part->faces + from, (int)face, part->text.len - from);
}

static void emit_piece(struct ui_part *part, const struct joined *of, size_t block,
                       size_t start, size_t end, enum ui_face face)
{
	if (end <= start && part->piece_count > 0)
		return;
	part->pieces = rr_grow(part->pieces, part->piece_count, &part->piece_cap,
	                       sizeof *part->pieces);
	part->pieces[part->piece_count++] = (struct ui_piece){ .side = (uint8_t)of->side,
		.block = block, .start = start, .end = end, .at = part->text.len };
	ui_compose_add(part, rr_span_sub(of->paper->blocks[block].text, start, end), face);
}

void ui_compose_mark(const char *mark, struct rr_str *out)
{
	static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸",
		"⁹" };

	if (mark[0] != '\0' && strspn(mark, "0123456789") == strlen(mark)) {
		for (; *mark != '\0'; mark++)
			rr_str_puts(out, raised[*mark - '0']);
		return;
	}
	rr_str_printf(out, "[%s]", mark);
}

static enum ui_face base_face(const struct ui_block *block)
{
	static const enum ui_face faces[] = {
		[BLOCK_TITLE] = FACE_TITLE, [BLOCK_BASIS] = FACE_TEXT,
		[BLOCK_ENACTING] = FACE_LEAD, [BLOCK_HEADING] = FACE_HEADING,
		[BLOCK_CLAUSE] = FACE_TEXT, [BLOCK_CLOSING] = FACE_TEXT,
		[BLOCK_FOOTNOTE] = FACE_TEXT,
	};

	return faces[block->kind];
}

/* Emits bytes [start, end) of a block in its own faces, or all in `face`. */
static void emit_plain(struct ui_part *part, const struct joined *of, size_t block,
                       size_t start, size_t end, enum ui_face face)
{
	const struct ui_block *b = &of->paper->blocks[block];
	size_t lead = b->kind == BLOCK_CLAUSE ? of->paper->doc->clauses[b->index].lead_len : 0;

	if (face != NO_FACE) {
		emit_piece(part, of, block, start, end, face);
		return;
	}
	if (start < lead) {
		emit_piece(part, of, block, start, end < lead ? end : lead, FACE_LEAD);
		start = end < lead ? end : lead;
	}
	if (start < end || part->piece_count == 0)
		emit_piece(part, of, block, start, end, base_face(b));
}

/* The same with the footnote marks that stand in it, each behind its word. */
static void emit_block(struct ui_part *part, const struct joined *of, size_t block,
                       size_t start, size_t end, enum ui_face face)
{
	const struct ui_block *b = &of->paper->blocks[block];
	const struct rr_clause *clause;
	struct rr_str shown = { 0 };

	if (b->kind != BLOCK_CLAUSE) {
		emit_plain(part, of, block, start, end, face);
		return;
	}
	clause = &of->paper->doc->clauses[b->index];
	for (size_t i = 0; i < clause->mark_count; i++) {
		size_t at = clause->marks[i].at;

		if (at > end || at < start || (at == start && start > 0))
			continue;
		if (at > start)
			emit_plain(part, of, block, start, at, face);
		start = at;
		rr_str_cut(&shown, 0);
		ui_compose_mark(clause->marks[i].mark, &shown);
		ui_compose_add(part, rr_str_span(&shown), FACE_NOTE);
	}
	if (start < end || part->piece_count == 0)
		emit_plain(part, of, block, start, end, face);
	rr_str_free(&shown);
}

/* Emits bytes [start, end) of the joined text; only those of `only` unless RR_NONE. */
static void emit_joined(struct ui_part *part, const struct joined *of, size_t start,
                        size_t end, enum ui_face face, size_t only)
{
	size_t offset = 0;

	for (size_t i = 0; i < of->count; i++) {
		struct rr_span text = of->paper->blocks[of->blocks[i]].text;
		size_t behind = offset + text.len;
		size_t from = start > offset ? start : offset, to = end < behind ? end : behind;

		if (from < to && (only == RR_NONE || only == of->blocks[i]))
			emit_block(part, of, of->blocks[i], from - offset, to - offset, face);
		offset = behind;
		if (i + 1 < of->count && offset < of->text.len && of->text.text[offset] == ' ') {
			if (only == RR_NONE && start <= offset && offset < end)
				ui_compose_add(part, rr_span(" "), face == NO_FACE ? FACE_TEXT : face);
			offset++;
		}
	}
}

/* ---- changes ---------------------------------------------------------- */

static bool beside(const struct rr_changes *changes, size_t i, enum rr_change_op op)
{
	return (i > 0 && changes->items[i - 1].op == op)
	       || (i + 1 < changes->count && changes->items[i + 1].op == op);
}

/* One side of a row in a column of its own. */
static void emit_side(struct ui_part *part, const struct changed *changed, int side)
{
	const struct rr_changes *changes = &changed->changes;
	const struct joined *of = &changed->sides[side];
	enum rr_change_op own = side == 0 ? RR_DELETE : RR_INSERT;
	enum rr_change_op others = side == 0 ? RR_INSERT : RR_DELETE;

	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];
		enum ui_face face = side == 0 ? FACE_DEL : FACE_ADD;

		if (c->op == RR_EQUAL)
			emit_joined(part, of, side == 0 ? c->start : c->b_start,
			            side == 0 ? c->end : c->b_end, NO_FACE, part->block);
		else if (c->op == own)
			emit_joined(part, of, c->start, c->end,
			            beside(changes, i, others) ? FACE_CHANGE : face, part->block);
	}
	if (part->piece_count == 0)
		emit_piece(part, of, part->block, 0, 0, FACE_TEXT);
}

/*
 * An equal run is shown in the words of b. That a's words stand there, too, is
 * told by pieces for a over the same bytes, where both are of one length.
 */
static void share_pieces(struct ui_part *part, const struct joined *a, size_t start,
                         size_t from)
{
	size_t until = part->piece_count, run = 0;

	for (size_t p = from; p < until; p++) {
		const struct ui_piece piece = part->pieces[p];
		size_t offset = 0, length = piece.end - piece.start;

		for (size_t i = 0; i < a->count; i++) {
			size_t len = a->paper->blocks[a->blocks[i]].text.len, at = start + run;

			if (at >= offset && at + length <= offset + len) {
				part->pieces = rr_grow(part->pieces, part->piece_count,
				                       &part->piece_cap, sizeof *part->pieces);
				part->pieces[part->piece_count++] = (struct ui_piece){
					.side = (uint8_t)a->side, .block = a->blocks[i],
					.start = at - offset, .end = at - offset + length,
					.at = piece.at };
			}
			offset += len;
			offset += i + 1 < a->count && offset < a->text.len
			          && a->text.text[offset] == ' ';
		}
		run += length;
	}
}

/* Both sides in one column; the signs need no colour. */
static void emit_inline(struct ui_part *part, const struct changed *changed)
{
	for (size_t i = 0; i < changed->changes.count; i++) {
		const struct rr_change *c = &changed->changes.items[i];

		if (c->op == RR_EQUAL) {
			size_t from = part->piece_count;

			emit_joined(part, &changed->sides[1], c->b_start, c->b_end, NO_FACE, RR_NONE);
			if (c->end - c->start == c->b_end - c->b_start)
				share_pieces(part, &changed->sides[0], c->start, from);
		} else if (c->op == RR_DELETE) {
			ui_compose_add(part, rr_span("[-"), FACE_DEL);
			emit_joined(part, &changed->sides[0], c->start, c->end, FACE_DEL, RR_NONE);
			ui_compose_add(part, rr_span("-]"), FACE_DEL);
		} else {
			ui_compose_add(part, rr_span("{+"), FACE_ADD);
			emit_joined(part, &changed->sides[1], c->start, c->end, FACE_ADD, RR_NONE);
			ui_compose_add(part, rr_span("+}"), FACE_ADD);
		}
	}
}

static void join_blocks(struct joined *of, struct ui_paper *paper, int side,
                        const size_t *blocks, size_t count)
{
	of->paper = paper;
	of->side = side;
	of->blocks = blocks;
	of->count = count;
}

/* The blocks of a side of a comparison's row, where the flow shows one paper. */
static void blocks_of_row(struct changed *changed, const struct ui_flow *flow,
                          const struct rr_row *row)
{
	int side = flow->cmp_side;
	const size_t *clauses = side == 0 ? row->a : row->b;
	size_t count = side == 0 ? row->a_count : row->b_count;

	changed->clauses[side] = rr_alloc((count + 1) * sizeof(size_t));
	for (size_t i = 0; i < count; i++)
		changed->clauses[side][i] = flow->papers[0]->block_of_clause[clauses[i]];
	join_blocks(&changed->sides[side], flow->papers[0], 0, changed->clauses[side], count);
}

static bool words_differ(const struct ui_row *row, const struct ui_style *style)
{
	return style->words && !row->stub
	       && (row->relation == RR_REWORDED || row->relation == RR_MERGED
	           || row->relation == RR_SPLIT);
}

/* Computes the word changes of a row; false where there are none to show. */
static bool change_words(struct changed *changed, const struct ui_flow *flow,
                         const struct ui_row *row, const struct ui_style *style)
{
	if (!words_differ(row, style))
		return false;
	if (style->layout == LAYOUT_ONE) {
		blocks_of_row(changed, flow, &flow->cmp->rows[row->cmp]);
	} else {
		for (int side = 0; side < 2; side++)
			join_blocks(&changed->sides[side], flow->papers[side], side,
			            row->blocks[side], row->count[side]);
	}
	if (row->cmp != RR_NONE)
		rr_row_changes(flow->cmp, row->cmp, &changed->sides[0].text,
		               &changed->sides[1].text, &changed->changes);
	else
		rr_word_changes(flow->papers[0]->blocks[row->blocks[0][0]].text,
		                flow->papers[1]->blocks[row->blocks[1][0]].text,
		                &changed->changes);
	return true;
}

static void changed_free(struct changed *changed)
{
	for (int side = 0; side < 2; side++) {
		rr_str_free(&changed->sides[side].text);
		free(changed->clauses[side]);
	}
	rr_changes_free(&changed->changes);
}

/* ---- parts ------------------------------------------------------------ */

static struct ui_part *part_add(struct ui_shape *shape, int column,
                                const struct ui_flow *flow, int side, size_t block)
{
	struct ui_part *part;

	/* a column never has more parts than its row has blocks, or one */
	part = &shape->parts[column][shape->count[column]++];
	part->block = block;
	part->side = side;
	part->indent = (int)(flow->papers[side]->blocks[block].depth > 4
	                         ? 4 : flow->papers[side]->blocks[block].depth) * 2;
	if (flow->papers[side]->blocks[block].kind == BLOCK_BASIS)
		ui_compose_add(part, rr_span("["), FACE_TEXT);
	return part;
}

/* The basis stands in brackets, which the document keeps without. */
static void close_brackets(struct ui_shape *shape, const struct ui_flow *flow)
{
	for (int column = 0; column < 2; column++)
		for (size_t i = 0; i < shape->count[column]; i++) {
			struct ui_part *part = &shape->parts[column][i];

			if (flow->papers[part->side]->blocks[part->block].kind == BLOCK_BASIS)
				ui_compose_add(part, rr_span("]"), FACE_TEXT);
		}
}

static void emit_whole(struct ui_part *part, const struct ui_flow *flow)
{
	const struct joined of = { .paper = flow->papers[part->side], .side = part->side };

	emit_block(part, &of, part->block, 0, of.paper->blocks[part->block].text.len, NO_FACE);
}

static void emit_stub(struct ui_part *part, const struct ui_flow *flow,
                      const struct ui_row *row)
{
	const struct ui_row *twin = row->twin != RR_NONE ? &flow->rows[row->twin] : NULL;
	size_t block = twin != NULL ? ui_row_block(twin, 1) : RR_NONE;
	struct rr_str words = { 0 };
	const struct joined of = { .paper = flow->papers[0], .side = 0 };

	if (block != RR_NONE)
		rr_str_printf(&words, "⇄ %s", flow->papers[1]->blocks[block].id);
	else
		rr_str_puts(&words, "⇄");
	emit_piece(part, &of, part->block, 0, 0, FACE_MOVED);
	ui_compose_add(part, rr_str_span(&words), FACE_MOVED);
	rr_str_free(&words);
}

static void compose_column(struct ui_shape *shape, int column, const struct ui_flow *flow,
                           const struct ui_row *row, int side, const struct changed *changed)
{
	shape->parts[column] = rr_alloc((row->count[side] + 1) * sizeof(struct ui_part));
	for (size_t i = 0; i < row->count[side]; i++) {
		struct ui_part *part = part_add(shape, column, flow, side, row->blocks[side][i]);

		if (row->stub)
			emit_stub(part, flow, row);
		else if (changed != NULL)
			emit_side(part, changed, flow->papers[1] == NULL ? flow->cmp_side : side);
		else
			emit_whole(part, flow);
	}
}

void ui_compose(const struct ui_flow *flow, size_t index, const struct ui_style *style,
                struct ui_shape *shape)
{
	const struct ui_row *row = &flow->rows[index];
	struct changed changed = { 0 };
	bool differ = change_words(&changed, flow, row, style);
	int side = style->side;

	if (row->fold > 0) {
		ui_compose_fold(flow, index, style, shape);
		return;
	}
	if (style->layout == LAYOUT_ONE) {
		compose_column(shape, 0, flow, row, 0, differ ? &changed : NULL);
	} else if (style->layout == LAYOUT_LEVEL) {
		compose_column(shape, 0, flow, row, 0, differ ? &changed : NULL);
		compose_column(shape, 1, flow, row, 1, differ ? &changed : NULL);
	} else if (differ) {
		shape->parts[0] = rr_alloc(sizeof(struct ui_part));
		emit_inline(part_add(shape, 0, flow, 1, row->blocks[1][0]), &changed);
	} else {
		(void)ui_row_any(row, &side);
		compose_column(shape, 0, flow, row, side, NULL);
	}
	close_brackets(shape, flow);
	changed_free(&changed);
}
