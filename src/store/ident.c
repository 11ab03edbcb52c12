/* Names that need no database: hashes, times, ids. */
#include "store/notes.h"

#include <pthread.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

uint64_t store_hash(uint64_t hash, struct rr_span text)
{
	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.text[i]) * 0x100000001b3u;
	return hash;
}

int64_t store_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A number in so many digits: printf() and strftime() are a fifth of what a save computes. */
static void digits(char *out, int value, int count)
{
	while (count-- > 0) {
		out[count] = (char)('0' + value % 10);
		value /= 10;
	}
}

/*
 * Day, month and year of a day since 1970, as gmtime_r() does it with less
 * ado: years that begin in March end with the leap day.
 */
static void date_of(int64_t day, char out[10])
{
	int64_t since = day + 719468; /* 0000-03-01 */
	int64_t era = since / 146097, of_era = since % 146097; /* 400 years */
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153; /* from March */

	digits(out + 8, (int)(of_year - (153 * month + 2) / 5 + 1), 2);
	digits(out + 5, (int)(month < 10 ? month + 3 : month - 9), 2);
	digits(out, (int)(year + era * 400 + (month >= 10)), 4);
}

void store_stamp(int64_t ms, char out[25])
{
	int64_t of_day = ms % 86400000;

	memcpy(out, "0000-00-00T00:00:00.000Z", 25);
	date_of(ms / 86400000, out);
	digits(out + 11, (int)(of_day / 3600000), 2);
	digits(out + 14, (int)(of_day / 60000 % 60), 2);
	digits(out + 17, (int)(of_day / 1000 % 60), 2);
	digits(out + 20, (int)(of_day % 1000), 3);
}

static struct {
	unsigned char bytes[256]; /* not more: getrandom() is not interrupted then */
	size_t left;
	bool watched;
} pool;

static void forget_pool(void)
{
	pool.left = 0;
}

/*
 * From a pool, for asking the system costs more than all the rest of an id.
 * A child of fork() fills its own.
 */
static void random_bytes(unsigned char out[16])
{
	if (!pool.watched)
		pool.watched = pthread_atfork(NULL, NULL, forget_pool) == 0;
	if (pool.left < 16 || !pool.watched) {
		while (getrandom(pool.bytes, sizeof pool.bytes, 0) != (ssize_t)sizeof pool.bytes)
			;
		pool.left = sizeof pool.bytes;
	}
	pool.left -= 16;
	memcpy(out, pool.bytes + pool.left, 16);
	memset(pool.bytes + pool.left, 0, 16);
}

void store_uuid(int64_t ms, char out[37])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char id[16];
	size_t at = 0;

	random_bytes(id);
	for (int i = 0; i < 6; i++)
		id[i] = (unsigned char)((uint64_t)ms >> (40 - 8 * i));
	id[6] = (unsigned char)(0x70 | (id[6] & 0x0F));
	id[8] = (unsigned char)(0x80 | (id[8] & 0x3F));
	for (size_t i = 0; i < sizeof id; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out[at++] = '-';
		out[at++] = hex[id[i] >> 4];
		out[at++] = hex[id[i] & 0x0F];
	}
	out[at] = '\0';
}

bool store_is_uuid(const char *id)
{
	for (size_t i = 0; i < 36; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23 ? id[i] != '-'
		    : id[i] == '\0' || strchr("0123456789abcdef", id[i]) == NULL)
			return false;
	return id[36] == '\0';
}
