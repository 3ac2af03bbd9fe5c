#!/usr/bin/env bash
# Does what the Dockerfile says without a container engine (dist/scripts/container-tree.js), then runs the entrypoint that
# comes out of it against a simulated tenant, as the user that Airbyte uses where this one may change to it.
set -uo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
chmod 755 "$work"
simulator=
clean_up() {
  [ -n "$simulator" ] && kill "$simulator" 2>/dev/null && wait "$simulator" 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

[ -f dist/scripts/container-tree.js ] && [ -f dist/src/cli/main.js ] || npm run --silent build || exit 1
began=$SECONDS
node dist/scripts/container-tree.js . "$work/stages" >"$work/image.json" 2>"$work/build.log" ||
  { cat "$work/build.log" >&2; echo 'The Dockerfile does not build.' >&2; exit 1; }
value() { node -p "const {root, env} = JSON.parse(require('fs').readFileSync('$work/image.json', 'utf8')); $1"; }
root=$(value root)
# As Airbyte launches it: a shell evaluates AIRBYTE_ENTRYPOINT and what follows.
export AIRBYTE_ENTRYPOINT=$root$(value env.AIRBYTE_ENTRYPOINT) NODE_ENV=$(value env.NODE_ENV)
printf 'Built in %d s: %s, of it packages %s, in %s files.\n' $((SECONDS - began)) \
  "$(du -sh "$root" | cut -f1)" "$(du -sh "$root/airbyte/integration_code/node_modules" | cut -f1)" "$(find "$root" -type f | wc -l)"

as_airbyte=()
[ "$(id -u)" = 0 ] && command -v setpriv >/dev/null && as_airbyte=(setpriv --reuid=1000 --regid=1000 --clear-groups)
connector() { (cd / && HOME=/nonexistent "${as_airbyte[@]}" sh -c "eval \"\$AIRBYTE_ENTRYPOINT $*\"" 2>>"$work/stderr.log"); }

bin/st-elt simulator --seed 7 --size tiny --now 2025-11-15T12:00:00Z --json >"$work/config.json" 2>"$work/simulator.log" &
simulator=$!
for _ in $(seq 300); do [ -s "$work/config.json" ] && break; sleep 0.1; done
[ -s "$work/config.json" ] || { echo 'The simulator did not start:' >&2; cat "$work/simulator.log" >&2; exit 1; }
cp integration_tests/configured_catalog.json "$work/catalog.json"
chmod a+r "$work"/*.json

passed=0 failed=0
# A claim: its title, how often a message of this kind comes at least, and the command.
claim() {
  local title=$1 least=$2 type=$3 count status; shift 3
  connector "$@" >"$work/out.jsonl"; status=$?
  count=$(grep -cE "^[{]\"type\":\"$type\"|\"type\":\"$type\"}\$" "$work/out.jsonl")
  if [ "$status" = 0 ] && [ "$count" -ge "$least" ]; then
    passed=$((passed + 1)); printf 'ok: %s (%d %s)\n' "$title" "$count" "$type"
  else
    failed=$((failed + 1)); printf 'FAILED: %s: exit code %d, %d %s\n' "$title" "$status" "$count" "$type"
    tail -n 3 "$work/out.jsonl" | cut -c1-500; tail -n 5 "$work/stderr.log"
  fi
}
claim 'spec' 1 SPEC spec
claim 'check' 1 CONNECTION_STATUS check --config "$work/config.json"
grep -q SUCCEEDED "$work/out.jsonl" || { failed=$((failed + 1)); echo 'FAILED: check did not succeed'; }
claim 'discover' 1 CATALOG discover --config "$work/config.json"
claim 'read of the core streams' 300 RECORD read --config "$work/config.json" --catalog "$work/catalog.json"
[ -s "$work/stderr.log" ] && { failed=$((failed + 1)); echo 'FAILED: something came on stderr'; cat "$work/stderr.log"; }

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
