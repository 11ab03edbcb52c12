# Nothing is written while nothing changes, little for a small change, and
# never what a document would have the terminal do.
. tests/support/pty.sh

play idle 120x40 "$RESREAD" $a $b <<END && has idle "idle 0" "exit 0"
wait $first
quiet
idle 2500
keys q
exit
END

play line 120x20 "$RESREAD" $a $b <<END
wait $first
keys ]c
quiet
keys jjjjjjjjjjjjjjjj
quiet
keys j
idle 300
keys q
exit
END
n=$(sed -n 's/^idle //p' "$TMP/out")
[ "${n:-9999}" -le 700 ] && ok line || fail line "a line down takes $n bytes"

# an escape, a title, C1, shift-out, delete, a bell, bidi, in text, title and name
bad=$TMP/$(printf 'na\033me').txt
{
	sed -n '1,/^90\/4/p' $a
	printf '\n人权理事会，\n\n遵循《联合国宪章》的宗旨，mark\033]0;title\007er\n\n'
	printf '1. 重申\033[31mred\033[2J人人有权mark\016er取得\302\23331m井水\177；\n\n'
	printf '2. 请各国\342\200\256反过来\342\200\254登记\033Pq#0\033\\水井\b\b\b。\n\n'
	# without enough honest text it would be taken for no text at all
	for i in 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		printf '%d. 请各国依照以往的各项决议保护境内古老的水井和公共花园，并每年检验一次水质；\n\n' $i
	done
} >"$bad"
play hostile 100x30 -r "$TMP/raw" "$RESREAD" "$bad" $b <<END && has hostile "terminal restored" "exit 0"
wait $first
keys JJJa\<C-s>
quiet
keys o
quiet
keys q
quiet
keys q
exit
END
raw() {
	if LC_ALL=C grep -qaF -- "$(printf "$2")" "$TMP/raw"; then
		fail "$1" "reaches the terminal"
	else
		ok "$1"
	fi
}
raw title '\033]0;title'
raw bell 'title\007'
raw colour '\033[31mred'
raw clear 'red\033[2J'
raw shift-out 'mark\016'
raw c1 '\302\233'
raw delete '\177'
raw bidi '\342\200\256'
raw sixel '\033Pq'
raw backspaces '\b\b\b。'
raw name 'na\033me'
exit $failed
