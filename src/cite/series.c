/*
 * The series a target belongs to: what is left of a symbol when the numbers
 * that count on from year to year are taken out. A/HRC/RES/25/3 and
 * A/HRC/RES/44/18 are of one series, as are A/78/53 and A/79/53; the digits
 * that name a body (C.3, CN.4, CONF.157) stay.
 */
#include "resread/cite.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/number.h"

/* Letters before a point and digits that count: L.5, Add.2. */
static bool counts_on(const char *symbol, const char *digit)
{
	static const char *const words[] = {
		"L", "CRP", "WP", "INF", "Add", "Corr", "Rev", "NGO", "PV", "SR", "MISC",
	};
	const char *start = digit - 1;

	if (digit == symbol || digit[-1] != '.')
		return true;
	while (start > symbol && isalpha((unsigned char)start[-1]))
		start--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == (size_t)(digit - 1 - start) &&
		    memcmp(words[i], start, strlen(words[i])) == 0)
			return true;
	return false;
}

static void series_of_symbol(const char *symbol, struct rr_series *out)
{
	size_t n = 0, numbers = 0;

	for (const char *p = symbol; *p != '\0' && n + 2 < sizeof out->name;) {
		if (!isdigit((unsigned char)*p) || !counts_on(symbol, p)) {
			bool digit = isdigit((unsigned char)*p);

			do
				out->name[n++] = *p++;
			while (digit && isdigit((unsigned char)*p) && n + 2 < sizeof out->name);
			continue;
		}
		out->name[n++] = '#';
		if (numbers < 2)
			out->order[numbers++] = (unsigned)strtoul(p, NULL, 10);
		while (isdigit((unsigned char)*p))
			p++;
	}
	out->name[n] = '\0';
}

static void series_of_act(enum body body, enum act act, const struct number *n,
                          struct rr_series *out)
{
	struct rr_span session = rr_span(n->session);
	size_t at = 0;

	snprintf(out->name, sizeof out->name, "%s %s", body_code(body),
	         act == ACT_DECISION ? "decision" : "resolution");
	out->order[0] = n->shape == SHAPE_ROMAN ? roman_read(session, &at)
		: n->shape == SHAPE_DATED ? n->second : n->first;
	out->order[1] = n->shape == SHAPE_ROMAN || n->shape == SHAPE_DATED ? n->first : n->second;
}

bool rr_cite_series(const char *target, struct rr_series *out)
{
	struct number n;
	enum body body;
	enum act act;
	bool well;

	*out = (struct rr_series){ .name = "" };
	if (target == NULL || strchr(target, ':') != NULL)
		return false;
	if (number_of_target(target, &body, &act, &n, &well) && well)
		series_of_act(body, act, &n, out);
	else
		series_of_symbol(target, out);
	return true;
}
