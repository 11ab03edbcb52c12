# resread - read, compare and annotate United Nations resolutions.
# `make help` lists what can be made; README.md tells the rest.

PREFIX  ?= /usr/local
DESTDIR ?=
DOCS    ?=
SAN     ?=
CC      := $(if $(filter default,$(origin CC)),cc,$(CC))
CFLAGS  ?= -O2 -g
SHARED  ?= ../shared
V       ?=
ONLY    ?=
SECONDS ?= 60
JOBS    ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
SAMPLE  ?= $(firstword $(wildcard share/resread/samples/en-*resolution*)) $(firstword $(wildcard share/resread/samples/en-*draft*))

san  := $(strip $(SAN))
comma := ,
B    ?= build$(if $(san),-san)$(if $(findstring clang,$(CC)),-clang)
SAY   = $(if $(V),,@printf '  %-5s %s\n' $(1) '$(2)';)

# What the layers stand on; the optional readers are left out where missing.
PKGS     = icu-uc sqlite3
OPTIONAL = $(foreach p,libxml-2.0 libarchive poppler-glib,$(shell pkg-config --exists $p 2>/dev/null && echo $p))
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
       -Wformat=2 -Wconversion -Wvla -Wundef \
       $(if $(san),$(if $(findstring clang,$(CC)),,-Wno-format-truncation -Wno-maybe-uninitialized)) $(if $(CI)$(WERROR),-Werror)
HAVE = $(if $(filter libxml-2.0,$(OPTIONAL)),-DHAVE_LIBXML) \
       $(if $(filter libarchive,$(OPTIONAL)),-DHAVE_LIBARCHIVE) \
       $(if $(filter poppler-glib,$(OPTIONAL)),-DHAVE_POPPLER)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Iinclude -Isrc $(WARN) \
       $(CFLAGS) $(HAVE) $(if $(san),-fsanitize=$(san) -fno-omit-frame-pointer)
# The layers that walk along texts are worth more of the compiler's time, unless
# the caller says how to compile.
HOT :=
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) $(OPTIONAL) 2>/dev/null | sed 's/-I/-isystem /g')
# the optional libraries are loaded when a file needs them, never linked
CORE_LIBS  := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -ldl
UI_LIBS    := $(shell pkg-config --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo)
# The program carries ICU, SQLite and curses where their archives are installed:
# joining them at each start took the loader an eighth of the first frame.
# `make STATIC=` links the shared ones, as packagers want it.
ARCHIVES = icuuc icudata sqlite3 ncursesw tinfo stdc++
archive  = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
STATIC  ?= $(if $(san),,$(if $(filter $(words $(ARCHIVES)),$(words $(foreach a,$(ARCHIVES),$(call archive,$a)))),yes))
PROGRAM_LIBS = $(if $(STATIC),$(ARCHIVES:%=-l:lib%.a) -static-libgcc -Wl$(comma)--gc-sections -pthread -ldl,$(CORE_LIBS) $(UI_LIBS))
TEST_LIBS  := -lcmocka

