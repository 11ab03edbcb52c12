#include "resread/base.h"

#include <dlfcn.h>
#include <string.h>

bool rr_library_load(const char *const *names, const struct rr_library_symbol *symbols,
                     size_t count)
{
	void *handle = NULL;

	for (; handle == NULL && *names != NULL; names++)
		handle = dlopen(*names, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (handle == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		void *symbol = dlsym(handle, symbols[i].name);

		if (symbol == NULL) {
			dlclose(handle);
			return false;
		}
		/* ISO C has no cast from object to function pointers; POSIX has. */
		memcpy(symbols[i].to, &symbol, sizeof symbol);
	}
	dlclose(handle); /* kept by RTLD_NODELETE */
	return true;
}
