#!/usr/bin/env bash
# 500 random tenants against the independent calculation, in two processes with a fixed seed each.
# RANDOM_TENANTS: how many in all.
set -uo pipefail
cd "$(dirname "$0")/../.."
node -e "require('./scripts/ensure-installed.cjs').ensureInstalled()" || exit 1
half=$((${RANDOM_TENANTS:-500} / 2)) failed=0 pids=()
for seed in 1 2; do
  RANDOM_TENANTS=$half RANDOM_SEED=$seed npx jest test/end-to-end/random-tenants-agree & pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
exit $failed
