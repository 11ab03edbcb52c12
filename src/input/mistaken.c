/*
 * Texts that were decoded in the wrong encoding and saved so: "Ð¡Ð¾Ð²ÐµÑ‚",
 * "Ñîâåò", "РЎРѕРІРµС‚", "锛". How often letters stand side by side that
 * hardly do, in the first bytes beyond ASCII, raises the suspicion at next to
 * no cost. Then the text is encoded again as it must have been decoded, and
 * decoded otherwise: as UTF-8, where that is well formed hardly by chance, or
 * as another encoding, where the packs know the words it gives.
 */
#include "mistaken.h"

#include <string.h>

#include "resread/lang.h"
#include "resread/text.h"

#define SCANNED ((size_t)64 << 10) /* bytes, for one beyond ASCII */
#define SAMPLE ((size_t)4096)
#define TIMES 3      /* it may have been done so often */
#define LEAST ((size_t)6) /* characters beyond ASCII */
#define ENOUGH ((size_t)200)
#define SHARE 0.35   /* of the letters, in words that a pack knows */

/* What it was decoded as, and what it was. */
struct mistake {
	const char *as, *was;
};

static const struct mistake latin[] = {
	{ "windows-1252", "UTF-8" }, { "windows-1252", "windows-1251" }, { "windows-1252", "KOI8-R" },
	{ "windows-1252", "windows-1256" }, { "windows-1252", "GB18030" }, { "windows-1252", "Big5" },
	{ "macintosh", "UTF-8" }, { NULL, NULL },
};
static const struct mistake cyrillic[] = {
	{ "windows-1251", "UTF-8" }, { "windows-1251", "KOI8-R" }, { "KOI8-R", "windows-1251" },
	{ "KOI8-R", "UTF-8" }, { "IBM866", "UTF-8" }, { NULL, NULL },
};
static const struct mistake arabic[] = { { "windows-1256", "UTF-8" }, { NULL, NULL } };
static const struct mistake han[] = { { "GB18030", "UTF-8" }, { NULL, NULL } };

/* ---- suspicion ------------------------------------------------------------- */

struct counts {
	size_t all;     /* characters beyond ASCII */
	size_t latin, cyrillic, arabic, han;
	size_t pairs;   /* of Latin ones side by side */
	size_t leads;   /* letters that the first bytes of UTF-8 become: Р С, ط ظ, 锛 銆 */
	size_t capitals; /* Cyrillic ones */
	size_t strokes; /* of frames, behind another of them or a letter */
};

static bool is_latin(uint32_t cp)
{
	return (cp >= 0x80 && cp < 0x180) || cp == 0x192 || (cp >= 0x2C6 && cp <= 0x2DD)
		|| (cp >= 0x2013 && cp <= 0x203A) || cp == 0x20AC || cp == 0x2122
		|| (cp >= 0x2202 && cp <= 0x2265) || cp == 0x25CA || cp == 0x3A9 || cp == 0x3C0;
}

static void count_one(struct counts *c, uint32_t before, uint32_t cp)
{
	c->all++;
	if (is_latin(cp)) {
		c->latin++;
		c->pairs += is_latin(before);
	} else if (cp >= 0x400 && cp < 0x530) {
		c->cyrillic++;
		c->leads += cp == 0x420 || cp == 0x421;
		c->capitals += cp >= 0x410 && cp < 0x430;
	} else if (cp >= 0x2500 && cp < 0x25A0) {
		c->cyrillic++;
		c->strokes += before >= 0x400;
	} else if (cp >= 0x600 && cp < 0x700) {
		c->arabic++;
		c->leads += cp == 0x637 || cp == 0x638;
	} else if (cp >= 0x3400 && cp < 0xA000) {
		c->han++;
		c->leads += cp == 0x951B || cp == 0x9286 || cp == 0x9225;
	}
}

