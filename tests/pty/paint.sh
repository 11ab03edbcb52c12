# What is written piece by piece leaves the screen that writing it whole would:
# after each group of keys the screen is printed, painted anew, and printed
# again. The last row is left out: a message there goes with the next key.
. tests/support/pty.sh

keys='jjj d u G gg ]c]c <Tab> zM zR DDDD s jj s g! jq ? <Space> q <C-w>o'
size=100x24
for term in xterm-256color linux vt100; do
	{
		echo "wait $first"
		for k in $keys; do printf 'keys %s\nquiet\nscreen\nkeys <C-l>\nquiet\nscreen\n' "$k"; done
		printf 'keys q\nexit\n'
	} >"$TMP/script"
	play "paint-$term" $size env TERM=$term "$RESREAD" $a $b <"$TMP/script" || continue
	awk -v rows="${size#*x}" '/^bytes /{exit}
		++n < rows { s = s $0 "\n" }
		n == rows { n = 0
			if (++k % 2) first = s
			else if (s == first) pairs++
			else { print first s; bad = 1; exit }
			s = "" }
		END { exit bad || pairs < 10 }' "$TMP/out" >"$TMP/differs" &&
		ok "paint-$term" || fail "paint-$term" "$(head -c 6000 "$TMP/differs")"
done
exit $failed
