# Every command of the project. Needs only Python >= 3.11 and make; each target installs what it lacks.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	command -v $(name) >/dev/null && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))) python3)
PORT ?= 8000
# More workers than processors, because browser tests wait for the browser half of their time.
WORKERS ?= $(shell echo $$(( ($$(nproc) * 3 + 1) / 2 )))

MAKEFLAGS += --no-print-directory
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONPATH := $(CURDIR)
# Where a network has a certificate authority of its own, Node has to ask the system about it.
export NODE_USE_SYSTEM_CA := 1
unexport PYTHONHOME VIRTUAL_ENV

VENV := .venv/set-up
NODE_MODULES := static_site/node_modules/.package-lock.json
# The last that building the site writes.
SITE := static_site/apps/console/dist/index.html
SITE_SOURCES := $(shell find static_site -type f -not -path '*/node_modules/*' -not -path '*/dist/*' \
	-not -path '*/screenshots/*' -not -path '*/tests/*' 2>/dev/null)
# Checksums, words of pages, what is generated; and what only looks like a secret: an alphabet, references to where a
# secret is kept, moto's keys, labels, and the passwords that tests try.
TEST_PASSWORDS := perro.calamar|arbol.nandu|una frase propia|mi propia clave|oficina del sur|corta|contraseña1|equivocada
NO_SECRETS_IN := '(package-lock.json|requirements.*[.]txt|locales/.*[.]json|packages/api/(openapi.json|schema.d.ts))$$'
NO_SECRETS := '(0123456789ABCDEFGHJKMNPQRSTVWXYZ|resolve:secretsmanager|"testing"|"password": "(Contraseña|Password|Senha)"|password_hint|$(TEST_PASSWORDS))'
SOURCES := app.py chalicelib infra tests tools

##@ Use

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST); \
	echo; echo "  PORT=8000 chooses the port of make run; WORKERS=2 the processes of make test,"; \
	echo "  T=tests/billing and K=refund the tests."; echo

run: $(VENV) $(SITE) ## start the whole system on this machine; Ctrl-C ends it
	@exec python -m infra.local --with-parent --port $(PORT)

package: $(VENV) $(SITE) ## what is deployed: build/package/template.json and deployment.zip
	@python -m infra.package

##@ Check

check: $(VENV) $(NODE_MODULES) ## lint, types and the tests that need neither AWS nor a browser
	@$(MAKE) --jobs=2 --output-sync=target lint types
	@echo "› unit tests"
	@$(PYTEST) -m unit

ifeq ($(T)$(K),)
test: $(VENV) $(NODE_MODULES) browser ## everything; T=path and K=name run only the tests selected
	@$(MAKE) --jobs=2 --output-sync=target lint types static-site
	@$(MAKE) $(SITE)
	@echo "› tests"
	@$(PYTEST) $(COVERAGE)
else
test: $(VENV) $(NODE_MODULES) browser $(SITE)
	@$(PYTEST) $(T) $(if $(K),-k "$(K)")
endif

test-failed: $(VENV) ## run again, once each, the tests that failed in the last run
	@python -m pytest -q --last-failed --last-failed-no-failures=none

test-deep: $(VENV) $(NODE_MODULES) browser $(SITE) ## long property runs, every look, crash runs, and the tests at difficult dates
	@$(PYTHON) infra/setup.py faketime
	@DEEP=1 $(PYTEST) -m "deep or hypothesis or fuzz"
	@python -m tests.dates -n $(WORKERS) --dist=worksteal -q

lint: $(VENV) ## style, dead code, import rules, secrets, templates
	@echo "› lint"
	@ruff check --quiet $(wildcard $(SOURCES))
	@ruff format --check --quiet $(wildcard $(SOURCES)) || { echo "not formatted: run make fmt"; exit 1; }
	@said=$$(lint-imports --no-logo) || { echo "$$said"; exit 1; }
	@python -m infra.dead_code
	@git ls-files -z --cached --others --exclude-standard --deduplicate | xargs -0 detect-secrets-hook --no-verify --exclude-files $(NO_SECRETS_IN) --exclude-lines $(NO_SECRETS)
	@python -m infra.check_templates

types: $(VENV) ## mypy, strict
	@echo "› types"
	@mypy --no-error-summary

static-site: $(NODE_MODULES) ## the front end's lint, types and tests
	@echo "› static site"
	@cd static_site && npm run --silent lint && npm run --silent typecheck && npm run --silent test

bench: $(VENV) $(SITE) browser ## the figures, with their bounds
	@python -m tests.bench

##@ Keep

fmt: $(VENV) $(NODE_MODULES) ## write everything in its one style
	@ruff check --quiet --fix-only $(wildcard $(SOURCES))
	@ruff format --quiet $(wildcard $(SOURCES))
	@cd static_site && npm run --silent format

api: $(VENV) $(NODE_MODULES) ## write the OpenAPI document and the site's types anew from the routes
	@AWS_DEFAULT_REGION=us-east-1 python -m infra.write_api
	@cd static_site && npm run --silent api

data-model: $(VENV) ## write docs/data-model.md from the declared items
	@AWS_DEFAULT_REGION=us-east-1 python -m infra.write_data_model

lock: $(VENV) ## resolve requirements*.in anew; make lock UPGRADE=--upgrade for newer versions
	@uv pip compile $(LOCK) $(UPGRADE) requirements.in --output-file requirements.txt
	@uv pip compile $(LOCK) $(UPGRADE) --constraint requirements.txt requirements-dev.in --output-file requirements-dev.txt
LOCK := --no-config --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

clean: ## remove everything that make has made
	@rm -rf .venv build .local static_site/node_modules static_site/apps/*/dist
	@find . -name __pycache__ -prune -exec rm -rf {} + ; rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis

# What the targets stand on

$(VENV): requirements-dev.txt infra/setup.py
	@$(PYTHON) infra/setup.py venv

$(NODE_MODULES): static_site/package-lock.json $(VENV)
	@echo "› installing the site's packages (once)"
	@cd static_site && npm ci --loglevel=error --no-audit --no-fund >/dev/null
	@touch $@

$(SITE): $(NODE_MODULES) $(SITE_SOURCES)
	@echo "› building the static site"
	@cd static_site && npm run --silent build
	@touch $@

PYTEST = python -m pytest -n $(WORKERS) --dist=worksteal -q

browser: $(VENV)
	@$(PYTHON) infra/setup.py browser

.PHONY: api bench browser check clean data-model fmt help lint lock package run static-site test test-deep test-failed types
