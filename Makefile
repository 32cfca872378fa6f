# Each target works from a clean clone; scripts/need gets what is missing.

.PHONY: run build test bench lint audit fuzz fmt e2e clean
.DELETE_ON_ERROR:

# Serve Incharge, with a Postgres of its own unless DATABASE_URL names another.
run:
	@scripts/need go
	@test -n "$$DATABASE_URL" || scripts/need postgres
	@$(MAKE) --no-print-directory build
	@exec bin/incharge

# The server, with the app for the browser packed into it. Packing and compiling
# see for themselves what has changed.
build: bin/app.wasm
	go run ./web/pack -wasm bin/app.wasm -out web/dist
	CGO_ENABLED=0 go build -trimpath -o bin/incharge ./server

bin/app.wasm: go.mod go.sum $(shell find app shared -type f ! -name '*_test.go')
	GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o $@ ./app

# All tests, those in the browser, too.
test: prepared
	bin/with -- scripts/test

# The journeys in the browser alone.
e2e: prepared
	bin/with -- go test -count=1 -timeout 20m ./e2e/...

# The pictures in docs/, of the app as it is.
.PHONY: pictures
pictures: prepared
	bin/with -- go test -count=1 -tags pictures -run '^TestPictures$$' ./e2e

# What things cost, as tables. `make bench BENCH=sockets` is one part of it, and
# BENCH_FLAGS="-sockets 500" changes how much is measured: bin/bench -help.
BENCH = sockets memory reconnect commands statements browser go
load = $(filter-out go,$(BENCH))
bench:
	@scripts/need go
	@test -n "$$TEST_DATABASE_URL" || scripts/need postgres
	$(if $(filter browser,$(BENCH)),@scripts/need chromium)
	@$(MAKE) --no-print-directory build
	@go build -o bin/with ./server/db/dbtest/with
	@go build -o bin/bench ./bench
	$(if $(load),bin/with -- bin/bench $(BENCH_FLAGS) $(load))
	$(if $(filter go,$(BENCH)),bin/with -- go test -run '^$$' -bench . ./...)

# A large board to look at, in an Incharge that runs:
# make seed CARDS=5000 LISTS=50 URL=http://localhost:8080 SEED_FLAGS="-email me@example.com -password ..."
.PHONY: seed
CARDS = 5000
LISTS = 50
URL = http://localhost:8080
seed:
	@scripts/need go
	go run ./bench/seed -url "$(URL)" -cards $(CARDS) -lists $(LISTS) $(SEED_FLAGS)

# What tests run on: Postgres, a browser, and the program itself.
.PHONY: prepared
prepared:
	@scripts/need go
	@test -n "$$TEST_DATABASE_URL" || scripts/need postgres
	@scripts/need chromium
	@$(MAKE) --no-print-directory build
	@go build -o bin/with ./server/db/dbtest/with

# The app is compiled for the browser, so it is checked as such, too.
browser = GOOS=js GOARCH=wasm
lint:
	@scripts/need go
	@unformatted=$$(gofmt -l .) && test -z "$$unformatted" || { echo "make fmt would change: $$unformatted"; exit 1; }
	go vet ./...
	go vet -tags pictures ./e2e
	$(browser) go vet ./app/... ./shared/...
	linter=$$(go tool -n -modfile=tools/go.mod golangci-lint) && $$linter run && $(browser) $$linter run ./app/... ./shared/...

# What is known of the libraries and what gosec suspects. VULNDB is where Go's
# database of vulnerabilities is: a URL, or an archive of it (vulndb.tar.gz) for
# machines that can't reach the usual place.
VULNDB = https://vuln.go.dev
audit:
	@scripts/need go
	scripts/vulnerable "$(VULNDB)"
	go tool -modfile=tools/go.mod golangci-lint run -c .ci/gosec.yml
	go test -count=1 -run Licences ./arch

# Every fuzz target for a little while. make fuzz FUZZTIME=10m is for longer.
FUZZTIME = 2s
fuzz:
	@scripts/need go
	scripts/fuzz $(FUZZTIME)

fmt:
	gofmt -w .

# What was built; never the data.
clean:
	rm -rf bin
	find web/dist -mindepth 1 ! -name .gitkeep -delete
