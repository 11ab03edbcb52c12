#!/bin/sh
# Prints what looks like a citation in the files of folders and was not taken
# for one: file, passage, the rule that says why not ("-": none), the token
# and the words around it. untaken.sh DIR...
[ -d "$1" ] || { echo "usage: tests/untaken.sh DIR..." >&2; exit 2; }
for dir; do
	shift
	set -- "$@" "$(cd "$dir" && pwd)"
done
cd "$(dirname "$0")/.." || exit 2
make build/tests/test_untaken >/dev/null || exit 1
find "$@" -type f ! -name '.*' | sort | tr '\n' '\0' | xargs -0 build/tests/test_untaken
