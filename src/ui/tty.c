#include "ui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void ui_tty_measure(int *columns, int *rows)
{
	struct winsize size = { 0 };

	*columns = 80;
	*rows = 24;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
		*columns = size.ws_col;
		*rows = size.ws_row;
	}
}

void ui_tty_need_utf8(void)
{
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0
	    && setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		(void)setlocale(LC_CTYPE, "en_US.UTF-8");
}

enum rr_status ui_tty_open_keys(int *out, struct rr_error *err)
{
	*out = STDIN_FILENO;
	if (isatty(STDIN_FILENO))
		return RR_OK;
	*out = open("/dev/tty", O_RDONLY | O_CLOEXEC);
	if (*out < 0)
		return rr_fail(err, RR_IO, "terminal: no keyboard to read from: %s", strerror(errno));
	return RR_OK;
}

bool ui_tty_read(int keys, struct ui_input *input)
{
	char bytes[4096];
	ssize_t n = read(keys, bytes, sizeof bytes);

	if (n > 0)
		ui_input_add(input, rr_span_of(bytes, (size_t)n));
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

void ui_tty_write(struct rr_str *out)
{
	size_t done = 0;

	while (done < out->len) {
		ssize_t n = write(STDOUT_FILENO, out->text + done, out->len - done);
		struct pollfd room = { .fd = STDOUT_FILENO, .events = POLLOUT };

		if (n < 0 && errno != EINTR && (errno != EAGAIN || poll(&room, 1, -1) < 0))
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	rr_str_cut(out, 0);
}
