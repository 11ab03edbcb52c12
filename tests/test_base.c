#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "resread/base.h"
#include "support/scratch.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ADDRESS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define UNDER_ADDRESS_SANITIZER
#endif

static void strings_grow_and_stay_terminated(void **state)
{
	struct rr_str s = { 0 };

	(void)state;
	assert_int_equal(rr_str_span(&s).len, 0);
	for (int i = 0; i < 1000; i++)
		rr_str_printf(&s, "%d,", i);
	assert_int_equal(s.len, strlen(s.text));
	assert_true(rr_span_starts(rr_str_span(&s), "0,1,2,"));
	rr_str_cut(&s, 3);
	assert_string_equal(s.text, "0,1");
	rr_str_cut(&s, 99);
	assert_int_equal(s.len, 3);
	rr_str_free(&s);
	assert_null(s.text);
}

static void spans_are_cut_and_trimmed(void **state)
{
	static const struct {
		const char *text;
		const char *pieces[4];
	} tests[] = {
		{ "a,b,c", { "a", "b", "c" } },
		{ "", { "" } },
		{ ",", { "", "" } },
		{ "a,,", { "a", "", "" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_span rest = rr_span(tests[i].text), piece;
		size_t n = 0;

		while (rr_span_cut(&rest, ',', &piece))
			assert_true(rr_span_is(piece, tests[i].pieces[n++]));
		assert_true(n == 4 || tests[i].pieces[n] == NULL);
	}
	assert_true(rr_span_is(rr_span_trim(rr_span(" \t a b\r\n")), "a b"));
	assert_true(rr_span_is(rr_span_trim(rr_span(" \n ")), ""));
	assert_int_equal(rr_span_find(rr_span("abcabc"), "ca", 0), 2);
	assert_true(rr_span_find(rr_span("abc"), "x", 0) == RR_NONE);
	assert_true(rr_span_find(rr_span("abc"), "a", 4) == RR_NONE);
	assert_true(rr_span_is(rr_span_sub(rr_span("abc"), 1, 99), "bc"));
	assert_true(rr_span_is(rr_span_sub(rr_span("abc"), 3, 2), ""));
}

static void an_arena_keeps_every_piece_apart(void **state)
{
	struct rr_arena *arena = rr_arena_new();
	char *pieces[300];

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		pieces[i] = rr_arena_alloc(arena, i * 37 + 1);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k <= i * 37; k++)
			assert_int_equal(pieces[i][k], 0);
		memset(pieces[i], (int)(i % 251), i * 37 + 1);
	}
	for (size_t i = 0; i < 300; i++)
		assert_int_equal((unsigned char)pieces[i][i * 37], i % 251);
	assert_string_equal(rr_arena_printf(arena, "%s-%d", "OP", 12), "OP-12");
	assert_string_equal(rr_arena_dup(arena, "abcdef", 3), "abc");
	rr_arena_free(arena);
	rr_arena_free(NULL);
}

static void a_shared_text_lives_as_long_as_an_owner(void **state)
{
	struct rr_str text = { 0 };
	struct rr_arena *first = rr_arena_new(), *second = rr_arena_new();
	struct rr_shared *shared;
	struct rr_span all;

	(void)state;
	rr_str_puts(&text, "one two");
	all = rr_str_span(&text);
	shared = rr_shared_new(&text);
	assert_null(text.text);
	assert_int_equal(text.len, 0);
	rr_arena_hold(first, shared);
	rr_arena_hold(second, shared);
	assert_ptr_equal(rr_shared_claim(shared), all.text);
	assert_null(rr_shared_claim(shared));
	assert_null(rr_shared_claim(NULL));
	assert_true(rr_shared_has(shared, all));
	assert_true(rr_shared_has(shared, rr_span_sub(all, 7, 7)));
	assert_true(rr_shared_has(shared, rr_span_sub(all, 4, 7)));
	assert_false(rr_shared_has(shared, rr_span_of(all.text + 4, 4)));
	assert_false(rr_shared_has(shared, rr_span("one two")));
	assert_false(rr_shared_has(NULL, all));
	rr_shared_drop(shared);
	rr_arena_free(first);
	assert_string_equal(all.text, "one two");
	rr_arena_free(second);
	rr_shared_drop(NULL);
}

