#!/bin/sh
# Every speed as a ratio to its peer, both sides in one run: run.sh BUILD_DIR.
# Real texts from ../shared where they are, else the samples.
cd "$(dirname "$0")/../.." || exit 2
B=$1 shared=${RESREAD_SHARED:-../shared}/corpus
home=$(mktemp -d) || exit 2
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" XDG_CONFIG_HOME="$home/config"
a=$shared/zh/A-HRC-RES-28-2.txt b=$shared/zh/A-HRC-47-draft.txt
en_a=$shared/en/ga/A-RES-78-199.txt en_b=$shared/en/ga/A-RES-79-166.txt
if [ ! -r "$a" ]; then
	set -- share/resread/samples/zh-*
	a=$1 b=$2
	set -- share/resread/samples/en-*
	en_a=$1 en_b=$2
	echo "no ../shared here: measured on the samples"
fi
printf '%-44s %11s %11s %-5s %7s\n' measure ours peer unit ratio
run() { [ -x "$B/tests/bench/$1" ] && { p=$1; shift; "$B/tests/bench/$p" "$@"; }; }
run first_frame "$B/resread" "$a" "$b"
run first_frame "$B/resread" "$en_a" "$en_b"
run batch "$B/resread" "$a" "$b"
run reading "$a" "$b"
run reading "$en_a" "$en_b"
run aligning "$a" "$b"
run saving
run many_notes
