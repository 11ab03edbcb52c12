#!/bin/sh
# Prints what looks like a citation in the files of folders and was not taken
# for one, the rule that says why not, and a count of each; then, with -t, the
# forms of what was taken. untaken.sh [-t] DIR...
[ -d "${2:-$1}" ] || { echo "usage: tests/untaken.sh [-t] DIR..." >&2; exit 2; }
taken=
[ "$1" = -t ] && taken=-t && shift
dirs=
for d; do dirs="$dirs $(cd "$d" && pwd)"; done
cd "$(dirname "$0")/.." || exit 2
make build/tests/test_untaken >/dev/null || exit 1
find $dirs -type f ! -name '.*' | sort | tr '\n' '\0' | xargs -0 build/tests/test_untaken $taken
