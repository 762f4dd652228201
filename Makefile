# The same commands at home and in .ci/run. Each does the set-up it needs, which is quick when it is done already.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
# Tests that need no server: part of `make check`, so the rest of `make test` leaves them out.
STILL := tests/test_house.py tests/cypher/test_files.py tests/test_documents.py tests/test_dependencies.py

.PHONY: setup run test check docs fix bench clean test-containers test-description

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "需要 Python 3.11 或更新版本：make PYTHON=/路径/python3.11 setup"; \
	  echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 setup"; exit 2; } >&2
	@$(BIN)/python -c '' 2>/dev/null || "$(PYTHON)" -m venv --clear .venv
	@echo "正在安装依赖（只需一次）…… Installing what it needs (only once) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(READY)
	@exec $(BIN)/huimin run

# Two processes, each with a server of its own and whole files of tests: tests/turns.py.
test: check
	$(BIN)/pytest -m "not containers" $(STILL:%=--ignore=%) --numprocesses 2 --dist loadgroup --no-loadscope-reorder \
	  --durations 15

# What can be judged without a server: style, types, imports, house rules, documents that must be up to date.
check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -q $(STILL)

docs: $(READY)
	$(BIN)/python -m graph.page > docs/graph.md
	$(BIN)/python -m oversight.page > docs/patterns.md
	$(BIN)/python -m policies.page > docs/policies.md
	$(BIN)/python -m base.access_page > docs/access.md
	$(BIN)/python -m imports.tables.page > docs/tables.md
	$(BIN)/python -m base.example > .env.example

fix: $(READY) docs
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/python bench/patterns.py --people 8000 --seed 7
	$(BIN)/python bench/questions.py --people 8000 --seed 7

test-containers: $(READY)
	tests/containers/run

# The description of the HTTP face, a hundred requests of each kind to every operation instead of four.
test-description: $(READY)
	HUIMIN_EXAMPLES=100 $(BIN)/pytest -q tests/api/test_schema.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
