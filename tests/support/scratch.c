#include "support/scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int scratch_make(void **state)
{
	struct scratch *dir = calloc(1, sizeof *dir);

	if (dir == NULL)
		return -1;
	snprintf(dir->path, sizeof dir->path, "/tmp/resread-test-XXXXXX");
	if (mkdtemp(dir->path) == NULL) {
		free(dir);
		return -1;
	}
	snprintf(dir->notes, sizeof dir->notes, "%.60s/notes.db", dir->path);
	snprintf(dir->library, sizeof dir->library, "%.60s/library.db", dir->path);
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
