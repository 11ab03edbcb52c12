#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "support/source_lines.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- HTML ------------------------------------------------------------------ */

static void html_is_set_as_a_browser_would(void **state)
{
	static const struct { const char *in, *out; } tests[] = {
		{ "<html><body><p>One\n two<p>three</html>", "1P One two\n1P three\n" },
		{ "<!DOCTYPE html><title>no</title><p><i>Recalling</i> its <b>lake</b>",
		  "1P _Recalling_ its *lake*\n" },
		{ "<html><p>water<sup>1</sup>, ice", "1P water^1^, ice\n" },
		{ "<html><p>ice<sup>*</sup><hr><p><sup>*</sup> Not water.", "1P ice^*^\n1PN ^*^ Not water.\n" },
		{ "<html><p>one<br>two<br><br>three", "1P one\n1 two\n1P three\n" },
		{ "<html><p>&nbsp;<p>a&amp;b caf&eacute; &nosuch;", "1P a&b café &nosuch;\n" },
		{ "<html><ol><li>swim<li>dive<ol type=a start=2><li>deep</ol></ol><ul><li>rest</ul>",
		  "1P 1. swim\n1P 2. dive\n1P (b) deep\n1P • rest\n" },
		{ "<html><table><tr><td>1.<td><p>row</p><tr><td>2.<td>next</table>",
		  "1P 1.\trow\n1P 2.\tnext\n" },
		{ "<html><p>masthead<table><tr><td><br></td><td><p>left<td><p>right<p>below<td>last</table>",
		  "1P masthead\n1P left\tright\n1P below\n1P last\n" },
		{ "<html><table><tr><td><table><tr><td>menu<tr><td>more</table><td>text</table>",
		  "1P menu\n1P more\n1P text\n" },
		{ "<html><p>lake<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a>"
		  "<div><p><a class=sdfootnotesym href='#sdfootnote1anc'>1</a>Not water.</div>",
		  "1P lake^1^\n1PN ^1^ Not water.\n" },
		{ "<html><p>lake<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>, ice"
		  "<p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Not water.",
		  "1P lake^1^, ice\n1PN ^1^ Not water.\n" },
		{ "<html><p>1.<![if !supportLists]><b> </b><![endif]>lake<p>see <a href='#x'>ice</a>"
		  "<p><a href='#top'>Back to top</a>", "1P 1. lake\n1P see ice\n1PH Back to top\n" },
		{ "<html><pre>\n  a  b\n\n  c</pre><p>d", "1   a  b\n1   c\n1P d\n" },
		{ "<html><script>if (a<b) x();</script><p>text<style>p{}</style>", "1P text\n" },
		{ "<html><p>a <span style='font-style:italic'>b</span> c", "1P a _b_ c\n" },
		{ "<html><body><p>\xE9t\xE9 du lac", "1P été du lac\n" },
		{ "<html><meta charset=gb2312><p>\xBA\xFE\xB2\xB4", "1P 湖泊\n" },
		/* what a page says of itself may be wrong */
		{ "<html><meta charset=iso-8859-1><p>1. \xB6\xD8\xB4\xD9\xB8\xF7\xB9\xFA\xD0\xDE\xC7\xC5",
		  "1P 1. 敦促各国修桥\n" },
		{ "<html><META HTTP-EQUIV=Content-Type CONTENT=\"text/html; CHARSET=gb2312\"><p>1. D\xE9" "cide d'\xE9largir la r\xE9solution",
		  "1P 1. Décide d'élargir la résolution\n" },
		{ "<html><meta charset=utf-8><p>1. D\xE9" "cide d'\xE9largir", "1P 1. Décide d'élargir\n" },
		{ "<html><meta charset=windows-1252><p>1. \xD0\xD2\xCF\xD3\xC9\xD4 "
		  "\xC7\xCF\xD3\xD5\xC4\xC1\xD2\xD3\xD4\xD7\xC1", "1P 1. просит государства\n" },
	};

	(void)state;
	format_needed("html");
	for (size_t i = 0; i < COUNT(tests); i++)
		reads_as(rr_span(tests[i].in), RR_HTML, tests[i].out, 0);
}

