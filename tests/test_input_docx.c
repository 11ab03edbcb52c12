#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/source_lines.h"
#include "support/zip_made.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define P(inside) "<w:p>" inside "</w:p>"
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define I(text) "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define NUM(level) "<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='7'/></w:numPr></w:pPr>"
#define LIST(list) "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='" list "'/></w:numPr></w:pPr>"
#define STYLE(name) "<w:pPr><w:pStyle w:val='" name "'/></w:pPr>"
#define END(change) "<w:pPr><w:rPr><" change "/></w:rPr></w:pPr>"
#define CALL(id) "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='" id "'/></w:r>"
#define DOC(body) "<w:document xmlns:w='w' xmlns:r='r'><w:body>" body "</w:body></w:document>"

static const char numbering[] =
	"<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='3'>"
	"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
	"<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>"
	"<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='(%3)'/></w:lvl>"
	"</w:abstractNum><w:abstractNum w:abstractNumId='4'><w:numStyleLink w:val='Paras'/></w:abstractNum>"
	"<w:abstractNum w:abstractNumId='5'><w:styleLink w:val='Paras'/>"
	"<w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='russianLower'/><w:lvlText w:val='%1)'/>"
	"</w:lvl></w:abstractNum>"
	"<w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num>"
	"<w:num w:numId='8'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'>"
	"<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
	"<w:num w:numId='9'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'>"
	"<w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
	"</w:lvlOverride></w:num>"
	"<w:num w:numId='10'><w:abstractNumId w:val='4'/></w:num>"
	"<w:num w:numId='11'><w:abstractNumId w:val='5'/></w:num></w:numbering>";
static const char footnotes[] =
	"<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'>" P(R("---")) "</w:footnote>"
	"<w:footnote w:id='4'>" P("<w:r><w:footnoteRef/></w:r>" R(" See the lake.")) "</w:footnote>"
	"<w:footnote w:id='5'>" P("<w:r><w:footnoteRef/></w:r>" R("Ibid.")) "</w:footnote></w:footnotes>";
static const char styles[] =
	"<w:styles xmlns:w='w'><w:style w:styleId='Lead'><w:rPr><w:i/></w:rPr></w:style>"
	"<w:style w:styleId='Upright'><w:basedOn w:val='Lead'/><w:rPr><w:i w:val='0'/></w:rPr></w:style>"
	"<w:style w:styleId='Number'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>"
	"<w:style w:styleId='Letter'><w:basedOn w:val='Number'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>"
	"</w:style><w:style w:type='numbering' w:styleId='Paras'><w:pPr><w:numPr><w:numId w:val='11'/></w:numPr>"
	"</w:pPr></w:style></w:styles>";
static const char relations[] =
	"<Relationships><Relationship Id='a' Target='header1.xml'/>"
	"<Relationship Id='b' Target='header2.xml'/></Relationships>";
static const char masthead[] = "<w:hdr xmlns:w='w'>" P(R("Lake Council")) "</w:hdr>";
static const char running[] = "<w:hdr xmlns:w='w'>" P(R("L/1/2")) "</w:hdr>";

