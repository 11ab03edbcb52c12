#!/bin/sh
# Runs the fuzzers for some seconds each: run.sh BUILD_DIR [SECONDS [PATTERN]].
# Seeds are the samples, what the tests in build/ read, and the texts of
# ../shared where they are; what is found stays in BUILD_DIR/fuzz. A crash ends
# with exit code 1 and the file that shows it.
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

for f in "$B"/tests/fuzz/fuzz_*; do
	[ -x "$f" ] && [ ! -d "$f" ] || continue
	name=$(basename "$f")
	case $name in *"$pattern"*) ;; *) continue ;; esac
	mkdir -p "$B/fuzz/$name/corpus" "$B/fuzz/$name/seeds"
	case $name in
	fuzz_lang) cp share/resread/lang/* "$B/fuzz/$name/seeds" ;;
	fuzz_notes) notes "$B/fuzz/$name/seeds" >/dev/null 2>&1 ;;
	fuzz_formats) # the first byte chooses the format, see fuzz_formats.c
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
	"$f" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
		-artifact_prefix="$B/fuzz/$name/" "$B/fuzz/$name/corpus" "$B/fuzz/$name/seeds" \
		>"$B/fuzz/$name/log" 2>&1 || bad=1
	grep -E 'ERROR|SUMMARY|stat::number_of_executed|Test unit written' "$B/fuzz/$name/log"
done
exit $bad
