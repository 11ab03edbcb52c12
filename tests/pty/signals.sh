# However the program ends, the terminal is as it was.
. tests/support/pty.sh

for case in TERM:15 HUP:1 ABRT:6 SEGV:11 INT:; do
	name=${case%:*} number=${case#*:}
	play $name 80x24 "$RESREAD" $a $b <<END || continue
wait $first
quiet
signal $name
exit
END
	# a program may die of the signal, or end as if it had, or on its own terms
	if [ -n "$number" ] && ! grep -qxE "signal $number|exit $((128 + number))|exit 1" "$TMP/out"; then
		fail $name "$(tail -n 3 "$TMP/out")"
	else
		has $name "terminal restored"
	fi
done

play hangup 80x24 "$RESREAD" $a $b <<END
wait $first
quiet
hangup
exit
END
[ $? = 0 ] && ok hangup

# without the signal it notices that the terminal is gone
play closed 80x24 sh -c "trap '' HUP; exec '$RESREAD' $a" <<END
wait $first
quiet
hangup
exit
END
[ $? = 0 ] && ok closed

# the machine has no memory left: the terminal is restored, the note before it kept
case $BUILD in
*san*) skip memory "not under sanitizers" ;;
*)
	if command -v prlimit >/dev/null; then
		# more than the 64 MB that a thread of the C library may still have set aside
		seq 1 400000 | sed "s/$/. 请各国登记境内的水井；\n/" >"$TMP/big.txt"
		cat >"$TMP/limit" <<-'END'
		kb=$(sed -n 's/^VmSize:[^0-9]*\([0-9]*\).*/\1/p' /proc/$PTY_PID/status)
		prlimit --pid $PTY_PID --as=$((kb * 1024 + 500000))
		END
		play memory 80x24 "$RESREAD" $a <<END
wait $first
keys akept<C-s>
wait ●
quiet
run sh "$TMP/limit"
keys :open $TMP/big.txt<Enter>
exit
END
		[ $? = 0 ] && has memory "terminal restored" "exit 70" && notes memory-notes kept
	else
		skip memory "no prlimit"
	fi
	;;
esac
exit $failed
