#include "support/scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *scratch_folder(void)
{
	static char path[200];
	const char *root = getenv("TMP");

	snprintf(path, sizeof path, "%s/rr-XXXXXX",
	         root != NULL && root[0] == '/' && strlen(root) < 160 ? root : "/tmp");
	return mkdtemp(path);
}

int scratch_make(void **state)
{
	struct scratch *dir = calloc(1, sizeof *dir);
	const char *path = scratch_folder();

	if (dir == NULL || path == NULL) {
		free(dir);
		return -1;
	}
	snprintf(dir->path, sizeof dir->path, "%s", path);
	snprintf(dir->notes, sizeof dir->notes, "%s/notes.db", path);
	snprintf(dir->library, sizeof dir->library, "%s/library.db", path);
	*state = dir;
	return 0;
}

/* The folder holds only files. */
int scratch_remove(void **state)
{
	struct scratch *dir = *state;
	DIR *list = opendir(dir->path);
	char name[512];

	for (struct dirent *e; list != NULL && (e = readdir(list)) != NULL;) {
		snprintf(name, sizeof name, "%s/%s", dir->path, e->d_name);
		if (e->d_name[0] != '.' || e->d_name[1] != '\0')
			unlink(name);
	}
	if (list != NULL)
		closedir(list);
	rmdir(dir->path);
	free(dir);
	return 0;
}
