# The HTML of a comparison in a browser, headless: that it is shown as it was
# written, that no word of a document or note acts in it, and that it prints.
. tests/support/cli.sh
browser=
for name in chromium chromium-browser google-chrome; do
	command -v $name >/dev/null && browser=$name && break
done
if [ -z "$browser" ]; then
	skip browser "no chromium here"
	finish
	exit
fi

page() { # NAME ARGUMENT...: what the browser makes of it, in $TMP/dom
	n=$1
	shift
	if timeout 240 $browser --headless --no-sandbox --disable-gpu --hide-scrollbars \
		--user-data-dir="$TMP/browser" "$@" >"$TMP/dom" 2>"$TMP/err"; then
		ok "$n"
	else
		fail "$n" "$(tail -1 "$TMP/err")"
	fi
}
holds() { # NAME PATTERN: a line of the page has it
	if grep -Eq -- "$2" "$TMP/dom"; then ok "$1"; else fail "$1" "no $2"; fi
}
lacks() {
	if grep -Eiq -- "$2" "$TMP/dom"; then fail "$1" "$(grep -Eio -m1 -- "$2" "$TMP/dom")"; else ok "$1"; fi
}
# how many elements of that kind the page has
count() { grep -Eo "<$1[ >]" "$TMP/dom" | wc -l | tr -d ' '; }
is() { # NAME GOT WANTED
	if [ "$2" = "$3" ]; then ok "$1"; else fail "$1" "$2, not $3"; fi
}

# words that would act, had they become markup
cat >"$TMP/a.txt" <<'E'
The Council,

1. Urges keepers of every lighthouse on the northern coast to write "</td></tr></table><script>document.title='acted'</script>" on no wall of the towers in their care and no page of their logbooks;

2. Requests the office to publish the tides;

3. Notes <iframe srcdoc="<script>1</script>"><img src=x onerror="document.title='acted'"> lamps & bells;
E
cat >"$TMP/b.txt" <<'E'
The Council,

1. Invites keepers of every lighthouse on the northern coast to write "<style>body{display:none}</style><a href='javascript:alert(1)'>" on no wall of the towers in their care and no page of their logbooks;

2. Requests the office to publish, as appropriate, the tides;

3. Notes <iframe srcdoc="<script>1</script>"><img src=x onerror="document.title='acted'"> lamps & bells;
E
"$RESREAD" --add-note "$TMP/b.txt#OP2" --text '<svg onload=alert(1)>' >/dev/null
"$RESREAD" --compare --notes --format=html "$TMP/a.txt" "$TMP/b.txt" >"$TMP/hostile.html"
page hostile --dump-dom "file://$TMP/hostile.html"
lacks no-act '<title>acted'
lacks no-markup '<(script|img|iframe|svg|a href=.?javascript)'
holds words-shown '&lt;iframe srcdoc='
holds note-shown '&lt;svg onload=alert\(1\)&gt;'
is one-style "$(count style)" 1
is rows "$(count tr)" 4

"$RESREAD" --compare --format=html $samples/zh-2031-resolution.txt $samples/zh-2032-draft.txt \
	>"$TMP/page.html"
page shown --dump-dom "file://$TMP/page.html"
holds language '<html lang="en"'
holds words-language '<td role="cell" class="b" lang="zh" dir="auto">'
holds heading '<h1 lang="zh" dir="auto">'
holds told-deleted '<del><span class="unseen">\[deleted: </span>'
holds told-inserted '<ins><span class="unseen">\[inserted: </span>'
holds row-head '<th class="what" scope="row"'
holds way-to-row '<a href="#r[0-9]+">'
# what the browser kept is what was written: nothing was out of place
grep -o '</*[a-z0-9]*' "$TMP/page.html" | sort | uniq -c >"$TMP/written"
grep -o '</*[a-z0-9]*' "$TMP/dom" | sort | uniq -c >"$TMP/kept"
same well-formed "$TMP/written" "$TMP/kept"

page print --print-to-pdf="$TMP/page.pdf" "file://$TMP/page.html"
is printed "$(head -c 5 "$TMP/page.pdf" 2>/dev/null)" "%PDF-"
if command -v pdftotext >/dev/null; then
	pdftotext "$TMP/page.pdf" "$TMP/page.pdf.txt"
	if grep -q 'Clause by clause' "$TMP/page.pdf.txt"; then ok paper; else fail paper "no text on it"; fi
else
	skip paper "no pdftotext"
fi
page dark --blink-settings=preferredColorScheme=0 --screenshot="$TMP/dark.png" "file://$TMP/page.html"
page light --blink-settings=preferredColorScheme=1 --screenshot="$TMP/light.png" "file://$TMP/page.html"
if cmp -s "$TMP/dark.png" "$TMP/light.png"; then fail schemes "dark looks like light"; else ok schemes; fi
page narrow --window-size=400,900 --screenshot="$TMP/narrow.png" "file://$TMP/page.html"
finish
