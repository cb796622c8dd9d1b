# SPDX-License-Identifier: Apache-2.0
# `make` lists the words. Every check is one word, ends by itself and is one line when green; CI runs `make test`.
# While you write: `make quick`, and `make t F=Name` for one test.

HOST ?= 127.0.0.1
PORT ?= 8080
FUZZ_SECONDS ?= 15
DIFFERENTIAL_TALLIES ?= 10000
DISTRIBUTION_DRAWS ?= 1000000

# Which build the checks beside a server ask; those that measure ask the release in any case. `make paging BUILD=debug`.
BUILD ?= release

RELEASE_BUILD := swift build -c release --static-swift-stdlib --product mandat
SWIFT_FILES := Package.swift Sources Tests Fuzz Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Count/Package.swift Benchmarks/Count/Sources
PYTHON := .build-venv/bin/python
STEP := @scripts/step
MANDAT := .build/$(BUILD)/mandat
BESIDE_SERVER := env BINARY=$(MANDAT) scripts/with-server

CHECKS := lint house-rules texts test-js build unit tsan fuzz release answers faults fixtures schemas coverage docker smoke readme \
          openapi-check contract client clients tables paging one-more deploy-test differential examples test-charts test-browser

# Two swift builds at once wait for each other's lock, and the steps read best in this order.
.NOTPARALLEL:
.PHONY: help run quick t test check needs debug format answers-record openapi bench bench-charts bench-count bench-costs \
        bench-simulation distribution clean $(CHECKS)

help: ## List these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build the release and serve Resources/ on http://127.0.0.1:8080 (HOST=, PORT=)
	-@scripts/install-system-packages libssl-dev zlib1g-dev # where it may not, the build tells whether it matters
	@echo 'Building the release: some minutes the first time, afterwards only what has changed.'
	@$(RELEASE_BUILD)
	@scripts/invitation 'http://$(HOST):$(PORT)'
	@exec .build/release/mandat serve --host $(HOST) --port $(PORT) --resources Resources

quick: ## Format, house rules, debug build, and the tests of what changed since a commit (SINCE=, the merge base with origin/main)
	@scripts/quick $(SINCE)

t: ## The tests whose names match a pattern: make t F=SeatSimulationTests
	@scripts/named-tests '$(if $(F),$(F),$(error Which tests? make t F=SeatSimulationTests))'

test: needs $(CHECKS) ## Every check: what a contributor runs before a push, and CI
check: test ## The same as test

needs: # what a check late in the list would otherwise miss after half an hour
	@scripts/gnu-parallel

format: ## Rewrite the Swift files in the house style
	@swift format --in-place --parallel --recursive $(SWIFT_FILES)

lint: ## Swift files are formatted; shell scripts pass shellcheck, Python ruff, JavaScript oxlint
	@scripts/python-tools
	$(STEP) lint scripts/lint $(SWIFT_FILES)

house-rules: ## The rules a grep can see
	$(STEP) house-rules scripts/house-rules

texts: ## Every sentence that the programs say is in Resources/text, and none is left over; words are those of the glossary
	$(STEP) --show ' sentences' texts scripts/texts-check
	$(STEP) --show ' terms' words scripts/words-check

