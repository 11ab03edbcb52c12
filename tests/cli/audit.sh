# The audit from the shell: what it says, of whom, and where it is silent.
. tests/support/cli.sh

# document NAME NUMBER WORDS: a resolution with one preambular clause
document() {
	cat >"$TMP/$1.txt" <<END
Human Rights Council
Twenty-eighth session
2–27 March 2015

Resolution adopted by the Human Rights Council

28/$2. Lanterns and lamps

The Human Rights Council,

$3,

1. Decides to remain seized of the matter.

55th meeting
26 March 2015
[Adopted without a vote.]
END
}
document clean 31 "Recalling its resolution 6/17 of 28 September 2007"
document wrong 32 "Recalling its resolution 6/17 of 28 September 2008"
document more 33 "Recalling its resolution 6/17 of 28 September 2008"
document later 34 "Recalling its resolution 30/2 and article 1, paragraph 5, of the Charter of the United Nations"

expect clean 1 "$RESREAD" --audit "$TMP/clean.txt"
[ -s "$TMP/out" ] || [ -s "$TMP/err" ] && fail clean-silent "$(cat "$TMP/out" "$TMP/err")" || ok clean-silent
expect calendar 0 "$RESREAD" --audit "$TMP/clean.txt" "$TMP/wrong.txt" "$TMP/more.txt"
prints calendar-where '^A/HRC/RES/28/32#PP1, A/HRC/RES/28/33#PP1  A/HRC/RES/6/17'
[ "$(grep -c '^A/' "$TMP/out")" = 1 ] && ok calendar-once || fail calendar-once "$(cat "$TMP/out")"
prints calendar-why 'calendar: dated 2008-09-28, but HRC 6 met 2007-09-10 to'
prints calendar-one-side '^    2007-09-28  A/HRC/RES/28/31#PP1$'
prints calendar-other-side '^    2008-09-28  A/HRC/RES/28/32#PP1, A/HRC/RES/28/33#PP1$'
grep -q '^A/HRC/RES/28/31' "$TMP/out" && fail calendar-decides "$(cat "$TMP/out")" || ok calendar-decides
expect later 0 "$RESREAD" --audit "$TMP/later.txt"
prints later-why 'later: of session 30'
prints charter-why 'place: article 1 has 4 paragraphs, and no paragraph 5'
document form 37 "Recalling A/HRC/RES/27/ and A//72/633"
expect form 0 "$RESREAD" --audit "$TMP/form.txt"
prints form-cut '^A/HRC/RES/28/37#PP1  ?  A/HRC/RES/27/$'
prints form-cut-why 'number: the symbol ends in a slash'
prints form-slashes '^A/HRC/RES/28/37#PP1  A/72/633  A//72/633$'
expect form-json 0 "$RESREAD" --audit --format=json "$TMP/form.txt"
json form-json-valid "$TMP/out"
prints form-json-null '"target": null'
expect form-cites 0 "$RESREAD" --citations "$TMP/form.txt"
prints form-cites-line '^PP1  *?  A/HRC/RES/27/$'
expect json 0 "$RESREAD" --audit --format=json "$TMP/clean.txt" "$TMP/wrong.txt"
json json-valid "$TMP/out"
prints json-format '"format": "resread-audit/1"'
expect json-also 0 "$RESREAD" --audit --format=json "$TMP/clean.txt" "$TMP/wrong.txt" "$TMP/more.txt"
json json-also-valid "$TMP/out"
[ "$(grep -c '"fault"' "$TMP/out")" = 1 ] && ok json-once || fail json-once "$(cat "$TMP/out")"
[ "$(grep -c '"citation"' "$TMP/out")" = 2 ] && ok json-both || fail json-both "$(cat "$TMP/out")"
expect json-clean 1 "$RESREAD" --audit --format=json "$TMP/clean.txt"
json json-clean-valid "$TMP/out"
expect clause 0 "$RESREAD" --audit "$TMP/wrong.txt#PP1"
expect other-clause 1 "$RESREAD" --audit "$TMP/wrong.txt#OP1"
expect unread 3 "$RESREAD" --audit "$TMP/wrong.txt" "$TMP/none.txt" && prints unread-rest 'calendar:'
says unread-said none.txt

# the library's documents are witnesses, too
document two 35 "Recalling General Assembly resolution 69/179 of 18 December 2014"
document three 36 "Recalling General Assembly resolution 69/179 of 19 December 2014"
expect alone 1 "$RESREAD" --audit "$TMP/three.txt"
"$RESREAD" -q --add "$TMP/two.txt"
expect library 0 "$RESREAD" --audit "$TMP/three.txt"
prints library-why 'date: dated 2014-12-19 here, but 2014-12-18 in A/HRC/RES/28/35#PP1'
finish