/* What mistakes the text may have suffered; NULL: it looks like any text. */
static const struct mistake *suspect(struct rr_span sample)
{
	struct counts c = { 0 };
	uint32_t before = ' ';

	for (size_t pos = 0; pos < sample.len && c.all < ENOUGH;) {
		uint32_t cp = ' ';

		if (!(sample.text[pos] & 0x80))
			pos++;
		else
			count_one(&c, before, cp = rr_utf8_next(sample, &pos));
		before = cp;
	}
	if (c.all < LEAST)
		return NULL;
	if (c.latin * 3 > c.all * 2 && c.pairs * 3 >= c.latin)
		return latin;
	if (c.cyrillic * 2 > c.all && (c.leads * 10 > c.cyrillic * 3 || c.capitals * 2 > c.cyrillic
	                               || c.strokes * 8 > c.cyrillic))
		return cyrillic;
	if (c.arabic * 2 > c.all && c.leads * 10 > c.arabic * 3)
		return arabic;
	return c.han * 2 > c.all && c.leads * 60 > c.han ? han : NULL;
}

/* ---- taking it back ---------------------------------------------------------- */

/* The characters of an encoding of one byte, those of ASCII left out. */
static void read_table(const char *encoding, uint32_t table[128])
{
	char bytes[128];
	struct rr_str text = { 0 };
	size_t pos = 0;

	for (int i = 0; i < 128; i++)
		bytes[i] = (char)(0x80 + i);
	rr_decode(rr_span_of(bytes, sizeof bytes), encoding, &text);
	for (int i = 0; i < 128 && pos < text.len; i++)
		table[i] = rr_utf8_next(rr_str_span(&text), &pos);
	rr_str_free(&text);
}

/* The byte that became the character; 0 if none did. */
static unsigned char byte_of(const uint32_t table[128], uint32_t cp)
{
	if (cp >= 0x80 && cp < 0xA0) /* what the encoding has no character for */
		return (unsigned char)cp;
	for (int i = 0; i < 128; i++)
		if (table[i] == cp)
			return (unsigned char)(0x80 + i);
	return 0;
}

/*
 * The bytes of characters beyond ASCII that stand together from pos on, and
 * where they end; a pair may end with one of ASCII.
 */
static size_t take_run(const uint32_t table[128], bool pairs, struct rr_span text, size_t pos,
                       struct rr_str *run)
{
	bool open = false; /* the first of a pair has been taken */

	rr_str_cut(run, 0);
	while (pos < text.len) {
		size_t next = pos;
		uint32_t cp = rr_utf8_next(text, &next);
		unsigned char byte = cp < 0x80 ? 0 : byte_of(table, cp);

		if (byte == 0 && pairs && open && cp >= 0x40 && cp < 0x7F)
			byte = (unsigned char)cp;
		if (byte == 0) /* "Ã ", whose no-break blank became a blank */
			byte = cp == ' ' && run->len > 0 && run->text[run->len - 1] == '\xC3' ? 0xA0 : 0;
		if (byte == 0)
			break;
		rr_str_putc(run, (char)byte);
		open = !open;
		pos = next;
	}
	return pos;
}

/* How many sequences of a run are well-formed UTF-8, and how many bytes belong to none. */
static void add_utf8(struct rr_span run, struct rr_span printed, struct rr_str *out, size_t *good,
                     size_t *bad)
{
	for (size_t pos = 0, at = 0; pos < run.len;) {
		size_t start = pos, end = at;
		uint32_t cp = rr_utf8_next(run, &pos);

		if (cp == 0xFFFD && pos - start < 3) {
			pos = start + 1;
			rr_utf8_next(printed, &end);
			rr_str_add(out, rr_span_sub(printed, at, end)); /* stays as it was printed */
			*bad += 1;
		} else {
			for (size_t i = start; i < pos; i++)
				rr_utf8_next(printed, &end);
			rr_str_add(out, rr_span_sub(run, start, pos));
			*good += 1;
		}
		at = end;
	}
}

static void add_run(struct rr_span run, struct rr_span printed, const char *was, struct rr_str *out,
                    size_t *good, size_t *bad)
{
	size_t wrong;

	if (strcmp(was, "UTF-8") == 0) {
		add_utf8(run, printed, out, good, bad);
		return;
	}
	wrong = rr_decode(run, was, out);
	*bad += wrong;
	*good += run.len > wrong ? run.len - wrong : 0;
}

