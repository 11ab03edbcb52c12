#include "resread/base.h"

#include <stdio.h>
#include <stdlib.h>

enum rr_status rr_fail(struct rr_error *err, enum rr_status st,
                       const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return st;
	err->status = st;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	return st;
}

_Noreturn void rr_die(const char *fmt, ...)
{
	va_list ap;

	rr_run_exit_hook();
	fputs("resread: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	_Exit(70);
}
