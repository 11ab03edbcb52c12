# --compare: the forms against tests/golden (UPDATE=1 rewrites), exit codes,
# and that a row's changes give both its texts again.
. tests/support/cli.sh
en_a=$samples/en-2031-resolution.txt en_b=$samples/en-2032-draft.txt
zh_a=$samples/zh-2031-resolution.txt zh_b=$samples/zh-2032-draft.txt

golden() { # NAME FILE ARGUMENT...
	want=tests/golden/$2 n=$1
	shift 2
	"$RESREAD" --compare "$@" >"$TMP/got" 2>&1
	if [ -n "$UPDATE" ]; then cp "$TMP/got" "$want"; fi
	same "$n" "$want" "$TMP/got"
}

golden en-text compare-en.w80.txt --width=80 "$en_a" "$en_b"
golden en-summary compare-en.summary --format=summary --width=80 "$en_a" "$en_b"
golden zh-level compare-zh.w100.txt --width=100 "$zh_a" "$zh_b"
golden zh-markdown compare-zh.md --format=markdown "$zh_a" "$zh_b"

expect differ 0 "$RESREAD" --compare "$en_a" "$en_b"
expect no-difference 1 "$RESREAD" --compare "$en_a" "$en_a"
expect two-words 0 "$RESREAD" "$en_a" "$en_b"
expect one-only 2 "$RESREAD" --compare "$en_a" && says one-only-said 'needs more'
expect missing 3 "$RESREAD" --compare "$en_a" "$TMP/nowhere" && says missing-said nowhere
expect missing-first 3 "$RESREAD" --compare "$TMP/nowhere" "$en_a"
: >"$TMP/empty.txt"
"$RESREAD" --compare "$en_a" "$TMP/empty.txt" >"$TMP/out" 2>"$TMP/err"
case $? in 0 | 3) ok empty ;; *) fail empty "exit $?" ;; esac

# no line is wider than asked for (Chinese counts two columns a character)
for w in 40 80 120; do
	"$RESREAD" --compare --width=$w "$en_a" "$en_b" >"$TMP/out"
	if command -v python3 >/dev/null; then
		python3 - "$TMP/out" $w <<-'E' && ok "width-$w" || fail "width-$w" "a line is too wide"
		import sys, unicodedata
		wide = lambda s: sum(2 if unicodedata.east_asian_width(c) in 'WF' else
		                     0 if unicodedata.combining(c) else 1 for c in s)
		sys.exit(any(wide(l.rstrip('\n')) > int(sys.argv[2]) for l in open(sys.argv[1])))
		E
	else
		skip "width-$w" "no python3"
	fi
done

"$RESREAD" --compare --format=json "$en_a" "$en_b" >"$TMP/out"
json json-valid "$TMP/out"

# no text of a document becomes markup, script or style
printf 'The Council,\n\n1. Urges <script>alert(1)</script> "lamps" & <b onload=x>bells</b>;\n' >"$TMP/x.txt"
printf 'The Council,\n\n1. Urges <img src=x onerror=y> "lamps" & <b>bells</b>;\n' >"$TMP/y.txt"
expect html 0 "$RESREAD" --compare --format=html "$TMP/x.txt" "$TMP/y.txt" && prints html-whole '</html>'
if grep -Eq '<(script|img|b)[ >]' "$TMP/out"; then fail html-escaped "markup of a document"; else
	prints html-escaped '&lt;'; fi
if grep -Eiq '<[^>]*(src=|href="[^#])|url\(|@import' "$TMP/out"; then
	fail html-alone "an outside address"; else ok html-alone; fi

# notes stand below their clause only where they are asked for, and are no markup
XDG_DATA_HOME=$TMP/noted
export XDG_DATA_HOME
"$RESREAD" --add-note "$TMP/y.txt#OP1" --text 'see <i>lamps</i>' --tag light >/dev/null
expect html-notes 0 "$RESREAD" --compare --notes --format=html "$TMP/x.txt" "$TMP/y.txt" &&
	prints html-noted 'see &lt;i&gt;lamps&lt;/i&gt; #light'
