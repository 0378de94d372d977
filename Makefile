# Every target sets up first what it needs, and that costs a blink when it is already there.
# Only relative paths are used here: the checkout may stand in a path with spaces.

.PHONY: help setup demo test test-full coverage check bench format messages lock clean
.DEFAULT_GOAL := help

BIN := .venv/bin
PYTHON := $(BIN)/python

help:
	@echo 'make setup      Python packages, front-end assets, .venv/bin/chibo'
	@echo 'make demo       build the demo province if it is not there, and serve it at http://127.0.0.1:8000'
	@echo 'make test       the tests, in ten minutes or less'
	@echo 'make test-full  the long tests, which make test leaves out'
	@echo 'make coverage   the same, and which lines no test ran'
	@echo 'make check      format, lint, types, imports, migrations, translations, house rules'
	@echo 'make bench      what things cost; each bench/ file says what it shows'
	@echo 'make format     format Python'
	@echo 'make messages   enter new texts in the translations'
	@echo 'make lock       newest versions that pyproject.toml and package.json allow, into the lock files'
	@echo 'make clean      drop what setup made (the data folder, var/, stays)'

setup:
	@sh bin/setup

demo:
	@sh bin/setup runtime
	@$(BIN)/chibo demo

test: setup
	@sh bin/chromium
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

test-full: setup
	@sh bin/chromium
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m long $(ARGS)

coverage: setup
	@sh bin/chromium
	@mkdir -p build/coverage
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m 'long or not long' --cov --cov-report=term $(ARGS)

check: setup
	@sh bin/check

bench: setup
	@sh bin/bench

format: setup
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

messages: setup
	@$(PYTHON) bin/messages.py update

lock: setup
	@sh bin/lock

clean:
	rm -rf .venv .setup-lock node_modules build src/chibo/ui/static/ui/vendor src/chibo/locale/*/LC_MESSAGES
