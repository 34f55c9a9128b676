# Each target wraps a line of the README.
.PHONY: help build test check

help:   ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/: .*## /\t/'

build:  ## set up and make the tables
	python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/unga-dataset build

test:   ## set up and run the tests
	python3 -m venv .venv && .venv/bin/pip install -q -e ".[test]" && .venv/bin/pytest

check:  ## all that CI runs
	bash .ci/run
