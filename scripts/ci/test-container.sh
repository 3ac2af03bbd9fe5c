#!/usr/bin/env bash
# Builds the Airbyte connector's image from its Dockerfile (see container-image.sh), then runs its entrypoint against a simulated
# tenant as Airbyte does: uid 1000, a read-only root, a shell that evaluates AIRBYTE_ENTRYPOINT.
set -uo pipefail
cd "$(dirname "$0")/../.."
. scripts/ci/container-image.sh
require_buildah
work=$(mktemp -d)
mkdir "$work/shared"
chmod 755 "$work" "$work/shared"
simulator=
clean_up() {
  close_image
  [ -n "$simulator" ] && kill "$simulator" 2>/dev/null && wait "$simulator" 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

[ -f dist/src/cli/main.js ] || npm run --silent build || exit 1
began=$SECONDS
build_image Dockerfile localhost/source-servicetitan-test || { echo 'The Dockerfile does not build.' >&2; exit 1; }
open_image localhost/source-servicetitan-test
home=$image_root/airbyte/integration_code
mapfile -t packages < <(find "$home/node_modules" -name package.json -printf '%P\n' | sed 's|/package.json$||' | sort)
printf 'Built in %d s: %s of the connector, %d packages.\n' $((SECONDS - began)) "$(du -sh "$home" | cut -f1)" "${#packages[@]}"

connector() { (in_image HOME=/nonexistent -- /bin/sh -c "cd / && eval \"\$AIRBYTE_ENTRYPOINT $*\"" 2>>"$work/stderr.log"); }

bin/st-elt simulator --seed 7 --size tiny --now 2025-11-15T12:00:00Z --json >"$work/shared/config.json" 2>"$work/simulator.log" &
simulator=$!
for _ in $(seq 300); do [ -s "$work/shared/config.json" ] && break; sleep 0.1; done
[ -s "$work/shared/config.json" ] || { echo 'The simulator did not start:' >&2; cat "$work/simulator.log" >&2; exit 1; }
cp integration_tests/configured_catalog.json "$work/shared/catalog.json"
chmod a+r "$work/shared"/*.json

passed=0 failed=0
verdict() { # TITLE CONDITION…
  local title=$1; shift
  if "$@"; then passed=$((passed + 1)); printf 'ok: %s\n' "$title"; else failed=$((failed + 1)); printf 'FAILED: %s\n' "$title"; fi
}
# A claim: its title, the least number of messages of a type, and the command.
claim() {
  local title=$1 min=$2 type=$3 count status; shift 3
  connector "$@" >"$work/out.jsonl"; status=$?
  count=$(grep -cE "^[{]\"type\":\"$type\"|\"type\":\"$type\"}\$" "$work/out.jsonl")
  if [ "$status" = 0 ] && [ "$count" -ge "$min" ]; then
    passed=$((passed + 1)); printf 'ok: %s (%d %s)\n' "$title" "$count" "$type"
  else
    failed=$((failed + 1)); printf 'FAILED: %s: exit code %d, %d %s\n' "$title" "$status" "$count" "$type"
    tail -n 3 "$work/out.jsonl" | cut -c1-500; tail -n 5 "$work/stderr.log"
  fi
}
claim 'spec' 1 SPEC spec
claim 'check' 1 CONNECTION_STATUS check --config /shared/config.json
verdict 'check succeeded' grep -q SUCCEEDED "$work/out.jsonl"
claim 'discover' 1 CATALOG discover --config /shared/config.json
claim 'read of the core streams' 300 RECORD read --config /shared/config.json --catalog /shared/catalog.json
[ ! -s "$work/stderr.log" ] || cat "$work/stderr.log"
verdict 'nothing on stderr' test ! -s "$work/stderr.log"
verdict 'at most 40 packages' test "${#packages[@]}" -le 40
verdict 'the CDK is one of them' test -f "$home/node_modules/faros-airbyte-cdk/package.json"
verdict 'nothing of the registry stays in the image' test ! -s "$image_root/usr/etc/npmrc" -a ! -e "$image_root/.npm"
node_in_image=$(in_image -- /usr/bin/node -p 'process.version + " " + process.getuid()')
verdict "Node of the Dockerfile's major version, as uid 1000 ($node_in_image)" \
  grep -qE "^v$(base_name Dockerfile | sed -n 's/^node:\([0-9]*\).*/\1/p')\..* 1000$" <<<"$node_in_image"


# What the image says of itself, and what it does not hold; a schema may be of a stream called …_configuration.
config() { buildah inspect --format "{{$1}}" "$image_container"; }
version=$(node -p 'require("./package.json").version')
verdict 'uid 1000' test "$(config .OCIv1.Config.User)" = 1000:1000
verdict 'the labels of an Airbyte connector' test "$(config '.OCIv1.Config.Labels')" = \
  "map[io.airbyte.name:source-servicetitan io.airbyte.version:$version io.buildah.version:$(buildah --version | cut -d' ' -f3)]"
verdict 'entrypoint and AIRBYTE_ENTRYPOINT are one' \
  grep -qF "AIRBYTE_ENTRYPOINT=$(config '.OCIv1.Config.Entrypoint' | tr -d '[]')" <<<"$(config .OCIv1.Config.Env)"
verdict 'no tests, simulator or configuration' \
  test -z "$(find "$image_root/airbyte" \( -path '*/node_modules' -o -path '*/streams/schemas' \) -prune -o \( -name '*test*' -o -name '*simulator*' -o -name '*config*.json' \) -print)"

# The context: secrets, packages, builds and data stay out of it.
context=$work/context
out=(node_modules/axios/index.js dataform/node_modules/x .env .env.production secrets/c.json integration_tests/secrets/c.json
  st.duckdb data/st.duckdb.wal dist/src/main.js .git/config)
kept=(src/main-source.ts spec.json package-lock.json .npmrc src/servicetitan/api/redactor.ts)
for file in "${out[@]}" "${kept[@]}"; do mkdir -p "$context/$(dirname "$file")"; echo x >"$context/$file"; done
cp .dockerignore "$context"
printf 'FROM scratch\nCOPY . /\n' >"$work/Dockerfile.context"
buildah bud --isolation chroot --quiet --file "$work/Dockerfile.context" --tag localhost/context-test "$context" >/dev/null
close_image
open_image localhost/context-test
verdict 'the context holds the sources and nothing private' test \
  "$(cd "$image_root" && find . -type f ! -name .dockerignore -printf '%P\n' | sort | tr '\n' ' ')" = \
  "$(printf '%s\n' "${kept[@]}" | sort | tr '\n' ' ')"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