static void json_is_tamed(void **state)
{
	static const struct {
		const char *from, *want;
	} tests[] = {
		{ "{\"a\": \"x\\u0000y\"}", "{\"a\": \"x\\ufffdy\"}" },
		{ "\"\x93\xE2\x80z\\\xFF\"", "\"\uFFFD\uFFFD\uFFFDz\\\uFFFD\"" },
		{ "\"\\\\u0000\"", "\"\\\\u0000\"" }, /* a backslash, and letters */
		{ "\"\xC2\x9B" "31m\xE2\x80\xAE\xE2\x81\xA6\"", "\"\\u009b31m\\u202e\\u2066\"" },
		{ "\"\xC2\xA0\xE2\x80\xA8\xE2\x80\x99\"", "\"\xC2\xA0\xE2\x80\xA8\xE2\x80\x99\"" },
		{ "\xC2", "\uFFFD" }, { "\\", "\\" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };

		rr_json_tame(rr_span(tests[i].from), &out);
		assert_string_equal(out.len > 0 ? out.text : "", tests[i].want);
		rr_str_free(&out);
	}
}

static void json_is_escaped_and_nested(void **state)
{
	static const char hostile[] = "q\"b\\n\nt\t\x01\x7F\xFF\xC0\xAF\xED\xA0\x80 \xE4\xBA\xBA";
	struct rr_str out = { 0 };
	struct rr_json j = { .out = &out };

	(void)state;
	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "a", hostile);
	rr_json_text(&j, "none", NULL);
	rr_json_open(&j, "list", '[');
	rr_json_int(&j, NULL, -3);
	rr_json_real(&j, NULL, 0.876);
	rr_json_real(&j, NULL, -0.004);
	rr_json_bool(&j, NULL, true);
	rr_json_open(&j, NULL, '{');
	rr_json_close(&j);
	rr_json_close(&j);
	rr_json_close(&j);
	assert_string_equal(out.text,
		"{\"a\": \"q\\\"b\\\\n\\nt\\t\\u0001\\u007f"
		"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD \xE4\xBA\xBA\", "
		"\"none\": null, \"list\": [-3, 0.88, 0.00, true, {}]}\n");
	rr_str_free(&out);
}

static void json_is_told_from_what_is_none(void **state)
{
	static const char *const good[] = { "0", "-0.5e+3", "\"\"", " [ ] ", "{}", "[1,[2,{\"a\":[]}],3]",
		"{\"a\" : {\"b\":null} , \"c\":[true,false]}", "\"\\u00e9\\\\\\\"\"", "\t[\r\n1e9]\n" };
	static const char *const bad[] = { "", " ", "{", "[", "[1", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}",
		"{\"a\":1,}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "[1}", "1 2", "]",
		"\"", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "'a'", "[1]]", "\xEF\xBB\xBF[]", "NaN" };
	struct rr_str deep = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!rr_json_valid(rr_span(good[i])))
			fail_msg("%s is JSON", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (rr_json_valid(rr_span(bad[i])))
			fail_msg("%s is no JSON", bad[i]);
	for (int i = 0; i < 3000; i++)
		rr_str_putc(&deep, '[');
	for (int i = 0; i < 3000; i++)
		rr_str_putc(&deep, ']');
	assert_false(rr_json_valid(rr_str_span(&deep)));
	assert_true(rr_json_valid(rr_span_sub(rr_str_span(&deep), 2000, 4000)));
	rr_str_free(&deep);
}

static void json_is_walked_through(void **state)
{
	static const char text[] = "{ \"a\" : [ 1 , \"x]\\\"\" ,{ \"y\": {} }, [] ] ,\"b\":-2.5,"
		" \"a\": 9, \"s\" : \"q\\u00e9\\/\\ud83d\\uDE00\\ud800\\n\\\\\" }";
	static const char *const values[] = { "1", "\"x]\\\"\"", "{ \"y\": {} }", "[]" };
	struct rr_span json = rr_span(text);
	struct rr_json_walk w = rr_json_walk(rr_json_member(json, "a"));
	struct rr_str out = { 0 };
	size_t n = 0;

	(void)state;
	assert_true(rr_json_valid(json));
	for (; rr_json_next(&w); n++)
		assert_true(n < 4 && rr_span_is(w.value, values[n]));
	assert_int_equal(n, 4);
	assert_true(rr_span_is(rr_json_member(json, "b"), "-2.5"));
	assert_int_equal(rr_json_member(json, "c").len, 0);
	assert_int_equal(rr_json_member(rr_span("[1]"), "c").len, 0);
	w = rr_json_walk(rr_span("7"));
	assert_false(rr_json_next(&w));
	w = rr_json_walk(json);
	assert_true(rr_json_next(&w) && rr_span_is(w.key, "a") && rr_json_is(w.value, '['));
	rr_json_decode(rr_json_member(json, "s"), &out);
	assert_string_equal(out.text, "q\xC3\xA9/\xF0\x9F\x98\x80\xEF\xBF\xBD\n\\");
	rr_str_cut(&out, 0);
	rr_json_compact(rr_json_member(json, "a"), &out);
	assert_string_equal(out.text, "[1,\"x]\\\"\",{\"y\":{}},[]]");
	rr_str_free(&out);
}

