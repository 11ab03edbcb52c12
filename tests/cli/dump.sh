# --dump in its forms: contract, several documents, standard input, #ID.
. tests/support/cli.sh
en=$samples/en-2031-resolution.txt draft=$samples/en-2032-draft.txt
zh=$samples/zh-2031-resolution.txt

for f in "$en" "$draft" "$zh" $samples/zh-2032-draft.txt; do
	n=$(basename "$f" .txt)
	for form in text json markdown jsonl; do
		expect "$n-$form" 0 "$RESREAD" --dump --format=$form "$f"
		cp "$TMP/out" "$TMP/$n.$form"
		[ -s "$TMP/err" ] && fail "$n-$form-quiet" "$(cat "$TMP/err")"
		"$RESREAD" --dump --format=$form "$f" | cmp -s - "$TMP/$n.$form" &&
			ok "$n-$form-again" || fail "$n-$form-again" "not the same bytes twice"
	done
	json "$n-json-valid" "$TMP/$n.json"
	json "$n-jsonl-valid" "$TMP/$n.jsonl"
	[ "$(wc -l <"$TMP/$n.jsonl")" = 1 ] && ok "$n-one-line" || fail "$n-one-line" "jsonl has more"
	grep -E '^.{81}' "$TMP/$n.text" >"$TMP/long" && fail "$n-width" "$(cat "$TMP/long")"
done

# the keys of the contract, in its order, whatever we add behind them
if command -v jq >/dev/null; then
	keys='format symbol number kind body lang title session session_dates agenda_item agenda_title sponsors basis enacting adopted clauses footnotes citations remarks'
	got=$(jq -r 'keys_unsorted | join(" ")' "$TMP/en-2031-resolution.json")
	case "$got " in "$keys "*) ok keys ;; *) fail keys "$got" ;; esac
	got=$(jq -r '.clauses[0] | keys_unsorted | join(" ")' "$TMP/en-2031-resolution.json")
	case "$got " in "id kind number parent part lead text footnotes "*) ok clause-keys ;; *) fail clause-keys "$got" ;; esac
	got=$(jq -r '.citations[0] | keys_unsorted | join(" ")' "$TMP/en-2031-resolution.json")
	case "$got " in "clause start end text target locator date "*) ok citation-keys ;; *) fail citation-keys "$got" ;; esac
	# offsets count code points, and cut out the words cited
	for n in en-2031-resolution zh-2031-resolution zh-2032-draft; do
		bad=$(jq -c '. as $d | .citations[] | . as $c | $d.clauses[] | select(.id == $c.clause)
			| select(.text[$c.start:$c.end] != $c.text) | $c' "$TMP/$n.json")
		[ -z "$bad" ] && ok "$n-offsets" || fail "$n-offsets" "$bad"
	done
	[ "$(jq -c .adopted "$TMP/en-2032-draft.json")" = null ] && ok adopted-null ||
		fail adopted-null "a draft is not adopted"
else
	skip keys "no jq"
fi

# what is printed reads as the same document
essence='[.symbol, .title, .adopted, [.clauses[] | [.id, .lead, .text, .footnotes]], .footnotes]'
for f in "$en" "$zh"; do
	n=$(basename "$f" .txt)
	command -v jq >/dev/null || { skip "$n-read-again" "no jq"; continue; }
	jq "$essence" "$TMP/$n.json" >"$TMP/once"
	"$RESREAD" --dump "$f" | "$RESREAD" --dump --format=json - | jq "$essence" >"$TMP/twice"
	same "$n-read-again" "$TMP/once" "$TMP/twice"
done

# several documents
expect array 0 "$RESREAD" --dump --format=json "$en" "$zh"
json array-valid "$TMP/out"
expect lines 0 "$RESREAD" --dump --format=jsonl "$en" "$zh"
cat "$TMP/en-2031-resolution.jsonl" "$TMP/zh-2031-resolution.jsonl" >"$TMP/both"
same lines-are-the-single-ones "$TMP/both" "$TMP/out"
expect one-missing 3 "$RESREAD" --dump --format=jsonl "$en" "$TMP/nowhere.txt" "$zh"
same one-missing-others-done "$TMP/both" "$TMP/out"
says one-missing-said 'nowhere.txt'
expect array-one-missing 3 "$RESREAD" --dump --format=json "$en" "$TMP/nowhere.txt"
json array-one-missing-valid "$TMP/out"

# standard input
"$RESREAD" --dump --format=jsonl - <"$zh" >"$TMP/stdin"
same stdin "$TMP/zh-2031-resolution.jsonl" "$TMP/stdin"

# one clause
expect clause 0 "$RESREAD" --dump "$en#OP2"
prints clause-text 'Urges'
prints clause-below '(iii)'
grep -q 'Calls upon' "$TMP/out" && fail clause-only "more than the clause"
expect clause-lenient 0 "$RESREAD" --dump "$en#op2(c)"
expect note 0 "$RESREAD" --dump "$en#FN3" && prints note-text 'A/HRC/76/48'
expect no-clause 3 "$RESREAD" --dump "$en#OP99" && says no-clause-said 'OP99'
"$RESREAD" --dump --width=40 "$en" | grep -E '^.{41}' >"$TMP/long" &&
	fail width "$(cat "$TMP/long")" || ok width
expect colour 0 "$RESREAD" --dump --color=always "$en" && prints colour-set "$(printf '\033')"
"$RESREAD" --dump --color=always "$en" | sed "s/$(printf '\033')\[[0-9]*m//g" >"$TMP/plain"
same colour-only "$TMP/en-2031-resolution.text" "$TMP/plain"
finish
