/* The forms that the list of --follow-up is printed in. */
#ifndef CLI_FOLLOW_UP_H
#define CLI_FOLLOW_UP_H

#include "cli/actions.h"

void follow_text(const struct rr_cli *cli, const struct rr_follow_list *f, struct rr_str *out);
void follow_json(const struct rr_follow_list *f, struct rr_str *out);
void follow_csv(const struct rr_follow_list *f, struct rr_str *out);
/* The matrix of a report: recommendation, theme, addressee, due, status. */
void follow_markdown(const struct rr_follow_list *f, struct rr_str *out);

#endif