CORE_DIRS = base text lang input doc cite request compare store
CORE := $(patsubst src/%.c,$B/%.o,$(sort $(wildcard $(CORE_DIRS:%=src/%/*.c)))) $B/gen/embedded.o \
        $B/gen/packs.o
# the views, without the one file that speaks to curses
VIEWS := $(patsubst src/%.c,$B/%.o,$(sort $(filter-out src/ui/term.c,$(wildcard src/ui/*.c))))
CLI  := $(patsubst src/%.c,$B/%.o,$(sort $(wildcard src/cli/*.c)))
UNIT := $(patsubst tests/%.c,$B/tests/%,$(sort $(wildcard tests/test_*.c)))
FUZZ := $(patsubst tests/%.c,$B/tests/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TOOLS := $(patsubst tests/%.c,$B/tests/%,$(sort $(wildcard tests/bench/*.c tests/pty/*.c)))
SUPPORT := $(patsubst tests/%.c,$B/tests/%.o,$(sort $(wildcard tests/support/*.c)))
DATA := $(sort $(wildcard share/resread/keys/* share/resread/theme/* share/resread/vocab/*)) \
        $(sort $(wildcard src/store/schema/*.sql))
LANGS := $(sort $(wildcard share/resread/lang/*))
# what compiles the packs while resread is built
PACKS := $(patsubst src/%.c,$B/%.o,src/tool/packs.c $(sort $(wildcard src/base/*.c)) \
        $(addprefix src/lang/,pack.c sections.c trie.c follow.c fold.c)) $B/gen/embedded.o

all: $B/resread

# --- the program --------------------------------------------------------
$B/resread: $B/main.o $(CLI) $B/ui/term.o $B/libresread-views.a $B/libresread.a $B/libs
	$(call SAY,LINK,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(PROGRAM_LIBS) -lm
$B/libresread.a: $(CORE)
	$(call SAY,AR,$@)rm -f $@ && $(AR) rcs $@ $^
$B/libresread-cli.a: $(CLI)
	$(call SAY,AR,$@)rm -f $@ && $(AR) rcs $@ $^
$B/libresread-views.a: $(VIEWS)
	$(call SAY,AR,$@)rm -f $@ && $(AR) rcs $@ $^

# --- tests: the core, the views and the actions link without curses -----
$B/tests/test_%: $B/tests/test_%.o $(SUPPORT) $B/libresread-cli.a $B/libresread-views.a $B/libresread.a
	$(call SAY,LINK,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(CORE_LIBS) $(TEST_LIBS) -lm
# linked as the program is, so that it is the program that is measured
$B/tests/bench/%: $B/tests/bench/%.o $B/libresread-views.a $B/libresread.a $B/libs
	$(call SAY,LINK,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(PROGRAM_LIBS) -lm -lutil
$B/tests/pty/%: $B/tests/pty/%.o
	$(call SAY,LINK,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lvterm -lutil
$B/tests/fuzz/%: $B/tests/fuzz/%.o $B/libresread.a
	$(call SAY,LINK,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(CORE_LIBS) -lm
$B/tests/%.o: tests/%.c $B/flags
	@mkdir -p $(@D)
	$(call SAY,CC,$<)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -Itests -MMD -MP -c -o $@ $<
$B/doc/%.o $B/lang/%.o $B/text/%.o $B/cite/%.o $B/input/%.o: HOT = $(if $(san)$(filter-out file,$(origin CFLAGS)),,-O3)
$B/%.o: src/%.c $B/flags
	@mkdir -p $(@D)
	$(call SAY,CC,$<)$(CC) $(ALL_CFLAGS) $(HOT) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<
$B/gen/%.o: $B/gen/%.c src/lang/pack.h
	$(call SAY,CC,$<)$(CC) $(ALL_CFLAGS) -c -o $@ $<
$B/gen/packs.c: $B/tool/packs $(LANGS)
	$(call SAY,GEN,$@)$B/tool/packs $(LANGS) > $@.tmp && mv $@.tmp $@
$B/tool/packs: $(PACKS)
	$(call SAY,LINK,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^
$B/gen/embedded.c: $(DATA) src/base/embed.sh $B/flags
	@mkdir -p $(@D)
	$(call SAY,GEN,$@)sh src/base/embed.sh $(DATA) > $@.tmp && mv $@.tmp $@
# changes when the compiler, the flags or the list of embedded files do
$B/flags: force
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(DATA) $(LANGS)' | cmp -s - $@ || \
	 echo '$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(DATA) $(LANGS)' > $@

# changes when what the program is linked with does
$B/libs: force
	@mkdir -p $(@D)
	@echo '$(LDFLAGS) $(PROGRAM_LIBS)' | cmp -s - $@ || echo '$(LDFLAGS) $(PROGRAM_LIBS)' > $@

# --- what one does with it ----------------------------------------------
# sets itself up on a bare machine: the second make sees what deps installed
run:
	@sh .ci/deps build
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@$B/resread $(if $(DOCS),$(DOCS),$(SAMPLE))
check:
	@sh .ci/deps build check $(if $(findstring clang,$(CC)),clang)
	@$(MAKE) --no-print-directory -j$(JOBS) all unit-bins tools
	@sh tests/run.sh $B $(ONLY)
bench:
	@sh .ci/deps build bench
	@$(MAKE) --no-print-directory -j$(JOBS) all tools
	@sh tests/bench/run.sh $B
fuzz:
	@sh .ci/deps build check clang
	@$(MAKE) --no-print-directory -j$(JOBS) all unit-bins
	@$(MAKE) --no-print-directory -j$(JOBS) CC=clang SAN=address,undefined,fuzzer-no-link B=build-fuzz fuzz-bins
	@sh tests/fuzz/run.sh build-fuzz $(SECONDS) $(ONLY)
deps:
	@sh .ci/deps build check
golden: all unit-bins
	UPDATE=1 sh tests/run.sh $B 'golden\|screen'

# the keys in the manual page are the table's
man: all
	{ sed '/keys: begin/q' man/resread.1; $B/resread --keys --format=mdoc; \
	  sed -n '/keys: end/,$$p' man/resread.1; } > $B/resread.1 && mv $B/resread.1 man/resread.1

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 755 $B/resread $(DESTDIR)$(PREFIX)/bin/resread
	install -m 644 man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5
	for f in $$(cd share && find resread -type f); do \
		install -d "$(DESTDIR)$(PREFIX)/share/$$(dirname $$f)" && \
		install -m 644 "share/$$f" "$(DESTDIR)$(PREFIX)/share/$$f" || exit 1; done
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/resread
	for f in $(notdir $(wildcard man/*.1)); do rm -f $(DESTDIR)$(PREFIX)/share/man/man1/$$f; done
	for f in $(notdir $(wildcard man/*.5)); do rm -f $(DESTDIR)$(PREFIX)/share/man/man5/$$f; done
	rm -rf $(DESTDIR)$(PREFIX)/share/resread

unit-bins: $(UNIT)
tools: $(TOOLS)
fuzz-bins: $(FUZZ)
clean:
	rm -rf build build-*

help:
	@echo 'make run           install what is missing, build, open the sample pair'
	@echo '                   (make run DOCS="a.txt b.txt" opens yours)'
	@echo 'make check         install what is missing, build, run all tests'
	@echo '                   (SAN=address,undefined: under sanitizers; CC=clang;'
	@echo '                   ONLY=PATTERN: only the tests whose name matches)'
	@echo 'make               build/resread;  V=1 shows the commands, WERROR=1 is strict,'
	@echo '                   STATIC= links the shared libraries only'
	@echo 'make bench         speed as ratios to less, vim -d, git, rg, iconv'
	@echo 'make fuzz          the fuzzers, SECONDS=60 each; ONLY=notes: that one'
	@echo 'make golden        rewrite the golden files and screens; read the diff'
	@echo 'make man           write the keys into man/resread.1'
	@echo 'make install       under PREFIX=/usr/local, DESTDIR= for packagers; uninstall'
	@echo 'make deps, clean   install what is missing; remove what was built'

.PHONY: all run check bench fuzz deps golden man install uninstall unit-bins tools fuzz-bins clean help force
.SECONDARY:
-include $(wildcard $B/*.d $B/*/*.d $B/*/*/*.d)
