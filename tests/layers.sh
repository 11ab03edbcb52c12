#!/bin/sh
# A layer may include itself and the layers before it, and each outside
# library has one home. Prints every include line that breaks the rule.
# layers.sh [DIR]: the tree to look at, this one by default.
cd "${1:-$(dirname "$0")/..}" || exit 2
grep -rn '^ *# *include' src include/resread | awk -F: '
BEGIN {
	n = split("base text lang input doc cite request compare store cli", order, " ")
	for (i = 1; i <= n; i++) rank[order[i]] = i
	rank["ui"] = n # beside cli: neither sees the other
	home["unicode/"] = "^src/text/"; home["sqlite3.h"] = "^src/store/"
	home["curses.h"] = "^src/ui/term[.]c$"; home["term.h>"] = "^src/ui/term[.]c$"
	home["libxml/"] = "^src/input/"; home["archive.h"] = "^src/input/"
	home["archive_entry.h"] = "^src/input/"
	home["poppler.h"] = "^src/input/"; home["glib"] = "^src/input/"
}
function layer(path) {
	sub(/^(src|include\/resread|resread)\//, "", path)
	sub(/[\/.].*/, "", path)
	return path == "note" ? "store" : path # note.h is a second header of store
}
{
	from = layer($1)
	for (lib in home)
		if (index($3, lib) && $3 ~ /</ && $1 !~ home[lib]) { print; bad = 1 }
	if (!(from in rank)) next # src/main.c, which joins ui and cli
	if (index($3, "../")) { print; bad = 1 } # would hide the layer it reaches
	if (match($3, /"[^"]+"/)) {
		to = layer(substr($3, RSTART + 1, RLENGTH - 2))
		if (to in rank && to != from && rank[to] >= rank[from]) { print; bad = 1 }
	}
}
END { exit bad }'
