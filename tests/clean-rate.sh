#!/bin/sh
# Prints which files of a folder are not read cleanly, why, and the rate.
# clean-rate.sh DIR
[ -d "$1" ] || { echo "usage: tests/clean-rate.sh DIR" >&2; exit 2; }
dir=$(cd "$1" && pwd)
cd "$(dirname "$0")/.." || exit 2
make build/tests/test_clean >/dev/null || exit 1
find "$dir" -type f ! -name '.*' | sort | tr '\n' '\0' | xargs -0 build/tests/test_clean
