# Every target works in a fresh clone: .venv is made on first use, with uv where there is one, else with venv and pip.
# `make UV= …` does without uv; `make PYTHON=python3.12 …` takes another Python.
PYTHON ?= python3
UV ?= $(shell command -v uv 2>/dev/null)

BIN := .venv/bin
READY := .venv/installed

# Material for MkDocs prints a notice about MkDocs 2 on every run; the lock file keeps us on 1.x.
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help build test bench mutation mutants serve check schema lint screenshots fonts lock clean

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: $(READY) ## check the standards, then write the handbook and its forms to site/
	$(BIN)/handbook build
	@$(BIN)/handbook schema >/dev/null

test: $(READY) ## run all tests, in a real browser and on real PDFs
	$(BIN)/pytest

bench: $(READY) ## time checking and building against plain MkDocs on the same words, and each rule (some minutes)
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.rules

mutation: $(READY) ## invert each condition of the checks and name those that no test notices (an hour)
	$(BIN)/python -m tools.inversions

mutants: $(READY) ## plant defects in two handbooks, one at a time, and count those that are found (seven minutes)
	$(BIN)/python -m tools.mutants

serve: $(READY) ## show the handbook at http://127.0.0.1:8000 and follow every change
	$(BIN)/handbook serve

check: $(READY) ## look for contradictions and missing phrasings only
	$(BIN)/handbook check

schema: $(READY) ## let editors complete the ids and words of this handbook
	$(BIN)/handbook schema

lint: $(READY) ## check format, style, types, import layers and the YAML
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict standards

screenshots: $(READY) ## take pictures of the built site at 360 and 1440 pixels
	$(BIN)/python -m tools.screenshots

fonts: $(READY) ## cut the committed fonts down to the characters the forms need
	$(BIN)/python tools/subset_fonts.py

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@test -n '$(UV)' || { echo 'make lock needs uv, as in: pipx install uv' >&2; exit 2; }
	'$(UV)' pip compile --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --extra dev \
		--quiet --custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml

clean: ## remove everything that was made here, .venv too
	rm -rf .venv site screenshots build dist *.egg-info .cache .hypothesis
	rm -rf .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find benchmarks generator tests tools -name __pycache__ -prune -exec rm -rf {} +

# The stamp is written last, so an interrupted set-up starts again from nothing. It names the folder and the Python it was
# made with: programs in .venv hold absolute paths, so a copied folder or an upgraded Python needs a new one.
ORIGIN := $(BIN)/python -c 'import sys; print(sys.prefix, *sys.version_info[:2])'
ifneq ($(shell cat .venv/locked 2>/dev/null),$(shell $(ORIGIN) 2>/dev/null))
.PHONY: .venv/locked
endif

.venv/locked: requirements.lock
	@rm -rf .venv
	@command -v '$(PYTHON)' >/dev/null || { echo '$(PYTHON) is missing: $(APT_INSTALL) python3 python3-venv' >&2; exit 2; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$('$(PYTHON)' --version) is too old: 3.11 or newer is needed, as in: make PYTHON=python3.12" >&2; exit 2; }
	@echo 'Setting up .venv; this happens once.'
ifneq ($(UV),)
	@'$(UV)' venv --quiet --no-python-downloads \
		--python "$$('$(PYTHON)' -c 'import sys; print(sys.executable)')" .venv
	@'$(UV)' pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements.lock
else
	@{ '$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null && '$(PYTHON)' -m venv .venv; } || { rm -rf .venv; $(NAME_VENV_PACKAGE); }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements.lock
endif
	@$(ORIGIN) >$@

$(READY): .venv/locked pyproject.toml
ifneq ($(UV),)
	@'$(UV)' pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
else
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(BIN)/python -m ensurepip >/dev/null || { $(NAME_VENV_PACKAGE); }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif
	@touch $@

# Debian ships venv in a package of its own, named after the command: python3-venv, python3.12-venv.
VENV_PACKAGE = $(if $(filter python3%,$(notdir $(PYTHON))),$(notdir $(PYTHON)),python3)-venv
NAME_VENV_PACKAGE = echo '$(PYTHON) cannot make a virtual environment yet: $(APT_INSTALL) $(VENV_PACKAGE)' >&2; exit 2
APT_INSTALL = $(if $(filter-out 0,$(shell id -u)),sudo )apt-get install
