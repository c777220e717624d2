# What a fresh machine needs: Swift 6.3. Each target installs what else it lacks.

SWIFT ?= swift
RELEASE := .build/release
QUICK ?=
PEERS ?=
# Random programs, and damaged inputs of each parser.
PROGRAMS ?= 10000
SEED ?=
JOBS ?= 2
RUNS ?= 100000
# The commit whose public interface is compared; by default the last version.
BASE ?=
# Where a server will have the site, such as /lanes; nothing where it has the root.
SITE_PATH ?=

.DEFAULT_GOAL := help
.PHONY: help report test lint format build clean lessons check-lessons faults leaks sanitize-address sanitize-thread \
  sanitize-undefined fuzz fuzz-regressions fuzz-parsers api dependency docs site tools tools-report tools-lint \
  tools-faults tools-docs

help:
	@echo 'make report           measure, and write reports/<machine>/README.md (about 4 minutes)'
	@echo 'make report QUICK=1   the same, coarser, in about a minute after the build'
	@echo 'make report PEERS=1   the same beside NumPy, numexpr, SciPy and Eigen (about 9 minutes; QUICK=1: 2)'
	@echo 'make test             lint, then all tests, with every kernel set of this machine'
	@echo 'make lessons          run the lessons of notebooks-md/, compare their outputs, and show your own measurements'
	@echo 'make build            build the release: $(RELEASE)/lanes --help tells more'
	@echo 'make format           format Swift, C and C++; make lint checks'
	@echo 'make docs             write the documentation of the library to .build/docs, and check that nothing lacks any'
	@echo 'make site             documentation, lessons and reports as one site in .build/site, with its links checked'
	@echo 'make faults           show what users see of full disks, interruptions, damaged files, lesser machines'
	@echo 'make sanitize-address the tests under AddressSanitizer; sanitize-thread, sanitize-undefined (C, C++) likewise'
	@echo 'make leaks            the array tests under valgrind, for leaks'
	@echo 'make fuzz             random programs in Lanes and in NumPy, with every kernel set: PROGRAMS=200000 SEED=1'
	@echo 'make fuzz-parsers     feed each parser RUNS=100000 damaged inputs, under the address sanitizer'
	@echo 'make api              compare the public interface with the last version (BASE=<commit>: with another)'
	@echo 'make dependency       build and run a package that depends on Lanes by version, and again with -march'
	@echo 'make clean            remove what was built'

# The C++ headers are the system's: Swift's packages for Debian ask for a C compiler alone.
BUILDING := swift g++ libbenchmark-dev libcmark-gfm-dev pkg-config zlib1g-dev

tools:
	@.ci/install.sh $(BUILDING)

tools-report:
	@.ci/install.sh $(BUILDING) gnuplot-nox
	@$(if $(PEERS),.ci/install.sh libeigen3-dev python3-venv || echo 'Going on with the peers that are here.')

tools-lint:
	@.ci/install.sh $(BUILDING) clang-format gnuplot-nox binutils

tools-faults:
	@.ci/install.sh $(BUILDING) gnuplot-nox qemu-user util-linux

tools-docs:
	@.ci/install.sh $(BUILDING) cmark-gfm python3

build: tools
	$(SWIFT) build -c release

# Eigen's headers may have come after its peer was compiled without them, which the build can't see.
report: tools-report
	@if [ -e /usr/include/eigen3 ] && [ ! -e .build/eigen-seen ]; then \
	  mkdir -p .build && touch .build/eigen-seen CBench/Baselines/Eigen/Eigen.cpp; fi
	$(SWIFT) build -c release --product lanes
	@peers=$(if $(PEERS),$$(.ci/peers.sh .build/peers || :)); \
	  $(RELEASE)/lanes report $(if $(QUICK),--quick) $${peers:+--peers "$$peers"}

# Symbolic links into Sources/LanesKernels are linted there, once.
SWIFT_FILES = $(shell find Package.swift Sources Tests notebooks-md -name '*.swift' -type f)
C_FILES = $(shell find CBench Sources -name '*.[ch]' -type f -o -name '*.[ch]pp' -type f)

lint: tools-lint
	@$(SWIFT) format lint --strict $(SWIFT_FILES)
	@clang-format --dry-run -Werror $(C_FILES)

format: tools-lint
	@$(SWIFT) format --in-place $(SWIFT_FILES)
	@clang-format -i $(C_FILES)

# Tests run on an optimised build: a debug build compiles file by file, and no kernel would be vectorised in it.
flags = -c release -Xswiftc -enable-testing --scratch-path .build/$(1)
TEST_FLAGS := $(call flags,tests)
TESTS := release/LanesPackageTests.xctest

# The kernels' tests run once for each set that this machine has: the first run takes the widest. The second has small
# arrays reuse their memory as programs do; tests that measure memory switch that off.
test: lint
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	.ci/instructions.sh .build/tests/release/lanes
	$(SWIFT) test $(TEST_FLAGS) --skip-build
	LANES_TESTS_UNMEASURED=1 $(SWIFT) test $(TEST_FLAGS) --skip-build --filter LanesTests
	@for set in baseline v3; do \
	  if LANES_KERNELS=$$set .build/tests/release/lanes info >/dev/null 2>&1; then \
	    echo "LANES_KERNELS=$$set"; \
	    LANES_KERNELS=$$set $(SWIFT) test $(TEST_FLAGS) --skip-build --filter 'LanesTests|LanesDifferentialTests' || exit 1; \
	  fi; \
	done
	$(MAKE) check-lessons
	.ci/dependency.sh release
	$(MAKE) api

