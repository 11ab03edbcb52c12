# Opening and quitting in each way; small windows; refusals before the screen.
. tests/support/pty.sh

play two 120x40 "$RESREAD" $a $b <<END && has two "terminal restored" "exit 0"
wait $first
wait 果园
quiet
keys q
exit
END
play one 80x24 "$RESREAD" $a <<END && has one "terminal restored" "exit 0"
wait $first
keys Q
exit
END
play library 80x24 "$RESREAD" <<END && has library "terminal restored" "exit 0"
wait $key
keys qq
exit
END
play small 60x15 "$RESREAD" $a $b <<END && has small "terminal restored" "exit 0"
wait $first
keys JJJ?
wait Help
keys qo
quiet
keys q<Tab>DDD
quiet
keys q
exit
END
play cell 1x1 "$RESREAD" $a $b <<END && has cell "terminal restored" "exit 0"
quiet
keys jJ?
quiet
keys q
quiet
keys a
quiet
keys <Esc>
quiet
keys q
exit
END
play missing 80x24 "$RESREAD" "$TMP/none.txt" <<END && has missing "terminal restored" "exit 3"
exit
END
play dumb 80x24 env TERM=nonesuch "$RESREAD" $a <<END && has dumb "terminal restored" "exit 3"
exit
END

# everything at the screen's edge: no frame may be larger than the window
play walk 80x24 "$RESREAD" $a $b <<END && has walk "terminal restored" "exit 0"
wait $first
keys jjdu<Space>bggGJK}{]][[<Tab>s=DDDD]c[c]r[r
quiet
keys gg/水井<Enter>nNpo
quiet
keys jjq?jG/note<Enter>qq
quiet
keys <C-l>
quiet
keys Q
exit
END
exit $failed
