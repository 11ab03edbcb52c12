# The command line: what is wrong is told and ends with 2.
. tests/support/cli.sh
a=$samples/en-2031-resolution.txt b=$samples/en-2032-draft.txt

wrong() { # NAME PATTERN ARGUMENT...
	n=$1 pattern=$2
	shift 2
	expect "$n" 2 "$RESREAD" "$@" && says "$n, in words" "$pattern"
	[ -s "$TMP/out" ] && fail "$n, output" "standard output is not empty"
}

wrong unknown 'no such option; did you mean --citations' --citation "$a"
wrong misspelt 'did you mean --format' --dump --fromat=json "$a"
wrong far-from-all 'help lists them' --xyzzyx
wrong letter '\-z: no such option' -z
wrong no-value 'needs a value' --dump "$a" --format
wrong flag-value 'takes no value' --quiet=yes --dump "$a"
wrong action-value 'takes no value' --version=3
wrong two-actions 'one at a time' --dump --list "$a"
wrong no-document '--dump DOC' --dump
wrong too-many 'one too many' --citations "$a" "$b"
wrong no-argument 'takes no argument' --list "$a"
wrong three-documents 'side by side' "$a" "$b" "$a"
wrong format '"html" is no form of --dump' --dump --format=html "$a"
wrong one-form 'only one form' --version --format=json
wrong width 'from 20 to' --dump --width=wide "$a"
wrong narrow 'from 20 to' --dump --width 3 "$a"
wrong color 'is none of' --dump --color=red "$a"
wrong empty-name 'empty name' --dump ''
wrong language 'xx' --dump --lang=xx "$a"
for o in said-before follow-up; do
	"$RESREAD" --help | grep -q -- "--$o" || wrong "later-$o" 'not in this version' --$o x
done

expect help 0 "$RESREAD" --help && prints help-lists '--dump DOC'
expect help-letter 0 "$RESREAD" -h
expect version 0 "$RESREAD" --version && prints version-parts 'optional parts'
expect keys 0 "$RESREAD" --keys && prints keys-list ':follow'

expect homeless-help 0 env -u HOME -u XDG_DATA_HOME "$RESREAD" --help

# the forms of options
"$RESREAD" --dump --format=json "$a" >"$TMP/1"
"$RESREAD" --dump --format json -- "$a" >"$TMP/2"
"$RESREAD" "$a" --format json --dump >"$TMP/3"
"$RESREAD" --format=json "$a" >"$TMP/4"
same value-apart "$TMP/1" "$TMP/2"
same order-free "$TMP/1" "$TMP/3"
same no-action "$TMP/1" "$TMP/4"
cp "$a" "$TMP/--dump"
(cd "$TMP" && "$RESREAD" --dump -- --dump >"$TMP/5" 2>&1)
"$RESREAD" --dump "$a" >"$TMP/6"
same after-dashes "$TMP/6" "$TMP/5"
"$RESREAD" "$a" >"$TMP/7"
same plain-print "$TMP/6" "$TMP/7"
finish
