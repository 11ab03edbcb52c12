# Ctrl-z gives the terminal back and "fg" brings the screen back; resizing.
. tests/support/pty.sh

play suspend 80x24 "$RESREAD" $a <<END
wait $first
keys J
quiet
screen
keys <C-z>
stopped
continue
wait $first
quiet
screen
keys q
exit
END
if has suspend "stopped: terminal restored" "terminal restored" "exit 0"; then
	grep -vE '^(stopped|bytes|terminal|exit)' "$TMP/out" >"$TMP/screens"
	n=$(($(wc -l <"$TMP/screens") / 2))
	head -n $n "$TMP/screens" >"$TMP/before"
	tail -n $n "$TMP/screens" >"$TMP/after"
	same suspend-screen "$TMP/before" "$TMP/after"
fi

play resized-meanwhile 80x24 "$RESREAD" $a $b <<END && has resized-meanwhile "terminal restored" "exit 0"
wait $first
keys <C-z>
stopped
resize 100x30
continue
wait │ PP1
quiet
keys q
exit
END

# the same keys on a window that came to its size and on one that had it
play fresh 90x20 "$RESREAD" $a $b <<END
wait $first
keys JJ
quiet
screen
keys q
exit
END
sed '/^bytes/d' "$TMP/out" >"$TMP/fresh"
play resize 80x24 "$RESREAD" $a $b <<END
wait $first
resize 1x1
quiet
resize 60x15
quiet
resize 200x50
quiet
resize 3x40
quiet
resize 90x20
wait $first
keys JJ
quiet
screen
keys q
exit
END
sed '/^bytes/d' "$TMP/out" >"$TMP/resized"
same resize "$TMP/fresh" "$TMP/resized"

# while the editor and a list are open
play resize-editor 80x24 "$RESREAD" $a <<END && notes resize-editor "笔记一二"
wait $first
keys a笔记
resize 20x6
quiet
keys 一
resize 1x1
quiet
resize 60x15
keys 二<C-s>
wait ●
keys gn
wait 笔记一二
resize 10x3
quiet
resize 80x24
quiet
keys qq
exit
END
exit $failed
