/*
 * The one way to give the terminal back on a sudden end. The hook is the
 * only state of the base layer: a signal handler has nothing else to reach.
 */
#include "resread/base.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>

typedef void (*hook_fn)(void);

static _Atomic(hook_fn) exit_hook;

void rr_set_exit_hook(void (*hook)(void))
{
	atomic_store(&exit_hook, hook);
}

void rr_run_exit_hook(void)
{
	hook_fn hook = atomic_exchange(&exit_hook, NULL);

	if (hook != NULL)
		hook();
}

static void on_fatal(int sig)
{
	rr_run_exit_hook();
	signal(sig, SIG_DFL);
	raise(sig);
}

void rr_catch_fatal(void)
{
	static const int fatal[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };
	struct sigaction sa;

	memset(&sa, 0, sizeof sa);
	sa.sa_handler = on_fatal;
	sigemptyset(&sa.sa_mask);
	sa.sa_flags = (int)(SA_RESETHAND | SA_NODEFER);
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		sigaction(fatal[i], &sa, NULL);
}
