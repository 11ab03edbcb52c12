# Who is asked to do what by when, from the shell.
. tests/support/cli.sh
en=$samples/en-2031-resolution.txt zh=$samples/zh-2031-resolution.txt

expect text 0 "$RESREAD" --follow-up "$en"
prints text-due '^A/HRC/RES/76/14#OP9  request  due HRC 79'
head -n 1 "$TMP/out" | grep -q 'due HRC' && ok due-first || fail due-first "$(head -n 1 "$TMP/out")"
expect by-document 0 "$RESREAD" --follow-up "$en" --sort document
head -n 1 "$TMP/out" | grep -q '#OP2' && ok document-first || fail document-first "$(head -n 1 "$TMP/out")"
expect by-addressee 0 "$RESREAD" --follow-up "$en" "$zh" --sort=addressee
expect bad-order 2 "$RESREAD" --follow-up "$en" --sort=size && says bad-order-why 'due addressee document'
expect one-clause 0 "$RESREAD" --follow-up "$en#OP9" --format=csv
[ "$(grep -c . "$TMP/out")" = 2 ] && ok one-row || fail one-row "$(cat "$TMP/out")"

expect json 0 "$RESREAD" --follow-up "$en" --format=json && json json-valid "$TMP/out"
prints json-when '"when": "HRC 79"'
expect csv 0 "$RESREAD" --follow-up "$zh" --format=csv
prints csv-head '^document,clause,kind,by,verb,addressee,to,action,due,day,status'
expect matrix 0 "$RESREAD" --follow-up "$en" --format=markdown
prints matrix-head '^| Recommendation | Clause | Theme | Addressee | Due | Status |'

# a task at the words of a request is its status
expect task 0 "$RESREAD" --add-note "$en#OP9" --kind task --status doing --text 'ask the Office' \
	--tag archives --tag who/Ana
expect status 0 "$RESREAD" --follow-up "$en" --status doing
prints status-row '#OP9 .*\[doing\]  Ana' && prints status-note 'ask the Office'
expect tag 0 "$RESREAD" --follow-up "$en" --tag archives --format=markdown
[ "$(grep -c . "$TMP/out")" = 3 ] && prints themes '| archives |' || fail tag-rows "$(cat "$TMP/out")"
expect no-such-tag 1 "$RESREAD" --follow-up "$en" --tag nothing

# the library, when no document is named; one that can't be read hides no other
expect library-empty 1 "$RESREAD" --follow-up
expect add 0 "$RESREAD" --add "$en" "$zh"
expect library 0 "$RESREAD" --follow-up --format=json && prints library-zh '"lang": "zh"'
expect unread 3 "$RESREAD" --follow-up "$TMP/none.txt" "$en"
prints unread-others '#OP9' && says unread-why 'none.txt'
finish