static void docx_gives_what_a_reader_sees(void **state)
{
	static const struct { const char *body, *out; } tests[] = {
		{ DOC(P(R("One")) P() P(R("two"))), "1P One\n1P two\n" },
		{ DOC(P(I("Recalling ") R("water"))), "1P _Recalling_ water\n" },
		{ DOC(P("<w:r><w:rPr><w:rStyle w:val='Lead'/></w:rPr><w:t>Noting</w:t></w:r>")),
		  "1P _Noting_\n" },
		/* a style undoes what the one it builds on does, and is a lower level of its list */
		{ DOC(P(STYLE("Lead") R("a")) P(STYLE("Upright") R("b"))), "1P _a_\n1P b\n" },
		{ DOC(P(STYLE("Number") R("a")) P(STYLE("Letter") R("b")) P(STYLE("Number") R("c"))),
		  "1P 1. a\n1P (a) b\n1P 2. c\n" },
		{ DOC(P(NUM("0") R("swim")) P(NUM("1") R("far")) P(NUM("1") R("near")) P(NUM("2") R("now"))
		      P(NUM("0") R("dive")) P(NUM("1") R("deep"))),
		  "1P 1. swim\n1P (a) far\n1P (b) near\n1P (i) now\n1P 2. dive\n1P (a) deep\n" },
		{ DOC(P(R("x") "<w:r><w:footnoteReference w:id='4'/></w:r>" R(", y")
		        "<w:r><w:footnoteReference w:id='5'/></w:r>")),
		  "1P x^1^, y^2^\n1PN ^1^ See the lake.\n1PN ^2^ Ibid.\n" },
		{ DOC(P(R("x") CALL("5") R(", y") CALL("4"))), /* kept in another order than called */
		  "1P x^1^, y^2^\n1PN ^2^ See the lake.\n1PN ^1^ Ibid.\n" },
		{ DOC(P(R("x") CALL("4"))
		      "<w:sectPr><w:footnotePr><w:numFmt w:val='chicago'/></w:footnotePr></w:sectPr>"),
		  "1P x^*^\n1PN ^*^ See the lake.\n1PN Ibid.\n" },
		{ DOC(P(R("title") "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
		        "<w:footnoteReference w:customMarkFollows='1' w:id='9'/>"
		        "<w:sym w:font='Symbol' w:char='F02A'/></w:r>")), "1P title^*^\n1PN  See the lake.\n1PN Ibid.\n" },
		{ DOC(P(LIST("7") R("a")) P(LIST("8") R("b")) P(LIST("8") R("c"))),
		  "1P 1. a\n1P 1. b\n1P 2. c\n" },
		{ DOC(P(LIST("9") R("a")) P(LIST("9") R("b"))), "1P I. a\n1P II. b\n" },
		{ DOC(P(LIST("10") R("a")) P(LIST("10") R("b"))), "1P г) a\n1P д) b\n" },
		{ DOC(P(LIST("0") R("a")) P("<w:pPr><w:numPr><w:numId w:val='99'/></w:numPr></w:pPr>" R("b"))),
		  "1P a\n1P b\n" },
		{ DOC(P(END("w:del") R("to ")) P(END("w:ins") LIST("7") R("swim")) P(R("and dive"))),
		  "1P to swim\n1P and dive\n" },
		{ DOC(P(END("w:del") "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>") P(LIST("7") R("kept"))),
		  "1P 1. kept\n" },
		{ DOC(P(R("one") "<w:r><w:br/></w:r>" R("two")) P(R("three"))), "1P one\n1 two\n1P three\n" },
		{ DOC("<w:sdt><w:sdtPr/><w:sdtContent>" P("<w:smartTag>" R("1 May") "</w:smartTag>"
		      "<w:hyperlink>" R(" 2036") "</w:hyperlink>") "</w:sdtContent></w:sdt>"), "1P 1 May 2036\n" },
		{ DOC(P("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
		        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R("7")
		        "<w:r><w:fldChar w:fldCharType='end'/></w:r>" "<w:r><w:softHyphen/></w:r>" R("th"))),
		  "1P 7th\n" },
		{ DOC(P(R("kept") "<w:del>" R("gone") "</w:del><w:ins>" R(" new") "</w:ins>")),
		  "1P kept new\n" },
		{ DOC(P(R("one") "<w:r><w:br w:type='page'/></w:r>") P(R("two"))), "1P one\n2P two\n" },
		{ DOC("<w:tbl><w:tr><w:tc>" P(R("a")) P(R("b")) "</w:tc><w:tc>" P(R("c")) "</w:tc></w:tr>"
		      "<w:tr><w:tc>" P(R("d")) "</w:tc><w:tc>" P(R("e")) "</w:tc></w:tr></w:tbl>"),
		  "1P a\n1P b\n1P c\n1P d\te\n" },
		{ DOC(P(R("end")) "<w:sectPr><w:headerReference w:type='first' r:id='a'/>"
		      "<w:headerReference w:type='default' r:id='b'/></w:sectPr>"),
		  "1P Lake Council\n1P end\n1PH L/1/2\n" },
	};

	(void)state;
	format_needed("docx");
	for (size_t i = 0; i < COUNT(tests); i++) {
		const struct file files[] = {
			{ "word/document.xml", rr_span(tests[i].body), 0 },
			{ "word/numbering.xml", rr_span(numbering), 0 },
			{ "word/footnotes.xml", strstr(tests[i].body, "footnoteReference")
			                        ? rr_span(footnotes) : rr_span("<a/>"), 0 },
			{ "word/styles.xml", rr_span(styles), 0 },
			{ "word/_rels/document.xml.rels", rr_span(relations), 0 },
			{ "word/header1.xml", rr_span(masthead), 0 },
			{ "word/header2.xml", rr_span(running), 0 },
		};
		struct rr_str zip = zipped(files, COUNT(files));

		/* tracked changes are told */
		reads_as(rr_str_span(&zip), RR_DOCX, tests[i].out, strstr(tests[i].body, "<w:del") ? 1 : 0);
		rr_str_free(&zip);
	}
}

