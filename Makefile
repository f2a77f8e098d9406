# Everything a newcomer needs is `make demo` and `make test`; each installs what is missing by itself.
SHELL := /bin/bash
SWIFT ?= swift
# Two compilers at a time keep the peak of memory low on small machines.
JOBS ?= 2
# Everything there is: the tests, the demo, and every trait. See Package.swift.
export CLIENTSMITH_DEVELOPMENT := 1
# Real servers answer in real time: thousands of tests at once would each wait for minutes on a machine that has other work.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 24
# A test that waits for ever must not keep a machine for ever.
LIMITED := $(shell command -v timeout >/dev/null && echo timeout --kill-after 10 1800)
# The sources written by hand: what the generator writes keeps its own form.
WRITTEN = find Package.swift Sources Tests Demo scripts Benchmarks/Package.swift Benchmarks/Sources \
	-type f -name '*.swift' -not -path '*/expected/*' -not -path '*/WireClient/*' -not -path '*/Generations/*' -not -path '*/stubs/*' -print0

# These keep both cores busy with compilers, which is unkind to tests that talk to servers.
COMPILING := ^(CorpusTests|DocumentationTests)\.
# These talk to servers over sockets: beside a thousand tests that only compute, an answer would wait for its turn behind them.
SERVED := ^(ServiceTests|SimulatorTests|WireTests|ClientsmithAsyncHTTPClientTests|ClientsmithOAuthTests)\.
# Leases, and bodies that are held back, need their turn: thousands of other tests in the same process keep every thread busy.
LEASING := ^(ClientsmithRedisTests|CurlTransportTests)\.

.PHONY: help setup setup-tests build demo generate check test format format-check apple settings release corpus bench docs interop clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## install libyaml where it is missing
	@./scripts/setup.sh

setup-tests: setup
	@./scripts/setup.sh --tests

build: setup ## build everything
	$(SWIFT) build -j $(JOBS)

demo: setup ## generate the four clients and run a journey of each against its local simulator
	$(SWIFT) build -j $(JOBS) --product clientsmith
	"$$($(SWIFT) build --show-bin-path)/clientsmith" generate
	$(SWIFT) run -j $(JOBS) demo

generate: setup ## write Generated/ anew
	$(SWIFT) build -j $(JOBS) --product clientsmith
	"$$($(SWIFT) build --show-bin-path)/clientsmith" generate

check: setup ## compare Generated/ with what would be generated
	$(SWIFT) build -j $(JOBS) --product clientsmith
	"$$($(SWIFT) build --show-bin-path)/clientsmith" check

test: setup-tests format-check ## every test
	@echo "== building (a fresh clone takes about ten minutes on two cores)"
	$(SWIFT) build -j $(JOBS) --build-tests
	@echo "== the committed clients are what their documents generate"
	"$$($(SWIFT) build --show-bin-path)/clientsmith" check
	@echo "== tests"
	@./scripts/run-tests $(LIMITED) $(SWIFT) test --skip-build --skip '$(COMPILING)' --skip '$(SERVED)' --skip '$(LEASING)'
	@echo "== tests with simulators of services and other servers"
	@./scripts/run-tests $(LIMITED) $(SWIFT) test --skip-build --filter '$(SERVED)'
	@echo "== tests with a Redis server, and of the transport over libcurl"
	@./scripts/run-tests $(LIMITED) $(SWIFT) test --skip-build --filter '$(LEASING)'
	@echo "== tests that compile clients, apart from those that measure patience"
	@./scripts/run-tests $(LIMITED) $(SWIFT) test --skip-build --filter '$(COMPILING)'
	@echo "== every public symbol has a sentence, and the links of symbols and guides lead somewhere"
	@if command -v python3 >/dev/null; then ./scripts/docs --check; else echo "skipped: there is no python3"; fi
	@echo "== a package that uses a client: what it resolves, and that it builds and runs"
	@if command -v python3 >/dev/null; then ./scripts/consumer; else echo "skipped: there is no python3"; fi
	@echo "== a client and an app under the settings that apps have"
	@if command -v python3 >/dev/null; then ./scripts/settings; else echo "skipped: there is no python3"; fi
	@echo "== Apple's platforms: macOS 13, iOS 16, tvOS 16, watchOS 9, visionOS 1"
	@if command -v python3 >/dev/null; then ./scripts/apple-check/apple-check; else echo "skipped: there is no python3"; fi
	@echo "== changes of a document over what was published: no harmless one breaks a caller"
	@if command -v python3 >/dev/null; then bin="$$($(SWIFT) build --show-bin-path)"; \
		CLIENTSMITH="$$bin/clientsmith" CLIENTSMITH_MODULES="$$bin/Modules" ./scripts/breaks --lock --bar --quick; \
		else echo "skipped: there is no python3"; fi
	@echo "== clients of real documents compile without a warning"
	@if command -v python3 >/dev/null; then ./scripts/corpus --quick; else echo "skipped: there is no python3"; fi
	@echo "== the released program: nothing beside it, in an empty root"
	@if command -v python3 >/dev/null; then SWIFT="$(SWIFT)" JOBS="$(JOBS)" ./scripts/release; else echo "skipped: there is no python3"; fi
	@echo "== OAuth against an authorization server that is not ours"
	@SWIFT="$(SWIFT)" ./interop/run --if-possible --skip-build
	@echo "== TLS and HTTP/2 against nginx"
	@SWIFT="$(SWIFT)" ./interop/nginx/run --if-possible --skip-build

format: ## format every source
	@$(WRITTEN) | xargs -0 $(SWIFT) format --in-place --parallel --configuration .swift-format

format-check: ## report sources that are not formatted
	@echo "== format"
	@$(WRITTEN) | xargs -0 $(SWIFT) format lint --strict --parallel --configuration .swift-format

apple: ## type-check everything for Apple's platforms, on Linux
	./scripts/apple-check/apple-check

corpus: setup ## generate and compile a client of every document of the corpus, with a table
	./scripts/corpus

settings: ## compile a client and an app under the settings that apps have, and print the matrix
	./scripts/settings

release: setup ## build the tool as one file, with what a release needs, and try it in an empty root
	SWIFT="$(SWIFT)" JOBS="$(JOBS)" ./scripts/release

bench: setup ## print the benchmarks' table
	./scripts/bench

docs: setup ## make a static site of the runtime's symbols and the guides
	./scripts/docs

interop: setup ## OAuth and TLS against servers that are not ours
	SWIFT="$(SWIFT)" ./interop/run
	SWIFT="$(SWIFT)" ./interop/nginx/run

clean: ## remove what was built
	rm -rf .build .build-*
