#!/bin/sh
# Writes the C file that holds the shipped data: embed.sh FILE... > embedded.c
# A file of share/resread goes by its path below it, a schema as schema/NAME.
LC_ALL=C
export LC_ALL
echo '#include "resread/base.h"'
n=0
for f in "$@"; do
	printf 'static const unsigned char file%d[] = {\n' $n
	od -An -v -tx1 "$f" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'
	echo '0};'
	n=$((n + 1))
done
n=0
echo 'static const struct rr_blob blobs[] = {'
for f in "$@"; do
	name=${f#share/resread/}
	name=${name#src/store/}
	printf '{"%s", file%d, sizeof file%d - 1},\n' "$name" $n $n
	n=$((n + 1))
done
echo '{0, 0, 0}};'
cat <<'END'
const struct rr_blob *rr_embedded_at(size_t index)
{
	const struct rr_blob *end = &blobs[sizeof blobs / sizeof *blobs - 1];

	return index < (size_t)(end - blobs) ? &blobs[index] : 0;
}
END
