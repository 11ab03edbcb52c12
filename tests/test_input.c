#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <iconv.h>

#include "resread/input.h"
#include "resread/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The lines of a source, one below the other, each with its page before it. */
static char *shown(const struct rr_source *source, bool pages)
{
	struct rr_str out = { 0 };

	for (size_t i = 0; i < source->count; i++) {
		if (pages)
			rr_str_printf(&out, "%u.%u ", rr_line_setting(source, &rr_source_lines(source)[i])->page, rr_source_lines(source)[i].number);
		rr_str_add(&out, rr_source_lines(source)[i].text);
		rr_str_putc(&out, '\n');
	}
	return out.text;
}

static struct rr_source *opened(struct rr_span bytes)
{
	struct rr_source *source = NULL;
	struct rr_error err = { 0 };

	if (rr_source_from(bytes, "test", &source, &err) != RR_OK)
		fail_msg("%s", err.text);
	return source;
}

static void lines_and_pages_are_told(void **state)
{
	static const struct { const char *in, *out; size_t remarks; } tests[] = {
		{ "one", "1.1 one\n", 0 },
		{ "one\n", "1.1 one\n", 0 },
		{ "one\n\ntwo\n", "1.1 one\n1.2 \n1.3 two\n", 0 },
		{ "one\r\ntwo\r\n", "1.1 one\n1.2 two\n", 0 },
		{ "one\rtwo", "1.1 one\n1.2 two\n", 0 },
		{ "one\n\ftwo\n", "1.1 one\n2.2 two\n", 0 },
		{ "one\ftwo\n", "1.1 one\n2.1 two\n", 0 },
		{ "a\tb\u00A0c\u2002d\u202F;", "1.1 a\tb c d ;\n", 0 },
		{ "one\u2028two", "1.1 one\n1.2 two\n", 0 },
		{ "\xEF\xBB\xBFone", "1.1 one\n", 0 },
		{ "cafe\u0301", "1.1 café\n", 0 },
		{ "\u200Bw\u00ADe\u2060l\uFEFF\u202El\u2066s\u200E\u2069\n\u200B\n", "1.1 wells\u200E\n1.2 \n", 0 },
		{ "a\x1B[1mb", "1.1 a[1mb\n", 1 },
		{ "a\xED\xA0\x80z", "1.1 a\uFFFD\uFFFD\uFFFDz\n", 1 },
		{ "\xE6\xB0\xB4 \xE6\xB0", "1.1 \u6C34 \uFFFD\n", 1 },
		/* three bytes of four, as long as the sign that stands for them */
		{ "水水水水水水水水水\xF1\x94\x9F水水水水水水水水水", "1.1 水水水水水水水水水\uFFFD水水水水水水水水水\n", 1 },
		{ "水水水水水水水水水水水水水水水水水水水水水\xFF水",
		  "1.1 水水水水水水水水水水水水水水水水水水水水水\uFFFD水\n", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_source *source = opened(rr_span(tests[i].in));
		char *text = shown(source, true);

		assert_string_equal(text, tests[i].out);
		assert_int_equal(source->remark_count, tests[i].remarks);
		assert_int_equal(source->format, RR_TEXT);
		assert_string_equal(source->encoding, "UTF-8");
		free(text);
		rr_source_free(source);
	}
}

static struct rr_str encoded(const char *text, const char *encoding)
{
	iconv_t to = iconv_open(encoding, "UTF-8");
	size_t left = strlen(text), room = 4 * left + 16;
	char *in = rr_dup(text), *from = in, *buf = malloc(room), *target = buf;
	struct rr_str out = { 0 };

	assert_true(to != (iconv_t)-1);
	assert_int_equal(iconv(to, &from, &left, &target, &room), 0);
	rr_str_add(&out, rr_span_of(buf, (size_t)(target - buf)));
	iconv_close(to);
	free(in);
	free(buf);
	return out;
}

static void encodings_are_recognised(void **state)
{
	static const char zh[] = "各国的湖泊委员会，\n回顾其关于淡水湖泊保护的第 3/12 号决定，\n"
		"1. 请秘书处在下一年的会议上报告水位的变化；\n";
	static const char zh_hant[] = "各國的湖泊委員會，\n回顧其關於淡水湖泊保護的第 3/12 號決定，\n"
		"1. 請祕書處在下一年的會議上報告水位的變化；\n";
	static const char ru[] = "Комитет по озёрам,\nнапоминая о своём решении 3/12 о чистой воде,\n"
		"1. просит секретариат сообщать об уровне воды;\n";
	static const char ru_caps[] = "КОМИТЕТ ПО ОЗЁРАМ\nРешение о воде\n";
	static const char fr[] = "Le Comité des lacs,\nRappelant sa décision 3/12 sur l’eau très pure,\n"
		"1. Prie le secrétariat d’étudier « le niveau » où il s'élève;\n";
	static const char es[] = "El Comité de los lagos,\nRecordando su decisión sobre el agua mañana,\n"
		"1. Pide a la secretaría que informe aún más según el año;\n";
	static const char ar[] = "لجنة البحيرات،\nإذ تشير إلى قرارها بشأن المياه العذبة،\n"
		"1 - تطلب إلى الأمانة أن تقدم تقريرا عن مستوى المياه؛\n";
	static const struct { const char *text, *iconv, *name, *mark; } tests[] = {
		{ zh, "GB18030", "GB18030", "" },
		{ zh, "UTF-16LE", "UTF-16LE", "" },
		{ zh, "UTF-16BE", "UTF-16BE", "" },
		{ zh, "UTF-16LE", "UTF-16LE", "\xFF\xFE" },
		{ zh, "UTF-16BE", "UTF-16BE", "\xFE\xFF" },
		{ zh_hant, "BIG5", "Big5", "" },
		{ zh_hant, "GB18030", "GB18030", "" },
		{ zh_hant, "UTF-16LE", "UTF-16LE", "" },
		{ ru, "WINDOWS-1251", "windows-1251", "" },
		{ ru, "KOI8-R", "KOI8-R", "" },
		{ ru, "UTF-16BE", "UTF-16BE", "" },
		{ ru, "CP866", "IBM866", "" },
		{ ru, "MAC-CYRILLIC", "x-mac-cyrillic", "" },
		{ ru_caps, "WINDOWS-1251", "windows-1251", "" },
		{ ru_caps, "KOI8-R", "KOI8-R", "" },
		{ fr, "WINDOWS-1252", "windows-1252", "" },
		{ fr, "UTF-16LE", "UTF-16LE", "" },
		{ es, "WINDOWS-1252", "windows-1252", "" },
		{ es, "CP850", "IBM850", "" },
		{ es, "MACINTOSH", "macintosh", "" },
		{ es, "ISO-8859-1", "windows-1252", "" },
		{ ar, "WINDOWS-1256", "windows-1256", "" },
		{ ar, "UTF-16LE", "UTF-16LE", "" },
		/* a line is enough, by its words */
		{ "1. просит государства чинить мосты;\n", "KOI8-R", "KOI8-R", "" },
		{ "1. просит государства чинить мосты;\n", "WINDOWS-1251", "windows-1251", "" },
		{ "1 - تحث الدول على إصلاح الجسور؛\n", "WINDOWS-1256", "windows-1256", "" },
		{ "1. 敦促各国修桥；\n", "GB18030", "GB18030", "" },
		{ "1. 敦促各國修橋；\n", "BIG5", "Big5", "" },
		{ "敦促各国修复所有桥梁\n", "UTF-16BE", "UTF-16BE", "" },
		{ "敦促各国修复所有桥梁\n", "UTF-16LE", "UTF-16LE", "" },
		{ "1. Décide d’élargir les ponts;\n", "WINDOWS-1252", "windows-1252", "" },
		{ "Año de los puentes\n", "ISO-8859-1", "windows-1252", "" },
		/* letters that would make Chinese ones of those behind them, and signs saved in Chinese */
		{ "The illegal régime of the lake, and the régimes before it; a régime of ice, whose régime\n",
		  "WINDOWS-1252", "windows-1252", "" },
		{ "The Chargé d’affaires of the lake and the Council’s strong desire\n", "WINDOWS-1252", "windows-1252", "" },
		{ "The Secretary’s “plan of lakes” – all of it – for the régime’s villages\n", "GB18030", "GB18030", "" },
		{ "The Secretary’s “plan of lakes” – all of it\n", "BIG5", "Big5", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_str body = encoded(tests[i].text, tests[i].iconv), bytes = { 0 };
		struct rr_source *source;
		char *text;

		rr_str_puts(&bytes, tests[i].mark);
		rr_str_add(&bytes, rr_str_span(&body));
		source = opened(rr_str_span(&bytes));
		text = shown(source, false);
		assert_string_equal(source->encoding, tests[i].name);
		assert_string_equal(text, tests[i].text);
		assert_int_equal(source->remark_count, 0);
		free(text);
		rr_source_free(source);
		rr_str_free(&body);
		rr_str_free(&bytes);
	}
}

static void hostile_text_takes_linear_time(void **state)
{
	static const char *const pieces[] = {
		"word ", "\r", "\f", "\xFF", "\xCC\x81\xCC\xA3", "\xC2\x85", "\xED\xA0\x80", "\xE6\xB0\xB4",
		"readable text \1",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct rr_str text = { 0 };
		struct rr_source *source = NULL;
		clock_t start = clock();

		rr_str_puts(&text, "x");
		while (text.len < (size_t)2 << 20)
			rr_str_puts(&text, pieces[i]);
		rr_source_from(rr_str_span(&text), "test", &source, NULL);
		assert_true((clock() - start) / CLOCKS_PER_SEC < 60);
		for (size_t k = 0; source != NULL && k < source->count; k++)
			assert_true(rr_utf8_valid(rr_source_lines(source)[k].text));
		rr_source_free(source);
		rr_str_free(&text);
	}
}

#define BYTES(literal) literal, sizeof(literal) - 1

static void no_document_gets_its_sentence(void **state)
{
	static const struct { const char *bytes; size_t len; const char *want; } tests[] = {
		{ BYTES(""), "f: is empty" },
		{ BYTES(" \n\n"), "f: is empty" },
		{ BYTES("\x7F" "ELF\2\1\1"), "f: is a program" },
		{ BYTES("\x89PNG\r\n\x1A\n"), "f: is a picture (PNG)" },
		{ BYTES("PK\3\4abcdef"), "f: is an archive (zip)" },
		{ BYTES("PK\3\4..mimetypeapplication/vnd.oasis.opendocument.text"),
		  "f: is an OpenDocument file; save it as .docx first" },
		{ BYTES("PK\3\4..mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
		  "f: is an OpenDocument file, but no text document" },
		{ BYTES("PK\3\4..[Content_Types].xml xl/workbook.xml"), "f: is an Office file, but no text document" },
		{ BYTES("PK\3\4..mimetypeapplication/epub+zip"), "f: is an e-book (EPUB)" },
		{ BYTES("<?xml version='1.0'?>\n<office:document office:version='1.2'>"),
		  "f: is an OpenDocument file (flat); save it as .docx first" },
		{ BYTES("<?xml version='1.0'?>\n<w:wordDocument>"),
		  "f: is a Word file of 2003 (XML); save it as .docx first" },
		{ BYTES("{\\rtf1\\ansi The lake}"), "f: is an RTF file; save it as .docx first" },
		{ BYTES("\xD0\xCF\x11\xE0....W\0o\0r\0d\0D\0o\0c\0u\0"), "f: is an old Word file; save it as .docx first" },
		{ BYTES("\xD0\xCF\x11\xE0....W\0o\0r\0k\0b\0o\0o\0k\0"), "f: is an old Office file, but no text document" },
		{ BYTES("\xD0\xCF\x11\xE0....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0"),
		  "f: is a Word or Excel file locked with a password; save it without one first" },
		{ BYTES("RIFF\1\0\0\0WEBPVP8 "), "f: is a picture (WebP)" },
		{ BYTES("MIME-Version: 1.0\nContent-Type: multipart/related\n"),
		  "f: is a web archive (MHTML); save it as .html first" },
		{ BYTES("a\0\0\0b\0\0\1"), "f: is binary, not a text" },
		{ BYTES("\1\2\3\4\5\6"), "f: is binary, not a text" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_source *source = NULL;
		struct rr_error err = { 0 };

		assert_int_equal(rr_source_from(rr_span_of(tests[i].bytes, tests[i].len), "f",
		                                &source, &err), RR_UNREAD);
		assert_string_equal(err.text, tests[i].want);
		assert_null(source);
	}
}

static void paths_that_cannot_be_read_are_told(void **state)
{
	struct rr_source *source = NULL;
	struct rr_error err = { 0 };

	(void)state;
	assert_int_equal(rr_source_open("/nowhere/at/all", &source, &err), RR_UNREAD);
	assert_int_equal(rr_source_open("/", &source, &err), RR_UNREAD);
	assert_null(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_and_pages_are_told),
		cmocka_unit_test(encodings_are_recognised),
		cmocka_unit_test(hostile_text_takes_linear_time),
		cmocka_unit_test(no_document_gets_its_sentence),
		cmocka_unit_test(paths_that_cannot_be_read_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
