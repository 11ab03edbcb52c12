/*
 * A text in two languages, as translators keep it: paragraphs or lines in turn,
 * lines that hold both, or one whole text behind the other. It is one only
 * where both languages' packs know words that open a text, and clauses behind
 * them, and neither side is much shorter: a title or an instrument quoted in
 * another language is none. The lines of one side are then read like any text;
 * those of the other are told in remarks. A symbol or a number alone tells
 * nothing and stands on both sides, unless it goes on from a line of one.
 */
#include "doc/sides.h"

#include <stdlib.h>
#include <string.h>

#define SHORTER ((size_t)4) /* times one side may be shorter than the other */
#define FEW ((size_t)3)     /* clauses that tell where no words open a text */
#define NEAR ((size_t)12)    /* pieces within which a masthead repeats itself */
#define SHORT ((size_t)40)   /* bytes of a line of it */
#define MARGIN 16            /* blanks before a second column */
#define ISLAND ((size_t)200) /* bytes of lines that are no side of their own */

/* ---- pieces ----------------------------------------------------------------- */

/* Without the stroke that parts the two, "The Assembly, / L'Assemblée,". */
static struct rr_span without_stroke(struct rr_span s)
{
	s = trim(s);
	if (s.len > 1 && strchr("/|", s.text[0]) != NULL && s.text[1] == ' ')
		s = trim(rr_span_sub(s, 1, s.len));
	if (s.len > 1 && strchr("/|", s.text[s.len - 1]) != NULL && s.text[s.len - 2] == ' ')
		s = trim(rr_span_sub(s, 0, s.len - 1));
	return s;
}

static struct piece *push_piece(struct sides *s, struct rr_span text, const struct rr_line *from,
                                bool gap, enum side side)
{
	struct piece *p;

	s->pieces = rr_grow(s->pieces, s->count, &s->cap, sizeof *s->pieces);
	p = &s->pieces[s->count];
	*p = (struct piece){
		.text = text, .from = from, .gap = gap, .side = (unsigned char)side, .words = true,
	};
	s->count += text.len > 0;
	return p;
}

static enum side other_side(enum side side)
{
	return side == SIDE_FIRST ? SIDE_SECOND : SIDE_FIRST;
}

/* Whether most lines that tell a language hold both; and whose stands first in them. */
static void find_glue(struct sides *s, const struct rr_source *source)
{
	const struct rr_line *all = rr_source_lines(source);
	size_t lines = 0, cut = 0, first = 0, wide = 0, parted = 0;
	bool words;

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span text = trim(all[i].text);
		size_t seam = text.len > 0 ? find_seam(s, text) : 0;

		if (seam > 0) {
			cut++;
			wide += seam > 1 && text.text[seam - 1] == ' ' && text.text[seam - 2] == ' ';
			parted += strchr(" \t/|", text.text[seam - 1]) != NULL;
			first += side_of(s, rr_span_sub(text, 0, seam), SURE, &words) == SIDE_FIRST;
		}
		lines += seam > 0 || (text.len > 0 && side_of(s, text, SURE, &words) != SIDE_BOTH);
	}
	s->glued = cut * 3 > lines && cut > 1;
	s->columns = wide * 2 > cut;
	s->parted = parted * 3 > cut * 2;
	s->head = first * 2 >= cut ? SIDE_FIRST : SIDE_SECOND;
}

/* Where a line that may hold both is cut, and whose its head is. */
static size_t seam_of(const struct sides *s, struct rr_span text, enum side *head)
{
	size_t seam = s->parted ? find_parting(text) : 0;
	bool words;

	*head = s->head;
	if (seam == 0)
		seam = find_seam(s, text);
	if (seam == 0)
		return find_repeat(text);
	*head = side_of(s, rr_span_sub(text, 0, seam), SURE, &words);
	if (*head == SIDE_BOTH) {
		*head = side_of(s, rr_span_sub(text, seam, text.len), SURE, &words);
		*head = *head == SIDE_BOTH ? s->head : other_side(*head);
	}
	return seam;
}

static void cut_pieces(struct sides *s, const struct rr_source *source)
{
	const struct rr_line *lines = rr_source_lines(source);
	bool gap = false;

	find_glue(s, source);
	for (size_t i = 0; i < source->count; i++) {
		const struct rr_line *from = &lines[i];
		struct rr_span text = trim(from->text);
		enum side head;
		size_t seam;

		if (text.len == 0) {
			gap = true;
			continue;
		}
		gap = gap || (rr_line_setting(source, from)->hints & RR_HINT_PARAGRAPH);
		seam = s->glued ? seam_of(s, text, &head) : 0;
		if (seam > 0) {
			push_piece(s, without_stroke(rr_span_sub(text, 0, seam)), from, gap, head);
			push_piece(s, without_stroke(rr_span_sub(text, seam, text.len)), from, gap,
			           other_side(head));
		} else {
			struct piece *p = push_piece(s, text, from, gap, SIDE_BOTH);

			p->side = (unsigned char)side_of(s, text, SURE, &p->words);
			if (s->columns && p->side == SIDE_BOTH) /* in the second column */
				p->side = (unsigned char)(text.text - from->text.text > MARGIN
				                          ? other_side(s->head) : s->head);
		}
		gap = false;
	}
}

