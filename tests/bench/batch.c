/*
 * The comparison on standard output against git's word diff a character at a
 * time, the only peer that does the same work: batch RESREAD A B.
 */
#include "measure.h"

#define ROUNDS 21

int main(int argc, char **argv)
{
	double ours[ROUNDS], git[ROUNDS];

	if (argc != 4) {
		fprintf(stderr, "usage: batch RESREAD A B\n");
		return 2;
	}
	for (int i = -1; i < ROUNDS; i++) {
		double o = time_of((char *[]){ argv[1], "--compare", argv[2], argv[3], NULL });
		double g = time_of((char *[]){ "git", "diff", "--no-index",
			"--word-diff-regex=[0-9A-Za-z/]+|[^[:space:]]", argv[2], argv[3], NULL });

		if (i >= 0) { /* the first round warms up */
			ours[i] = o;
			git[i] = g;
		}
	}
	report("--compare / git word diff per character", "ms", median(ours, ROUNDS) * 1e3,
	       median(git, ROUNDS) * 1e3, 1.5);
	return 0;
}