/* Pages as browsers and Word save them, with what is there but not shown. */
static void html_that_was_saved(void **state)
{
	static const struct { const char *in, *out; size_t remarks; } tests[] = {
		{ "<!DOCTYPE html><html><body><nav><ul><li><a href=/>Home</a></ul></nav><noscript>on!</noscript>"
		  "<template><p>no</template><svg><title>no</title><text>no</text></svg><button>Go</button>"
		  "<div hidden>no<p>no</div><p style='display: none'>no</p><main><p>ice<p>water</main>"
		  "<footer><p>&copy; Lake</footer><iframe src=x>no</iframe><p>end",
		  "1PH • Home\n1P ice\n1P water\n1PH © Lake\n1P end\n", 0 },
		{ "<html><p>1. Decides to dig; <del>never</del><ins>soon</ins>", "1P 1. Decides to dig; soon\n", 1 },
		{ "<html><frameset><frame src=top.html><frame src=text.html><noframes><body><p>no frames</noframes>"
		  "</frameset>", "1P no frames\n", 1 },
		{ "<HTML><BODY><CENTER><FONT SIZE=+1><B>Lakes</B></FONT></CENTER><TABLE WIDTH=100%><TR><TD><FONT SIZE=2>"
		  "Council</FONT></TD><TD ALIGN=RIGHT>L/1<BR>May</TD></TR></TABLE><HR><PRE>\n  1.  Decides, 1/\n\n"
		  "-----\n\n  1/  Ice.\n</PRE><FONT>&nbsp;&nbsp;</FONT>",
		  "1P *Lakes*\n1P Council\tL/1\n1 May\n1   1.  Decides, 1/\n1 -----\n1   1/  Ice.\n", 0 },
		/* Google Docs: levels by class, marks in brackets; Wikisource and pandoc: arrows back from notes */
		{ "<html><ol class='lst-kix_a1-0 start' start=3><li>swim<sup><a href='#ftnt1'>[1]</a></sup></ol>"
		  "<ol class='c1 lst-kix_a1-1' start=1><li>deep</ol><div><p><a href='#ftnt_ref1'>[1]</a><span>&nbsp;Not far."
		  "</span></div>", "1P 3. swim^1^\n1P (a) deep\n1PN ^1^ Not far.\n", 0 },
		{ "<html><p>ice<span class=mw-editsection>[edit]</span><ol class=references><li><span class=mw-cite-backlink>"
		  "<a href='#r'>\u2191</a></span> Not water.</ol><ol style='list-style-type: lower-roman'><li>deep"
		  "<a href='#f' class='footnote-back'>\u21A9</a></ol>", "1P ice\n1P 1. Not water.\n1P (i) deep\n", 0 },
		/* LibreOffice: what stands on every page */
		{ "<html><div title=header><p>Lakes L/1</div><p>ice<div title=footer><p>1/2</div>",
		  "1PH Lakes L/1\n1P ice\n1PH 1/2\n", 0 },
		{ "<html xmlns:o='urn:o'><meta charset=windows-1252><!--[if gte mso 9]><xml><w:View>no</w:View></xml>"
		  "<![endif]--><p class=MsoNormal><i>Decides</i><o:p></o:p><p><o:p>&nbsp;</o:p></p>", "1P _Decides_\n", 0 },
	};

	(void)state;
	format_needed("html");
	for (size_t i = 0; i < COUNT(tests); i++)
		reads_as(rr_span(tests[i].in), RR_HTML, tests[i].out, tests[i].remarks);
	fails_with(rr_span("<html><frameset><frame src=a.html><frame src='b.html'></frameset></html>"),
	           "f: is a page of frames; its text is in other files: a.html, b.html");
}

/* Built without, there is one clear sentence. */
static void html_left_out_is_told(void **state)
{
	(void)state;
	if (strstr(rr_input_formats(), "html") != NULL)
		skip();
	fails_with(rr_span("<html><p>ice"), "f: is HTML, and resread was built without libxml2, which reads it");
}

static void hostile_html_ends_soon(void **state)
{
	static const struct { const char *start, *piece; size_t count; } tests[] = {
		{ "<html><p>x", "<b><i>", 100000 },
		{ "<html><p>x", "</i>", 500000 },
		{ "<html><p>x", "<", 500000 },
		{ "<html><p>x", "<!--", 500000 },
		{ "<html><p>x", "&a", 500000 },
		{ "<html><p>x<a ", "b ", 500000 },
		{ "<html><p>x", "word ", 500000 },
		{ "<html><p>x", "<ol><li>", 100000 },
		{ "<html><p>x", "<table><tr><td>", 100000 },
		{ "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><html><p>x", "&b;", 200000 },
	};

	(void)state;
	format_needed("html");
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_str page = repeated(tests[i].start, tests[i].piece, tests[i].count);
		struct rr_source *source = NULL;
		struct rr_error err = { 0 };
		clock_t start = clock();

		if (rr_source_from(rr_str_span(&page), "f", &source, &err) != RR_OK)
			assert_string_equal(err.text, "f: is HTML with a tag that does not end");
		assert_true((clock() - start) / CLOCKS_PER_SEC < 60);
		rr_source_free(source);
		rr_str_free(&page);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_is_set_as_a_browser_would),
		cmocka_unit_test(html_that_was_saved),
		cmocka_unit_test(html_left_out_is_told),
		cmocka_unit_test(hostile_html_ends_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
