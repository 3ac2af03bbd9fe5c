#!/usr/bin/env bash
# What a spreadsheet writes of a random table, imported into DuckDB and compared cell by cell. LibreOffice is installed where it is
# missing and can be; without it the tests are skipped, and say so. SOFFICE=<path> uses another one; SPREADSHEET_SEED=<number>
# draws the same table again.
set -uo pipefail
cd "$(dirname "$0")/../.."

soffice=${SOFFICE:-$(command -v soffice)}
if [ -z "$soffice" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null
  soffice=$(command -v soffice)
fi
if [ -z "$soffice" ]; then
  echo 'SKIPPED: there is no LibreOffice here, and it cannot be installed. Set SOFFICE to the path of one.'
  exit 0
fi
echo "Spreadsheet: $("$soffice" --version 2>/dev/null)"
SOFFICE=$soffice exec npx jest -c jest.slow.config.cjs test/import "$@"
