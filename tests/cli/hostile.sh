# Files no one would send on purpose: a sentence or a document, never a crash.
. tests/support/cli.sh
en=$samples/en-2031-resolution.txt

# tame NAME FILE: exit 0 or 3, soon, JSON where it opens
tame() {
	timeout 120 "$RESREAD" --dump --format=json "$2" >"$TMP/out" 2>"$TMP/err"
	got=$?
	case $got in
	0) json "$1" "$TMP/out" ;;
	3) says "$1" 'resread: .' ;;
	*) fail "$1" "exit $got: $(head -c 300 "$TMP/err")" ;;
	esac
	timeout 120 "$RESREAD" --dump "$2" >"$TMP/out" 2>"$TMP/err"
	got=$?
	case $got in 0 | 3) ;; *) fail "$1-text" "exit $got" ;; esac
	LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$TMP/out" "$TMP/err" &&
		fail "$1-controls" "control bytes in the output"
}

# must NAME FILE PATTERN: can't be read, and the sentence says why
must() { expect "$1" 3 timeout 120 "$RESREAD" --dump "$2" && says "$1-said" "$3"; }

: >"$TMP/empty"
must empty "$TMP/empty" empty
must folder "$TMP" folder
must missing "$TMP/nowhere" 'nowhere'
if [ "$(id -u)" = 0 ]; then skip unreadable 'root may read everything'; else
	cp "$en" "$TMP/closed"; chmod 0 "$TMP/closed"; must unreadable "$TMP/closed" ermission; fi
head -c 65536 "$RESREAD" >"$TMP/binary"
must binary "$TMP/binary" .

printf '1. Urges\0 States;\n' >"$TMP/nul"; tame nul "$TMP/nul"
head -c 100000 /dev/zero >"$TMP/zeros"; tame zeros "$TMP/zeros"
awk 'BEGIN { for (i = 0; i < 150000; i++) printf "Urges %d ", i }' >"$TMP/line"; tame one-line "$TMP/line"
awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "x" }' >"$TMP/word"; tame one-word "$TMP/word"
awk 'BEGIN { for (i = 0; i < 100000; i++) print "(a)" }' >"$TMP/labels"; tame labels "$TMP/labels"
awk 'BEGIN { for (i = 0; i < 60000; i++) print i ". x" }' >"$TMP/numbers"; tame numbers "$TMP/numbers"
awk 'BEGIN { for (i = 0; i < 300000; i++) print "" }' >"$TMP/blank"; tame blank-lines "$TMP/blank"
printf '\357\273\277' >"$TMP/bom"; tame bom-alone "$TMP/bom"
printf 'The General Assembly,\n\n1. Invites \355\240\200 States \355\260\200.\n' >"$TMP/surrogates"; tame surrogates "$TMP/surrogates"
printf 'The Council,\n\n1. D\351cide de rester saisi.\n' >"$TMP/latin1"; tame latin-1 "$TMP/latin1"
printf 'a\033[31mb\033]0;title\007c\205d\n\n1. Urges\033[2J States;\n' >"$TMP/escapes"; tame escapes "$TMP/escapes"
printf '\342\200\256evil\342\200\254 \342\201\246x\n' >"$TMP/bidi"; tame bidi "$TMP/bidi"
printf 'Hello, this is a letter.\n\nIt is no resolution.\n' >"$TMP/letter"; tame letter "$TMP/letter"
expect letter-opens 0 "$RESREAD" --dump --format=json "$TMP/letter"
prints letter-unknown '"unknown"'
printf 'PK\003\004garbage' >"$TMP/zip"; tame broken-zip "$TMP/zip"
printf '%%PDF-1.4\ngarbage' >"$TMP/pdf"; tame broken-pdf "$TMP/pdf"
printf '<html><body><p>The Council,<p>1. Urges' >"$TMP/html"; tame broken-html "$TMP/html"

printf '\377\376T\0h\0e\0 \0\0\330 \0s\0e\0a\0.\0\n\0' >"$TMP/halves"; tame utf-16-surrogate "$TMP/halves"

printf 'T\0h\0e\0 \0C\0o\0u\0n\0c\0i\0l\0,\0\n\0\0\330s\0e\0a\0.\0\n\0' >"$TMP/unmarked"; tame utf-16-unmarked "$TMP/unmarked"
printf 'The Council,\n\n1. Urges \357\273\277States;\r\n\r2. Asks\357\273\277 for oil;\r\r3. Ends.\n\r' >"$TMP/mixed"; tame mixed-ends "$TMP/mixed"
expect mixed-ends-read 0 "$RESREAD" --dump "$TMP/mixed"
for words in 'Urges States;' 'Asks for oil;' 'Ends\.'; do prints "mixed-ends-$words" "$words"; done

# large ones go through pipes, so that no folder need hold them
large() { # NAME LEAST_BYTES AWK-PROGRAM
	case $BUILD in *san*) skip "$1" "not under sanitizers"; return ;; esac
	n=$(awk "$3" | timeout 240 "$RESREAD" --dump - 2>"$TMP/err" | wc -c)
	[ "$n" -ge "$2" ] && ok "$1" || fail "$1" "$n bytes: $(head -c 300 "$TMP/err")"
}
large line-of-100-MB 100000000 'BEGIN {
	for (i = 0; i < 2000; i++) s = s "Urges States and registers wells "
	printf "The Council,\n\n1. Urges "; while (n++ < 1600) printf "%s", s; print ";" }'
large million-clauses 23000000 'BEGIN {
	print "The Council,\n"; while (n++ < 1000000) print n ". Urges States;\n" }'
large depth-10000 100000 'BEGIN {
	print "The Council,\n\n1. Urges:\n"
	while (n++ < 10000) printf "%" n % 200 "s(%s) x:\n\n", "", n % 2 ? "a" : "i" }'
large notes-in-brackets 80 'BEGIN {
	print "The Council,\n\n1. Urges States.\n\nAdopted unanimously at the 5th meeting.\n"
	while (n++ < 200000) print "(" n % 900 + 1 ") Ponds freeze early.\n" }'

# line ends do not matter
sed 's/$/\r/' "$en" >"$TMP/crlf"
tr '\n' '\r' <"$en" >"$TMP/cr"
"$RESREAD" --dump "$en" >"$TMP/lf.out"
"$RESREAD" --dump "$TMP/crlf" >"$TMP/crlf.out"
"$RESREAD" --dump "$TMP/cr" >"$TMP/cr.out"
same crlf "$TMP/lf.out" "$TMP/crlf.out"
same cr "$TMP/lf.out" "$TMP/cr.out"

# a name can hold anything, and none of it reaches the terminal raw
odd=$(printf 'odd\033[31m name\n.txt')
must odd-name "$TMP/$odd" .
LC_ALL=C grep -q "$(printf '\033')" "$TMP/err" && fail odd-name-raw "an escape in the message" || ok odd-name-raw
cp "$en" "$TMP/$odd"
expect odd-name-opens 0 "$RESREAD" --dump "$TMP/$odd"
# nothing of a file is read that is known to be too large
dd if=/dev/null of="$TMP/sparse" bs=1 seek=2147483648 2>/dev/null
expect sparse 3 timeout 20 "$RESREAD" --dump "$TMP/sparse" && says sparse-said 'larger than 1024 MiB'
must nothing /dev/null 'is empty'
must folder "$TMP" 'is a folder'
mkfifo "$TMP/pipe" && { cat "$en" >"$TMP/pipe" & } && expect fifo 0 timeout 120 "$RESREAD" --dump "$TMP/pipe"
finish
