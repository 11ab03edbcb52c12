#!/bin/sh
# Runs every test and prints a summary: run.sh BUILD_DIR [PATTERN]
#
#   layers        the direction of the include lines, and that a fault is seen
#   unit, screen  the cmocka programs (TAP)
#   cli, pty      shell scripts that print "ok|FAIL|skip NAME: why" lines
#
# Unit and cli tests run side by side, one for each processor; those on a
# terminal one after another. Each gets a home of its own.
B=$1 pattern=${2:-}
cd "$(dirname "$0")/.." || exit 2
case $B in /*) ;; *) B=$PWD/$B ;; esac
out=$B/test-logs
rm -rf "$out" && mkdir -p "$out" || exit 2
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

list() {
	echo tests/layers-test.sh
	for t in tests/test_*.c; do echo "$B/tests/$(basename "$t" .c)"; done
	ls tests/cli/*.sh 2>/dev/null
}
choose() { if [ -n "$pattern" ]; then grep -- "$pattern"; else cat; fi; }

list | choose | xargs -P "$jobs" -I{} sh tests/run-one.sh {} "$B" "$out"
ls tests/pty/*.sh 2>/dev/null | choose | while read -r t; do sh tests/run-one.sh "$t" "$B" "$out"; done

# the end of each log tells what happened; the slowest and the failed are named
cat "$out"/*.sum 2>/dev/null | awk '
{ p += $1; f += $2; s += $3 }
END {
	printf "%d passed, %d failed, %d skipped\n", p, f, s
	exit f > 0 || p == 0
}'
