# staleframe
#
#   make reproduce   shows issue 69087 side by side on Go 1.23.0 and 1.23.1; does all the set-up
#   make test        runs every test: C, Go, Java, and the real releases
#   make build       what ./staleframe needs
#   make images      makes the container images of GO=, or finds them
#   make bench       measures the figures that staleframe holds itself to
#   make explore-check  measures longer: does explore find 69087 from ten seeds, and nothing where nothing is
#   make layouts     writes the table of where goroutines' fields are, by release; fetches 30 releases
#   make linetable   writes the table that dates crash logs by their lines; fetches every release, 8 GB in all
#   make lint        checks formatting and vets; make format puts formatting right
#   make clean       removes what was built in this folder
#
# Knobs for reproduce: GO="1.23.0 1.24.0", SCENARIO=shrink, AMPLIFIER=crowd, RUNS=100, IN=host,container,
#   ARCH=amd64,arm64.
# Knobs for images: GO=, IN=container,container-musl.
# Knobs for all: MVN=, CC=, STALEFRAME_GO= (the go command to use), BENCH= (figures to measure).

MVN ?= mvn
MVN_FLAGS ?= --batch-mode --no-transfer-progress -q
# Maven's jansi ends its output with escape codes, also in a file.
export MAVEN_OPTS := $(MAVEN_OPTS) -Djansi.noreset=true
CLANG_FORMAT ?= clang-format
export STALEFRAME_GO ?= go

JAR = harness-java/target/staleframe.jar
ARCHIVE = harness-java/target/staleframe.jsa
JAVA_SOURCES = $(shell find harness-java/src/main -type f) pom.xml harness-java/pom.xml
# In whatever locale: see harness-java/utf8-locale.
UTF8 := LC_ALL=$(shell ./harness-java/utf8-locale)
JAVA = $(UTF8) $(if $(JAVA_HOME),"$(JAVA_HOME)/bin/java",java)
# Those of ./staleframe: an archive fits the collector it was made with, a figure the compiler.
JVM_FLAGS = -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m
SHIMS = build/c-shims
GOFMT = "$$($(STALEFRAME_GO) env GOROOT)/bin/gofmt"
RELEASES = $(foreach release,$(GO),--go $(release))

CGO = CGO_ENABLED=1 CGO_CFLAGS="-O2 -g '-I$(CURDIR)/$(SHIMS)/include'" \
	CGO_LDFLAGS="'-L$(CURDIR)/$(SHIMS)/lib' '-Wl,-rpath,$(CURDIR)/$(SHIMS)/lib'"

# $(call need,PROGRAM,WHERE FROM): ends make in one line where the program of a recipe is missing.
need = $(if $(shell command -v $(firstword $(1)) 2>/dev/null),,$(error no $(firstword $(1)): $(2)))
NEED_MVN = $(call need,$(MVN),install Maven (Debian: apt-get install maven); or set MVN=)
NEED_GO = $(call need,$(STALEFRAME_GO),install Go 1.21 or newer (https://go.dev/dl/); or set STALEFRAME_GO=)
NEED_CLANG_FORMAT = $(call need,$(CLANG_FORMAT),install it (Debian: apt-get install clang-format); or set CLANG_FORMAT=)

.PHONY: all build reproduce test test-c test-go test-java images bench explore-check layouts linetable lint format clean
all: build

build: $(ARCHIVE)

# An archive of loaded classes saves the JVM half of its start-up; without it everything still works.
# It holds for the jar under the path it was made with: ./staleframe has the whole one.
$(ARCHIVE): $(JAR)
	@$(JAVA) $(JVM_FLAGS) -XX:ArchiveClassesAtExit=$@ -Xlog:disable -Xlog:all=off \
		-Dstaleframe.home="$(CURDIR)" -jar "$(CURDIR)/$(JAR)" doctor --quick >/dev/null 2>&1 || true
	@touch $@

$(JAR): $(JAVA_SOURCES)
	$(NEED_MVN)
	@echo "building the harness"
	@$(UTF8) $(MVN) $(MVN_FLAGS) package -DskipTests
	@touch $@

reproduce: build
	@./staleframe reproduce $(RELEASES) $(if $(SCENARIO),--scenario $(SCENARIO)) \
		$(if $(AMPLIFIER),--amplifier $(AMPLIFIER)) $(if $(RUNS),--runs $(RUNS)) $(if $(IN),--in $(IN)) \
		$(if $(ARCH),--arch $(ARCH))

images: build
	@./staleframe images $(RELEASES) $(if $(IN),--in $(IN))

test: test-c test-go test-java

test-c:
	$(MAKE) -C c-shims BUILD=../$(SHIMS) all test

test-go: test-c
	$(NEED_GO)
	cd go-fixtures && $(CGO) $(STALEFRAME_GO) vet ./... && $(CGO) $(STALEFRAME_GO) test ./...
	cd go-fixtures/tracecheck && $(CGO) $(STALEFRAME_GO) vet ./... && $(CGO) $(STALEFRAME_GO) test ./...

# No -q here: the closing lines of the test run are worth seeing.
test-java: build
	$(NEED_MVN)
	$(UTF8) $(MVN) --batch-mode --no-transfer-progress verify

bench: build
	$(NEED_MVN)
	@$(UTF8) $(MVN) $(MVN_FLAGS) test-compile
	@$(JAVA) $(JVM_FLAGS) -Dstaleframe.home="$(CURDIR)" \
		-cp "harness-java/target/test-classes:harness-java/target/classes:harness-java/target/lib/*" \
		dev.staleframe.bench.Bench $(BENCH)

explore-check:
	@$(MAKE) --no-print-directory bench BENCH=explore-check

layouts:
	$(NEED_GO)
	mkdir -p build
	cd go-fixtures && $(STALEFRAME_GO) run ./layouttable >../build/g-layout.tsv
	mv build/g-layout.tsv harness-java/src/main/resources/dev/staleframe/binary/

linetable:
	$(NEED_GO)
	mkdir -p build
	cd go-fixtures && $(STALEFRAME_GO) run ./linetable >../build/lines.bin
	mv build/lines.bin harness-java/src/main/resources/dev/staleframe/dating/

lint:
	$(NEED_MVN)$(NEED_GO)$(NEED_CLANG_FORMAT)
	$(UTF8) $(MVN) $(MVN_FLAGS) spotless:check
	$(MAKE) -C c-shims check-format CLANG_FORMAT=$(CLANG_FORMAT)
	@unformatted=$$($(GOFMT) -l go-fixtures) && [ -z "$$unformatted" ] || \
		{ echo "not formatted by gofmt (make format): $$unformatted"; exit 1; }

format:
	$(NEED_MVN)$(NEED_GO)$(NEED_CLANG_FORMAT)
	$(UTF8) $(MVN) $(MVN_FLAGS) spotless:apply
	$(MAKE) -C c-shims format CLANG_FORMAT=$(CLANG_FORMAT)
	$(GOFMT) -w go-fixtures

clean:
	rm -rf build target harness-java/target harness-java/.cifuzz-corpus
	$(MAKE) -C c-shims clean
