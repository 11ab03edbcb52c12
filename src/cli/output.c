/* The way results and messages leave the program. */
#include "cli/actions.h"

#include "resread/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- where to --------------------------------------------------------- */

static enum rr_status unwritten(struct rr_error *err, const struct cli_out *out, int why)
{
	return rr_fail(err, RR_IO, "%s: %s", out->path.len ? out->path.text : "standard output",
	               strerror(why));
}

/* A new file beside `path`, with the rights the finished one shall have. */
static int open_temp(struct cli_out *out, const struct stat *old)
{
	mode_t mask = umask(0), mode = old != NULL ? old->st_mode & 07777 : 0666 & ~mask;
	int fd;

	umask(mask);
	rr_str_printf(&out->temp, "%s.XXXXXX", out->path.text);
	fd = mkostemp(out->temp.text, O_CLOEXEC);
	if (fd < 0)
		rr_str_free(&out->temp);
	else if (fchmod(fd, mode) != 0)
		errno = 0; /* a file system without rights: what mkostemp gave must do */
	return fd;
}

static enum rr_status open_file(const char *path, struct cli_out *out, struct rr_error *err)
{
	char *real = realpath(path, NULL); /* a link stays a link to the new text */
	struct stat old;
	bool there;

	rr_str_puts(&out->path, real != NULL ? real : path);
	free(real);
	there = stat(out->path.text, &old) == 0;
	if (there && S_ISDIR(old.st_mode))
		return unwritten(err, out, EISDIR);
	if (there && access(out->path.text, W_OK) != 0)
		return unwritten(err, out, errno);
	if (there && !S_ISREG(old.st_mode))
		out->fd = open(out->path.text, O_WRONLY | O_CLOEXEC);
	else
		out->fd = open_temp(out, there ? &old : NULL);
	return out->fd >= 0 ? RR_OK : unwritten(err, out, errno);
}

enum rr_status cli_out_open(const struct rr_cli *cli, struct cli_out *out,
                            struct rr_error *err)
{
	struct cli_out made = { .fd = STDOUT_FILENO };

	if (cli->options->output != NULL && strcmp(cli->options->output, "-") != 0
	    && open_file(cli->options->output, &made, err) != RR_OK) {
		rr_str_free(&made.path);
		rr_str_free(&made.temp);
		return RR_IO;
	}
	made.terminal = isatty(made.fd);
	made.colour = cli_colour(cli);
	*out = made;
	return RR_OK;
}

/* ---- writing ---------------------------------------------------------- */

static enum rr_status write_all(const struct cli_out *out, struct rr_span text,
                                struct rr_error *err)
{
	while (text.len > 0) {
		ssize_t n = write(out->fd, text.text, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return unwritten(err, out, errno);
		text = rr_span_sub(text, (size_t)n, text.len);
	}
	return RR_OK;
}

/* The length of a colour sequence at the start of s, ESC [ digits ; m; else 0. */
static size_t colour_length(struct rr_span s)
{
	size_t i = 2;

	if (!rr_span_starts(s, "\033["))
		return 0;
	while (i < s.len && ((s.text[i] >= '0' && s.text[i] <= '9') || s.text[i] == ';'))
		i++;
	return i < s.len && s.text[i] == 'm' ? i + 1 : 0;
}

/* Control characters made visible, but for line ends and our own colours. */
static void for_terminal(struct rr_span s, bool colour, struct rr_str *out)
{
	size_t from = 0, i = 0;

	while (i < s.len) {
		size_t keep = s.text[i] == '\n' ? 1 : !colour || s.text[i] != '\033' ? 0
			: colour_length(rr_span_sub(s, i, s.len));

		if (keep == 0) {
			i++;
			continue;
		}
		rr_visible(rr_span_sub(s, from, i), out);
		rr_str_add(out, rr_span_sub(s, i, i + keep));
		from = i += keep;
	}
	rr_visible(rr_span_sub(s, from, s.len), out);
}

enum rr_status cli_out_put(struct cli_out *out, struct rr_span text,
                           struct rr_error *err)
{
	struct rr_str safe = { 0 };
	enum rr_status st;

