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
prints status-row '#OP9 .*\[doing\]  for Ana' && prints status-note 'ask the Office'
expect tag 0 "$RESREAD" --follow-up "$en" --tag archives --format=markdown
[ "$(grep -c . "$TMP/out")" = 3 ] && prints themes '| archives |' || fail tag-rows "$(cat "$TMP/out")"
expect no-such-tag 1 "$RESREAD" --follow-up "$en" --tag nothing

# by when: one's own day goes before what the text says, which stays told
expect own-due 0 "$RESREAD" --db="$TMP/due.db" --add-note "$en#OP9" --kind task --due 2198-05-06 --text soon
expect own-due-text 0 "$RESREAD" --db="$TMP/due.db" --follow-up "$en#OP9"
prints own-due-row 'due 2198-05-06 instead of HRC 79'
expect own-due-csv 0 "$RESREAD" --db="$TMP/due.db" --follow-up "$en#OP9" --format=csv
prints own-due-cell ',soon,2198-05-06'

# who is responsible is a field of its own, beside the tag of before
expect named 0 "$RESREAD" --add-note "$en#OP2(a)" --kind task --status open --priority high \
	--responsible 'Bo Chen' --text '=ask'
expect named-text 0 "$RESREAD" --follow-up "$en#OP2(a)" && prints named-row '#OP2(a) .*\[open\]  !high  for Bo Chen'
expect named-csv 0 "$RESREAD" --follow-up "$en#OP2(a)" --format=csv
prints named-cells ',open,high,Bo Chen,,' && prints named-defused "'=ask"
expect named-json 0 "$RESREAD" --follow-up "$en#OP2(a)" --format=json && prints named-key '"responsible": "Bo Chen"'
expect named-matrix 0 "$RESREAD" --follow-up "$en#OP2(a)" --format=markdown
prints named-column '| open | high | Bo Chen | =ask |'
expect named-filter 0 "$RESREAD" --follow-up "$en" --filter 'responsible:chen' --format=csv
[ "$(grep -c . "$TMP/out")" = 2 ] && ok filter-one || fail filter-one "$(cat "$TMP/out")"
expect tagged-filter 0 "$RESREAD" --follow-up "$en" --filter 'responsible:ana' --format=csv
expect nobody 1 "$RESREAD" --follow-up "$en" --filter 'responsible:none'
expect bad-filter 2 "$RESREAD" --follow-up "$en" --filter 'colour:x' && says bad-filter-why 'responsible'
expect exported 0 "$RESREAD" --export-notes --format=json && cp "$TMP/out" "$TMP/named.json"
expect taken-in 0 "$RESREAD" --db="$TMP/other.db" --import-notes "$TMP/named.json"
expect again 0 "$RESREAD" --db="$TMP/other.db" --export-notes --format=json
same named-round-trip "$TMP/named.json" "$TMP/out"
expect named-org 0 "$RESREAD" --export-notes --format=org && prints named-org-fact 'Bo Chen'
expect named-html 0 "$RESREAD" --export-notes --format=html && prints named-html-fact 'Bo Chen'
expect named-markdown 0 "$RESREAD" --export-notes && prints named-fact 'responsible: Bo Chen'

# the library, when no document is named; one that can't be read hides no other
expect library-empty 1 "$RESREAD" --follow-up
expect add 0 "$RESREAD" --add "$en" "$zh"
expect library 0 "$RESREAD" --follow-up --format=json && prints library-zh '"lang": "zh"'
expect unread 3 "$RESREAD" --follow-up "$TMP/none.txt" "$en"
prints unread-others '#OP9' && says unread-why 'none.txt'
finish
