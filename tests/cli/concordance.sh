# The concordance of a resolution in two languages: exactly what was planted.
. tests/support/cli.sh

cat >"$TMP/en.txt" <<'T'
Resolution adopted by the Human Rights Council on 21 March 2041

88/14. Lanterns of the harbour towns

The Human Rights Council,

Recalling General Assembly resolution 69/179 of 18 December 2014,

Recalling also its resolution 25/3 of 27 March 2014,

Noting the report on lanterns,¹

Welcoming the 1,250 lanterns lit in 2039,

1. Urges all States to keep the lanterns lit;

2. Requests the Secretary-General to report on the 340 piers to the Council at its ninetieth session;

3. Invites civil society to paint the lanterns;

4. Encourages the harbour offices to publish their readings;²

5. Decides to convene in 2042 a panel on lanterns;

6. Welcomes the gift of 500 lamps;

7. Calls upon all States to train keepers;

8. Decides to remain seized of the matter.

55th meeting
21 March 2041

[Adopted by a recorded vote of 28 to 1, with 17 abstentions.]

Annex
Rules for lanterns

1. A lantern is lit at dusk.

2. A lantern is put out at dawn.

¹ A/HRC/88/10.
² A/HRC/88/11.
T
cat >"$TMP/zh.txt" <<'T'
人权理事会 2041 年 3 月 21 日通过的决议

88/14. 港口城镇的灯笼

人权理事会，

回顾大会 2014 年 12 月 18 日第 69/179 号决议，

又回顾其 2014 年 3 月 27 日第 25/3 号决议，

注意到关于灯笼的报告，¹

欢迎 2039 年点亮的 1 250 盏灯笼，

1. 敦促所有国家让灯笼长明；

2. 请秘书长就 340 个码头向理事会第九十届会议提出报告；

3. 邀请民间社会为灯笼上漆；

4. 鼓励港务局公布其读数；²

5. 决定在 2042 年举行一次关于灯笼的专题讨论；

6. 欢迎捐赠的 500 盏灯；

7. 吁请所有国家培训看守员；

8. 决定继续处理此案。

2041 年 3 月 21 日
第 55 次会议

[经记录表决以 28 票赞成、1 票反对、17 票弃权通过。]

附件
灯笼规则

1. 灯笼在黄昏点亮。

2. 灯笼在黎明熄灭。

¹ A/HRC/88/10。
² A/HRC/88/11。
T
found() { # NAME ZH WANTED: the lines below the heading
	"$RESREAD" --compare --format=summary --width=200 "$TMP/en.txt" "$2" >"$TMP/out" 2>&1
	sed -n '/^concordance$/,/^$/{/^concordance$/d;/^$/d;s/^ *//;p;}' "$TMP/out" >"$TMP/got"
	printf '%s\n' "$3" >"$TMP/want"
	same "$1" "$TMP/want" "$TMP/got"
}

found whole "$TMP/zh.txt" 'no clause, citation, date, figure or footnote differs'
sed -e 's/340/350/' -e 's/读数；²/读数；/' -e '/^6\. /,/^$/d' -e 's/^7\./6./' -e 's/^8\./7./' \
	"$TMP/zh.txt" >"$TMP/planted.txt"
found planted "$TMP/planted.txt" 'OP2 → OP2  figure: 340 ≠ 350
OP4 → OP4  footnotes: 1 ≠ 0
OP6  missing in B  Welcomes the gift of 500 lamps;'
