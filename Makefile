# Everything runs from .venv, made from the lock files; `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
GOLD := tests/gold
# Development sets with gold answers, measured too where they are at hand.
DEVELOPMENT ?= ../shared/eval
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install ingest ui browse test test-slow test-browser check evaluate bench bench-full faults fuzz docs audit lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: .venv/installed ## Make .venv with what Dateline needs

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	touch $@

ingest: .venv/installed ## Install, migrate, and fill the database from seeds/
	$(BIN)/dateline migrate
	$(BIN)/dateline ingest

ui: .venv/installed ## Migrate, then open the Dagster UI on 127.0.0.1:3000
	$(BIN)/dateline ui

browse: .venv/installed-dev ## Read the database in the web browser, on 127.0.0.1:8001
	$(BIN)/dateline browse

test: .venv/installed-dev ## Run the tests
	$(BIN)/python -m pytest

test-slow: .venv/installed-dev ## Run the tests that take minutes
	$(BIN)/python -m pytest -m slow -n 0

test-browser: .venv/installed-dev ## Run the tests that need Chromium
	$(BIN)/python -m pytest -m browser -n 0

check: .venv/installed-dev ## Run all that CI runs: lint, types, definitions, schema, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/dagster definitions validate
	rm -f .dagster/check.db* && mkdir -p .dagster
	DATELINE_DATABASE_URL=sqlite:///.dagster/check.db $(BIN)/alembic upgrade head
	DATELINE_DATABASE_URL=sqlite:///.dagster/check.db $(BIN)/alembic check
	$(BIN)/python -m pytest
	@if command -v chromedriver >/dev/null; then $(BIN)/python -m pytest -m browser -n 0; \
	else echo "No Chromium here: the tests of the UI are left out (make test-browser)."; fi

evaluate: .venv/installed-dev ## Measure extraction on the project's own gold, and on the development sets
	$(BIN)/dateline evaluate articles $(GOLD)/articles.jsonl
	$(BIN)/dateline evaluate entities $(GOLD)/entities.jsonl
	$(BIN)/dateline evaluate entities $(GOLD)/coreference.jsonl
	$(BIN)/dateline evaluate quotes $(GOLD)/quotes.jsonl
	$(BIN)/dateline evaluate events $(GOLD)/events.jsonl
	@for task in articles entities quotes events; do for gold in $(DEVELOPMENT)/$$task/*.jsonl*; do \
	test ! -f "$$gold" || $(BIN)/dateline evaluate $$task "$$gold" || exit 1; done; done

bench: .venv/installed-dev ## Measure speed and memory, and write docs/performance.md
	$(BIN)/python -m bench
	$(BIN)/python -m bench.views

bench-full: .venv/installed-dev ## The same over 10,000 articles and beside an archive of 128,000; an hour or more
	$(BIN)/python -m bench --articles 10000 --archive 128000

faults: .venv/installed-dev ## Run the tests of faults RUNS times, and write docs/reliability.md
	$(BIN)/python -m bench.faults --runs $(or $(RUNS),3) --slow

fuzz: .venv/installed-dev ## Make up hostile input, SECONDS for each target (pip install atheris to guide it)
	@for name in readers plain dates marks soup english; do \
	$(BIN)/python -m bench.fuzz $$name --seconds $(or $(SECONDS),60) || exit 1; done

docs: .venv/installed ## Write docs/schema.md, queries.md and licences.md anew
	$(BIN)/python -m pipeline.docs

audit: .venv/installed-dev ## Ask osv.dev for known weaknesses of what is locked (needs the network)
	$(BIN)/uv tool run pip-audit --requirement requirements.lock --no-deps --disable-pip --vulnerability-service osv

lock: .venv/installed-dev ## Raise every dependency to its current release
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate \
		--no-header --no-strip-extras --upgrade --group build --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate \
		--no-header --no-strip-extras --upgrade --group build --group dev --output-file requirements-dev.lock

clean: ## Remove the environment and all caches, but no data
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
