#!/usr/bin/env bash
# The demo, a second one with nothing new, and the connector's commands under each supported release of Node (20 to 26). The
# releases come from the npm registry, as packages that hold nothing but the binary.
set -uo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
[ "$(uname -s)" = Linux ] || { echo 'skipped: the binaries that are installed here are for Linux'; exit 0; }
[ -f dist/src/cli/main.js ] || npm run --silent build || exit 1

passed=0 failed=0
# claim TITLE COMMAND…: what it prints is shown only when it fails, and kept in $work/all.
claim() {
  local title=$1; shift
  timeout 300 "$@" >"$work/out" 2>&1
  local code=$?
  cat "$work/out" >>"$work/all"
  if [ "$code" = 0 ]; then passed=$((passed + 1)); printf 'ok: %s\n' "$title"
  else failed=$((failed + 1)); printf 'FAILED: %s (exit code %d)\n' "$title" "$code"; tail -n 15 "$work/out"; fi
}
for major in ${*:-20 22 24 26}; do
  package=node-linux-$(node -p process.arch)
  npm install --silent --no-save --ignore-scripts --prefix "$work/$major" "$package@$major" ||
    { failed=$((failed + 1)); echo "FAILED: $package@$major cannot be installed"; continue; }
  folder=$work/$major/node_modules/$package/bin
  on=(env "PATH=$folder:$PATH")
  version=$("$folder/node" --version)
  claim "$version: the demo" "${on[@]}" node scripts/demo.cjs --size small --dir "$work/demo-$major"
  claim "$version: the demo again" "${on[@]}" node scripts/demo.cjs --size small --dir "$work/demo-$major"
  claim "$version: query" "${on[@]}" bin/st-elt query 'SELECT 1' --warehouse "duckdb:$(ls "$work/demo-$major"/*.duckdb | head -n 1)"
  claim "$version: spec" "${on[@]}" bin/source-servicetitan spec
  echo '{}' >"$work/empty.json"
  claim "$version: check" "${on[@]}" bin/source-servicetitan check --config "$work/empty.json"
  claim "$version: discover" "${on[@]}" bin/source-servicetitan discover --config "$work/empty.json"
  claim "$version: no warning of Node's" sh -c "! grep -E '(Deprecation|Experimental)Warning' '$work/all'"
  rm "$work/all"
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
