/*
 * Run while resread is built: compiles the language packs into C tables, so
 * that no pack is parsed when it starts. packs FILE... writes the C text to
 * standard output; a pack with a mistake ends the build.
 */
#include "lang/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX ((size_t)4 << 20)
#define COUNT_MAX ((size_t)255) /* phrases or fields of an entry */

struct pack {
	struct rr_str text, sections, nodes, captures; /* C text of the tables */
	size_t text_len, node_count, capture_count;
};

static uint32_t add_text(struct pack *p, struct rr_span s)
{
	size_t at = p->text_len;

	for (size_t i = 0; i < s.len; i++)
		rr_str_printf(&p->text, "%d,", s.text[i]);
	rr_str_puts(&p->text, "0,\n");
	p->text_len += s.len + 1;
	return (uint32_t)at;
}

static void add_entry(struct pack *p, const struct rr_entry *entry)
{
	if (entry->phrase_count > COUNT_MAX || entry->field_count > COUNT_MAX)
		rr_die("more than %zu phrases or fields: %s", COUNT_MAX, entry->name);
	rr_str_printf(&p->text, "(char)%zu,(char)%zu,", entry->phrase_count, entry->field_count);
	p->text_len += 2;
	for (size_t i = 0; i < entry->phrase_count; i++)
		add_text(p, entry->phrases[i]);
	for (size_t i = 0; i < entry->field_count; i++)
		add_text(p, entry->fields[i]);
}

static void add_node(struct pack *p, const struct node *n)
{
	rr_str_printf(&p->nodes, "{%u,%u,%u,%u,%u,%u,%u},\n", n->cp, n->take, n->name, n->own,
	              n->entry, n->child, n->next);
	p->node_count++;
}

static void add_capture(struct pack *p, const struct capture *c)
{
	rr_str_printf(&p->captures, "{%u,%d,%d,%d,UINT64_C(%llu)},\n", add_text(p, c->name), c->blank,
	              c->number, c->any, (unsigned long long)c->follow);
	p->capture_count++;
}

static void add_numbers(struct rr_str *out, const char *name, const uint32_t *numbers, size_t count)
{
	rr_str_printf(out, ".%s = {", name);
	for (size_t i = 0; i < count; i++)
		rr_str_printf(out, "%u,", numbers[i]);
	rr_str_puts(out, "},\n");
}

static void add_trie(struct pack *p, const struct rr_lang *lang, struct section *section)
{
	struct rr_str *out = &p->sections;

	trie_compile(lang, section);
	rr_str_printf(out, ".captures = %zu, .nodes = %zu, .capture_count = %zu, .compiled = 1,\n",
	              p->capture_count, p->node_count, section->capture_count);
	for (size_t i = 0; i < section->capture_count; i++)
		add_capture(p, &section->captures[i]);
	for (size_t i = 0; i < section->node_count; i++)
		add_node(p, &section->nodes[i]);
	rr_str_printf(out, ".trie = { .captures = %u,", section->trie->captures);
	add_numbers(out, "roots", section->trie->roots, ROOTS);
	add_numbers(out, "starts", section->trie->starts, 256 / 32);
	add_numbers(out, "firsts", section->trie->firsts, FIRSTS / 32);
	add_numbers(out, "prefixes", section->trie->prefixes, PREFIXES / 32);
	rr_str_puts(out, "},");
}

static void add_section(struct pack *p, const struct rr_lang *lang, struct section *section,
                        bool compiled)
{
	size_t phrases = 0, fields = 0;

	rr_str_printf(&p->sections, "{ .name = %u,", add_text(p, section->name));
	rr_str_printf(&p->sections, ".entries = %zu, .count = %zu,", p->text_len, section->count);
	for (size_t i = 0; i < section->count; i++) {
		add_entry(p, &section->entries[i]);
		phrases += section->entries[i].phrase_count;
		fields += section->entries[i].field_count;
	}
	rr_str_printf(&p->sections, ".phrase_count = %zu, .field_count = %zu,", phrases, fields);
	if (compiled)
		add_trie(p, lang, section);
	rr_str_puts(&p->sections, "},\n");
}

static void write_pack(const char *path, int number)
{
	const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	bool compiled = strstr(file, ".lang") != NULL; /* in other tables nothing is matched */
	struct rr_str text = { 0 };
	struct rr_lang *lang = NULL;
	struct rr_error err;
	struct pack p = { 0 };

	if (rr_read_file(path, FILE_MAX, &text, &err) != RR_OK
	    || pack_parse(file, path, rr_str_span(&text), &lang, &err) != RR_OK)
		rr_die("%s", err.text);
	for (size_t i = 0; i < lang->section_count; i++)
		add_section(&p, lang, &lang->sections[i], compiled);
	if (!compiled) {
		rr_str_puts(&p.nodes, "{0,0,0,0,0,0,0}");
		rr_str_puts(&p.captures, "{0,0,0,0,0}");
	}
	printf("static const char text%d[] = {%s0};\n", number, p.text.text);
	printf("static const struct node nodes%d[] = {%s};\n", number, p.nodes.text);
	printf("static const struct shipped_capture captures%d[] = {%s};\n", number, p.captures.text);
	printf("static const struct shipped_section sections%d[] = {%s};\n", number, p.sections.text);
	pack_free(lang);
	rr_str_free(&text);
	rr_str_free(&p.text);
	rr_str_free(&p.nodes);
	rr_str_free(&p.captures);
	rr_str_free(&p.sections);
}

int main(int argc, char **argv)
{
	printf("#include \"lang/pack.h\"\n");
	for (int i = 1; i < argc; i++)
		write_pack(argv[i], i);
	printf("const struct shipped shipped_packs[] = {\n");
	for (int i = 1; i < argc; i++) {
		const char *slash = strrchr(argv[i], '/');

		printf("{ \"%s\", text%d, nodes%d, captures%d, sections%d,\n"
		       "  sizeof sections%d / sizeof *sections%d },\n",
		       slash ? slash + 1 : argv[i], i, i, i, i, i, i);
	}
	printf("{ 0, 0, 0, 0, 0, 0 }};\n");
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
