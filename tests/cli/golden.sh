# The samples in each form against tests/golden; UPDATE=1 rewrites, read the diff.
. tests/support/cli.sh

golden() { # NAME FILE COMMAND...
	want=tests/golden/$2 what=$1
	shift 2
	"$@" >"$TMP/got" 2>&1
	if [ -n "$UPDATE" ]; then cp "$TMP/got" "$want"; fi
	same "$what" "$want" "$TMP/got"
}

for f in "$samples"/*.txt; do
	n=$(basename "$f" .txt)
	golden "$n-json" "$n.json" "$RESREAD" --dump --format=json "$f"
	golden "$n-text" "$n.txt" "$RESREAD" --dump --width=80 "$f"
	golden "$n-narrow" "$n.w40.txt" "$RESREAD" --dump --width=40 "$f"
	golden "$n-markdown" "$n.md" "$RESREAD" --dump --format=markdown "$f"
	golden "$n-citations" "$n.cites" "$RESREAD" --citations --width=80 "$f"
done
finish
