# lectern: make run, make test; make alone lists the rest.
SHELL := /bin/bash
SHARED ?= ../shared
CORPORA ?= $(SHARED)
SPARK_VENV ?= .build/spark
SEED := seeds/000_3f3142c87a95ead7.txt
# A third of the time to the first paint was the loader's: lld packs the program's own addresses, and where the C++ library is
# found as an archive it is linked in, which leaves 3,500 names less to look up.
ARCHIVES := .build/archives
LINK := -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker -L$(ARCHIVES)
BUILD := swift build -c release --product lectern --static-swift-stdlib --explicit-target-dependency-import-check error $(LINK)
LECTERN := .build/release/lectern
PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help setup build run install uninstall man deb deb-test completions test quick goldens docs reference format lint check score bench manners terms fuzz sanitize spark-test train style clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup:  ## install the Debian packages that are missing
	@Tools/setup.sh libncurses-dev libpcre2-dev libsqlite3-dev libxml2-dev zlib1g-dev libcurl4-openssl-dev libopenblas0-pthread 'libdnnl3.6|libdnnl3|libdnnl2'

build: setup  ## build the release program
	@mkdir -p $(ARCHIVES); archive=$$(clang -print-file-name=libstdc++.a 2>/dev/null) && ln -sf "$$archive" $(ARCHIVES) || true
	@$(BUILD)

run: build  ## open the seed article
	@$(LECTERN) $(SEED)

install: build  ## install in PREFIX (/usr/local), within DESTDIR
	@Tools/install.sh $(LECTERN) "$(DESTDIR)" "$(PREFIX)"

uninstall:  ## take away what install has installed there
	@Tools/install.sh --remove "$(DESTDIR)" "$(PREFIX)"

man: build  ## check the manual, which install makes from the tables of keys, options and fields
	@Tools/setup.sh mandoc
	@Tools/man.sh $(LECTERN)

deb: build  ## make a Debian package in .build, and check it
	@Tools/setup.sh dpkg-dev lintian
	@Tools/deb.sh $(LECTERN) .build

deb-test: deb  ## install that package in a new Debian, read the seed, remove it (as root)
	@Tools/setup.sh debootstrap
	@Tools/deb-test.sh .build/lectern_*.deb $(SEED)

completions: build  ## try the completions in bash, zsh and fish
	@Tools/setup.sh zsh fish tmux
	@Tools/completions.sh $(LECTERN) $(SEED)

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

reference: setup  ## the modules' documentation as web pages, in .build/reference
	@Tools/reference.sh

format:  ## format the code
	swift format --in-place --recursive Sources Tests Fuzz/Sources Package.swift Fuzz/Package.swift

lint:  ## report what the formatter would change
	swift format lint --strict --recursive Sources Tests Fuzz/Sources Package.swift Fuzz/Package.swift

check: lint test style  ## all that a change must pass

score: build  ## accuracy on the development sets
	@Tools/score.sh $(SHARED) $(LECTERN)

bench: build  ## speed and memory beside less and newsboat, in one table
	@Tools/setup.sh less newsboat python3 libopenblas0-pthread
	@Tools/bench.py $(SHARED) $(LECTERN) $(SEED)

manners: build  ## signals, sizes, terminals, pipes and hostile texts
	@Tools/manners.sh $(SHARED) $(LECTERN)

terms: build  ## read and leave on every terminal that terminfo knows
	@Tools/setup.sh ncurses-term python3
	@Tools/terms.py $(LECTERN) $(SEED)

fuzz: setup  ## feed each parser with nonsense under the address sanitiser, SECONDS_EACH (1200)
	@Tools/fuzz.sh $(or $(SECONDS_EACH),1200)

sanitize: setup  ## run the tests that need no terminal under the address sanitizer, and again under the thread sanitizer
	@for one in address thread; do \
	    run="swift test --sanitize=$$one --scratch-path .build/$$one --skip ProgramTests"; \
	    ASAN_OPTIONS=detect_leaks=0 $$run || exit 1; \
	done

spark-test:  ## test integrations/spark, in a folder of its own; tests without Java or the program say so and pass
	@integrations/spark/test.sh $(SPARK_VENV)

train:  ## train the model anew on CORPORA, in the background; it goes on where it stopped
	@Training/train.sh $(CORPORA)

style:  ## size, comments and fences of the code
	@Tools/style.sh $(SHARED)

clean:  ## remove what was built
	rm -rf .build
