# Notes from the shell: add, export, import, tags, backup.
. tests/support/cli.sh
en=$samples/en-2031-resolution.txt
db=$XDG_DATA_HOME/resread/notes.db

expect export-nothing 1 "$RESREAD" --export-notes
expect tags-nothing 1 "$RESREAD" --tags
[ -e "$db" ] && fail reading-makes-nothing "$db is there" || ok reading-makes-nothing

expect add 0 "$RESREAD" --add-note "$en#OP2" --text 'who pays?' --tag budget --tag 'a/b' \
	--kind task --due 'HRC 79' --status open
prints add-id '^[0-9a-f]\{8\}-[0-9a-f]\{4\}-7[0-9a-f]\{3\}-'
expect add-quote 0 "$RESREAD" --add-note "$en#PP1" --text '=1+1' --quote Charter
expect add-tag-only 0 "$RESREAD" --add-note "$en#op1" --tag budget
expect add-no-clause 2 "$RESREAD" --add-note "$en" --text x && says add-no-clause-why 'name the clause'
expect add-wrong-clause 3 "$RESREAD" --add-note "$en#OP99" --text x
expect add-wrong-quote 3 "$RESREAD" --add-note "$en#OP1" --text x --quote 'no such words'
expect add-wrong-kind 2 "$RESREAD" --add-note "$en#OP1" --text x --kind essay
expect add-nothing 2 "$RESREAD" --add-note "$en#OP1" && says add-nothing-why 'empty'
expect add-whole 0 "$RESREAD" --add-note "$en#DOC" --text 'all of it' --author 'A. Reader' --priority high
expect add-several 0 "$RESREAD" --add-note "$en#OP1" --until OP2 --text 'both of them'
expect add-light 0 "$RESREAD" --add-note "$en#OP1" --kind highlight --letter c --quote everyone
expect add-wrong-due 2 "$RESREAD" --add-note "$en#OP1" --text x --due soon
expect add-wrong-priority 2 "$RESREAD" --add-note "$en#OP1" --text x --priority mild
expect add-wrong-colour 2 "$RESREAD" --add-note "$en#OP1" --text x --letter red
expect add-wrong-until 3 "$RESREAD" --add-note "$en#OP2" --text x --until OP1
[ "$(stat -c %a "$db")" = 600 ] && ok private || fail private "$(stat -c %a "$db")"

expect export 0 "$RESREAD" --export-notes
for words in '^### DOC' 'priority: high' 'author: A. Reader' 'up to: OP2' 'colour: c' '^## A/HRC/RES/76/14' '^### PP1' '^### OP1' '> .*Charter' 'who pays?' '#budget'; do
	prints "export $words" "$words"
done
expect export-csv 0 "$RESREAD" --export-notes --format=csv && prints export-csv-formula ",'=1+1,"
expect export-json 0 "$RESREAD" --export-notes --format=json
json export-json-valid "$TMP/out"
cp "$TMP/out" "$TMP/notes.json"
expect filter 0 "$RESREAD" --export-notes --filter 'tag:a kind:task -tag:none who'
prints filter-note 'who pays'
expect filter-none 1 "$RESREAD" --export-notes --filter 'due<2000'
expect filter-bad 2 "$RESREAD" --export-notes --filter 'colour:red' && says filter-bad-why 'no field "colour"'
expect filter-tag 0 "$RESREAD" --export-notes --tag a && prints filter-tag-note 'who pays'
expect filter-doc 0 "$RESREAD" --export-notes --doc 76/14
expect filter-none 1 "$RESREAD" --export-notes --kind question
expect filter-day 2 "$RESREAD" --export-notes --since yesterday
expect tags 0 "$RESREAD" --tags && prints tags-count '2  budget'
expect rename 0 "$RESREAD" --rename-tag budget money
expect rename-again 1 "$RESREAD" --rename-tag budget money
expect export-renamed 0 "$RESREAD" --export-notes --tag money

expect backup 0 "$RESREAD" --backup "$TMP/copy.db"
expect backup-twice 4 "$RESREAD" --backup "$TMP/copy.db"
expect backup-read 0 "$RESREAD" --db="$TMP/copy.db" --export-notes
expect check 0 "$RESREAD" --check-db

rm -f "$db"*
expect import-try 0 "$RESREAD" --import-notes "$TMP/notes.json" --dry-run
expect import-tried 1 "$RESREAD" --export-notes
expect import 0 "$RESREAD" --import-notes "$TMP/notes.json"
"$RESREAD" --export-notes --format=json >"$TMP/again.json"
same import-same "$TMP/notes.json" "$TMP/again.json"
expect import-twice 0 "$RESREAD" --import-notes "$TMP/notes.json" && prints import-there '6  already there'
expect import-missing 3 "$RESREAD" --import-notes "$TMP/none.json"
echo 'no json' >"$TMP/bad.json"
expect import-bad 3 "$RESREAD" --import-notes "$TMP/bad.json" && says import-bad-why 'bad.json: is not JSON'

# copies that sync programs make are noticed and merged
for file in 'notes.sync-conflict-20260101-120000-ABCDEFG.db' 'notes (conflicted copy 2026-01-01 120000).db' \
	"notes (Anna's conflicted copy 2026-01-01).db" 'notes_conflict-20260101-120000.db' \
	'notes (1).db' 'notes 2.db' 'notes-DESKTOP-AB12.db' 'notes.db.conflict1' \
	'notes（冲突的副本）.db' 'notes (SFConflict a@b.org 2026-01-01-12-00-00).db'; do
	"$RESREAD" -q --backup "$(dirname "$db")/$file"
	expect "copy $file" 0 "$RESREAD" --check-db && says "copy said $file" "file-sync program"
	rm -f "$(dirname "$db")/$file"
done
for file in notes.db-schema1 notes-2026-01-01.db other-conflict.db notes-old.db; do
	"$RESREAD" -q --backup "$(dirname "$db")/$file"
	"$RESREAD" --check-db 2>"$TMP/err"
	grep -q file-sync "$TMP/err" && fail "no copy $file" "$(cat "$TMP/err")" || ok "no copy $file"
done
copy=$(dirname "$db")/notes.sync-conflict-20260101-120000-ABCDEFG.db
"$RESREAD" -q --backup "$copy"
"$RESREAD" --db="$copy" --add-note "$en#OP2" --text 'from the other machine' >/dev/null 2>&1
expect merge-try 0 "$RESREAD" --import-notes "$copy" --dry-run && prints merge-tried '6  already there'
expect merge 0 "$RESREAD" --import-notes "$copy" && prints merge-restored '1  document not in the library'
says merged 'merged' && { [ -e "$copy.merged" ] && [ ! -e "$copy" ] && ok merged-away || fail merged-away; }
"$RESREAD" --export-notes >"$TMP/out" 2>&1
prints merge-there 'from the other machine'
head -c 3000 "$copy.merged" >"$TMP/cut.db"
expect merge-cut 3 "$RESREAD" --import-notes "$TMP/cut.db" && says merge-cut-why 'no notes database'

echo 'a letter' >"$TMP/letter"
expect foreign 4 "$RESREAD" --db="$TMP/letter" --export-notes && says foreign-why 'is no database'
expect foreign-check 4 "$RESREAD" --db="$TMP/letter" --check-db
finish
