# The real pairs, walked through at three sizes; the widths of wide text.
. tests/support/pty.sh
corpus=${RESREAD_SHARED:-../shared}/corpus

if [ ! -d "$corpus" ]; then
	skip real "no ../shared here"
	exit 0
fi

walk() {
	name=$1 size=$2 old=$corpus/$3 new=$corpus/$4 word=$5
	if [ ! -r "$old" ] || [ ! -r "$new" ]; then
		skip "$name-$size" "no $3 here"
		return
	fi
	play "$name-$size" $size "$RESREAD" "$old" "$new" <<END && has "$name-$size" "terminal restored" "exit 0"
wait $word
quiet
keys jjkk<Space>bJJK}{d
quiet
keys ]c]c]c[c]r]r[r<Enter>
quiet
keys <Esc><C-o><C-p><C-o>
quiet
keys <Tab>J=<Tab>sJJsDDDD
quiet
keys ]][[gg12G
quiet
keys p
quiet
keys <Esc>o
quiet
keys jjj<Enter>
quiet
keys a笔记 $name $size<C-s>
quiet
keys /2<Enter>nnN
quiet
keys gn
wait 笔记 $name $size
keys qG<C-l>
idle 300
keys Q
exit
END
}

for size in 80x24 120x40 200x50 60x15; do
	walk 28-2-47 $size zh/A-HRC-RES-28-2.txt zh/A-HRC-47-draft.txt 国际合作
	walk 68-160-28-2 $size zh/A-RES-68-160.txt zh/A-HRC-RES-28-2.txt 国际合作
	walk 78-199-79-166 $size en/ga/A-RES-78-199.txt en/ga/A-RES-79-166.txt Assembly
done
"$RESREAD" --export-notes >"$TMP/notes" 2>&1
n=$(grep -c "笔记 " "$TMP/notes")
[ "$n" = 12 ] && ok notes || fail notes "$n of 12 notes: $(head -c 2000 "$TMP/notes")"
exit $failed
