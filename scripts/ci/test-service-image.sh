#!/usr/bin/env bash
# Builds the image of st-elt from deploy/Dockerfile (see container-image.sh), then lets it load a simulated tenant, build the KPIs and
# serve: uid 1000, a read-only root but for /data, as on Cloud Run.
set -uo pipefail
cd "$(dirname "$0")/../.."
. scripts/ci/container-image.sh
require_buildah
work=$(mktemp -d)
mkdir "$work/shared"
chmod 755 "$work" "$work/shared"
simulator= service=
clean_up() {
  for process in $simulator $service; do kill "$process" 2>/dev/null && wait "$process" 2>/dev/null; done
  close_image
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

[ -f dist/src/cli/main.js ] || npm run --silent build || exit 1
began=$SECONDS
build_image deploy/Dockerfile localhost/st-elt-test || { echo 'deploy/Dockerfile does not build.' >&2; exit 1; }
open_image localhost/st-elt-test
printf 'Built in %d s: %s, of it packages %s.\n' $((SECONDS - began)) \
  "$(du -sh "$image_root/app" | cut -f1)" "$(du -sh "$image_root/app/node_modules" | cut -f1)"

# In /data as in the image, with nothing of this shell's environment, and in place of the shell: a signal reaches the program.
become() {
  in_image --writable /data HOME=/nonexistent "${settings[@]}" -- /bin/sh -c 'cd /data && exec /app/bin/st-elt "$@"' st-elt "$@"
}
st_elt() { (become "$@"); }
settings=(A=a)

bin/st-elt simulator --seed 7 --size tiny --now 2025-11-15T12:00:00Z --json >"$work/shared/config.json" 2>"$work/simulator.log" &
simulator=$!
for _ in $(seq 600); do [ -s "$work/shared/config.json" ] && break; sleep 0.1; done
[ -s "$work/shared/config.json" ] || { echo 'The simulator did not start:' >&2; cat "$work/simulator.log" >&2; exit 1; }
chmod a+r "$work/shared/config.json"

passed=0 failed=0
# A claim: its title, the exit code and a pattern of what is written, and the command.
claim() {
  local title=$1 code=$2 pattern=$3 status; shift 3
  "$@" >"$work/out" 2>&1; status=$?
  if [ "$status" = "$code" ] && grep -qE "$pattern" "$work/out"; then passed=$((passed + 1)); printf 'ok: %s\n' "$title"
  else failed=$((failed + 1)); printf 'FAILED: %s: exit code %d\n' "$title" "$status"; tail -n 5 "$work/out"; fi
}
answer() { node -e '
  const [url, token] = process.argv.slice(1);
  fetch(url, {headers: token ? {authorization: `Bearer ${token}`} : {}})
    .then(async (answer) => console.log(answer.status, await answer.text()));' "$@"; }

target=(--config /shared/config.json --warehouse duckdb:st.duckdb)
claim 'help' 0 'Exit codes' st_elt --help
claim 'sync and the KPIs' 0 'KPIs are as of' st_elt sync "${target[@]}"
claim 'status' 0 'jobs .*success' st_elt status --warehouse duckdb:st.duckdb
claim 'the service refuses to be open to the world' 2 'Without a token' st_elt serve "${target[@]}" --host 0.0.0.0 --port 0

token=0123456789abcdef0123456789abcdef
settings=(ST_ELT_SERVICE_TOKEN=$token PORT=0)
become serve "${target[@]}" >"$work/url" 2>"$work/service.log" &
service=$!
for _ in $(seq 600); do [ -s "$work/url" ] && break; sleep 0.1; done
url=$(cat "$work/url")
claim 'health' 0 '^200 .*"healthy"' answer "$url/health"
claim 'nobody without a token' 0 '^401 ' answer "$url/entities"
claim 'the entities' 0 '^200 .*"count":8' answer "$url/entities" $token
claim 'a load' 0 '^200 .*"success":true' answer "$url/ingest/jobs" $token
kill -TERM "$service"
wait "$service"
status=$?
service=
if [ "$status" = 0 ] && tail -n 1 "$work/service.log" | grep -q service_stopped; then passed=$((passed + 1)); echo 'ok: SIGTERM'
else failed=$((failed + 1)); echo "FAILED: SIGTERM: exit code $status"; tail -n 3 "$work/service.log"; fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
