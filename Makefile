# make run: the playground. make install: the bot. make test: everything that guards the project. All install what they need.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PREFIX ?=
# Where it is not kept, each of the many processes of the tests compiles all our files anew.
export PYTHONDONTWRITEBYTECODE :=
LOGGED := sh requirements/logged.sh .artifacts/install.log

.PHONY: run install python test tests lint types fix browser-needs test-pythons bench-quality rules mutants sbom licences release reference docs film fuzz bench-speed bench-faults bench-soak bench-scale bench-abuse bench-archive bench-files test-image test-bare test-ner-large model lock clean

run: $(VENV)/.run
	@echo "Starting the playground: some seconds. Ctrl-C ends it."
	@$(BIN)/privacy-check run playground

# The bot with both platforms: into .venv, or with PREFIX=/opt/privacy-check for the whole machine. OCR=1: reads text in pictures, too.
install: python
	@OCR="$(OCR)" sh requirements/install.sh "$(or $(PREFIX),$(VENV))" "$(PREFIX)" $(PYTHON)

# What need not wait for one another runs at once: first installing, then all checks and the tests.
test:
	@$(MAKE) -j2 $(VENV)/.dev browser-needs
	@$(MAKE) -j4 lint types test-pythons tests

# Many tests wait for something: more processes than processors keep these busy.
tests: $(VENV)/.dev
	$(BIN)/pytest -q -n 4 --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/lint-imports
	$(BIN)/bandit -q -c pyproject.toml -ll -ii -r bots core config
	@test ! -x $(BIN)/hadolint || $(BIN)/hadolint Dockerfile

types: $(VENV)/.dev
	$(BIN)/mypy

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# On the oldest and the newest Python that pyproject.toml names, where they are.
test-pythons: $(VENV)/.dev
	@$(BIN)/python .ci/pythons.py

browser-needs:
	@sh .ci/chromium

bench-quality: $(VENV)/.dev
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.origins
	$(BIN)/python -m benchmarks.scripts
	$(BIN)/python -m benchmarks.private_matters

# What each rule finds alone, and wrongly, and what it costs.
rules: $(VENV)/.dev
	$(BIN)/python -m benchmarks.rules

# Changes core/decision and core/detection/spans in one place at a time, and says which changes no test notices.
mutants: $(VENV)/.dev
	$(BIN)/python -m benchmarks.mutants

# What ships, as CycloneDX and as a list of licences. OUT: where to; else .artifacts/.
sbom: $(VENV)/.dev
	@mkdir -p .artifacts
	@$(BIN)/python .ci/shipped.py sbom >$(or $(OUT),.artifacts/sbom.cdx.json)
	@echo "Written: $(or $(OUT),.artifacts/sbom.cdx.json)"

licences: $(VENV)/.dev
	@$(BIN)/python .ci/shipped.py licences

# The pages that are made from the code.
reference: $(VENV)/.dev
	@$(BIN)/python .ci/reference.py

# The documentation as a site, in .artifacts/site: no fonts or scripts from elsewhere; a link that leads nowhere fails.
docs: $(VENV)/.dev
	@$(BIN)/python .ci/site.py
	@echo "Open .artifacts/site/index.html"

# The film on the first page, docs/playground.gif, taken anew. Needs chromium.
film: $(VENV)/.dev
	@$(BIN)/python .ci/film.py

# What a release consists of, in dist/, and the tag's text; says what is missing. Publishes nothing.
release: $(VENV)/.dev
	@$(BIN)/python .ci/release.py

bench-speed: $(VENV)/.dev
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.load

bench-faults: $(VENV)/.dev
	$(BIN)/python -m benchmarks.faults

# Both platforms at 50 messages a second each with restarts, a full disk and more: make bench-soak SECONDS=1800 PACE=50. Needs root.
bench-soak: $(VENV)/.dev
	$(BIN)/python -m benchmarks.soak --seconds $(or $(SECONDS),1800) --pace $(or $(PACE),50)

# One process and its PostgreSQL under the peak of 1 to 10,000 workspaces, by a virtual clock: half an hour on a busy machine.
bench-scale: $(VENV)/.dev
	$(BIN)/python -m benchmarks.scale $(if $(WORKSPACES),--workspaces $(WORKSPACES))

# Mutated texts and files against readers, decoders and checker: make fuzz SECONDS=600 SEED=1.
fuzz: $(VENV)/.dev
	$(BIN)/python -m benchmarks.fuzz --seconds $(or $(SECONDS),600) --seed $(or $(SEED),1)

# How long reading documents takes, beside markitdown where that is installed; and 60 screenshots that are drawn and read.
bench-files: $(VENV)/.dev
	$(BIN)/python -m benchmarks.files
	$(BIN)/python -m benchmarks.ocr

bench-abuse: $(VENV)/.dev
	$(BIN)/python -m benchmarks.abuse

# A generated export; with ARCHIVE=--large also one of 1,000,000 messages.
bench-archive: $(VENV)/.dev
	$(BIN)/python -m benchmarks.archive $(ARCHIVE)

test-image:
	$(PYTHON) .ci/image.py

# README.md and docs/install.md, followed on a bare Debian. TESTS=all runs `make test` there, too.
test-bare: $(VENV)/.dev
	$(BIN)/python .ci/bare.py $(or $(TESTS),quick)

# Some GB: larger name models. Its environment is its own.
test-ner-large:
	@test -x .venv-large/bin/python || $(PYTHON) -m venv .venv-large
	@.venv-large/bin/pip install -q --require-hashes -r requirements/ner-large.txt
	@.venv-large/bin/pip install -q --no-deps --no-build-isolation -e .
	.venv-large/bin/pytest -q -W ignore::DeprecationWarning -W ignore::FutureWarning -W ignore::UserWarning tests/core/detection/names/test_large.py

model: $(VENV)/.dev
	$(BIN)/python -m benchmarks.training.gazetteer config/names
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.training.train config/model
	$(BIN)/python -m benchmarks.training.scripts.gazetteer config/names
	$(BIN)/python -m benchmarks.training.scripts.listed config/names
	$(BIN)/python -m benchmarks.training.scripts.train --out config/model/scripts
	$(BIN)/python -m benchmarks.training.private_matters

lock:
	sh requirements/lock.sh

clean:
	rm -rf $(VENV) .venv-pythons .artifacts .mypy_cache .ruff_cache .import_linter_cache

python:
	@sh requirements/python.sh $(PYTHON)

# The development environment has all that running needs.
$(VENV)/.run: requirements/base.txt pyproject.toml | python
	@echo "Installing what Privacy Check needs into $(VENV): once, half a minute or so"
	@test -x $(BIN)/pip || $(LOGGED) $(PYTHON) -m venv $(VENV)
	@test -e $(VENV)/.dev || $(LOGGED) $(BIN)/pip install --require-hashes -r requirements/base.txt -r requirements/build.txt
	@$(LOGGED) $(BIN)/pip install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | python
	@echo "Installing what development needs into $(VENV): once, a minute or two"
	@test -x $(BIN)/pip || $(LOGGED) $(PYTHON) -m venv $(VENV)
	@$(LOGGED) $(BIN)/pip install --require-hashes -r requirements/dev.txt
	@$(LOGGED) $(BIN)/pip install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
