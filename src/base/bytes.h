/* Looking at sixteen bytes of a text at once, where nearly none is of interest. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define SIXTEEN ((size_t)16)

typedef unsigned char sixteen __attribute__((vector_size(16)));

static inline sixteen sixteen_at(const char *p)
{
	sixteen v;

	memcpy(&v, p, sizeof v);
	return v;
}

/* For each byte 0xFF where it is c, else 0. */
static inline sixteen sixteen_are(sixteen v, unsigned char c)
{
	return (sixteen)(v == c);
}

/* For each byte 0xFF where it is ASCII and no control, else 0. */
static inline sixteen sixteen_printable(sixteen v)
{
	typedef signed char chars __attribute__((vector_size(16)));

	return (sixteen)((chars)v > 0x1F) & ~sixteen_are(v, 0x7F);
}

/* Whether any byte is not 0. */
static inline bool sixteen_any(sixteen v)
{
	uint64_t halves[2];

	memcpy(halves, &v, sizeof halves);
	return (halves[0] | halves[1]) != 0;
}

/* A bit for each byte whose highest bit is set, the first byte's the lowest. */
static inline unsigned sixteen_bits(sixteen v)
{
#ifdef __SSE2__
	typedef char chars __attribute__((vector_size(16)));

	return (unsigned)__builtin_ia32_pmovmskb128((chars)v);
#else
	unsigned bits = 0;

	for (unsigned i = 0; i < sizeof v; i++)
		bits |= (unsigned)(v[i] >> 7) << i;
	return bits;
#endif
}

#endif
