#!/bin/sh
# Runs one test with a home of its own and counts its lines:
# run-one.sh TEST BUILD_DIR LOG_DIR. Prints one line, and the log if it failed.
test=$1 B=$2 out=$3
case $B in /*) ;; *) B=$PWD/$B ;; esac
kind=unit
case $test in */cli/*) kind=cli ;; */pty/*) kind=pty ;; *layers*) kind=layers ;; *screen*) kind=screen ;; esac
name=$(basename "$test" .sh)
log=$out/$kind-$name.log
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM HUP
mkdir -p "$TMP/home" "$TMP/work"
export TMP RESREAD="$B/resread" BUILD="$B" HOME="$TMP/home" CMOCKA_MESSAGE_OUTPUT=TAP
export XDG_DATA_HOME="$HOME/data" XDG_CONFIG_HOME="$HOME/config" XDG_STATE_HOME="$HOME/state"
export LC_ALL=C.UTF-8 TZ=UTC RESREAD_SHARED="${RESREAD_SHARED:-../shared}"
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}"
unset RESREAD_DB EDITOR VISUAL NO_COLOR
limit=${TEST_SECONDS:-900}
case $test in
*.sh) timeout "$limit" sh "$test" >"$log" 2>&1 ;;
*) timeout "$limit" "$test" >"$log" 2>&1 ;;
esac
code=$?
awk -v code=$code -v name="$kind $name" -v sum="$log.sum" '
/^(not )?ok [0-9]+.*# SKIP/ || /^skip /   { s++; next }
/^ok /                             { p++; next }
/^not ok / || /^FAIL /             { f++; next }
END {
	if (code != 0 && !f) f = 1 # died, hung or could not start
	if (!code && !p && !s && !f) f = 1 # a test that tests nothing
	printf "  %-6s %-32s %4d ok", f ? "FAIL" : "ok", name, p
	if (s) printf ", %d skipped", s
	if (f) printf ", %d FAILED (exit %d)", f, code
	printf "\n"
	print p + 0, f + 0, s + 0 > sum
	exit f > 0
}' "$log" || sed 's/^/      /' "$log" | tail -n 60
