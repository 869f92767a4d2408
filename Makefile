# What people run: `make run` and `make test`. What maintainers run besides: `make check`, `make readme`, `make model`.
.DEFAULT_GOAL := help
.PHONY: help run test lint rules evaluate bar check readme model clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The scores, over corpus/gold, under which a change is refused. .ci/run takes them from here.
BAR := record=0.60,event=0.80
PREDICTED := outputs

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1  \2/p' Makefile

run: $(VENV)/.run ## extract the events of corpus/texts into outputs/
	@$(BIN)/fasti extract corpus/texts --out outputs

test: $(VENV)/.test ## run the tests
	@$(BIN)/python -m pytest

check: lint rules evaluate ## lint, types, import floors, rule proofs, scores

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

rules: $(VENV)/.run
	$(BIN)/fasti rules check

evaluate: $(VENV)/.run
	$(BIN)/fasti evaluate corpus/gold $(PREDICTED) --fail-under $(BAR)

bar:
	@echo $(BAR)

readme: run ## refresh what README.md shows of the output and the scores
	@$(BIN)/python tests/readme.py

model: $(VENV)/.training ## train the parse model anew: make model DATA=path (models/training/README.md)
	$(BIN)/python models/training/build.py $(DATA)

clean: ## remove the virtual environment and every cache
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@python=$$(command -v python3.11 || command -v python3) && \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "fasti needs Python 3.11 or later, as python3.11 or python3 on the PATH." >&2; exit 1; }; \
	  $$python -m venv $(VENV)

# Each stamp is an install, done again only when pyproject.toml has changed.
$(VENV)/.run: pyproject.toml | $(BIN)/python
	@echo "Installing fasti into $(VENV)/ ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@$(PIP) --editable '.[test]'
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(PIP) --editable '.[dev,test]'
	@touch $@

$(VENV)/.training: $(VENV)/.run
	@$(PIP) --editable '.[training]'
	@touch $@
