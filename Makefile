# lectern: make run, make test; make alone lists the rest.
SHELL := /bin/bash
SHARED ?= ../shared
CORPORA ?= $(SHARED)
SPARK_VENV ?= .build/spark
SEED := seeds/000_3f3142c87a95ead7.txt
BUILD := swift build -c release --product lectern --static-swift-stdlib --explicit-target-dependency-import-check error
LECTERN := .build/release/lectern

.DEFAULT_GOAL := help
.PHONY: help setup build run test quick goldens docs format lint check score bench spark-test train style clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

setup:  ## install the Debian packages that are missing
	@Tools/setup.sh libncurses-dev libpcre2-dev libsqlite3-dev libxml2-dev zlib1g-dev libcurl4-openssl-dev libopenblas0-pthread

build: setup  ## build the release program
	@$(BUILD)

run: build  ## open the seed article
	@$(LECTERN) $(SEED)

test: setup  ## run all tests
	@Tools/setup.sh tmux
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build

quick:  ## run the tests that need no terminal
	swift test --skip ProgramTests

goldens:  ## accept the screens as they are now; review the difference
	LECTERN_GOLDENS=write swift test --skip ProgramTests
	git status --short -- '*/Goldens/*'

docs:  ## write the key table into the README
	LECTERN_DOCS=write swift test --filter DocumentationTests

format:  ## format the code
	swift format --in-place --recursive Sources Tests Package.swift

lint:  ## report what the formatter would change
	swift format lint --strict --recursive Sources Tests Package.swift

check: lint test style  ## all that a change must pass

score: build  ## accuracy on the development sets
	@Tools/score.sh $(SHARED) $(LECTERN)

bench: build  ## speed and manners beside less
	@Tools/bench.sh $(SHARED) $(LECTERN)

spark-test:  ## test integrations/spark, in a folder of its own; tests without Java or the program say so and pass
	@integrations/spark/test.sh $(SPARK_VENV)

train:  ## train the model anew on CORPORA, in the background; it goes on where it stopped
	@Training/train.sh $(CORPORA)

style:  ## size, comments and fences of the code
	@Tools/style.sh $(SHARED)

clean:  ## remove what was built
	rm -rf .build