	if (!out->terminal)
		return write_all(out, text, err);
	for_terminal(text, out->colour, &safe);
	st = write_all(out, rr_str_span(&safe), err);
	rr_str_free(&safe);
	return st;
}

enum rr_status cli_out_close(struct cli_out *out, bool keep, struct rr_error *err)
{
	enum rr_status st = RR_OK;

	if (out->path.len > 0) {
		if (keep && out->temp.len > 0 && fsync(out->fd) != 0)
			st = unwritten(err, out, errno);
		if (close(out->fd) != 0 && keep && st == RR_OK)
			st = unwritten(err, out, errno);
	}
	if (out->temp.len > 0) {
		if (keep && st == RR_OK && rename(out->temp.text, out->path.text) != 0)
			st = unwritten(err, out, errno);
		if (!keep || st != RR_OK)
			unlink(out->temp.text);
	}
	rr_str_free(&out->path);
	rr_str_free(&out->temp);
	out->fd = -1;
	return st;
}

int cli_finish(const struct rr_cli *cli, struct rr_str *text, int code)
{
	struct cli_out out;
	struct rr_error err;
	enum rr_status st = cli_out_open(cli, &out, &err);

	if (st == RR_OK) {
		st = cli_out_put(&out, rr_str_span(text), &err);
		if (st == RR_OK)
			st = cli_out_close(&out, true, &err);
		else
			cli_out_close(&out, false, NULL);
	}
	rr_str_free(text);
	return st == RR_OK ? code : rr_cli_fail(&err);
}

/* ---- how -------------------------------------------------------------- */

bool cli_format_is(const struct rr_cli *cli, const char *name)
{
	return cli->options->format != NULL && strcmp(cli->options->format, name) == 0;
}

int cli_width(const struct rr_cli *cli)
{
	struct winsize size;

	if (cli->options->width > 0)
		return cli->options->width;
	if (cli->options->output == NULL && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0
	    && size.ws_col >= 20)
		return size.ws_col;
	return 80;
}

bool cli_colour(const struct rr_cli *cli)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (cli->options->colour != 0)
		return cli->options->colour == 1;
	return cli->options->output == NULL && isatty(STDOUT_FILENO)
		&& (no == NULL || *no == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

void cli_wrap(struct rr_str *out, struct rr_span s, int first, int rest, int width)
{
	struct rr_str safe = { 0 };
	struct rr_lines_of lines = { 0 };

	rr_visible(s, &safe);
	rr_wrap(rr_str_span(&safe), width - rest > 10 ? width - rest : 10, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		rr_str_printf(out, "%*s", i == 0 ? first : rest, "");
		rr_str_add(out, rr_span_sub(rr_str_span(&safe), lines.lines[i].start,
		                            lines.lines[i].end));
		rr_str_putc(out, '\n');
	}
	rr_lines_of_free(&lines);
	rr_str_free(&safe);
}

void cli_beside(struct rr_str *out, const char *left, int column, struct rr_span text,
                int width)
{
	struct rr_str safe = { 0 };
	int used;

	rr_visible(rr_span(left), &safe);
	used = rr_columns(rr_str_span(&safe));
	rr_str_add(out, rr_str_span(&safe));
	rr_str_free(&safe);
	if (text.len == 0) {
		rr_str_putc(out, '\n');
		return;
	}
	if (used >= column) {
		rr_str_putc(out, '\n');
		used = 0;
	}
	cli_wrap(out, text, column - used, column, width);
}

/* ---- messages --------------------------------------------------------- */

static void message(const char *text)
{
	struct rr_str safe = { 0 };

	rr_str_puts(&safe, "resread: ");
	rr_visible(rr_span(text), &safe);
	rr_str_putc(&safe, '\n');
	fputs(safe.text, stderr);
	rr_str_free(&safe);
}

void cli_say(const struct rr_cli *cli, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	if (cli->options->quiet)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	message(text);
}

int rr_cli_fail(const struct rr_error *err)
{
	static const int codes[] = {
		[RR_OK] = RR_EXIT_OK, [RR_INVALID] = RR_EXIT_USAGE,
		[RR_MISSING] = RR_EXIT_UNREAD, [RR_UNREAD] = RR_EXIT_UNREAD,
		[RR_DB] = RR_EXIT_DB, [RR_IO] = RR_EXIT_UNREAD,
		[RR_STOPPED] = RR_EXIT_NOTHING,
	};

	message(err->text);
	return codes[err->status];
}
