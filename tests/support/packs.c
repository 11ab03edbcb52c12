#include "support/packs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct rr_langs *langs;

int packs_open(void **state)
{
	(void)state;
	langs = rr_langs_new("/nonexistent");
	return 0;
}

int packs_close(void **state)
{
	(void)state;
	rr_langs_free(langs);
	langs = NULL;
	return 0;
}

struct rr_langs *packs(void)
{
	return langs;
}

const struct rr_lang *pack(const char *code)
{
	return rr_lang_find(langs, code, NULL);
}

struct rr_doc *text_read(const char *text, const char *code)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_error err = { .text = "" };

	if (rr_source_from(rr_span(text), "text", &source, &err) != RR_OK
	    || rr_doc_read(langs, source, code, &doc, &err) != RR_OK)
		fail_msg("%s", err.text);
	rr_source_free(source);
	return doc;
}
