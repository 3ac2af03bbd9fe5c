#!/usr/bin/env bash
# Airbyte's real clients over bin/source-servicetitan and a simulated tenant: PyAirbyte, the official models of the protocol,
# and the standard tests of airbyte-cdk. Needs python3 >= 3.10 and PyPI; everything is put into a temporary folder.
# CLIENTS_VENV=<folder> uses an environment that already has test/clients/requirements.txt.
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
connector=$root/bin/source-servicetitan
work=$(mktemp -d)
simulator=
clean_up() {
  [ -n "$simulator" ] && kill "$simulator" 2>/dev/null && wait "$simulator" 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

[ -f dist/src/main-source.js ] || npm run --silent build || exit 1

venv=${CLIENTS_VENV:-$work/venv}
if [ -z "${CLIENTS_VENV:-}" ]; then
  began=$SECONDS
  python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check -r test/clients/requirements.txt || exit 1
  echo "Installed PyAirbyte and the standard tests in $((SECONDS - began)) s."
fi

# From here on nothing is reported to anybody, no registry is asked, and no home folder is written to.
export DO_NOT_TRACK=1 AIRBYTE_OFFLINE_MODE=1 HOME=$work AIRBYTE_LOGGING_ROOT=$work/logs TMPDIR=$work
export PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore NO_PROXY=127.0.0.1 no_proxy=127.0.0.1

# The same company at the same moment as acceptance-test-config.yml says.
bin/st-elt simulator --seed 7 --size tiny --now 2025-11-15T12:00:00Z --json >"$work/config.json" 2>"$work/simulator.log" &
simulator=$!
for _ in $(seq 300); do [ -s "$work/config.json" ] && break; sleep 0.1; done
[ -s "$work/config.json" ] || { echo 'The simulator did not start:' >&2; cat "$work/simulator.log" >&2; exit 1; }

# The tenant stands still, so what changed in the last minutes is settled too and can be counted.
sed -i.bak 's/}$/,"settle_minutes":0}/' "$work/config.json"

passed=0 failed=0
step() {
  local title=$1 began=$SECONDS; shift
  printf '\n== %s\n' "$title"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); printf -- '-- FAILED: %s\n' "$title"; fi
  printf -- '-- %s: %d s\n' "$title" $((SECONDS - began))
}

# The suite runs `docker run IMAGE …`; test/clients/standard/docker answers with the executable. What it would build is
# another test (scripts/ci/test-container.sh), and comparing with a published version needs Airbyte's registry.
standard_tests() {
  local folder=$work/source-servicetitan
  mkdir -p "$folder/bin" && cp -r integration_tests acceptance-test-config.yml metadata.yaml spec.json "$folder/" &&
    cp "$work/config.json" "$folder/integration_tests/sample_config.json" &&
    cp test/clients/standard/test_airbyte_standards.py "$folder/integration_tests/" &&
    cp test/clients/standard/docker "$folder/bin/" || return 1
  (cd "$folder" && CONNECTOR=$connector PATH="$folder/bin:$PATH" "$venv/bin/python" -m pytest -v -rs -p no:cacheprovider -p airbyte_cdk.test.standard_tests.pytest_hooks \
    -W ignore --connector-image source-servicetitan:simulated --read-scenarios sample_config --read-from-streams all \
    --deselect integration_tests/test_airbyte_standards.py::TestSourceServiceTitan::test_docker_image_spec_backward_compatibility \
    integration_tests/test_airbyte_standards.py)
}

mkdir -p "$work/protocol" "$work/pyairbyte"
step 'protocol, by the official models' "$venv/bin/python" test/clients/protocol.py "$work/config.json" "$connector" "$root" "$work/protocol"
step 'standard tests of airbyte-cdk' standard_tests
step 'PyAirbyte' "$venv/bin/python" test/clients/pyairbyte.py "$work/config.json" "$connector" "$work/pyairbyte"

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
