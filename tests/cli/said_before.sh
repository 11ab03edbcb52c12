# Where the same is said elsewhere, from the shell: same, nearly, oldest first, none.
. tests/support/cli.sh

# said NAME YEAR SYMBOL SENTENCE...: a resolution of a few clauses
said() {
	name=$1 year=$2 symbol=$3
	shift 3
	{
		printf 'United Nations  %s\n\nResolution adopted by the General Assembly on 3 December %s\n\n' "$symbol" "$year"
		printf '%s. Harbour lights\n\nThe General Assembly,\n\nRecalling its interest in harbours,\n\n' "${symbol#A/RES/}"
		n=0
		for sentence; do
			n=$((n + 1))
			printf '%d. %s\n\n' $n "$sentence"
		done
	} >"$TMP/$name.txt"
}

lamps='Urges all ports to keep the lamps of their moles lit from dusk to dawn, whatever the weather;'
said old 2031 A/RES/86/7 'Invites divers to rest on the seventh day;' "$lamps"
said middle 2032 A/RES/87/9 \
	'Urges all ports to keep the lamps of their moles and piers lit from dusk to dawn, whatever the weather;'
said new 2033 A/RES/88/3 'Decides to buy a boat;' 'Thanks the tide clerks;' "$lamps"

expect no-library 1 "$RESREAD" --said-before "$TMP/new.txt#OP3"
expect add 0 "$RESREAD" --add "$TMP/middle.txt" "$TMP/old.txt"
expect said 0 "$RESREAD" --said-before "$TMP/new.txt#OP3" --width 200
prints said-same '^  OP2  same .*lamps of their moles lit'
prints said-nearly '^  OP1  9[0-9]% .*their moles \[-and piers -\]lit'
[ "$(grep -o '^A/RES/8[67]' "$TMP/out" | tr '\n' ' ')" = 'A/RES/86 A/RES/87 ' ] &&
	ok said-oldest-first || fail said-oldest-first "$(cat "$TMP/out")"
# its own text in the library says nothing of before
expect add-own 0 "$RESREAD" --add "$TMP/new.txt"
expect said-own 0 "$RESREAD" --said-before '88/3#OP3'
grep -q 'A/RES/88/3' "$TMP/out" && fail said-not-itself "$(cat "$TMP/out")" || ok said-not-itself
expect said-json 0 "$RESREAD" --said-before '88/3#op 3' --format=json
json said-json-valid "$TMP/out"
prints said-json-same '"similarity": 1'
expect said-nowhere 1 "$RESREAD" --said-before '88/3#OP1'
expect said-no-clause 2 "$RESREAD" --said-before '88/3'
expect said-no-such-clause 3 "$RESREAD" --said-before '88/3#OP9'