static void files_are_read_or_explained(void **state)
{
	const char *dir = scratch_folder();
	char path[220];
	struct rr_str out = { 0 };
	struct rr_error err;
	FILE *f;

	(void)state;
	assert_non_null(dir);
	snprintf(path, sizeof path, "%s/f", dir);
	assert_int_equal(rr_read_file(path, 100, &out, &err), RR_UNREAD);
	assert_non_null(strstr(err.text, "No such file"));
	assert_int_equal(rr_read_file(dir, 100, &out, &err), RR_UNREAD);
	assert_non_null(strstr(err.text, "folder"));
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("twelve bytes", f);
	fclose(f);
	assert_int_equal(rr_read_file(path, 11, &out, &err), RR_UNREAD);
	assert_null(out.text); /* written only on success */
	assert_int_equal(rr_read_file(path, 12, &out, NULL), RR_OK);
	assert_string_equal(out.text, "twelve bytes");
	rr_str_free(&out);
	unlink(path);
	rmdir(dir);
}

static void places_follow_the_xdg_specification(void **state)
{
	struct rr_str out = { 0 };
	const char *dir = scratch_folder();
	struct rr_error err;
	struct stat info;

	(void)state;
	assert_non_null(dir);
	setenv("HOME", dir, 1);
	unsetenv("XDG_DATA_HOME");
	assert_int_equal(rr_xdg_path(RR_DATA, "notes.db", true, &out, &err), RR_OK);
	assert_non_null(strstr(out.text, "/.local/share/resread/notes.db"));
	*strrchr(out.text, '/') = '\0';
	assert_int_equal(stat(out.text, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	setenv("XDG_DATA_HOME", "relative", 1);
	assert_int_equal(rr_xdg_path(RR_DATA, "x", false, &out, &err), RR_OK);
	assert_non_null(strstr(out.text, "/.local/share/"));
	setenv("XDG_DATA_HOME", "/absolute", 1);
	assert_int_equal(rr_xdg_path(RR_DATA, "x", false, &out, &err), RR_OK);
	assert_string_equal(out.text, "/absolute/resread/x");
	unsetenv("HOME");
	unsetenv("XDG_DATA_HOME");
	assert_int_equal(rr_xdg_path(RR_DATA, "x", false, &out, &err), RR_IO);
	rr_str_free(&out);
}

static void note_the_hook(void)
{
	ssize_t n = write(STDOUT_FILENO, "restored", 8);

	(void)n;
}

/* What a child that dies leaves on standard output; its wait status. */
static int child(void (*die)(void), char out[64])
{
	int fds[2], status = 0;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(fds[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		rr_set_exit_hook(note_the_hook);
		rr_catch_fatal();
		die();
		_exit(0);
	}
	close(fds[1]);
	n = read(fds[0], out, 63);
	out[n > 0 ? n : 0] = '\0';
	close(fds[0]);
	waitpid(pid, &status, 0);
	return status;
}

#ifndef UNDER_ADDRESS_SANITIZER
static void die_of_memory(void) { free(rr_alloc(SIZE_MAX - 64)); }
#endif
static void die_of_assertion(void) { abort(); }

static void the_hook_runs_once_before_death(void **state)
{
	char out[64];
	int status;

	(void)state;
#ifndef UNDER_ADDRESS_SANITIZER /* it ends the program itself */
	status = child(die_of_memory, out);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 70);
	assert_string_equal(out, "restored");
#endif
	status = child(die_of_assertion, out);
	assert_true(WIFSIGNALED(status));
	assert_string_equal(out, "restored");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_grow_and_stay_terminated),
		cmocka_unit_test(spans_are_cut_and_trimmed),
		cmocka_unit_test(an_arena_keeps_every_piece_apart),
		cmocka_unit_test(a_shared_text_lives_as_long_as_an_owner),
		cmocka_unit_test(json_is_tamed), cmocka_unit_test(json_is_escaped_and_nested),
		cmocka_unit_test(json_is_told_from_what_is_none),
		cmocka_unit_test(json_is_walked_through),
		cmocka_unit_test(files_are_read_or_explained),
		cmocka_unit_test(places_follow_the_xdg_specification),
		cmocka_unit_test(the_hook_runs_once_before_death),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
