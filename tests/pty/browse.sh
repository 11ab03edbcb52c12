# gx: a browser in the terminal gets it, any other none of it; without one a sentence.
. tests/support/pty.sh
link=https://undocs.org/zh/A/HRC/RES/90/4

mkdir "$TMP/bin"
cat >"$TMP/bin/w3m" <<'END'
#!/bin/sh
stty -a | grep -q -- ' icanon' && echo cooked >>"$TMP/shown"
echo "$# $1" >>"$TMP/shown"
END
cat >"$TMP/bin/window" <<'END'
#!/bin/sh
tty >"$TMP/window.part"
echo "$# $1 $2" >>"$TMP/window.part"
mv "$TMP/window.part" "$TMP/window"
END
chmod +x "$TMP/bin/w3m" "$TMP/bin/window"
export TMP

play terminal 100x24 env BROWSER="/nonexistent/browser:$TMP/bin/w3m" "$RESREAD" $a <<END && has terminal "terminal restored" "exit 0"
wait $first
keys gx
wait opened $link
wait $first
keys q
exit
END
[ "$(cat "$TMP/shown")" = "cooked
1 $link" ] && ok terminal-shown || fail terminal-shown "$(cat "$TMP/shown")"

# over the card of what is cited, too
: >"$TMP/shown"
play card 100x24 env BROWSER="$TMP/bin/w3m" "$RESREAD" $a <<END && has card "terminal restored" "exit 0"
wait $first
keys :op 4<Enter>]r<Enter>
wait Not in the library
keys gx
wait opened
keys q
exit
END
grep -q A/HRC/RES/84/3 "$TMP/shown" && ok card-shown || fail card-shown "$(cat "$TMP/shown")"

# words are never a shell's
play window 100x24 env BROWSER="$TMP/bin/window --at=\$(touch$TMP/bad)|%s;" "$RESREAD" $a <<END && has window "terminal restored" "exit 0"
wait $first
keys gx
wait opened $link
run until [ -f "$TMP/window" ]; do sleep 0.1; done
keys q
exit
END
[ "$(cat "$TMP/window")" = "not a tty
1 --at=\$(touch$TMP/bad)|$link; " ] && ok window-shown || fail window-shown "$(cat "$TMP/window")"

play none 100x24 env -u BROWSER -u DISPLAY -u WAYLAND_DISPLAY "$RESREAD" $a <<END && has none "terminal restored" "exit 0"
wait $first
keys gx
wait set \$BROWSER
wait $link
keys q
exit
END
play broken 100x24 env BROWSER=/nonexistent/browser "$RESREAD" $a <<END && has broken "terminal restored" "exit 0"
wait $first
keys gx
wait can't be run
keys q
exit
END
exit $failed