/* Whether the languages take turns, paragraph by paragraph, rather than stand one behind the other. */
static bool take_turns(const struct sides *s)
{
	const struct piece *last = NULL;
	size_t turns = 0, all = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct piece *p = &s->pieces[i];

		if (p->side == SIDE_BOTH)
			continue;
		if (last != NULL && (p->gap || p->side != last->side)) {
			all++;
			turns += p->side != last->side;
		}
		last = p;
	}
	return turns * 3 > all;
}

/* "Distr.: General" of a masthead that says so in both languages: the second is the other's. */
static bool stands_before(const struct sides *s, size_t i)
{
	const struct piece *p = &s->pieces[i];

	for (size_t back = 1; back <= NEAR && back <= i && p->text.len <= SHORT; back++)
		if (p[-(ptrdiff_t)back].side == p->side && rr_span_eq(p[-(ptrdiff_t)back].text, p->text))
			return true;
	return false;
}

/*
 * What tells nothing by itself goes on with the line before it, or stands on
 * both sides; words that tell nothing take their turn.
 */
static void settle_pieces(struct sides *s, bool turns)
{
	for (size_t i = 0; i < s->count; i++) {
		struct piece *p = &s->pieces[i];
		const struct piece *before = i > 0 ? p - 1 : NULL;
		bool next;

		if (turns && p->side != SIDE_BOTH && stands_before(s, i))
			p->side = (unsigned char)other_side((enum side)p->side);
		if (turns && p->side == SIDE_BOTH && p->words)
			p->side = (unsigned char)side_of(s, p->text, 1, &p->words);
		if (p->side != SIDE_BOTH || before == NULL)
			continue;
		if (before->side == SIDE_BOTH) { /* the same for each side */
			if (turns && rr_span_eq(before->text, p->text))
				p->side = SIDE_SECOND;
			continue;
		}
		next = i + 1 < s->count && !p[1].gap && p[1].side == before->side;
		if (turns && p->words && (p->gap || ends_sentence(before->text)))
			p->side = (unsigned char)other_side((enum side)before->side);
		else if (!turns || (!p->gap && !s->glued && (next || p->words || !ends_sentence(before->text))))
			p->side = before->side;
	}
}

/*
 * Where one text stands behind the other, a few lines amid those of the other
 * language are its own: a masthead, a title, a note.
 */
static void smooth_pieces(struct sides *s)
{
	size_t start = 0, before = 0; /* of the run; bytes of the one before it */

	while (start < s->count) {
		size_t end = start, bytes = 0, next = 0;
		enum side side = (enum side)s->pieces[start].side;

		for (; end < s->count && s->pieces[end].side == side; end++)
			bytes += s->pieces[end].text.len;
		for (size_t i = end; i < s->count && s->pieces[i].side == s->pieces[end].side; i++)
			next += s->pieces[i].text.len;
		if (start > 0 && side != SIDE_BOTH && bytes < ISLAND && end < s->count
		    && s->pieces[end].side != SIDE_BOTH && (next > bytes || before > bytes)) {
			side = (enum side)s->pieces[end].side;
			for (size_t i = start; i < end; i++)
				s->pieces[i].side = (unsigned char)side;
		}
		before = bytes;
		start = end;
	}
}

/* ---- what proves it ---------------------------------------------------------- */

struct proof {
	size_t bytes, openings, clauses;
};

/* "The Council reaffirms": a paragraph of a statement. */
static bool says_who(const struct reader *probe, struct rr_span s)
{
	struct rr_match body;

	return match_named_body(probe->lang, s, 0, &body) && body.end + 1 < s.len;
}

static bool opens_text(const struct sides *s, const struct reader *probe, size_t i, size_t *clauses)
{
	struct rr_span text = s->pieces[i].text;
	struct rr_match body;
	struct label label;
	bool plain;

	if (read_label(probe, text, &label))
		text = trim(rr_span_sub(text, label.len, text.len));
	*clauses += read_lead(probe->lang, text, NULL) > 0 || says_who(probe, text);
	if (enacting_end(probe, text, 0) > 0) {
		*clauses += 1;
		return true;
	}
	return is_enacting(probe, text, &body, &plain)
		|| rr_lang_match(probe->lang, "decision-openings", text, 0, &body);
}

static bool stands_whole(const struct sides *s)
{
	struct proof proof[2] = { { 0 } };
	struct reader probe[2];

	for (int side = 0; side < 2; side++)
		probe[side] = (struct reader){ .langs = s->langs, .lang = s->lang[side] };
	for (size_t i = 0; i < s->count; i++) {
		enum side side = s->pieces[i].side;

		if (side == SIDE_BOTH)
			continue;
		proof[side].bytes += s->pieces[i].text.len;
		proof[side].openings += opens_text(s, &probe[side], i, &proof[side].clauses);
	}
	if (proof[0].bytes * SHORTER < proof[1].bytes || proof[1].bytes * SHORTER < proof[0].bytes)
		return false;
	if (proof[0].clauses * SHORTER < proof[1].clauses || proof[1].clauses * SHORTER < proof[0].clauses)
		return false;
	return (proof[0].openings > 0 && proof[1].openings > 0 && proof[0].clauses > 0 && proof[1].clauses > 0)
		|| (proof[0].clauses >= FEW && proof[1].clauses >= FEW);
}

