/* Names that need no database: hashes, times, ids. */
#include "store/notes.h"

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

void store_stamp(int64_t ms, char out[25])
{
	time_t seconds = (time_t)(ms / 1000);
	struct tm tm;

	gmtime_r(&seconds, &tm);
	memcpy(out, "0000-00-00T00:00:00.000Z", 25);
	digits(out, tm.tm_year + 1900, 4);
	digits(out + 5, tm.tm_mon + 1, 2);
	digits(out + 8, tm.tm_mday, 2);
	digits(out + 11, tm.tm_hour, 2);
	digits(out + 14, tm.tm_min, 2);
	digits(out + 17, tm.tm_sec, 2);
	digits(out + 20, (int)(ms % 1000), 3);
}

static void random_bytes(unsigned char *out, size_t len)
{
	while (len > 0) {
		ssize_t n = getrandom(out, len, 0);

		if (n < 0)
			continue; /* only a signal stops it: len is small */
		out += n;
		len -= (size_t)n;
	}
}

void store_uuid(int64_t ms, char out[37])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char id[16];
	size_t at = 0;

	random_bytes(id, sizeof id);
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
