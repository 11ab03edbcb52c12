# What --dump prints as Markdown reads back: the same clauses with the same verbs.
. tests/support/cli.sh

# clauses FILE: ids and leads, a line each
clauses() {
	"$RESREAD" --dump --format=jsonl "$1" | grep -oE '"id": "[^"]*", "kind": "[^"]*"|"lead": [^,]*'
}

for f in $samples/*.txt ../shared/corpus/en/ga/A-RES-78-1[0-9].txt ../shared/corpus/en/sc/S_RES_000[5689]*.txt \
	../shared/corpus/fr/[AS]-*.txt ../shared/corpus/es/[AS]-*.txt \
	../shared/corpus/ru/[AS]-*.txt ../shared/corpus/ar/[AS]-*.txt; do
	n=$(basename "$f" .txt)
	[ -f "$f" ] || { skip "$n" "no such text"; continue; }
	expect "$n-markdown" 0 "$RESREAD" --dump --format=markdown --output="$TMP/$n.md" "$f"
	clauses "$f" >"$TMP/before"
	clauses "$TMP/$n.md" >"$TMP/after"
	[ -s "$TMP/before" ] || fail "$n-clauses" "it has none"
	same "$n-round" "$TMP/before" "$TMP/after"
done

# marks and notes come back as well, and what was escaped
"$RESREAD" --dump "$samples/en-2031-resolution.txt" | sed '1,/^The Human Rights Council/d' >"$TMP/before"
"$RESREAD" --dump "$TMP/en-2031-resolution.md" | sed '1,/^The Human Rights Council/d' >"$TMP/after"
same text-round "$TMP/before" "$TMP/after"
finish
