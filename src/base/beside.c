#include "resread/base.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

struct rr_beside {
	pthread_t thread;
	void (*work)(void *arg);
	void *arg; /* borrowed: the caller's until the end */
};

static void *run(void *beside)
{
	struct rr_beside *b = beside;

	b->work(b->arg);
	return NULL;
}

struct rr_beside *rr_beside_start(void (*work)(void *arg), void *arg)
{
	struct rr_beside *b = rr_alloc(sizeof *b);
	sigset_t all, before;
	int failed;

	b->work = work;
	b->arg = arg;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&b->thread, NULL, run, b);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed) {
		free(b);
		work(arg);
		return NULL;
	}
	return b;
}

void rr_beside_end(struct rr_beside *beside)
{
	if (beside == NULL)
		return;
	pthread_join(beside->thread, NULL);
	free(beside);
}
