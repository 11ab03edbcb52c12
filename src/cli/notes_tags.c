/* --tags and --rename-tag. */
#include "cli/actions.h"

#include "resread/text.h"

static void put_json(const struct rr_tag_count *tags, size_t count, struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-tags/1");
	rr_json_open(&j, "tags", '[');
	for (size_t i = 0; i < count; i++) {
		rr_json_open(&j, NULL, '{');
		rr_json_text(&j, "tag", tags[i].tag);
		rr_json_int(&j, "notes", tags[i].count);
		rr_json_close(&j);
	}
	rr_json_close(&j);
	rr_json_close(&j);
}

int cli_tags(const struct rr_cli *cli)
{
	struct rr_tag_count *tags = NULL;
	struct rr_str out = { 0 };
	struct rr_error err;
	size_t count = 0;

	if (rr_tags_list(cli->store, &tags, &count, &err) != RR_OK)
		return rr_cli_fail(&err);
	if (cli_format_is(cli, "json"))
		put_json(tags, count, &out);
	else
		for (size_t i = 0; i < count; i++) {
			rr_str_printf(&out, "%6lld  ", (long long)tags[i].count);
			rr_visible(rr_span(tags[i].tag), &out);
			rr_str_putc(&out, '\n');
		}
	if (count == 0)
		cli_say(cli, "no note has a tag");
	rr_tags_free(tags, count);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}

int cli_rename_tag(const struct rr_cli *cli)
{
	char *const *names = cli->options->docs;
	struct rr_error err;
	int64_t changed = 0;
	enum rr_status st = rr_tag_rename(cli->store, names[0], names[1], &changed, &err);

	if (st == RR_OK) {
		cli_say(cli, "%s: now %s on %lld note%s", names[0], names[1], (long long)changed,
		        changed == 1 ? "" : "s");
		return RR_EXIT_OK;
	}
	rr_cli_fail(&err);
	return st == RR_MISSING ? RR_EXIT_NOTHING : st == RR_DB ? RR_EXIT_DB : RR_EXIT_USAGE;
}
