#!/bin/sh
# The layer check passes on this tree and sees each kind of planted fault.
dir=$(cd "$(dirname "$0")" && pwd)
bad=0
say() { if [ "$1" = 0 ]; then echo "ok $2"; else echo "FAIL $2: $3"; bad=1; fi; }

found=$(sh "$dir/layers.sh")
say $? "the tree keeps the direction" "$found"

plant() { # NAME FILE LINE
	rm -rf "$TMP/plant" && mkdir -p "$TMP/plant/$(dirname "$2")" "$TMP/plant/include/resread"
	echo "$3" >"$TMP/plant/$2"
	sh "$dir/layers.sh" "$TMP/plant" >/dev/null
	[ $? = 1 ]
	say $? "a fault is seen: $1" "$3 in $2 went unnoticed"
}
plant "a lower layer sees a higher one" src/text/utf8.c '#include "resread/doc.h"'
plant "cli sees ui" src/cli/dump.c '#include "resread/ui.h"'
plant "ui sees cli" src/ui/app.c '#include "resread/cli.h"'
plant "a public header sees a higher one" include/resread/lang.h '#include "resread/store.h"'
plant "a private header of another layer" src/cite/find.c '#include "store/db.h"'
plant "curses outside term.c" src/ui/grid.c '#include <curses.h>'
plant "SQLite outside the store" src/cli/list.c '#include <sqlite3.h>'
plant "ICU outside text" src/doc/read.c '#include <unicode/ubrk.h>'
plant "libxml2 outside input" src/doc/read.c '#include <libxml/HTMLparser.h>'
plant "a path upwards" src/doc/read.c '#include "../store/db.h"'

rm -rf "$TMP/plant" && mkdir -p "$TMP/plant/src/doc" "$TMP/plant/include/resread"
printf '#include "resread/input.h"\n#include <stdio.h>\n#include "doc/parts.h"\n' >"$TMP/plant/src/doc/read.c"
sh "$dir/layers.sh" "$TMP/plant" >/dev/null
say $? "what is allowed passes" "a clean file was refused"
exit $bad
