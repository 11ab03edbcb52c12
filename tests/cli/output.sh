# Where results go: files whole or not at all, full disks, closed pipes, terminals.
. tests/support/cli.sh
en=$samples/en-2031-resolution.txt

"$RESREAD" --dump "$en" >"$TMP/want"
mkdir -p "$TMP/o"
expect file 0 "$RESREAD" --dump --output="$TMP/o/x.txt" "$en"
[ -s "$TMP/out" ] && fail file-only "standard output is not empty"
same file-whole "$TMP/want" "$TMP/o/x.txt"
expect over 0 "$RESREAD" --dump --format=json --output "$TMP/o/x.txt" "$en"
json over-valid "$TMP/o/x.txt"
ln -s x.txt "$TMP/o/link"
expect link 0 "$RESREAD" --dump --output="$TMP/o/link" "$en"
[ -h "$TMP/o/link" ] && same link-kept "$TMP/want" "$TMP/o/x.txt" || fail link-kept "the link was replaced"
chmod 640 "$TMP/o/x.txt"
expect rights 0 "$RESREAD" --dump --output="$TMP/o/x.txt" "$en"
[ -n "$(find "$TMP/o/x.txt" -perm 640)" ] && ok rights-kept || fail rights-kept "$(ls -l "$TMP/o/x.txt")"
expect nothing-read 3 "$RESREAD" --dump --output="$TMP/o/new" "$TMP/nowhere"
[ -e "$TMP/o/new" ] && fail nothing-left "a file for nothing" || ok nothing-left
expect failed 3 "$RESREAD" --dump --output="$TMP/o/x.txt" "$TMP/nowhere"
same failed-old-kept "$TMP/want" "$TMP/o/x.txt"
expect no-folder 3 "$RESREAD" --dump --output="$TMP/none/x" "$en" && says no-folder-said 'none/x'
expect a-folder 3 "$RESREAD" --dump --output="$TMP/o" "$en" && says a-folder-said irectory
[ "$(ls "$TMP/o" | wc -l)" = 2 ] && ok no-rests || fail no-rests "$(ls "$TMP/o")"
expect to-stdout 0 "$RESREAD" --dump --output=- "$en"
same to-stdout-whole "$TMP/want" "$TMP/out"

if [ -c /dev/full ]; then
	expect full-file 3 "$RESREAD" --dump --output=/dev/full "$en" && says full-file-said 'o space'
	"$RESREAD" --dump "$en" >/dev/full 2>"$TMP/err"
	[ $? = 3 ] && says full-stdout 'standard output: No space' || fail full-stdout "exit is not 3"
	"$RESREAD" --help >/dev/full 2>"$TMP/err"
	[ $? = 3 ] && ok full-help || fail full-help "exit is not 3"
else
	skip full-file "no /dev/full"
fi
"$RESREAD" --dump "$en" 2>"$TMP/err" >&-
[ $? = 3 ] && says closed 'standard output' || fail closed "exit is not 3"
{ "$RESREAD" --dump "$en" "$en" "$en" "$en" 2>"$TMP/err"; echo $? >"$TMP/code"; } | head -n 1 >/dev/null
case $(cat "$TMP/code") in 0 | 3 | 141) ok pipe ;; *) fail pipe "exit $(cat "$TMP/code")" ;; esac

# on a terminal no control byte of a document gets through
if script -qec true /dev/null >/dev/null 2>&1; then
	printf 'The Council,\n\n1. Urges\033[2J \302\233 States \342\200\256to;\n' >"$TMP/bad.txt"
	for form in text json markdown; do
		TERM=xterm script -qec "'$RESREAD' --dump --color=never --format=$form '$TMP/bad.txt'" /dev/null \
			</dev/null >"$TMP/out" 2>&1
		if LC_ALL=C grep -q "$(printf '\033\\|\302\233\\|\342\200\256')" "$TMP/out"; then
			fail "terminal-$form" "$(od -c "$TMP/out" | head -20)"
		elif grep -q Urges "$TMP/out"; then ok "terminal-$form"; else
			fail "terminal-$form" "$(head -c 200 "$TMP/out")"; fi
	done
	TERM=xterm script -qec "'$RESREAD' --dump '$en'" /dev/null </dev/null >"$TMP/out" 2>&1
	grep -q "$(printf '\033')\[1m" "$TMP/out" && ok terminal-colour || fail terminal-colour "no colour"
	NO_COLOR=1 TERM=xterm script -qec "'$RESREAD' --dump '$en'" /dev/null </dev/null >"$TMP/out" 2>&1
	grep -q "$(printf '\033')" "$TMP/out" && fail no-color "colour" || ok no-color
else
	skip terminal "no script(1)"
fi
finish
