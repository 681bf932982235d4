# immuclient for Swift. `make run` and `make test` are all a newcomer needs.

SHELL := /bin/sh
PROGRAMS := immuclient immuadmin immudb
PREFIX ?= /usr/local
CONFIGURATION ?= debug
OPERATIONS ?= 1000000

# Compile C (SHA-256 above all) with optimisation in debug builds too, and link with lld where it is there.
SWIFT_FLAGS := -Xcc -O2
ifeq ($(shell uname -s),Linux)
ifneq ($(shell command -v ld.lld lld 2>/dev/null),)
SWIFT_FLAGS += -Xswiftc -use-ld=lld
endif
endif
# Release builds keep to their own folder, so that switching does not rebuild everything.
RELEASE_FLAGS := $(SWIFT_FLAGS) -c release --scratch-path .build-release


OFFLINE_DIR ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/immuclient/data

.PHONY: run serve test model-test interop examples ci bench bench-check lint format install uninstall proto clean deps dashboard-test build release man sql-conformance sql-fuzz fuzz sanitize kill-test hardship simulate-day reliability

run: deps ## build, then open the shell on an embedded database
	swift build $(SWIFT_FLAGS) --product immuclient
	@echo "Opening the shell on the embedded database in $(OFFLINE_DIR) (Ctrl-D leaves it)."
	@$$(swift build $(SWIFT_FLAGS) --show-bin-path)/immuclient --create --offline "$(OFFLINE_DIR)"

serve: deps ## build, then run a server on ./data; ARGS go to it
	swift build $(SWIFT_FLAGS) --product immudb
	@$$(swift build $(SWIFT_FLAGS) --show-bin-path)/immudb $(ARGS)

# Products by name: a plain --build-tests would also build the code generators of the dependencies, protoc among them.
test: deps ## all tests that need nothing but this checkout
	for program in $(PROGRAMS); do swift build $(SWIFT_FLAGS) --product $$program || exit 1; done
	swift build $(SWIFT_FLAGS) --product immuclientPackageTests
	sh Scripts/test $(SWIFT_FLAGS)

# About half an hour for a million operations without optimisation; SEED=n repeats a run.
model-test: deps ## random operations on store and index against a simple map; OPERATIONS=1000000
	swift build $(SWIFT_FLAGS) --product immuclientPackageTests
	INDEX_OPERATIONS=$(OPERATIONS) SWIFT_BACKTRACE=enable=no \
		swift test $(SWIFT_FLAGS) --skip-build --filter 'RunKeyIndexTests|StoreModelTests'

CASES ?= Tests/Vectors/sql-cases.json
sql-conformance: deps ## recorded SQL statements: N of M per tier and what differs; CASES=FILE for others
	swift build $(SWIFT_FLAGS) --product immuclientPackageTests
	SQL_CASES="$(if $(filter file,$(origin CASES)),,$(abspath $(CASES)))" swift test $(SWIFT_FLAGS) --skip-build \
		--filter ImmuDBSQLTests.ConformanceTests

FUZZ_SECONDS ?= 600
sql-fuzz: deps ## nonsense for parser and executor; FUZZ_SECONDS=600
	swift build $(SWIFT_FLAGS) --product immuclientPackageTests
	FUZZ_SECONDS=$(FUZZ_SECONDS) swift test $(SWIFT_FLAGS) --skip-build --filter anyBytesAreAnswered

SECONDS ?= 10
fuzz: deps ## libFuzzer on every reader, SECONDS=10 each; adds its executions to docs/fuzzing.tsv
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/fuzz $(SECONDS)

sanitize: deps ## the suites under the address and the thread sanitizer
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/sanitize

KILLS ?= 100
kill-test: deps ## kill -9 of a real server, and a check of what clients were told; KILLS=100; needs python3
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/kill-loop --kills $(KILLS)

hardship: deps ## full disk (as root), second process, 1000 sessions, slow and stopped peers; needs python3
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/hardship

