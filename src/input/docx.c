/*
 * A Word document is a zip of XML parts. Its masthead often stands in the
 * header of the first page, so that comes first; then the body, the notes in
 * the order they are numbered, and last what is printed on every page.
 */
#include "docx.h"

#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "zip.h"

static bool is_wanted(const char *name)
{
	size_t len = strlen(name);

	return strncmp(name, "word/", 5) == 0 && len > 5 &&
	       ((strcmp(name + len - 4, ".xml") == 0 && strchr(name + 5, '/') == NULL) ||
	        (strncmp(name, "word/_rels/document", 19) == 0 && strcmp(name + len - 5, ".rels") == 0));
}

static struct rr_span part(const struct zip *zip, const char *name)
{
	const struct rr_str *data = zip_find(zip, name);

	return data ? rr_str_span(data) : rr_span("");
}

/* ---- headers and footers ----------------------------------------------------------- */

/* Which parts are headers or footers, and whether of the first page. */
struct margins {
	const struct zip *zip;
	struct margin {
		char *relation; /* owned: the id the body calls it by */
		char *name;     /* owned: of the part; NULL until known */
		bool first, header;
	} *list;            /* owned */
	size_t count, cap;
	struct docx *d;
	struct docx_notes *notes; /* whose properties are being read; NULL outside */
};

/* How notes are marked: in the settings, or in a section, which counts more. */
static void note_property(struct docx_notes *notes, const char *name, const char *const *attributes)
{
	if (strcmp(name, "numFmt") == 0)
		notes->form = docx_form(docx_attribute(attributes, "val"));
	else if (strcmp(name, "numStart") == 0)
		notes->start = docx_number(attributes, "val", 1);
	else if (strcmp(name, "numRestart") == 0) {
		const char *value = docx_attribute(attributes, "val");

		notes->by_section = value != NULL && strcmp(value, "eachSect") == 0;
	}
}

static void reference_open(void *user, const char *qualified, const char *const *attributes)
{
	struct margins *m = user;
	const char *name = docx_name(qualified), *type = docx_attribute(attributes, "type"),
	           *id = docx_attribute(attributes, "id");
	bool header = strcmp(name, "headerReference") == 0;

	if (strcmp(name, "footnotePr") == 0)
		m->notes = &m->d->footnotes;
	else if (strcmp(name, "endnotePr") == 0)
		m->notes = &m->d->endnotes;
	else if (m->notes != NULL)
		note_property(m->notes, name, attributes);
	else if (strcmp(name, "footnoteReference") == 0)
		m->d->footnotes.calls += docx_attribute(attributes, "customMarkFollows") == NULL;
	if ((!header && strcmp(name, "footerReference") != 0) || id == NULL || m->count >= 64)
		return;
	m->list = rr_grow(m->list, m->count, &m->cap, sizeof *m->list);
	m->list[m->count++] = (struct margin){
		.relation = rr_dup(id), .header = header,
		.first = type != NULL && strcmp(type, "first") == 0,
	};
}

static void relation_open(void *user, const char *qualified, const char *const *attributes)
{
	struct margins *m = user;
	const char *id = docx_attribute(attributes, "Id"),
	           *target = docx_attribute(attributes, "Target");

	if (strcmp(docx_name(qualified), "Relationship") != 0 || id == NULL || target == NULL)
		return;
	for (size_t i = 0; i < m->count; i++)
		if (m->list[i].name == NULL && strcmp(m->list[i].relation, id) == 0) {
			struct rr_str name = { 0 };

			rr_str_printf(&name, target[0] == '/' ? "%s" : "word/%s", target + (target[0] == '/'));
			m->list[i].name = name.text;
		}
}

static void reference_close(void *user, const char *qualified)
{
	struct margins *m = user;
	const char *name = docx_name(qualified);

	if (strcmp(name, "footnotePr") == 0 || strcmp(name, "endnotePr") == 0)
		m->notes = NULL;
}

static void ignore_text(void *user, struct rr_span text)
{
	(void)user;
	(void)text;
}

/* "word/_rels/document.xml.rels": that of the body, whatever it is called. */
static struct rr_span relations(const struct zip *zip)
{
	for (size_t i = 0; i < zip->count; i++)
		if (strncmp(zip->parts[i].name, "word/_rels/", 11) == 0)
			return rr_str_span(&zip->parts[i].data);
	return rr_span("");
}

/*
 * Marks that are letters would be read as letters, and those of endnotes that
 * are numbers would be footnotes' too: endnotes are counted behind those.
 */
