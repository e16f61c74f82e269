# Two commands set everything up on a fresh Debian 12 machine with a Swift 6.3 toolchain:
#   make run     install what is missing, build, and run the three cases
#   make test    install what is missing, and run every check and test
# A third measures: make bench (FULL=1 with a billion draws, OUT=FILE to write the table to a file, REPEATS=N).
# Two make things to read: make docs the user guide in guide/, make notebooks the pages of notebooks/executed/.
# The others are parts of these.

CASES := scenarios/cases/kyrgyzstan-2010.yaml scenarios/cases/armenia-2021.yaml scenarios/cases/kazakhstan-2022.yaml
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: run test gate mutants bench docs commands notebooks build lint format libraries python browser clean

run: build
	@for case in $(CASES); do .build/release/casus run --quiet $$case || exit 1; done
	@.build/release/casus run --quiet $(CASES)

# Modules are optimised whole and wait for one another: threads within a module keep all processors busy.
build: libraries
	swift build --configuration release --static-swift-stdlib --product casus -Xswiftc -num-threads -Xswiftc $(shell nproc)

# The command line is tested as it is shipped: the release build. What draws is optimised in the debug build as well.
test: lint python browser build docs commands notebooks gate
	CASUS_OPTIMISED_CORE=1 CASUS_BINARY=$(CURDIR)/.build/release/casus swift test --disable-xctest

# The shipped rulebooks against what is expected of them, their baselines, and how much of them that covers.
gate: build
	.build/release/casus test --coverage --threshold 100

# Mistakes in the rulebooks, made on purpose: each must be noticed, or be explained in results/mutants.yaml.
mutants: build
	.build/release/casus test --mutate

# The user guide; a link that leads nowhere fails.
docs: .venv-docs/.ready
	@.venv-docs/bin/python Documentation/build.py guide

# Every command that the README and the guide show, and the output that they quote.
commands: build
	@python3 Tests/Documentation/commands.py .build/release/casus

# A bar that is not met is printed and fails nothing; programs that do not compute the same do.
bench: build .venv-bench/.ready
	@.venv-bench/bin/python Benchmarks/run.py $(if $(FULL),--full) $(if $(REPEATS),--repeats $(REPEATS)) $(if $(OUT),--out $(OUT))

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

# The GNU Scientific Library, libyaml and SQLite, with the tool by which the build finds them.
libraries:
	@pkg-config --exists gsl yaml-0.1 sqlite3 2>/dev/null || { $(APT) update && $(APT) install --yes pkg-config libgsl-dev libyaml-dev libsqlite3-dev; }

# An independent validator of JSON Schema, for the tests.
python: .venv/.ready

.venv/.ready: Tests/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || { $(APT) update && $(APT) install --yes python3 python3-venv; }
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt
	@touch $@

# Debian's Chromium, in which the tests open reports.
browser:
	@{ command -v chromium && fc-list | grep -qi dejavu; } >/dev/null 2>&1 || { $(APT) update && $(APT) install --yes --no-install-recommends chromium fonts-dejavu-core; }

# NumPy, for the benchmarks alone.
.venv-bench/.ready: Benchmarks/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || { $(APT) update && $(APT) install --yes python3 python3-venv; }
	python3 -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --requirement Benchmarks/requirements.txt
	@touch $@

# Executes every notebook from clean, with results that the tool computes there and then.
notebooks: build .venv-notebooks/.ready
	@.venv-notebooks/bin/python notebooks/execute.py

# Markdown to HTML, for the guide alone.
.venv-docs/.ready: Documentation/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || { $(APT) update && $(APT) install --yes python3 python3-venv; }
	python3 -m venv .venv-docs
	.venv-docs/bin/pip install --quiet --disable-pip-version-check --requirement Documentation/requirements.txt
	@touch $@

# Jupyter's kernel, pandas and Altair, for the notebooks alone.
.venv-notebooks/.ready: notebooks/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || { $(APT) update && $(APT) install --yes python3 python3-venv; }
	python3 -m venv .venv-notebooks
	.venv-notebooks/bin/pip install --quiet --disable-pip-version-check --requirement notebooks/requirements.txt
	@touch $@

clean:
	rm -rf .build .venv .venv-bench .venv-docs .venv-notebooks guide notebooks/executed
