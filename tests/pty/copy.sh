# yc: the citation goes to the terminal's clipboard, and is said.
. tests/support/pty.sh

# sent NAME TEXT: the clipboard's sequence with that text is in the bytes of the last play
sent() {
	if grep -qaF "]52;c;$(printf %s "$2" | base64 -w0)" "$TMP/raw"; then ok "$1"; else
		fail "$1" "no such text for the clipboard"; fi
}

play clause 100x24 -r "$TMP/raw" "$RESREAD" $a <<END && has clause "terminal restored" "exit 0"
wait $first
keys :op 3(b)<Enter>yc
wait copied: 人权理事会2041年3月21日第90/4号决议第3(b)段
keys q
exit
END
sent clause-sent 人权理事会2041年3月21日第90/4号决议第3\(b\)段
play cited 100x24 -r "$TMP/raw" "$RESREAD" $a <<END && has cited "terminal restored" "exit 0"
wait $first
keys :op 4<Enter>]ryc
wait copied: 人权理事会2039年3月24日第84/3号决议第5段
keys q
exit
END
sent cited-sent 人权理事会2039年3月24日第84/3号决议第5段
play screen 100x24 -r "$TMP/raw" env STY=1 "$RESREAD" $a <<END && has screen "terminal restored" "exit 0"
wait $first
keys ggyc
wait copied: 
keys q
exit
END
sent screen-sent 人权理事会2041年3月21日第90/4号决议
exit $failed
