#include "sniff.h"

#include <string.h>
#include <strings.h>

#define HEAD 1024

/* Files people mistake for documents, by their first bytes. */
static const struct {
	const char *bytes;
	size_t len;
	const char *what;
} magics[] = {
	{ "\x7F" "ELF", 4, "a program" },
	{ "MZ\x90", 3, "a program" },
	{ "\x89PNG", 4, "a picture (PNG)" },
	{ "\xFF\xD8\xFF", 3, "a picture (JPEG)" },
	{ "GIF8", 4, "a picture (GIF)" },
	{ "II*\0", 4, "a picture (TIFF)" },
	{ "MM\0*", 4, "a picture (TIFF)" },
	{ "{\\rtf", 5, "an RTF file; save it as .docx first" },
	{ "\xFFWPC", 4, "a WordPerfect file; save it as .docx first" },
	{ "%!PS", 4, "a PostScript file; turn it into a PDF first" },
	{ "SQLite format 3", 16, "a database" },
	{ "\x1F\x8B", 2, "a compressed file (gzip)" },
	{ "BZh", 3, "a compressed file (bzip2)" },
	{ "\xFD" "7zXZ", 5, "a compressed file (xz)" },
	{ "\x28\xB5\x2F\xFD", 4, "a compressed file (zstd)" },
	{ "7z\xBC\xAF", 4, "an archive (7z)" },
	{ "Rar!", 4, "an archive (RAR)" },
	{ "AT&TFORM", 8, "a picture (DjVu), which needs text recognition (OCR) first" },
	{ "MIME-Version:", 13, "a web archive (MHTML); save it as .html first" },
};

static const char *const html_starts[] = {
	"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<table", "<p>", "<div",
	"<!--", "<center", "<font", "<h1", "<pre",
};

/* XML that is no web page, by a name near its start. */
static const struct {
	const char *name, *what;
} dialects[] = {
	{ "<office:document", "an OpenDocument file (flat); save it as .docx first" },
	{ "<w:wordDocument", "a Word file of 2003 (XML); save it as .docx first" },
	{ "<pkg:package", "a Word file (flat XML); save it as .docx first" },
	{ "<svg", "a picture (SVG)" },
};

static bool holds(struct rr_span s, const char *needle, size_t len)
{
	return s.text != NULL && memmem(s.text, s.len, needle, len) != NULL;
}

static bool has(struct rr_span s, const char *needle)
{
	return holds(s, needle, strlen(needle));
}

static bool has_any_case(struct rr_span s, const char *needle)
{
	size_t len = strlen(needle);

	for (size_t i = 0; i + len <= s.len; i++)
		if (s.text[i] == '<' && strncasecmp(s.text + i, needle, len) == 0)
			return true;
	return false;
}

/* A tag at the very start, behind a byte order mark, blanks and <?xml …?>. */
static bool is_html(struct rr_span head)
{
	if (rr_span_starts(head, "\xEF\xBB\xBF"))
		head = rr_span_sub(head, 3, head.len);
	head = rr_span_trim(head);
	if (rr_span_starts(head, "<?xml"))
		return has_any_case(head, "<html");
	for (size_t i = 0; i < sizeof html_starts / sizeof *html_starts; i++)
		if (head.len > strlen(html_starts[i]) &&
		    strncasecmp(head.text, html_starts[i], strlen(html_starts[i])) == 0)
			return html_starts[i][1] != '!' || has_any_case(head, "<html") ||
			       has_any_case(head, "<body") || has_any_case(head, "<!doctype html");
	return false;
}

static enum rr_input_format sniff_zip(struct rr_span bytes, const char **what)
{
	if (has(bytes, "word/document"))
		return RR_DOCX;
	*what = has(bytes, "application/vnd.oasis.opendocument.text")
	        ? "an OpenDocument file; save it as .docx first" :
	        has(bytes, "application/vnd.oasis.opendocument")
	        ? "an OpenDocument file, but no text document" :
	        has(bytes, "application/epub+zip") ? "an e-book (EPUB)" :
	        has(bytes, "[Content_Types].xml") ? "an Office file, but no text document" :
	        "an archive (zip)";
	return RR_TEXT;
}

/* The files within old Office files have names in UTF-16. */
static const char *sniff_compound(struct rr_span bytes)
{
	static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P", word[] = "W\0o\0r\0d\0D\0o\0c";

	if (holds(bytes, locked, sizeof locked - 1))
		return "a Word or Excel file locked with a password; save it without one first";
	if (holds(bytes, word, sizeof word - 1))
		return "an old Word file; save it as .docx first";
	return "an old Office file, but no text document";
}

static const char *sniff_xml(struct rr_span head)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects && !has_any_case(head, "<html"); i++)
		if (has(head, dialects[i].name))
			return dialects[i].what;
	return NULL;
}

enum rr_input_format sniff(struct rr_span bytes, const char **what)
{
	struct rr_span head = rr_span_sub(bytes, 0, HEAD);

	*what = NULL;
	if (rr_span_starts(bytes, "PK\x03\x04"))
		return sniff_zip(bytes, what);
	if (rr_span_starts(bytes, "\xD0\xCF\x11\xE0")) {
		*what = sniff_compound(bytes);
		return RR_TEXT;
	}
	if (bytes.len > 12 && memcmp(bytes.text, "RIFF", 4) == 0 && memcmp(bytes.text + 8, "WEBP", 4) == 0)
		*what = "a picture (WebP)";
	else if (rr_span_starts(rr_span_trim(head), "<?xml"))
		*what = sniff_xml(head);
	if (*what != NULL)
		return RR_TEXT;
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		if (bytes.len >= magics[i].len &&
		    memcmp(bytes.text, magics[i].bytes, magics[i].len) == 0) {
			*what = magics[i].what;
			return RR_TEXT;
		}
	if (has(head, "%PDF-"))
		return RR_PDF;
	return is_html(head) ? RR_HTML : RR_TEXT;
}
