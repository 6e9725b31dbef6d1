# Two commands do everything: `make demo` and `make test`. Only Python 3.11+ and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := sample_inputs/hebei_2024/保定市徐水区行政审批局.xlsx

.PHONY: demo test samples rules benchmark mutations clean

demo: $(VENV)/installed
	$(BIN)/gongkai render $(SAMPLE) --out demo

test: $(VENV)/tested
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

samples: $(VENV)/installed
	$(BIN)/python tools/make_samples.py

rules: $(VENV)/installed
	$(BIN)/python tools/make_rules_page.py

benchmark: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --editable ".[benchmark]"
	$(BIN)/python benchmarks/run.py

mutations: $(VENV)/tested
	$(BIN)/python -m benchmarks.mutations

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/tested: $(VENV)/installed pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[test]"
	touch $@

clean:
	rm -rf $(VENV) build dist demo
