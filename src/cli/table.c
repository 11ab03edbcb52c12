/* The one table: it feeds parsing, --help and the check of the man page. */
#include "cli/actions.h"

#include <string.h>

static const struct rr_action actions[] = {
	{ .name = "dump", .words = "DOC...", .min = 1, .max = RR_NONE,
	  .formats = FORMS("text", "json", "markdown", "jsonl"), .run = cli_dump,
	  .help = "print the document as resread understands it" },
	{ .name = "compare", .words = "A B", .min = 2, .max = 2,
	  .formats = FORMS("text", "summary", "json", "markdown", "html"), .run = cli_compare,
	  .help = "print what became of which clause, and the words that changed" },
	{ .name = "citations", .words = "DOC", .min = 1, .max = 1,
	  .formats = FORMS("text", "json"), .run = cli_citations,
	  .help = "print what the document cites" },
	{ .name = "cited-by", .words = "SYMBOL", .min = 1, .max = 1,
	  .formats = FORMS("text", "json"), .run = cli_cited_by,
	  .help = "print which clauses in the library cite it, and with which verb" },
	{ .name = "audit", .words = "DOC...", .min = 1, .max = RR_NONE,
	  .formats = FORMS("text", "json"), .run = cli_audit,
	  .help = "print citations that can't be right, and why" },
	{ .name = "add", .words = "PATH...", .min = 1, .max = RR_NONE, .run = cli_add,
	  .help = "put files, or folders of files, into the library" },
	{ .name = "list", .formats = FORMS("text", "json"), .run = cli_list,
	  .help = "print the library's documents" },
	{ .name = "remove", .words = "SYMBOL", .min = 1, .max = 1, .run = cli_remove,
	  .help = "take a document out of the library; its notes stay" },
	{ .name = "search", .words = "QUERY", .min = 1, .max = 1,
	  .formats = FORMS("text", "json"), .run = cli_search,
	  .help = "print clauses, titles and notes in which the words stand" },
	{ .name = "said-before", .words = "DOC#ID", .min = 1, .max = 1,
	  .formats = FORMS("text", "json"), .run = cli_said_before,
	  .help = "print the same or similar clauses of the library, the oldest first" },
	{ .name = "add-note", .words = "DOC#ID", .min = 1, .max = 1, .run = cli_add_note,
	  .help = "write a note beside a clause and print its id" },
	{ .name = "export-notes", .formats = FORMS("markdown", "json", "csv", "html", "org"),
	  .run = cli_export_notes,
	  .help = "print all notes that pass the filters" },
	{ .name = "import-notes", .words = "FILE", .min = 1, .max = 1, .run = cli_import_notes,
	  .help = "restore or merge notes exported as JSON" },
	{ .name = "follow-up", .words = "[DOC...]", .max = RR_NONE,
	  .formats = FORMS("text", "json", "csv", "markdown"), .run = cli_follow_up,
	  .help = "print who is asked to do what by when, of the library without DOC" },
	{ .name = "tags", .formats = FORMS("text", "json"), .run = cli_tags,
	  .help = "print the tags and how many notes have them" },
	{ .name = "rename-tag", .words = "OLD NEW", .min = 2, .max = 2, .run = cli_rename_tag,
	  .help = "rename a tag, or merge it with another" },
	{ .name = "backup", .words = "FILE", .min = 1, .max = 1, .run = cli_backup,
	  .help = "copy the notes database into a new file" },
	{ .name = "check-db", .run = cli_check_db,
	  .help = "check that the databases are whole" },
	{ .name = "keys", .formats = FORMS("text", "mdoc"),
	  .run = cli_keys, .storeless = true,
	  .help = "print the keys of the reader" },
	{ .name = "help", .run = cli_help, .storeless = true,
	  .help = "print this list" },
	{ .name = "version", .run = cli_version, .storeless = true,
	  .help = "print the version and the optional parts built in" },
};

#define FIELD(name) offsetof(struct rr_options, name)

