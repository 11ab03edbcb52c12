/* browse - shows a link in the user's browser; no shell ever sees it. */
#ifndef UI_BROWSE_H
#define UI_BROWSE_H

#include "resread/base.h"

/*
 * Runs $BROWSER (commands parted by colons, "%s" is the link), or where that
 * is unset and there is a desktop, its opener. A browser that lives in the
 * terminal gets it: lend(with, true) is called before and lend(with, false)
 * behind it, which has ended then. Any other runs by itself, without our
 * terminal. RR_MISSING: there is none, or none could be run.
 */
enum rr_status ui_browse(const char *link, void (*lend)(void *with, bool lent), void *with,
                         struct rr_error *err);

#endif
