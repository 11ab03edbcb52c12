#!/bin/sh
# Runs the fuzzers for some seconds each: run.sh BUILD_DIR [SECONDS [PATTERN]].
# Seeds are the samples, what the tests in build/ read, and parts of the texts
# of ../shared where they are, all short: an input of 4 KB is tried a hundred
# times while one of 20 KB is five times. The entropic schedule weighs each
# feature at each run, which took more time than to read. What is found stays in
# BUILD_DIR/fuzz. A crash ends with exit code 1 and the file that shows it.
cd "$(dirname "$0")/../.." || exit 2
B=$1 seconds=${2:-60} pattern=${3:-fuzz} bad=0
plain=$PWD/build

# notes FOLDER: some notes as JSON and as a database
notes() {
	rm -f "$1"/notes.db*
	printf 'Resolution 7/1\n\nThe Lake Council,\n\nNoting the wells,\n\n1. Decides to dig.\n' >"$1/doc"
	for kind in note task quote; do
		"$plain/resread" -q --db="$1/notes.db" --add-note "$1/doc#OP1" --text "A *$kind* of wells" \
			--kind "$kind" --tag water/deep --quote "to dig" --due 2031-05-01
	done
	"$plain/resread" -q --db="$1/notes.db" --export-notes --format=json >"$1/json"
	sqlite3 "$1/notes.db" 'PRAGMA journal_mode = delete; VACUUM' >/dev/null
	rm -f "$1"/notes.db-* "$1/doc"
	printf 'tag:water -kind:task due<2032 changed>2026 "about wells" doc:7/1' >"$1/query"
}

# cut FOLDER BYTES FILE...: beginning and end of each, some lines, since short inputs are tried more often
cut_ends() {
	folder=$1 bytes=$2; shift 2
	for p in "$@"; do
		head -c "$bytes" "$p" | sed '$d' >"$folder/$(basename "$p").begins"
		tail -c "$bytes" "$p" | sed 1d >"$folder/$(basename "$p").ends"
	done
}

# words: what the packs know, as libFuzzer wants its dictionaries
words() {
	LC_ALL=C awk -F ' *[=|] *' 'BEGIN { for (i = 128; i < 256; i++) code[sprintf("%c", i)] = sprintf("\\x%02X", i) }
		/^\[/ { n = 0; put($0) }
		/^[^#[]/ && ++n <= 40 { sub(/\{[^}]*\}.*/, "", $1); gsub(/[][]/, "", $1); put($1) }
		function put(s, out, i, c) {
			for (i = 1; i <= length(s) && length(out) < 160; i++) {
				c = substr(s, i, 1)
				out = out (c in code ? code[c] : c == "\\" || c == "\"" ? "\\" c : c)
			}
			if (out != "" && !seen[out]++) print "\"" out "\""
		}' share/resread/lang/*.lang
	printf '%s\n' '"{day} {month:month} {year}"' '"{n:number}"' '" = "' '" | "' '"(a) "' '"1. "' '"(ii) "' \
		'"\x0C"' '"____________\x0A"' '"A/RES/1/2"' '"S/RES/3(1999)"' '"\x0D\x0A"' '"\xFF\xFE"'
}

for f in "$B"/tests/fuzz/fuzz_*; do
	[ -x "$f" ] && [ ! -d "$f" ] || continue
	name=$(basename "$f")
	case $name in *"$pattern"*) ;; *) continue ;; esac
	rm -rf "$B/fuzz/$name/seeds"
	mkdir -p "$B/fuzz/$name/corpus" "$B/fuzz/$name/seeds"
	words >"$B/fuzz/words"
	length=4000
	case $name in
	fuzz_lang) # a section of a pack each
		for p in share/resread/lang/*.lang; do
			awk -v out="$B/fuzz/$name/seeds/$(basename "$p")" '
				/^\[/ { n++; lines = 0 } n && ++lines <= 30 { print >(out "." n) }' "$p"
		done ;;
	fuzz_notes) length=20000; notes "$B/fuzz/$name/seeds" >/dev/null 2>&1 ;;
	fuzz_formats) length=20000 # the first byte chooses the format, see fuzz_formats.c
		cat >"$B/fuzz/$name/seeds/page" <<-'END'
		0<html><meta charset=gb2312><table><tr><td>left<td><p>right<p>below</table><ol><li>swim<ol type=a
		start=2><li>deep</ol></ol><p><i>Noting</i> ice<sup>[1]</sup>, <a href="#_ftn1">[1]</a><br>caf&eacute;
		&nbsp;<![if x]><hr><pre> a
		b</pre><p><sup>1</sup> Not water.<a href="#top">Top</a>
		END
		cat >"$B/fuzz/$name/seeds/part" <<-'END'
		1<w:document xmlns:w="w"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="2"/>
		<w:numFmt w:val="russianLower"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="7">
		<w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
		<w:style w:styleId="S"><w:basedOn w:val="T"/><w:rPr><w:i/></w:rPr></w:style><w:p><w:pPr><w:pStyle
		w:val="S"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r>
		<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>text</w:t><w:footnoteReference w:id="4"/><w:tab/>
		<w:br w:type="page"/><w:sym w:char="F02A"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>
		</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:footnote w:id="4"><w:p><w:r><w:footnoteRef/><w:t>note</w:t>
		</w:r></w:p></w:footnote></w:document>
		END
		RESREAD_SEEDS=$B/fuzz/$name/seeds "$plain/tests/test_input_html" >/dev/null 2>&1
		RESREAD_SEEDS=$B/fuzz/$name/seeds "$plain/tests/test_input_docx" >/dev/null 2>&1
		;;
	fuzz_compare) # a short text against one of another form
		for p in tests/languages/*-*.txt; do
			cat "${p%%-*}.txt" 2>/dev/null && printf '\f' && cat "$p"
		done | csplit -s -f "$B/fuzz/$name/seeds/pair" -n 3 - '/\f/+1' '{*}' 2>/dev/null
		for pair in en zh; do
			for p in share/resread/samples/$pair-*; do head -c 2500 "$p" && printf '\n\f'; done \
				>"$B/fuzz/$name/seeds/$pair" 2>/dev/null
		done ;;
	*)
		cp tests/languages/*.txt "$B/fuzz/$name/seeds"
		cut_ends "$B/fuzz/$name/seeds" 1800 share/resread/samples/* \
			$(find "${RESREAD_SHARED:-../shared}/corpus" -size -40k \( -name '*-78-1?.txt' -o -path '*/zh/*' -o \
			-path '*/fr/*' -o -path '*/ar/*' -o -path '*/ru/*' -o -path '*/es/*' -o -name '*_19[67]?.txt' \) 2>/dev/null) ;;
	esac
	echo "== $name, $seconds s"
	UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 "$f" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len=$length -entropic=0 -dict="$B/fuzz/words" -print_final_stats=1 \
		-artifact_prefix="$B/fuzz/$name/" "$B/fuzz/$name/corpus" "$B/fuzz/$name/seeds" \
		>"$B/fuzz/$name/log" 2>&1 || bad=1
	grep -E 'ERROR|SUMMARY|stat::number_of_executed|Test unit written' "$B/fuzz/$name/log"
done
exit $bad
