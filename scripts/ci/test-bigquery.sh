#!/usr/bin/env bash
# The warehouse contract, whole syncs and kills against a BigQuery emulator on this machine: loopback, everything in memory.
# Building the emulator needs Go and its module proxy, and takes minutes and a few GB of memory, once. Without them this is
# skipped, and says why. BIGQUERY_EMULATOR=<path> uses one that is there. Arguments go to jest, in place of all tests of it.
set -euo pipefail
cd "$(dirname "$0")/../.."

module=github.com/goccy/bigquery-emulator
version=v0.8.1
# Its go.mod asks for this one.
least_go=1.25
build_seconds=${BIGQUERY_EMULATOR_BUILD_SECONDS:-1800}

skip() {
  printf 'skipped: %s\n' "$1"
  exit 0
}

# build PATH: not `go install`, which asks for the list of all versions; not every module proxy has one.
build() {
  local emulator=$1 go_version source_dir
  command -v go >/dev/null || skip "there is no Go, with which the BigQuery emulator is built (Go $least_go or newer)"
  go_version=$(go env GOVERSION | sed 's/^go//')
  [ "$(printf '%s\n' "$least_go" "$go_version" | sort -V | head -n 1)" = "$least_go" ] ||
    skip "Go is $go_version, and the BigQuery emulator needs $least_go or newer"
  source_dir=$(GOFLAGS=-mod=mod timeout 300 go mod download -json "$module@$version" | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p') || true
  [ -n "$source_dir" ] || skip "$module@$version cannot be downloaded"
  printf 'building %s@%s, once\n' "$module" "$version"
  mkdir -p "$(dirname "$emulator")"
  # Into another name first: a build that is cut short must not be taken for the emulator.
  (cd "$source_dir" && CGO_ENABLED=0 GOFLAGS='-mod=mod -buildvcs=false' nice -n 10 \
    timeout "$build_seconds" go build -p 2 -o "$emulator.building" ./cmd/bigquery-emulator)
  mv "$emulator.building" "$emulator"
}

if [ -z "${BIGQUERY_EMULATOR:-}" ]; then
  BIGQUERY_EMULATOR=$( (command -v go >/dev/null && go env GOPATH) || printf /nowhere)/bin/bigquery-emulator
  [ -x "$BIGQUERY_EMULATOR" ] || build "$BIGQUERY_EMULATOR"
fi
export BIGQUERY_EMULATOR

[ -f dist/src/cli/main.js ] || npm run --silent build

# Google's client loads its HTTP library by a dynamic import, which jest allows only with this flag.
NODE_OPTIONS='--experimental-vm-modules --no-warnings' exec npx jest -c jest.slow.config.cjs --maxWorkers 2 "${@:-test/warehouse}"
