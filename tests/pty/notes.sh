# Notes are kept at once, whatever happens then; wide characters; $EDITOR.
. tests/support/pty.sh

play kill 80x24 "$RESREAD" $a <<END && has kill "signal 9"
wait $first
keys J
keys a一口井：well 🌊 é<Enter>第二行<C-s>
wait ●
signal KILL
exit
END
notes kill-notes "一口井：well 🌊 é" "第二行" "遵循《联合国宪章》" "$key" PP1
[ "$(stat -c %a "$XDG_DATA_HOME/resread/notes.db")" = 600 ] && ok mode ||
	fail mode "notes.db is not 0600"

play paste 80x24 "$RESREAD" $a <<END && has paste "terminal restored" "exit 0"
wait $first
keys JJa
paste 贴上的：a\tb\nzwei\e[31m\ndrei
keys <C-s>
wait ●
keys q
exit
END
notes paste-notes "贴上的" "zwei[31m" "drei"
LC_ALL=C grep -q "$(printf '\033')" "$TMP/notes" && fail paste-escape "a note holds an escape" ||
	ok paste-escape

cat >"$TMP/editor" <<'END'
#!/bin/sh
stty -a | grep -q -- ' icanon' || echo "no cooked terminal" >>"$1"
echo "in another editor 水" >>"$1"
END
chmod +x "$TMP/editor"
play editor 80x24 env EDITOR="$TMP/editor" "$RESREAD" $a <<END && has editor "terminal restored" "exit 0"
wait $first
keys JJJaoutside<C-s>
wait PP3 ●
keys E
quiet
wait $first
quiet
keys q
exit
END
notes editor-notes outside "in another editor 水"
grep -q "no cooked terminal" "$TMP/notes" && fail editor-tty "the editor got a raw terminal" || ok editor-tty

play broken-editor 80x24 env EDITOR=/nonexistent/editor "$RESREAD" $a <<END && has broken-editor "terminal restored" "exit 0"
wait $first
keys JJJE
quiet
wait $first
keys q
exit
END
notes broken-editor-notes "in another editor 水"

# discarding, deleting, taking it back
play discard 80x24 "$RESREAD" $a <<END && has discard "terminal restored" "exit 0"
wait $first
keys JJJJanever
keys <Esc>
wait discard
keys d
gone never
keys JJJa
wait New note
keys bringback<C-s>
wait saved
keys x
quiet
keys U
quiet
keys q
exit
END
notes discard-notes bringback
grep -q never "$TMP/notes" && fail discarded "a discarded note was saved" || ok discarded

# what an earlier start wrote is taken away only when that is asked for twice
play undo-before 80x24 "$RESREAD" $a <<END && has undo-before "terminal restored" "exit 0"
wait $first
keys U
wait U again undoes adding the note at OP2
keys q
exit
END
notes undo-before-notes bringback

# two programs on one database
play two 80x24 "$RESREAD" $a <<END && has two "run 0" "terminal restored" "exit 0"
wait $first
keys GKa
wait New note
keys from the first
run "$RESREAD" --add-note "$key#OP2" --text "from the shell"
run printf 'wait $first\nkeys Gafrom the second<C-s>\nwait ●\nquiet\nkeys q\nexit\n' | "$PTY" 80x24 "$RESREAD" $b >"$TMP/second" 2>&1
keys <C-s>
wait ●
keys q
exit
END
grep -qx "exit 0" "$TMP/second" && ok second || fail second "$(cat "$TMP/second")"
notes two-notes "from the first" "from the second" "from the shell"
# a note that was carried over tells of the old one
play carry 100x30 "$RESREAD" $a $b <<END && has carry "terminal restored" "exit 0"
wait $first
keys gc
wait Carry over 1
keys aq
gone Carry over
keys gn
wait carried over
keys /carried<Enter>
keys H
wait carried over from the note at
wait of $key
keys q
keys q
keys q
exit
END

# a disk that is full: the text stays in the editor, and is saved when there is room
play full 80x24 sh -c 'ulimit -S -f 8; exec "$@"' - "$RESREAD" $a <<END && has full "run 0" "terminal restored" "exit 0"
wait $first
keys GKKa
wait New note
keys kept in the editor<C-s>
wait not saved
wait grow
wait kept in the editor
run prlimit --pid \$PTY_PID --fsize=unlimited
keys <C-s>
wait saved
keys q
exit
END
notes full-notes "kept in the editor"

# a folder in which nothing can be made
play nowhere 80x24 env RESREAD_DB=/proc/none/notes.db "$RESREAD" $a <<END && has nowhere "terminal restored" "exit 0"
wait $first
keys JJa
wait New note
keys still here<C-s>
wait not saved
wait still here
keys <Esc>
wait discard
keys dq
exit
END
"$RESREAD" --check-db >"$TMP/check" 2>&1 && ok check-db || fail check-db "$(cat "$TMP/check")"
exit $failed
