# Resolutions in the other languages, each by its own pack, against
# tests/golden (UPDATE=1 rewrites): header, leads, votes and States.
. tests/support/cli.sh

for f in tests/languages/*.txt; do
	n=$(basename "$f" .txt)
	{
		"$RESREAD" --dump --width=80 "$f"
		"$RESREAD" --dump --format=json "$f" | grep -E '^ *"(lang|title|date|how|for|against|abstaining|lead|message)": '
	} >"$TMP/got" 2>&1
	if [ -n "$UPDATE" ]; then cp "$TMP/got" "tests/golden/lang-$n.txt"; fi
	same "$n" "tests/golden/lang-$n.txt" "$TMP/got"
done
finish