/* Of two the one that is not English, else the one that stands first. */
static enum side usual_side(const struct sides *s)
{
	for (int side = 0; side < 2; side++)
		if (strcmp(rr_lang_code(s->lang[side]), "en") == 0)
			return side == 0 ? SIDE_SECOND : SIDE_FIRST;
	for (size_t i = 0; i < s->count; i++)
		if (s->pieces[i].side != SIDE_BOTH)
			return (enum side)s->pieces[i].side;
	return SIDE_FIRST;
}

/* ---- the side ---------------------------------------------------------------- */

/* There is room for it; see make_source(). */
static unsigned add_setting(struct rr_source *out, struct rr_setting setting)
{
	out->settings[out->setting_count] = setting;
	return (unsigned)out->setting_count++;
}

/* The runs of a line that lie within a piece of it, counted from there. */
static void keep_runs(struct sides *s, struct rr_source *out, struct rr_line *line, struct rr_span text)
{
	struct rr_setting set = *rr_line_setting(out, line);
	const struct rr_run *old = set.runs;
	size_t start = (size_t)(text.text - line->text.text), count = set.run_count;
	struct rr_run *runs;

	if (count == 0 || (start == 0 && text.len == line->text.len))
		return;
	set.runs = runs = rr_arena_alloc(s->arena, count * sizeof *runs);
	set.run_count = 0;
	set.start = text.text;
	for (size_t i = 0; i < count; i++) {
		struct rr_run run = old[i];

		run.start = run.start > start ? run.start - start : 0;
		run.end = run.end > start ? run.end - start : 0;
		if (run.end > text.len)
			run.end = text.len;
		if (run.start < run.end)
			runs[set.run_count++] = run;
	}
	line->setting = add_setting(out, set);
}

static void push_line_of(struct sides *s, struct rr_source *out, const struct piece *p)
{
	struct rr_line line = *p->from;
	size_t start = (size_t)(p->text.text - line.text.text);
	bool head = trim(rr_span_sub(line.text, 0, start)).len == 0;
	struct rr_span text = head ? rr_span_sub(line.text, 0, start + p->text.len) : p->text;

	keep_runs(s, out, &line, text);
	line.text = text;
	out->lines[out->count++] = line;
}

/* Between two lines of the side stood the other: they part there, but in mid-sentence. */
static bool parts(const struct piece *last, const struct piece *p)
{
	return p->gap || (p != last + 1 && (ends_sentence(last->text) || !starts_lower(p->text)));
}

static struct rr_source *make_source(struct sides *s, const struct rr_source *source, enum side side,
                                     struct piece **left, size_t *left_count)
{
	struct rr_source *out = rr_arena_alloc(s->arena, sizeof *out);
	const struct piece *last = NULL;

	*out = *source;
	out->bytes = NULL; /* the other side's lines lie between */
	out->count = 0;
	out->lines = rr_arena_alloc(s->arena, 2 * s->count * sizeof *out->lines);
	out->settings = rr_arena_alloc(s->arena, (source->setting_count + s->count) * sizeof *out->settings);
	memcpy(out->settings, source->settings, source->setting_count * sizeof *out->settings);
	*left = rr_arena_alloc(s->arena, s->count * sizeof **left);
	*left_count = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct piece *p = &s->pieces[i];

		if (p->side != SIDE_BOTH && p->side != side) {
			(*left)[(*left_count)++] = *p;
			continue;
		}
		if (last != NULL && (s->columns ? p->gap : parts(last, p)))
			out->lines[out->count++] = (struct rr_line){ { "", 0 }, p->from->number, p->from->setting };
		push_line_of(s, out, p);
		last = p;
	}
	return out;
}

struct rr_source *take_side(struct rr_langs *langs, const struct rr_source *source,
                            struct rr_arena *arena, const struct rr_lang *lang[2], bool wanted,
                            struct piece **left, size_t *left_count)
{
	struct sides s = { .langs = langs, .lang = { lang[0], lang[1] }, .arena = arena };
	struct rr_source *out = NULL;
	enum side side;
	bool turns;

	s.script[0] = rr_lang_script(langs, lang[0]);
	s.script[1] = rr_lang_script(langs, lang[1]);
	if (s.script[0] == NULL || s.script[1] == NULL)
		return NULL;
	cut_pieces(&s, source);
	turns = take_turns(&s);
	settle_pieces(&s, turns);
	if (!turns)
		smooth_pieces(&s);
	if (stands_whole(&s)) {
		side = wanted ? SIDE_FIRST : usual_side(&s);
		out = make_source(&s, source, side, left, left_count);
		if (side == SIDE_SECOND) {
			lang[0] = s.lang[1];
			lang[1] = s.lang[0];
		}
	}
	free(s.pieces);
	return out;
}
