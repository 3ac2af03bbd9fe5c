#!/bin/sh
# Runs the warehouse contract against a BigQuery emulator on this machine (loopback, in memory). Not part of `npm test`:
# building the emulator takes minutes and a few GB of memory, once.
set -eu
cd "$(dirname "$0")/.."

version=v0.8.1
module=github.com/goccy/bigquery-emulator
limit_seconds=${TEST_BIGQUERY_SECONDS:-1200}
port=${TEST_BIGQUERY_PORT:-19050}

if ! command -v go >/dev/null; then
  echo 'skipped: the BigQuery contract needs Go 1.25 or newer to build the emulator' >&2
  exit 0
fi
emulator=$(go env GOPATH)/bin/bigquery-emulator
if [ ! -x "$emulator" ]; then
  echo "building $module@$version (once)" >&2
  mkdir -p "$(dirname "$emulator")"
  # Not `go install`: it also asks for the list of all versions, which not every module proxy has.
  source_dir=$(GOFLAGS=-mod=mod go mod download -json "$module@$version" | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p')
  (cd "$source_dir" && CGO_ENABLED=0 GOFLAGS=-buildvcs=false go build -o "$emulator" ./cmd/bigquery-emulator)
fi

log=$(mktemp)
"$emulator" --project=test --host=127.0.0.1 --port="$port" --grpc-port=$((port + 1)) >"$log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; rm -f "$log"' EXIT INT TERM
tries=0
until grep -q 'REST server listening' "$log"; do
  tries=$((tries + 1))
  if [ "$tries" -gt 60 ] || ! kill -0 "$pid" 2>/dev/null; then
    echo 'the emulator did not start:' >&2
    cat "$log" >&2
    exit 1
  fi
  sleep 1
done

# Google's client loads its HTTP library by a dynamic import, which jest allows only with this flag.
BIGQUERY_EMULATOR_HOST="http://127.0.0.1:$port" NODE_OPTIONS='--experimental-vm-modules --no-warnings' \
  timeout "$limit_seconds" npx jest --testMatch '**/*.slow.ts' --testTimeout 120000 --runInBand --verbose test/warehouse/bigquery.slow