faults: tools-faults
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	.ci/faults.sh .build/tests/release/lanes .build/tests/$(TESTS)

leaks: tools
	@.ci/install.sh valgrind binutils
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	.ci/leaks.sh .build/tests/$(TESTS)

# Each sanitizer has a build of its own, which takes longer than the tests' own.
# An allocation that can't be met, and a fault of a mapped file, are the tests' own business. Left out: what is compiled
# without the sanitizer that Lanes needs then, what counts on small storages being kept, which they aren't under the first
# two, and what gives up its rights, which a search for leaks needs.
UNSANITIZED := --skip 'ArticleTests|aStorageServesTheNextArray|noPermission'

# A crash ends the run. Swift's own account of it waits for ever under ThreadSanitizer, and is an error to AddressSanitizer.
sanitize-address sanitize-thread: export SWIFT_BACKTRACE = enable=no

# Leaks are make leaks' question: a report of them in a program's errors is longer than a pipe, and its test waits for ever.
# What the pool hands out and keeps is memory that the sanitizer knows nothing of.
sanitize-address: tools
	$(SWIFT) build $(call flags,address) --sanitize=address --build-tests
	LANES_POOL=off \
	ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:detect_stack_use_after_return=1:handle_sigbus=0:handle_segv=0 \
	  $(SWIFT) test $(call flags,address) --sanitize=address --skip-build --disable-xctest $(UNSANITIZED)

# Kernel sets are compared on one thread each, over millions of numbers: that takes many minutes, and can't race.
sanitize-thread: tools
	$(SWIFT) build $(call flags,thread) --sanitize=thread --build-tests
	TSAN_OPTIONS=halt_on_error=1:handle_sigbus=0:handle_segv=0 \
	  $(SWIFT) test $(call flags,thread) --sanitize=thread --skip-build --disable-xctest $(UNSANITIZED) --skip KernelSetTests

# Swift has no such sanitizer: it checks the C and C++, with the headers' functions that kernels take in.
UNDEFINED := -fsanitize=undefined -fno-sanitize-recover=undefined
sanitize-undefined: flags += $(foreach flag,$(UNDEFINED),-Xcc $(flag) -Xcxx $(flag)) \
  -Xswiftc -Xclang-linker -Xswiftc -fsanitize=undefined
sanitize-undefined: tools
	$(SWIFT) build $(call flags,undefined) --build-tests
	UBSAN_OPTIONS=handle_sigbus=0:handle_segv=0 \
	  $(SWIFT) test $(call flags,undefined) --skip-build --disable-xctest --skip ArticleTests

# The same random programs here and in NumPy, compared; failures are written, shrunk, to .build/fuzz.
DIFFERENTIAL = PYTHONPATH=Tests/Differential .build/peers/bin/python -m differential --interpreter $(RELEASE)/lanes-differential

fuzz: tools
	@.ci/install.sh python3-venv
	$(SWIFT) build -c release --product lanes-differential
	@.ci/peers.sh .build/peers >/dev/null
	@sets=; for set in v4 v3 baseline; do \
	  if printf 'v0 = ones int8 [3]\nv1 = binary add v0 v0\n.\n' | LANES_KERNELS=$$set $(RELEASE)/lanes-differential >/dev/null 2>&1; then sets=$$sets,$$set; fi; \
	done; \
	$(DIFFERENTIAL) --programs $(PROGRAMS) $(if $(SEED),--seed $(SEED)) --kernels $${sets#,} --jobs $(JOBS) --keep .build/fuzz

# What NumPy answers to the programs that are kept, written again.
fuzz-regressions:
	@.ci/peers.sh .build/peers >/dev/null
	@$(DIFFERENTIAL) --record Tests/Differential/Regressions/*.txt Tests/Differential/Samples/*.txt

fuzz-parsers: build
	@.ci/install.sh python3
	RUNS=$(RUNS) .ci/fuzz-parsers.sh

# The measured tables become those of this machine, if it has a report.
lessons: build
	$(RELEASE)/lanes notebook check notebooks-md/[0-9]*.md
	$(RELEASE)/lanes notebook update notebooks-md/[0-9]*.md --results reports

check-lessons: build
	$(RELEASE)/lanes notebook check notebooks-md/[0-9]*.md
	$(RELEASE)/lanes learn verify

api: tools
	.ci/api.sh $(BASE)

dependency: tools-lint
	.ci/dependency.sh release x86-64-v3

docs: tools-docs
	$(SWIFT) package --allow-writing-to-directory .build/docs generate-documentation --target Lanes \
	  --disable-indexing --warnings-as-errors --enable-experimental-overloaded-symbol-presentation \
	  --transform-for-static-hosting --hosting-base-path $(SITE_PATH)/docs --output-path .build/docs
	@.ci/documented.py .build/*/extracted-symbols/*/Lanes

site: docs
	@.ci/site/build.sh .build/docs .build/site "$(SITE_PATH)"

clean:
	rm -rf .build
