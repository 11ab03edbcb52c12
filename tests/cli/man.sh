# The manual page: every option of --help and no other, the keys, no complaint.
. tests/support/cli.sh
page=man/resread.1

"$RESREAD" --help | grep -o -- '--[a-z][a-z-]*' | sort -u >"$TMP/help"
sed -n 's/^\.It Fl -\([a-z-]*\).*/--\1/p' "$page" | sort -u >"$TMP/page"
same options "$TMP/help" "$TMP/page"

sed -n '/keys: begin/,/keys: end/p' "$page" | sed '1d;$d' >"$TMP/page-keys"
"$RESREAD" --keys --format=mdoc >"$TMP/keys"
same keys "$TMP/keys" "$TMP/page-keys"

# the forms that --help names for an action are named in its entry
"$RESREAD" --help | tr '\n' ' ' | sed 's/  --/\n--/g' | sed -n 's/^--\([a-z-]*\).* (\([a-z, ]*\)) *$/\1 \2/p' |
	tr -d , >"$TMP/forms"
[ -s "$TMP/forms" ] || fail forms "none in --help"
while read -r action forms; do
	[ "$action" = keys ] && continue
	for f in $forms; do
		sed -n "/^\.It Fl -$action\>/,/^\.It/p" "$page" | grep -q "^\.Cm $f\>" &&
			ok "$action-$f" || fail "$action-$f" "not in the page"
	done
done <"$TMP/forms"

# the other page names every section of the packs and tables, each role of a
# word in a citation that is read, and each that the packs use
packs=man/resread-lang.5
sed -n 's/^\[\([a-z-]*\)\]$/\1/p' share/resread/lang/* | grep -v '^..\(-heads\)\{0,1\}$' | sort -u >"$TMP/sections"
sed -n 's/.*{ "\([a-z]*\)", ROLE_.*/\1/p; s/.*}, { "\([a-z]*\)", ROLE_.*/\1/p' src/cite/words_compile.c >"$TMP/roles"
for pack in share/resread/lang/*.lang; do
	sed -n '/^\[citation-words\]/,/^\[[a-bd-z]/s/^[^#].* = //p' "$pack"
done | tr -d ' ' | tr , '\n' >>"$TMP/roles"
sort -u "$TMP/roles" >"$TMP/words"
[ "$(wc -l <"$TMP/sections")" -gt 40 ] && [ "$(wc -l <"$TMP/words")" -gt 15 ] || fail packs-read "too few"
for name in $(cat "$TMP/sections" "$TMP/words"); do
	sed -n 's/^\.\(It \)\{0,1\}\(Li\|Pa\) //p' "$packs" | grep -q "^\(.* \)\{0,1\}$name\( .*\)\{0,1\}$" ||
		fail "packs-$name" "not in $packs"
done
ok packs-named

if command -v mandoc >/dev/null; then
	mandoc -T lint "$page" >"$TMP/lint" 2>&1
	mandoc -T lint -W warning "$packs" >>"$TMP/lint" 2>&1
	[ -s "$TMP/lint" ] && fail lint "$(cat "$TMP/lint")" || ok lint
else
	skip lint "no mandoc"
fi
finish
