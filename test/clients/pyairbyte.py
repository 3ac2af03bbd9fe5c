"""PyAirbyte reads a simulated tenant through bin/source-servicetitan into its DuckDB cache, twice.

Usage: pyairbyte.py CONFIG_JSON EXECUTABLE WORK_FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import airbyte as ab
from airbyte.caches import DuckDBCache

from claims import Claims
from tenant import LISTS, Tenant

# A first read reads the last minutes before its end again, for rows that are committed late, and a payroll group with a row
# that has no id again whole, so some rows come twice in one read. Airbyte's destinations and ours merge them; PyAirbyte merges
# one read into what it has, but not rows of one read with each other. Such rows must be the same in every column but these:
# by stream, the one that tells when the group was read.
READ_ON = {"payroll": "_groupreadon"}


def streams_by_default(executable: str) -> dict[str, list[str]]:
    """Primary keys of the streams of the groups core and reference, by stream."""
    st_elt = str(Path(executable).with_name("st-elt"))
    listed = json.loads(subprocess.check_output([st_elt, "streams", "--json"]))
    return {s["name"]: s["primary_key"] for s in listed if s["group"] in ("core", "reference")}


def main(config_file: str, executable: str, folder: str) -> None:
    config = json.loads(Path(config_file).read_text())
    keys = streams_by_default(executable)
    claims = Claims()

    source = ab.get_source(
        "source-servicetitan", local_executable=executable, config=config, install_if_missing=False
    )
    with claims.claim("PyAirbyte takes the executable, and check succeeds"):
        source.check()
    with claims.claim("every core and reference stream is offered"):
        missing = set(keys) - set(source.get_available_streams())
        assert not missing, f"not discovered: {sorted(missing)}"
    source.select_streams(list(keys))

    cache = DuckDBCache(db_path=Path(folder) / "cache.duckdb", schema_name="servicetitan")
    tenant = Tenant(config)

    # PyAirbyte names columns in lower case.
    def ids_in_cache(stream: str) -> Counter:
        columns = ", ".join(f'"{key.lower()}"' for key in keys[stream])
        name = cache.processor.get_sql_table_name(stream)
        rows = cache.run_sql_query(f'SELECT {columns} FROM "servicetitan"."{name}"')
        return Counter(tuple(str(value) for value in row.values()) for row in rows)

    def distinct_rows(stream: str) -> Counter:
        """How many different rows each key of a stream has, by all columns that are the tenant's."""
        name = cache.processor.get_sql_table_name(stream)
        own = ", ".join(["_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", *filter(None, [READ_ON.get(stream)])])
        rows = cache.run_sql_query(f'SELECT DISTINCT * EXCLUDE ({own}) FROM "servicetitan"."{name}"')
        return Counter(tuple(str(row[key.lower()]) for key in keys[stream]) for row in rows)

    began = time.monotonic()
    with claims.claim("a first read fills the cache"):
        first = source.read(cache=cache, force_full_refresh=False)
        print(f"   {first.processed_records} records in {time.monotonic() - began:.1f} s", flush=True)
        assert first.processed_records > 500, first.processed_records
    before = {stream: ids_in_cache(stream) for stream in keys}

    with claims.claim("no key is in the cache twice, but for repeated rows that are the same"):
        twice = {s: [key for key, times in ids.items() if times > 1] for s, ids in before.items()}
        for stream in (s for s, repeated in twice.items() if repeated):
            ids, versions = (Counter(dict.fromkeys(before[stream], 1)), distinct_rows(stream))
            assert ids == versions, f"{stream}: different rows of one key: {versions - ids}"

    for stream in LISTS:
        with claims.claim(f"{stream}: the cache holds what the tenant's own list shows"):
            rows = tenant.rows(stream)
            cached = {key[0] for key in before[stream]}
            absent = {str(row["id"]) for row in rows if row.get("id") is not None} - cached
            assert not absent, f"{len(absent)} of {len(rows)} are missing, e.g. {sorted(absent)[:3]}"
            # Export feeds may show deleted rows that no list shows, so the cache may hold more.
            held = sum(before[stream].values())
            assert held >= len(rows), f"{held} in the cache, {len(rows)} in the list"
            if not held:
                raise AssertionError("there is nothing to compare")

    began = time.monotonic()
    with claims.claim("a second read goes on from the state that the cache keeps, and brings no copies"):
        second = source.read(cache=cache, force_full_refresh=False)
        print(f"   {second.processed_records} records in {time.monotonic() - began:.1f} s", flush=True)
        assert second.processed_records < first.processed_records / 2, second.processed_records
        after = {stream: ids_in_cache(stream) for stream in keys}
        changed = {s: (sum(before[s].values()), sum(after[s].values())) for s in keys if after[s] != before[s]}
        assert not changed, f"rows before and after: {changed}"

    claims.finish("PyAirbyte")


if __name__ == "__main__":
    main(*sys.argv[1:4])