static const char legal[] =
	"<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'>"
	"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
	"<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/>"
	"<w:lvlRestart w:val='0'/></w:lvl></w:abstractNum>"
	"<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>"
	"<w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='2'/><w:numFmt w:val='lowerLetter'/>"
	"<w:lvlText w:val='%2.'/></w:lvl><w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='arabicAbjad'/>"
	"<w:lvlText w:val='%3.'/></w:lvl></w:abstractNum>"
	"<w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num>"
	"<w:num w:numId='8'><w:abstractNumId w:val='2'/></w:num></w:numbering>";
static const char endnotes[] =
	"<w:endnotes xmlns:w='w'><w:endnote w:id='2'>" P("<w:r><w:endnoteRef/></w:r>" R(" Of oil."))
	"</w:endnote></w:endnotes>";

/* What Word, LibreOffice and Google Docs write beside that; the body may be called otherwise. */
static void docx_of_other_writers(void **state)
{
	static const struct { const char *name, *body, *out; size_t remarks; } tests[] = {
		/* numbers of a lower level that count on, and are decimal throughout */
		{ "document", DOC(P(NUM("0") R("a")) P(NUM("1") R("b")) P(NUM("0") R("c")) P(NUM("1") R("d"))),
		  "1P I. a\n1P 1.1 b\n1P II. c\n1P 2.2 d\n", 0 },
		/* letters without brackets, as Word numbers by itself */
		{ "document", DOC(P(LIST("8") R("a")) P("<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='8'/></w:numPr>"
		                     "</w:pPr>" R("b")) P("<w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='8'/></w:numPr>"
		                     "</w:pPr>" R("c"))), "1P a. a\n1P (b) b\n1P (\u0623) c\n", 0 },
		{ "document2", DOC(P(R("end")) "<w:sectPr><w:headerReference w:type='default' r:id='b'/></w:sectPr>"),
		  "1P end\n1PH L/1/2\n", 0 },
		/* what nobody has filled in yet */
		{ "document", DOC(P(R("of ") "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" R("Click here")
		                     "</w:sdtContent></w:sdt>" R("now"))), "1P of now\n", 0 },
		/* endnotes are counted behind footnotes, whose numbers begin anew with a section */
		{ "document", DOC(P(R("x") CALL("4") R(", z") "<w:r><w:endnoteReference w:id='2'/></w:r>")),
		  "1P x^1^, z^2^\n1PN ^1^ See the lake.\n1PN Ibid.\n1PN ^2^ Of oil.\n", 0 },
		{ "document", DOC(P(R("x") CALL("4")) P("<w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val='eachSect'/>"
		                     "</w:footnotePr></w:sectPr></w:pPr>") P(R("y") CALL("5"))),
		  "1P x^1^\n1P y^1^\n1PN ^1^ See the lake.\n1PN ^1^ Ibid.\n", 0 },
		{ "document", DOC(P(R("kept") "<w:commentRangeStart w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"
		                     "<w:moveFrom>" R("gone") "</w:moveFrom><w:moveTo>" R(" here") "</w:moveTo>")),
		  "1P kept here\n", 2 },
		{ "document", DOC(P("<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" P(R("box"))
		                     "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
		                     P(R("again")) "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>" R("text"))),
		  "1P box\n1P text\n", 0 },
		{ "document", "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>"
		              P("<w:r><w:rPr><w:i w:val='true'/></w:rPr><w:t>Noting</w:t></w:r>"
		                "<w:r><w:rPr><w:i w:val='false'/></w:rPr><w:t xml:space='preserve'> ice\u00A0and "
		                "well</w:t><w:noBreakHyphen/><w:t>beds</w:t></w:r>") "</w:body></w:document>",
		  "1P _Noting_ ice and well\u2011beds\n", 0 },
	};

	(void)state;
	format_needed("docx");
	for (size_t i = 0; i < COUNT(tests); i++) {
		char body[40], relating[60];
		const struct file files[] = {
			{ "[Content_Types].xml", rr_span("<Types><Override PartName='/word/document.xml' ContentType="
			  "'application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"), 0 },
			{ body, rr_span(tests[i].body), 0 }, { "word/numbering.xml", rr_span(legal), 0 },
			{ "word/footnotes.xml", strstr(tests[i].body, "footnoteReference")
			                        ? rr_span(footnotes) : rr_span("<a/>"), 0 },
			{ "word/endnotes.xml", strstr(tests[i].body, "endnoteReference")
			                       ? rr_span(endnotes) : rr_span("<a/>"), 0 },
			{ relating, rr_span("<Relationships><Relationship Id='b' Target='/word/header2.xml'/>"
			                    "</Relationships>"), 0 },
			{ "word/header2.xml", rr_span(running), 0 },
		};
		struct rr_str zip;

		snprintf(body, sizeof body, "word/%s.xml", tests[i].name);
		snprintf(relating, sizeof relating, "word/_rels/%s.xml.rels", tests[i].name);
		zip = zipped(files, COUNT(files));
		reads_as(rr_str_span(&zip), RR_DOCX, tests[i].out, tests[i].remarks);
		rr_str_free(&zip);
	}
}

