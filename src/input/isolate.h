/* Reading a file with a library that a hostile one may break; private to src/input. */
#ifndef RR_INPUT_ISOLATE_H
#define RR_INPUT_ISOLATE_H

#include "build.h"

/* Turns a whole file into lines; fails with RR_UNREAD. */
typedef enum rr_status input_reader(struct build *b, struct rr_span bytes,
                                    struct rr_error *err);

/*
 * Runs the reader in a child process with a limit on time and memory, both in
 * proportion to the file, and takes over the lines it made. Fails as the
 * reader does, or with RR_UNREAD where the child ends before its time.
 */
enum rr_status isolated(input_reader *read, struct build *b, struct rr_span bytes,
                        struct rr_error *err);

#endif
