/*
 * A durable note against its floor: 4 KB overwritten and fdatasync.
 *
 * The folder is made where the bench is run and not where temporary files go:
 * those are often kept in memory, where fdatasync costs nothing and the ratio
 * would tell of SQLite's work alone.
 */
#include "resread/store.h"
#include "folder.h"

#define ROUNDS 400

static double one_write(int fd, const char *block)
{
	double start = now();

	if (pwrite(fd, block, 4096, 0) != 4096 || fdatasync(fd) != 0)
		perror("fdatasync");
	return now() - start;
}

static double one_note(struct rr_store *store, int round)
{
	struct rr_note note = { .doc = rr_dup("A/RES/91/204"), .lang = rr_dup("en"),
		.passage = rr_dup("OP1"), .exact = rr_dup("lighthouses"), .prefix = rr_dup("the "),
		.suffix = rr_dup(" of"), .kind = rr_dup("note"), .body = rr_alloc(32) };
	struct rr_error err;
	double start;

	snprintf(note.body, 32, "note %d", round);
	start = now();
	if (rr_note_save(store, &note, &err) != RR_OK) {
		fprintf(stderr, "saving: %s\n", err.text);
		exit(1);
	}
	start = now() - start;
	rr_note_clear(&note);
	return start;
}

static int measure(const char *dir, int argc, char **argv)
{
	static double ours[ROUNDS], floor_[ROUNDS];
	static char block[4096];
	char notes[PATH_MAX], library[PATH_MAX], file[PATH_MAX];
	struct rr_store *store = NULL;
	struct rr_error err;
	int fd;

	(void)argc;
	(void)argv;
	snprintf(notes, sizeof notes, "%s/notes.db", dir);
	snprintf(library, sizeof library, "%s/library.db", dir);
	snprintf(file, sizeof file, "%s/block", dir);
	fd = open(file, O_RDWR | O_CREAT, 0600);
	if (fd < 0 || rr_store_open(&(struct rr_store_paths){ .notes = notes, .library = library },
	                            &store, &err) != RR_OK)
		return 2;
	one_write(fd, block);
	one_note(store, 0);
	for (int i = 0; i < ROUNDS; i++) { /* in turns, so that both see the same disk */
		floor_[i] = one_write(fd, block);
		ours[i] = one_note(store, i);
	}
	report("save a note / write 4 KB + fdatasync", "ms", median(ours, ROUNDS) * 1e3,
	       median(floor_, ROUNDS) * 1e3, 1.3);
	rr_store_close(store);
	close(fd);
	return 0;
}

int main(int argc, char **argv)
{
	return in_folder(".", measure, argc, argv);
}