test-js: ## The dashboard's scripts, with node's own runner
	@command -v node >/dev/null || scripts/install-system-packages nodejs
	$(STEP) --show '^# (pass|fail) ' test-js node --test --test-reporter=tap Tests/Dashboard/*.test.mjs

build: ## Debug build of everything: warnings and undeclared imports are errors
	$(STEP) build swift build --build-tests --explicit-target-dependency-import-check error

unit: ## The Swift tests
	$(STEP) --show '✘|Test run with' unit scripts/unit-tests

tsan: ## The server's tests under the thread sanitizer
	$(STEP) --show '✘|Test run with' tsan env TSAN_OPTIONS=suppressions=$(CURDIR)/scripts/tsan-suppressions \
		swift test --disable-xctest --sanitize=thread --scratch-path .build-tsan --no-parallel --filter HTTPServerTests

fuzz: ## libFuzzer on the decoder and on chunked bodies, FUZZ_SECONDS= each (15)
	$(STEP) --show 'executed_units' fuzz Fuzz/run all $(FUZZ_SECONDS)

debug: ## Debug build of the program alone, for BUILD=debug
	$(STEP) debug swift build --product mandat

release: ## Build the release
	$(STEP) release $(RELEASE_BUILD)

answers: release ## Some thousand requests are answered as on record, byte for byte (Tests/Answers)
	$(STEP) --show '^[0-9]+ answers|differ' answers timeout 300 Tests/Answers/answers check

answers-record: release ## Write that record anew: what is answered otherwise on purpose shows in its diff
	@Tests/Answers/answers record

faults: release ## Slow, silent and hasty clients, none of which harms the others (FAULTS_REQUESTS=1000000 for the long run)
	$(STEP) --show '^(fault |    )' faults Tests/Faults/faults

fixtures: $(BUILD) ## Every file under Resources/ is valid and agrees with the others
	$(STEP) fixtures $(MANDAT) check Resources

schemas: ## Every fixture is valid by the JSON Schema of its kind (Resources/schemas)
	@scripts/python-tools
	$(STEP) schemas .build-venv/bin/python scripts/schemas-check

coverage: $(BUILD) ## Every fact of the five source articles is served where Resources/kz/coverage.json says
	$(STEP) --show '^(article|s[0-4]|all) ' coverage $(BESIDE_SERVER) scripts/coverage

docker: release ## The Dockerfile builds what we build, from files that exist, into an image that serves
	$(STEP) docker scripts/dockerfile-check '$(RELEASE_BUILD)'

smoke: release ## The release binary serves, drains on SIGTERM and is small
	$(STEP) smoke scripts/with-server scripts/smoke

readme: $(BUILD) ## The commands of README.md and docs/ print what the texts say (scripts/readme-examples --update rewrites them)
	$(STEP) readme $(BESIDE_SERVER) scripts/readme-examples

openapi: $(BUILD) ## Write openapi.yaml and Resources/schemas: the contract and the schemas of fixtures as the program prints them
	@$(MANDAT) openapi > openapi.yaml
	@rm -f Resources/schemas/*.schema.json
	@$(MANDAT) schemas Resources/schemas

openapi-check: $(BUILD) ## openapi.yaml and Resources/schemas are what the program prints, and valid OpenAPI 3.1
	$(STEP) openapi-check $(BESIDE_SERVER) scripts/openapi-check

contract: $(BUILD) ## The running server keeps to openapi.yaml (schemathesis, some minutes)
	$(STEP) contract $(BESIDE_SERVER) scripts/contract

client: $(BUILD) ## A client that openapi-python-client generates from openapi.yaml imports, and its calls give typed values
	@scripts/python-tools
	$(STEP) --show ' operations' client $(BESIDE_SERVER) $(PYTHON) scripts/client-check

clients: $(BUILD) ## Clients that openapi-generator writes in Python, TypeScript, Java and Go compile, and their answers are typed
	@scripts/python-tools
	$(STEP) --show ' operations' clients timeout 600 $(BESIDE_SERVER) $(PYTHON) scripts/clients-check

tables: $(BUILD) ## pandas reads every CSV into typed columns that say what JSON says; frictionless validates the export
	@scripts/python-tools
	$(STEP) --show ' tables, ' tables $(BESIDE_SERVER) $(PYTHON) scripts/tables-check

paging: $(BUILD) ## Every list under every filter, order and field is read by pages without losing or doubling a row
	$(STEP) --show ' lists, ' paging $(BESIDE_SERVER) scripts/paging-check

one-more: $(BUILD) ## A party and an election of it are added by files under Resources/ alone, and are served everywhere
	@scripts/python-tools
	$(STEP) one-more env BINARY=$(MANDAT) $(PYTHON) scripts/one-more-check

deploy-test: release ## nginx, then Varnish, before two replicas under load: one is killed, one reloads, no request fails; unit, manifests
	@scripts/python-tools
	$(STEP) deploy-test scripts/deploy-test

test-browser: $(BUILD) ## The dashboard in Chromium: interactions, keyboard, 320 px, no script, axe-core, speed; pictures in .build-screenshots
	@scripts/python-tools
	@scripts/install-system-packages chromium chromium-driver fonts-dejavu-core librsvg2-bin
	$(STEP) --show '^(ok|FAILED)' test-browser timeout 900 $(BESIDE_SERVER) Tests/Browser/browser-tests

test-charts: $(BUILD) ## Every chart in Chromium: text inside the picture and clear of other text, colours in proportion; pictures in .build-charts
	@scripts/python-tools
	@scripts/install-system-packages chromium fonts-dejavu-core
	$(STEP) --show ' pictures, ' test-charts timeout 600 $(BESIDE_SERVER) $(PYTHON) Tests/Pixels/charts

differential: $(BUILD) ## Every formula of the count beside an independent exact implementation, on random tallies
	$(STEP) --show ' tallies: ' differential env BINARY=$(MANDAT) timeout 60 Tests/Differential/count $(DIFFERENTIAL_TALLIES)

examples: $(BUILD) ## Examples/: curl, pandas, R, Node, d3 and DuckDB print what the texts say; addresses for Sheets, Datawrapper, Flourish; shards
	@scripts/python-tools
	$(STEP) examples $(BESIDE_SERVER) scripts/examples-check

bench: release ## Requests per second beside nginx and Hummingbird (BENCH_ROUNDS=, BENCH_SECONDS=)
	$(STEP) bench swift build -c release --static-swift-stdlib --package-path Benchmarks --product hummingbird-peer
	@Benchmarks/bench

bench-charts: release ## Milliseconds to make each chart anew (BENCH_REQUESTS=)
	@scripts/with-server Benchmarks/bench-charts

bench-count: ## The count and the Monte Carlo engine beside C and numpy (BENCH_ROUNDS=, BENCH_DRAWS=, BENCH_PYTHON=)
	@touch Benchmarks/Count/Package.swift # or the build does not see files that are new in ../..
	$(STEP) bench-count swift build -c release --package-path Benchmarks/Count --product count-bench
	@Benchmarks/bench-count

bench-costs: ## What draws are foretold to take beside the clock: lists, formulas, coalitions, districts
	@touch Benchmarks/Count/Package.swift # or the build does not see files that are new in ../..
	$(STEP) bench-costs swift build -c release --package-path Benchmarks/Count --product count-bench
	@Benchmarks/Count/.build/release/count-bench costs

bench-simulation: release ## POST /v1/simulations/monte-carlo beside the bare engine, and /livez beside it (BENCH_ROUNDS=, BENCH_SECONDS=)
	@touch Benchmarks/Count/Package.swift # or the build does not see files that are new in ../..
	$(STEP) bench-simulation swift build -c release --package-path Benchmarks/Count --product count-bench
	@scripts/with-server Benchmarks/bench-simulation

distribution: ## What draws are against theory, and statistical tests of the generator (DISTRIBUTION_DRAWS=)
	$(STEP) distribution swift build -c release --package-path Tests/Distribution --scratch-path .build-distribution
	@.build-distribution/release/distribution $(DISTRIBUTION_DRAWS)

clean: ## Remove everything that was built
	@rm -rf .build .build-* Benchmarks/.build Benchmarks/Count/.build
