# What the tests of the command line share; sourced from the top of the tree.
# RESREAD is the program, TMP a fresh folder.
samples=share/resread/samples
failed=0

ok() { echo "ok $1"; }
skip() { echo "skip $1: $2"; }
fail() { echo "FAIL $1: $2"; failed=1; }

# expect NAME CODE COMMAND...: the exit code; output in $TMP/out, messages in $TMP/err
expect() {
	name=$1 want=$2
	shift 2
	"$@" >"$TMP/out" 2>"$TMP/err"
	got=$?
	if [ $got = "$want" ]; then ok "$name"; return 0; fi
	fail "$name" "exit $got, not $want: $(head -c 300 "$TMP/err")"
	return 1
}

# says NAME PATTERN: the messages of the last command, one "resread: " line or more
says() {
	if ! grep -q -- "$2" "$TMP/err"; then
		fail "$1" "no \"$2\" in: $(head -c 300 "$TMP/err")"
	elif grep -qv '^resread: ' "$TMP/err"; then
		fail "$1" "a message without resread: in: $(head -c 300 "$TMP/err")"
	else
		ok "$1"
	fi
}

# prints NAME PATTERN: the output of the last command
prints() {
	if grep -q -- "$2" "$TMP/out"; then ok "$1"; else
		fail "$1" "no \"$2\" in: $(head -c 300 "$TMP/out")"; fi
}

# same NAME FILE FILE
same() {
	if cmp -s "$2" "$3"; then ok "$1"; else
		fail "$1" "$(diff "$2" "$3" | head -n 20 | tr '\n' '~')"; fi
}

# json NAME FILE: is one JSON document
json() {
	if command -v jq >/dev/null; then
		jq -e . "$2" >/dev/null 2>"$TMP/jq" && ok "$1" || fail "$1" "$(cat "$TMP/jq")"
	elif command -v python3 >/dev/null; then
		python3 -m json.tool "$2" >/dev/null 2>"$TMP/jq" && ok "$1" || fail "$1" "$(cat "$TMP/jq")"
	else
		skip "$1" "neither jq nor python3"
	fi
}

finish() { exit $failed; }
