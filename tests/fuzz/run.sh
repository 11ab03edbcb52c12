#!/bin/sh
# Runs every fuzzer for some seconds: run.sh BUILD_DIR [SECONDS]. Seeds are
# the samples, and the texts of ../shared where they are; what is found stays
# in BUILD_DIR/fuzz. A crash ends with exit code 1 and the file that shows it.
cd "$(dirname "$0")/../.." || exit 2
B=$1 seconds=${2:-60} bad=0
for f in "$B"/tests/fuzz/fuzz_*; do
	[ -x "$f" ] && [ ! -d "$f" ] || continue
	name=$(basename "$f")
	mkdir -p "$B/fuzz/$name/corpus" "$B/fuzz/$name/seeds"
	case $name in
	fuzz_lang) cp share/resread/lang/* "$B/fuzz/$name/seeds" ;;
	fuzz_compare)
		for pair in en zh; do
			for p in share/resread/samples/$pair-*; do cat "$p" && printf '\f'; done \
				>"$B/fuzz/$name/seeds/$pair" 2>/dev/null
		done ;;
	*)
		cp share/resread/samples/* "$B/fuzz/$name/seeds" 2>/dev/null
		find "${RESREAD_SHARED:-../shared}/corpus" -size -40k \( -name '*-78-1*.txt' -o -path '*/zh/*' -o \
			-path '*/fr/*' -o -path '*/ar/*' -o -path '*/ru/*' -o -path '*/es/*' -o -name '*_19[67]*.txt' \) \
			-exec cp {} "$B/fuzz/$name/seeds" \; 2>/dev/null ;;
	esac
	echo "== $name, $seconds s"
	"$f" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
		-artifact_prefix="$B/fuzz/$name/" "$B/fuzz/$name/corpus" "$B/fuzz/$name/seeds" \
		>"$B/fuzz/$name/log" 2>&1 || bad=1
	grep -E 'ERROR|SUMMARY|stat::number_of_executed|Test unit written' "$B/fuzz/$name/log"
done
exit $bad