# Optimised, in a folder of its own: without, each of the 24 hours would take more than 20 minutes.
DAY_FLAGS := $(SWIFT_FLAGS) -c release -Xswiftc -enable-testing --scratch-path .build-day
simulate-day: export IMMUCLIENT_TESTS := ImmuDBSimulationTests
simulate-day: export SIMULATION := long
simulate-day: export SWIFT_BACKTRACE := enable=no
simulate-day: deps ## 24 hours of a busy ledger on simulated disks: 864 000 operations, crashes and failing calls; SEED=n one
	swift build $(DAY_FLAGS) --product immuclientPackageTests
	swift test $(DAY_FLAGS) --skip-build --filter LedgerDayTests

reliability: deps ## crashes, damage, lies, kills, hostile clients, fuzzing, bounded; prints what was tried
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/reliability

DASHBOARD_SECONDS ?= 60
dashboard-test: deps ## the dashboard before a busy server: frames, processor time, memory; DASHBOARD_SECONDS=60
	for program in $(PROGRAMS); do swift build $(SWIFT_FLAGS) --product $$program || exit 1; done
	swift build $(SWIFT_FLAGS) --product immuclientPackageTests
	DASHBOARD_SECONDS=$(DASHBOARD_SECONDS) swift test $(SWIFT_FLAGS) --skip-build --filter aBusyServer

interop: deps ## the suite of the Python SDK against our server; needs python3
	sh Scripts/bootstrap interop
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/interop

# They see the public declarations only, like a program of somebody else.
examples: deps ## the programs in Examples/
	for program in embedded-ledger lying-server verified-client; do swift build $(SWIFT_FLAGS) --product $$program || exit 1; done

ci: ## what .ci/run does
	sh Scripts/ci

build: deps ## the programs, unoptimised
	for program in $(PROGRAMS); do swift build $(SWIFT_FLAGS) --product $$program || exit 1; done

release: deps ## optimised binaries
	for program in $(PROGRAMS); do swift build $(RELEASE_FLAGS) --product $$program || exit 1; done

bench: deps ## figures of docs/performance.md
	sh Scripts/bootstrap bench
	swift run --package-path Benchmarks --scratch-path .build-bench -c release $(SWIFT_FLAGS) immuclient-bench
	swift run --package-path Benchmarks --scratch-path .build-bench -c release $(SWIFT_FLAGS) ledger-bench table
	swift run --package-path Benchmarks --scratch-path .build-bench -c release $(SWIFT_FLAGS) sql-bench

bench-check: deps ## fails when a small workload costs a quarter more instructions than before
	sh Scripts/bootstrap bench
	swift build --package-path Benchmarks --scratch-path .build-bench -c release $(SWIFT_FLAGS) --product ledger-bench
	Benchmarks/bench-check "$$(swift build --package-path Benchmarks --scratch-path .build-bench -c release $(SWIFT_FLAGS) --show-bin-path)/ledger-bench" $(BENCH_CHECK)

lint: ## formatting and lint, as errors
	sh Scripts/lint

format: ## rewrite the sources in the project's format
	swift format format --in-place --parallel --recursive Sources Tests Benchmarks Examples Package.swift

man: ## man page and completions from the command definitions
	for program in $(PROGRAMS); do swift build $(SWIFT_FLAGS) --product $$program || exit 1; done
	bin=$$(swift build $(SWIFT_FLAGS) --show-bin-path) && sh Scripts/generate-manual $(foreach p,$(PROGRAMS),"$$bin/$(p)")

proto: deps ## generated code from Sources/ImmuDBProtocol/Protos
	SWIFT_FLAGS="$(SWIFT_FLAGS)" sh Scripts/generate-protocol

# The man pages and completions of the checkout, made by `make man`.
install: release ## PREFIX=/usr/local
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
	install -d "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	for program in $(PROGRAMS); do \
		install -m 755 .build-release/release/$$program "$(DESTDIR)$(PREFIX)/bin/$$program" && \
		install -m 644 man/$$program.1 "$(DESTDIR)$(PREFIX)/share/man/man1/$$program.1" && \
		install -m 644 completions/$$program.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$program" && \
		install -m 644 completions/$$program.zsh "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$program" && \
		install -m 644 completions/$$program.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$program.fish" || exit 1; \
	done

deps: ## check the compiler, install missing system packages (says what it does)
	@sh Scripts/bootstrap

clean:
	swift package clean
	rm -rf .build-release .build-bench .build-day .build-fuzz .build-address .build-thread