"$RESREAD" --compare --format=html "$TMP/x.txt" "$TMP/y.txt" >"$TMP/out"
if grep -q 'lamps&lt;/i' "$TMP/out"; then fail html-unnoted "a note"; else ok html-unnoted; fi
unset XDG_DATA_HOME

# both texts again, and every clause in one row
rebuilds() { # NAME A B
	if ! command -v python3 >/dev/null; then skip "$1" "no python3"; return; fi
	"$RESREAD" --compare --format=json "$2" "$3" >"$TMP/cmp.json"
	"$RESREAD" --dump --format=json "$2" >"$TMP/a.json"
	"$RESREAD" --dump --format=json "$3" >"$TMP/b.json"
	python3 - "$TMP" <<-'E' && ok "$1" || fail "$1" "the changes don't give the texts"
	import json, sys
	load = lambda n: json.load(open(sys.argv[1] + '/' + n))
	rows = load('cmp.json')['rows']
	for side, drop in (('a', 'insert'), ('b', 'delete')):
	    texts = {c['id']: c['text'] for c in load(side + '.json')['clauses']}
	    ids = [i for r in rows for i in r[side]]
	    assert sorted(ids) == sorted(texts), 'a clause is missing or twice'
	    for r in rows:
	        got = ''.join(c['text'] for c in r['changes'] if c['op'] != drop)
	        want = ''.join(texts[i] for i in r[side])
	        assert got.replace(' ', '') == want.replace(' ', ''), r
	        assert len(r[side]) != 1 or got == want, r
	E
}
rebuilds rebuild-en "$en_a" "$en_b"
rebuilds rebuild-zh "$zh_a" "$zh_b"
rebuilds rebuild-across "$en_a" "$zh_b"
if [ -d "${RESREAD_SHARED:-../shared}/corpus" ]; then
	zh=${RESREAD_SHARED:-../shared}/corpus/zh
	rebuilds rebuild-28-2 "$zh/A-HRC-RES-28-2.txt" "$zh/A-HRC-47-draft.txt"
	rebuilds rebuild-68-160 "$zh/A-RES-68-160.txt" "$zh/A-HRC-RES-28-2.txt"
else
	skip rebuild-corpus "no shared material"
fi

# a pair made by hand holds here, too
cat >"$TMP/pins.json" <<END
{"items": [], "resread": {"pins": [{"doc_a": "A/RES/90/7", "passage_a": "OP6",
 "doc_b": "A/RES/91/9", "passage_b": "OP9", "parted": false}]}}
END
"$RESREAD" --db="$TMP/pins.db" --import-notes "$TMP/pins.json" >/dev/null 2>&1
expect pinned 0 "$RESREAD" --db="$TMP/pins.db" --compare --format=json \
	tests/screen/orchards-1.txt tests/screen/orchards-2.txt && prints pinned-row '"pinned": true'

# what was asked for and what takes note of it are two clauses, however alike their words
head='The General Assembly,\n\nRecalling its resolution 60/1 of 16 September 2005 on harbours,\n\n'
lamps='Calls upon coastal States to keep every lighthouse lit through the winter'
printf "$head"'1. %s;\n\n2. Requests the harbour office to submit a report on the third session of the committee on tides to the General Assembly at its seventy-ninth session.\n' "$lamps" >"$TMP/asked.txt"
printf "$head"'1. Takes note of the report on the second session of the committee on tides submitted by the harbour office;\n\n2. %s.\n' "$lamps" >"$TMP/noted.txt"
expect asked-noted 0 "$RESREAD" --compare "$TMP/asked.txt" "$TMP/noted.txt" --format=summary
prints asked-noted-apart '2 same, 1 added, 1 dropped'
finish