static const struct cli_option options[] = {
	{ .name = "format", .type = OPT_TEXT, .field = FIELD(format), .value = "F",
	  .help = "the form of what is printed" },
	{ .name = "output", .type = OPT_TEXT, .field = FIELD(output), .value = "FILE",
	  .help = "print into FILE; it takes its place only when all is written" },
	{ .name = "db", .type = OPT_TEXT, .field = FIELD(db), .value = "FILE",
	  .help = "use this notes database" },
	{ .name = "lang", .type = OPT_TEXT, .field = FIELD(lang), .value = "CODE",
	  .help = "the documents' language, where it should not be guessed" },
	{ .name = "width", .type = OPT_NUMBER, .field = FIELD(width), .value = "N",
	  .help = "wrap text at N columns" },
	{ .name = "color", .type = OPT_CHOICE, .field = FIELD(colour), .value = "WHEN",
	  .choices = "auto always never", .help = "auto, always or never" },
	{ .name = "text", .type = OPT_TEXT, .field = FIELD(text), .value = "TEXT",
	  .only = "add-note", .help = "what the note says" },
	{ .name = "quote", .type = OPT_TEXT, .field = FIELD(quote), .value = "WORDS",
	  .only = "add-note", .help = "the words of the clause it stands at, instead of all" },
	{ .name = "tag", .type = OPT_LIST, .field = FIELD(tag), .value = "TAG",
	  .only = "add-note export-notes follow-up",
	  .help = "a tag of the new note, once for each, or one to look for" },
	{ .name = "kind", .type = OPT_TEXT, .field = FIELD(kind), .value = "KIND",
	  .only = "add-note export-notes", .help = "note, highlight, question or task" },
	{ .name = "due", .type = OPT_TEXT, .field = FIELD(due), .value = "DAY",
	  .only = "add-note", .help = "by when: a day, or a session such as HRC 43" },
	{ .name = "priority", .type = OPT_TEXT, .field = FIELD(priority), .value = "WORD",
	  .only = "add-note", .help = "high, medium or low" },
	{ .name = "author", .type = OPT_TEXT, .field = FIELD(author), .value = "NAME",
	  .only = "add-note", .help = "who writes the note" },
	{ .name = "responsible", .type = OPT_TEXT, .field = FIELD(responsible), .value = "NAME",
	  .only = "add-note", .help = "who is to see to it" },
	{ .name = "letter", .type = OPT_TEXT, .field = FIELD(letter), .value = "LETTER",
	  .only = "add-note", .help = "the letter of a highlight, a to z" },
	{ .name = "until", .type = OPT_TEXT, .field = FIELD(until), .value = "ID",
	  .only = "add-note", .help = "the last clause, where the note is on several" },
	{ .name = "doc", .type = OPT_TEXT, .field = FIELD(doc), .value = "SYMBOL",
	  .only = "export-notes", .help = "only notes on this document" },
	{ .name = "status", .type = OPT_TEXT, .field = FIELD(status), .value = "STATUS",
	  .only = "add-note export-notes follow-up", .help = "open, done and the like" },
	{ .name = "sort", .type = OPT_CHOICE, .field = FIELD(sort), .value = "BY",
	  .choices = "due addressee document", .only = "follow-up",
	  .help = "due, addressee or document" },
	{ .name = "filter", .type = OPT_TEXT, .field = FIELD(filter), .value = "QUERY",
	  .only = "export-notes follow-up", .help = "only notes that pass, as \"tag:water due<2027 -done\"" },
	{ .name = "since", .type = OPT_DAY, .field = FIELD(since), .value = "DAY",
	  .only = "export-notes", .help = "only notes changed then or later" },
	{ .name = "dry-run", .type = OPT_FLAG, .field = FIELD(dry_run),
	  .only = "import-notes", .help = "change nothing, only say what would be done" },
	{ .name = "notes", .type = OPT_FLAG, .field = FIELD(notes),
	  .only = "compare", .help = "with --format=html, your notes below their clauses" },
	{ .name = "quiet", .letter = 'q', .type = OPT_FLAG, .field = FIELD(quiet),
	  .help = "print no messages but errors" },
};

const struct rr_action *cli_action_at(size_t i)
{
	return i < sizeof actions / sizeof *actions ? &actions[i] : NULL;
}

const struct rr_action *cli_action(const char *name)
{
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (strcmp(actions[i].name, name) == 0)
			return &actions[i];
	return NULL;
}

const struct cli_option *cli_option_at(size_t i)
{
	return i < sizeof options / sizeof *options ? &options[i] : NULL;
}

const struct rr_action *cli_implied(const struct rr_options *given)
{
	static const char *const by_count[] = { "list", "dump", "compare" };

	return given->doc_count < 3 ? cli_action(by_count[given->doc_count]) : NULL;
}

bool cli_listed(const char *list, const char *name)
{
	struct rr_span rest = rr_span(list), word;

	while (rr_span_cut(&rest, ' ', &word))
		if (rr_span_is(word, name))
			return true;
	return false;
}