static void one_part_reads_as(struct rr_span xml, const char *want, size_t remarks)
{
	const struct file file = { "word/document.xml", xml, 0 };
	struct rr_str zip = zipped(&file, 1);

	reads_as(rr_str_span(&zip), RR_DOCX, want, remarks);
	rr_str_free(&zip);
}

static void hostile_docx_is_no_trouble(void **state)
{
	static const char bomb[] =
		"<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
		"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
		"<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
		DOC(P(R("x&f;y")));
	struct rr_str deep = repeated("<w:document xmlns:w='w'>", "<w:p><w:r><w:t>x</w:t>", 700);
	const struct file other = { "word/document.xml.bak", rr_span("x"), 0 };
	struct rr_str zip = zipped(&other, 1);

	(void)state;
	format_needed("docx");
	one_part_reads_as(rr_span(bomb), "1P xy\n", 1);
	one_part_reads_as(rr_span("<w:document xmlns:w='w'>" P(R("cut")) "<w:p><w:r>"), "1P cut\n", 1);
	fails_with(rr_str_span(&zip), "f: is a damaged Word document");
	{
		const struct file file = { "word/document.xml", rr_str_span(&deep), 0 };
		struct rr_str nested = zipped(&file, 1);
		struct rr_source *source = NULL;

		assert_int_equal(rr_source_from(rr_str_span(&nested), "f", &source, NULL), RR_OK);
		assert_int_equal(source->remark_count, 1);
		rr_source_free(source);
		rr_str_free(&nested);
	}
	rr_str_free(&deep);
	rr_str_free(&zip);
}

struct bits {
	struct rr_str out;
	unsigned held, count;
};

/* The lowest bits of value, or the same from the highest on, as Huffman codes stand. */
static void put_bits(struct bits *bits, unsigned value, unsigned count, bool code)
{
	for (unsigned i = 0; i < count; i++) {
		bits->held |= (value >> (code ? count - 1 - i : i) & 1) << bits->count;
		if (++bits->count == 8) {
			rr_str_putc(&bits->out, (char)bits->held);
			bits->held = bits->count = 0;
		}
	}
}

/* A space and then copies of it, 258 at a time: a thousandth of what it unpacks to. */
static void a_zip_bomb_is_not_unpacked(void **state)
{
	const uint32_t size = 300u << 20;
	struct bits bits = { .count = 0 };
	struct file file = { .name = "word/document.xml", .size = size };
	struct rr_str zip;

	(void)state;
	format_needed("docx");
	put_bits(&bits, 1, 1, false); /* the last block, of fixed codes */
	put_bits(&bits, 1, 2, false);
	put_bits(&bits, 0x30 + ' ', 8, true);
	for (uint32_t done = 1; done < size; done += 258) {
		put_bits(&bits, 0xC5, 8, true);
		put_bits(&bits, 0, 5, true);
	}
	put_bits(&bits, 0, 14, true);
	file.data = rr_str_span(&bits.out);
	zip = zipped(&file, 1);
	fails_with(rr_str_span(&zip), "f: unpacks to more than 256 MiB, which is no resolution");
	rr_str_free(&zip);
	rr_str_free(&bits.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(docx_gives_what_a_reader_sees),
		cmocka_unit_test(docx_of_other_writers),
		cmocka_unit_test(hostile_docx_is_no_trouble),
		cmocka_unit_test(a_zip_bomb_is_not_unpacked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