/* The text as it was meant, if that mistake was made. */
static void take_back(struct rr_span text, const struct mistake *m, struct rr_str *out, size_t *good,
                      size_t *bad)
{
	uint32_t table[128] = { 0 };
	struct rr_str run = { 0 };
	size_t pos = 0;
	bool pairs = strcmp(m->was, "GB18030") == 0 || strcmp(m->was, "Big5") == 0;

	*good = *bad = 0;
	read_table(m->as, table);
	while (pos < text.len) {
		size_t start = pos;

		while (pos < text.len && !(text.text[pos] & 0x80))
			pos++;
		rr_str_add(out, rr_span_sub(text, start, pos));
		start = pos;
		pos = take_run(table, pairs, text, pos, &run);
		if (run.len > 0) {
			add_run(rr_str_span(&run), rr_span_sub(text, start, pos), m->was, out, good, bad);
		} else if (pos < text.len) {
			rr_utf8_next(text, &pos);
			rr_str_add(out, rr_span_sub(text, start, pos));
			*bad += 1;
		}
	}
	rr_str_free(&run);
}

/* The same of an encoding of pairs, which can't be taken back one by one. */
static void take_back_pairs(struct rr_span text, const struct mistake *m, struct rr_str *out, size_t *good,
                            size_t *bad)
{
	struct rr_str bytes = { 0 };

	*bad = rr_encode(text, m->as, &bytes);
	*good = bytes.len;
	if (*bad != RR_NONE)
		*bad += rr_utf8_clean(rr_str_span(&bytes), out);
	rr_str_free(&bytes);
}

static void take_any_back(struct rr_span text, const struct mistake *m, struct rr_str *out, size_t *good,
                          size_t *bad)
{
	if (strcmp(m->as, "GB18030") == 0)
		take_back_pairs(text, m, out, good, bad);
	else
		take_back(text, m, out, good, bad);
}

/* ---- proof ----------------------------------------------------------------- */

static double share_known(struct rr_langs *langs, struct rr_span text)
{
	size_t all = 0, known = rr_lang_known(langs, rr_lang_guess(langs, text), text, &all);

	return all > 0 ? (double)known / (double)all : 0;
}

/* The mistake that was made with the text whose beginning this is; NULL: none that can be proved. */
static const struct mistake *find_mistake(struct rr_span sample, const struct mistake *list)
{
	struct rr_langs *langs = rr_langs_new(NULL);
	const struct mistake *best = NULL;
	double most = share_known(langs, sample) * 1.3;

	most = most > SHARE ? most : SHARE;
	for (const struct mistake *m = list; m->as != NULL; m++) {
		struct rr_str text = { 0 };
		size_t good, bad;
		double share;

		take_any_back(sample, m, &text, &good, &bad);
		share = bad == RR_NONE || bad * 5 > good ? 0 : share_known(langs, rr_str_span(&text));
		rr_str_free(&text);
		if (strcmp(m->was, "UTF-8") == 0 && strcmp(m->as, "GB18030") != 0 && bad * 2 <= good
		    && good > 1) {
			best = m; /* no other bytes are well formed by chance */
			break;
		}
		if (share > most) {
			most = share;
			best = m;
		}
	}
	rr_langs_free(langs);
	return best;
}

static struct rr_span sample_of(struct rr_span text)
{
	size_t at = 0;

	while (at < text.len && at < SCANNED && !(text.text[at] & 0x80))
		at++;
	return at < text.len && at < SCANNED ? rr_span_sub(text, at, at + SAMPLE) : rr_span_of("", 0);
}

bool take_mistake_back(struct rr_str *text, size_t from, struct mistaken *what)
{
	bool any = false;

	for (int i = 0; i < TIMES; i++) {
		struct rr_span all = rr_span_sub(rr_str_span(text), from, text->len);
		struct rr_span sample = sample_of(all);
		const struct mistake *list = suspect(sample), *m = list ? find_mistake(sample, list) : NULL;
		struct rr_str meant = { 0 };
		size_t good;

		if (m == NULL)
			break;
		rr_str_add(&meant, rr_span_sub(rr_str_span(text), 0, from));
		take_any_back(all, m, &meant, &good, &what->bad);
		rr_str_free(text);
		*text = meant;
		what->as = m->as;
		what->was = m->was;
		any = true;
	}
	return any;
}