static void settle_endnotes(struct docx *d)
{
	if (d->endnotes.form == NUMBER_SIGNS)
		return;
	d->endnotes.form = NUMBER_DECIMAL;
	d->endnotes.start = (long)d->footnotes.calls + 1;
}

static void find_margins(struct margins *m, struct rr_span body)
{
	struct xml_events events = {
		.user = m, .open = reference_open, .close = reference_close, .text = ignore_text,
	};

	xml_read(part(m->zip, "word/settings.xml"), XML_STRICT, &events);
	xml_read(body, XML_STRICT, &events);
	events.open = relation_open;
	xml_read(relations(m->zip), XML_STRICT, &events);
}

/* The headers of first pages, or all the rest; each part once. */
static void read_margins(struct docx *d, struct build *b, const struct margins *m, bool masthead)
{
	for (size_t i = 0; i < m->count; i++) {
		bool again = false;

		for (size_t k = 0; k < i && m->list[i].name != NULL; k++)
			again = again || (m->list[k].name && strcmp(m->list[k].name, m->list[i].name) == 0);
		if (m->list[i].name == NULL || again ||
		    (m->list[i].first && m->list[i].header) != masthead)
			continue;
		docx_read_text(d, b, part(m->zip, m->list[i].name),
		               masthead ? DOCX_MASTHEAD : DOCX_MARGIN);
	}
}

/* ---- the document ------------------------------------------------------------------- */

static void tell_changes(const struct docx *d, struct build *b)
{
	if (d->inserted + d->deleted > 0)
		build_remark(b, 0, false, "changes are tracked: insertions (%zu) are read, deletions (%zu) "
		             "are left out", d->inserted, d->deleted);
	if (d->comments > 0)
		build_remark(b, 0, false, "comments in the margin (%zu) are left out", d->comments);
}

static enum xml_result read_parts(struct build *b, const struct zip *zip, struct rr_span body)
{
	struct docx d = { 0 };
	struct margins m = { .zip = zip, .d = &d };
	enum xml_result result;

	docx_read_lists(&d, part(zip, "word/numbering.xml"));
	docx_read_styles(&d, part(zip, "word/styles.xml"));
	find_margins(&m, body);
	settle_endnotes(&d);
	read_margins(&d, b, &m, true);
	result = docx_read_text(&d, b, body, DOCX_BODY);
	docx_read_text(&d, b, part(zip, "word/footnotes.xml"), DOCX_FOOTNOTES);
	docx_read_text(&d, b, part(zip, "word/endnotes.xml"), DOCX_ENDNOTES);
	read_margins(&d, b, &m, false);
	tell_changes(&d, b);
	for (size_t i = 0; i < m.count; i++) {
		free(m.list[i].relation);
		free(m.list[i].name);
	}
	free(m.list);
	docx_free(&d);
	return result;
}

static struct rr_span find_body(const struct zip *zip)
{
	struct rr_span body = part(zip, "word/document.xml");

	for (size_t i = 0; i < zip->count && body.len == 0; i++)
		if (strncmp(zip->parts[i].name, "word/document", 13) == 0)
			body = rr_str_span(&zip->parts[i].data);
	return body;
}

enum rr_status docx_read(struct build *b, struct rr_span bytes, struct rr_error *err)
{
	const char *path = b->source->path;
	struct zip zip = { 0 };
	enum zip_result unpacked = zip_unpack(bytes, is_wanted, &zip);
	struct rr_span body = find_body(&zip);
	enum xml_result result = XML_WHOLE;
	enum rr_status st = RR_OK;

	if (unpacked == ZIP_TOO_LARGE)
		st = rr_fail(err, RR_UNREAD, "%s: unpacks to more than %zu MiB, which is no resolution",
		             path, ZIP_LARGEST >> 20);
	else if (unpacked == ZIP_NO_LIBRARY)
		st = rr_fail(err, RR_UNREAD, "%s: is a Word document, and " ZIP_LACKING, path);
	else if (body.len == 0)
		st = rr_fail(err, RR_UNREAD, "%s: is a damaged Word document", path);
	else
		result = read_parts(b, &zip, body);
	if (st == RR_OK && result == XML_NO_LIBRARY)
		st = rr_fail(err, RR_UNREAD, "%s: is a Word document, and " XML_LACKING, path);
	else if (st == RR_OK && b->count == 0)
		st = rr_fail(err, RR_UNREAD, "%s: is a Word document without text", path);
	else if (st == RR_OK && (result != XML_WHOLE || unpacked != ZIP_WHOLE))
		build_remark(b, b->number, true, "the Word document is damaged; what follows is lost");
	b->source->styled = true;
	zip_free(&zip);
	return st;
}
