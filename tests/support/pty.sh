# What the tests on a terminal share; sourced from the top of the tree.
# RESREAD is the program, BUILD its folder, TMP a fresh folder.
. tests/support/cli.sh
PTY=$BUILD/tests/pty/pty
a=tests/screen/wells-1.txt b=tests/screen/wells-2.txt
first=遵循《联合国宪章》 # words of PP1 of both
key=A/HRC/RES/90/4       # what $a is known by
unset COLUMNS LINES
# what curses itself keeps to the end is not ours to free
echo leak:libtinfo >"$TMP/leaks"
export LSAN_OPTIONS="suppressions=$TMP/leaks:print_suppressions=0"

if [ ! -x "$PTY" ]; then
	skip "$(basename "$0" .sh)" "tests/pty/pty is not built"
	exit 0
fi

# play NAME SIZE COMMAND... <SCRIPT: what the emulator reported is in $TMP/out
play() {
	name=$1
	shift
	rm -f "$XDG_STATE_HOME/resread/places" # each begins at the top
	if "$PTY" "$@" >"$TMP/out" 2>"$TMP/err"; then return 0; fi
	fail "$name" "$(head -c 4000 "$TMP/out" "$TMP/err")"
	return 1
}

# has NAME LINE...: each stands as a line in the report of the last play
has() {
	name=$1
	shift
	for line in "$@"; do
		if ! grep -qxF -- "$line" "$TMP/out"; then
			fail "$name" "no \"$line\" in: $(tail -n 40 "$TMP/out")"
			return 1
		fi
	done
	ok "$name"
}

# notes NAME TEXT...: each is in the exported notes
notes() {
	name=$1
	shift
	"$RESREAD" --export-notes >"$TMP/notes" 2>&1
	for text in "$@"; do
		if ! grep -qF -- "$text" "$TMP/notes"; then
			fail "$name" "no \"$text\" in: $(cat "$TMP/notes")"
			return 1
		fi
	done
	ok "$name"
}
