# The library from the shell: add, list, cite, open by symbol, remove.
. tests/support/cli.sh
en=$samples/en-2031-resolution.txt

expect list-empty 1 "$RESREAD" --list
expect cited-by-empty 1 "$RESREAD" --cited-by A/HRC/RES/76/14
expect unknown-symbol 3 "$RESREAD" --dump A/HRC/RES/99/9
expect add 0 "$RESREAD" --add "$samples" && prints add-summary '^4 documents added'
expect add-again 0 "$RESREAD" --add "$samples"
expect list 0 "$RESREAD" --list && prints list-symbol 'A/HRC/RES/76/14'
[ "$(wc -l <"$TMP/out")" -ge 4 ] && ok list-all || fail list-all "$(cat "$TMP/out")"
expect list-plain 0 "$RESREAD" && prints list-plain-symbol 'A/HRC/RES/76/7'
expect list-json 0 "$RESREAD" --list --format=json
json list-json-valid "$TMP/out"

"$RESREAD" --dump --format=json "$en" >"$TMP/want"
for name in A/HRC/RES/76/14 a/hrc/res/76/14 76/14 https://docs.un.org/en/A/HRC/RES/76/14 \
	undocs.org/A%2FHRC%2FRES%2F76%2F14; do
	expect "open-$name" 0 "$RESREAD" --dump --format=json "$name"
	same "open-$name-same" "$TMP/want" "$TMP/out"
done
address=https://docs.un.org/en/A/HRC/RES/76/14
expect address-note 0 "$RESREAD" --add-note "$address#OP2(a)" --text 'by address'
expect address-notes 0 "$RESREAD" --export-notes --doc "$address" && prints address-note-text 'by address'
expect address-filter 0 "$RESREAD" --export-notes --filter "doc:$address"
expect address-follow 0 "$RESREAD" --follow-up "$address" && prints address-follow-row '76/14#OP9'
expect address-cited 0 "$RESREAD" --cited-by https://undocs.org/zh/A/RES/70/1
prints address-cited-by 'A/HRC/RES/76/14'
expect open-clause 0 "$RESREAD" --dump '76/14#OP2(a)' && prints open-clause-text inventories
expect citations 0 "$RESREAD" --citations "$en" && prints citations-target 'A/RES/70/1'
expect citations-json 0 "$RESREAD" --citations --format=json "$en"
json citations-json-valid "$TMP/out"
expect citations-clause 0 "$RESREAD" --citations "$en#PP3" && prints citations-clause-target 'A/HRC/RES/73/9'
expect cited-by 0 "$RESREAD" --cited-by A/HRC/RES/76/14 && prints cited-by-clause 'OP8'
expect cited-by-number 0 "$RESREAD" --cited-by 76/14
expect cited-by-json 0 "$RESREAD" --cited-by --format=json A/RES/70/1
json cited-by-json-valid "$TMP/out"
expect cited-by-instrument 0 "$RESREAD" --cited-by instrument:charter
expect cited-by-none 1 "$RESREAD" --cited-by A/RES/1/1
expect cited-by-nonsense 2 "$RESREAD" --cited-by 'not a symbol'
expect remove 0 "$RESREAD" --remove A/HRC/RES/76/14
expect remove-again 1 "$RESREAD" --remove A/HRC/RES/76/14
expect removed 3 "$RESREAD" --dump A/HRC/RES/76/14

# what can't be read is named, the rest is added
mkdir -p "$TMP/mixed/below" && cp "$en" "$TMP/mixed/below/one.txt"
: >"$TMP/mixed/empty.txt"
head -c 4096 "$RESREAD" >"$TMP/mixed/binary.txt"
: >"$TMP/mixed/.hidden"
ln -s .. "$TMP/mixed/below/up"
expect mixed 3 "$RESREAD" --add "$TMP/mixed" && prints mixed-summary '^1 document added; 2 could not'
says mixed-empty 'empty.txt'
says mixed-binary 'binary.txt'
expect add-missing 3 "$RESREAD" --add "$TMP/nowhere" && says add-missing-said nowhere
mkdir "$TMP/none" && expect add-nothing 1 "$RESREAD" --add "$TMP/none"
expect add-quiet 0 "$RESREAD" -q --add "$en"
[ -s "$TMP/out" ] && fail add-quiet-says "$(cat "$TMP/out")"

expect search 0 "$RESREAD" --search 'ARCHIVES of lighthouse' && prints search-title 'TITLE'
expect search-nothing 1 "$RESREAD" --search 'no such words anywhere'
expect search-json 0 "$RESREAD" --search charter --format=json
json search-json-valid "$TMP/out"
expect search-empty 2 "$RESREAD" --search ' '

# a database that can't be used
echo 'this is no database, and long enough not to look like an empty one' >"$TMP/bad.db"
for o in --list "--cited-by A/RES/1/1"; do
	(export XDG_DATA_HOME="$TMP/data2"; mkdir -p "$XDG_DATA_HOME/resread"
	cp "$TMP/bad.db" "$XDG_DATA_HOME/resread/library.db"
	"$RESREAD" $o >"$TMP/out" 2>"$TMP/err"; echo $? >"$TMP/code")
	[ "$(cat "$TMP/code")" = 4 ] && says "bad-database $o" resread: || fail "bad-database $o" "exit $(cat "$TMP/code")"
done
finish
