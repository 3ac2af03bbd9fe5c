#!/usr/bin/env bash
# The report in a real browser: what it shows, what it refuses to run, what axe finds. Debian's Chromium is installed where it
# is missing and can be; without a browser the tests are skipped, and say so. CHROMIUM=<path> uses another one;
# REPORT_PICTURES=<folder> keeps pictures of the page, to be looked at.
set -uo pipefail
cd "$(dirname "$0")/../.."

browser=${CHROMIUM:-$(command -v chromium)}
if [ -z "$browser" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
  browser=$(command -v chromium)
fi
if [ -z "$browser" ]; then
  echo 'SKIPPED: there is no Chromium here, and it cannot be installed. Set CHROMIUM to the path of one.'
  exit 0
fi
echo "Browser: $("$browser" --version --no-sandbox 2>/dev/null)"
CHROMIUM=$browser exec npx jest -c jest.slow.config.cjs test/report "$@"
