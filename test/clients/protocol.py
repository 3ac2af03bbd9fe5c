"""The wire, by Airbyte's own models and by the assertions of its standard tests that would need a Python connector.

Usage: protocol.py CONFIG_JSON EXECUTABLE PROJECT_FOLDER WORK_FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import yaml
from airbyte_cdk.models import (
    AirbyteMessageSerializer,
    ConfiguredAirbyteCatalog,
    ConfiguredAirbyteStream,
    DestinationSyncMode,
    SyncMode,
)
from airbyte_cdk.test.entrypoint_wrapper import EntrypointOutput
from airbyte_cdk.test.models import ExpectedOutcome
from airbyte_cdk.test.standard_tests._assertions import assert_check_outcome, assert_config_matches_spec
from airbyte_cdk.test.standard_tests._catalog_checks import find_catalog_problems, format_catalog_problems
from airbyte_cdk.test.standard_tests._read_assertions import assert_read_records
from airbyte_cdk.test.standard_tests._spec_lint import (
    assert_no_secrets_in_output,
    assert_spec_is_valid,
    get_single_spec,
)
from airbyte_protocol.models import AirbyteMessage as PydanticMessage

from claims import Claims

NAME = "source-servicetitan"


class Connector:
    """Runs commands of the executable; every line of its stdout must be a message of the protocol."""

    def __init__(self, executable: str, folder: Path) -> None:
        self._executable = executable
        self._folder = folder
        self.stdout_problems: list[str] = []

    def file(self, name: str, content: Any) -> str:
        path = self._folder / name
        path.write_bytes(orjson.dumps(content))
        return str(path)

    def run(self, *arguments: str) -> tuple[EntrypointOutput, int]:
        done = subprocess.run([self._executable, *arguments], capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        for line in lines:
            try:
                AirbyteMessageSerializer.load(orjson.loads(line))
                PydanticMessage.model_validate_json(line)
            except Exception as error:  # noqa: BLE001
                self.stdout_problems.append(f"{arguments[0]}: {line[:200]}: {str(error)[:200]}")
        return EntrypointOutput(messages=lines, command=list(arguments), stderr=done.stderr), done.returncode


def configured(streams: list[Any], mode: SyncMode) -> ConfiguredAirbyteCatalog:
    return ConfiguredAirbyteCatalog(
        streams=[
            ConfiguredAirbyteStream(
                stream=stream,
                sync_mode=mode if mode in stream.supported_sync_modes else SyncMode.full_refresh,
                destination_sync_mode=DestinationSyncMode.append,
            )
            for stream in streams
        ]
    )


def statuses(output: EntrypointOutput, stream: str) -> list[str]:
    return [status.value for status in output.get_stream_statuses(stream)]


def records_by_stream(output: EntrypointOutput) -> Counter:
    return Counter(message.record.stream for message in output.records)


def last_states(output: EntrypointOutput) -> list[dict[str, Any]]:
    """What the platform would keep: the last state of each stream."""
    kept: dict[str, dict[str, Any]] = {}
    for message in output.state_messages:
        state = json.loads(orjson.dumps(AirbyteMessageSerializer.dump(message)))["state"]
        kept[state["stream"]["stream_descriptor"]["name"]] = {"type": "STREAM", "stream": state["stream"]}
    return list(kept.values())


def main(config_file: str, executable: str, project: str, folder: str) -> None:
    claims = Claims()
    config = json.loads(Path(config_file).read_text())
    root = Path(project)
    connector = Connector(executable, Path(folder))
    tests = yaml.safe_load((root / "acceptance-test-config.yml").read_text())["acceptance_tests"]

    output, code = connector.run("spec")
    spec = get_single_spec(output, connector_name=NAME)
    with claims.claim("spec: exactly one SPEC message, valid by the standard lint, exit 0"):
        assert_spec_is_valid(spec, connector_name=NAME)
        assert code == 0, code
    with claims.claim("spec: accepts the configuration of the simulated tenant"):
        assert_config_matches_spec(config=config, spec_result=output, connector_name=NAME, scenario_id="simulated")
        sample = json.loads((root / "integration_tests/sample_config.json").read_text())
        assert_config_matches_spec(config=sample, spec_result=output, connector_name=NAME, scenario_id="sample")

    for entry in tests["connection"]["tests"]:
        path = root / entry["config_path"]
        given = config if path.name == "sample_config.json" else json.loads(path.read_text())
        with claims.claim(f"check: {path.name} is expected to be: {entry['status']}"):
            result, code = connector.run("check", "--config", connector.file("config.json", given))
            assert_no_secrets_in_output(result, spec=spec, config=given, verb="check", connector_name=NAME)
            outcome = ExpectedOutcome.from_status_str(entry["status"])
            assert_check_outcome(check_result=result, expected_outcome=outcome, connector_name=NAME)
            assert code == 0, f"exit code {code}"
    with claims.claim("check: a wrong secret is a FAILED status that does not show the secret"):
        wrong = {**config, "client_secret": "a-secret-that-nobody-gave-out"}
        result, code = connector.run("check", "--config", connector.file("config.json", wrong))
        assert_no_secrets_in_output(result, spec=spec, config=wrong, verb="check", connector_name=NAME)
        assert_check_outcome(
            check_result=result, expected_outcome=ExpectedOutcome.EXPECT_EXCEPTION, connector_name=NAME
        )

    config_path = connector.file("config.json", config)
    output, code = connector.run("discover", "--config", config_path)
    streams = list(output.catalog.catalog.streams)
    with claims.claim("discover: the catalog has no problem, by the checks that are not enforced yet too"):
        problems = find_catalog_problems(output.catalog.catalog)
        assert not problems, format_catalog_problems(problems)
        assert code == 0, code

    suggested = set(yaml.safe_load((root / "metadata.yaml").read_text())["data"]["suggestedStreams"]["streams"])
    default = [stream for stream in streams if stream.name in suggested]
    catalog = configured(default, SyncMode.full_refresh)
    full_path = connector.file("full.json", asdict(catalog))
    began = time.monotonic()
    full, code = connector.run("read", "--config", config_path, "--catalog", full_path)
    print(f"   {sum(records_by_stream(full).values())} records in {time.monotonic() - began:.1f} s")
    with claims.claim("read, full refresh: exit 0, no ERROR trace, no secret"):
        assert code == 0, code
        assert not full.errors, full.get_formatted_error_message()
        assert_no_secrets_in_output(full, spec=spec, config=config, verb="read", connector_name=NAME)
    with claims.claim("read, full refresh: every suggested stream has records, and all fit their schema"):
        assert_read_records(
            records=full.records, configured_catalog=catalog, require_records_per_stream=True, validate_schema=True
        )
    with claims.claim("read, full refresh: a second one brings the same rows"):
        again, _ = connector.run("read", "--config", config_path, "--catalog", full_path)
        first, second = records_by_stream(full), records_by_stream(again)
        assert first == second, {name: (first[name], second[name]) for name in first if first[name] != second[name]}

    catalog = configured(default, SyncMode.incremental)
    catalog_path = connector.file("incremental.json", asdict(catalog))
    output, code = connector.run("read", "--config", config_path, "--catalog", catalog_path)
    with claims.claim("read, incremental: each stream says STARTED first and COMPLETE last, exit 0"):
        assert code == 0, code
        wrong = {s.name: statuses(output, s.name) for s in default}
        wrong = {name: said for name, said in wrong.items() if (said[:1], said[-1:]) != (["STARTED"], ["COMPLETE"])}
        assert not wrong, wrong
    with claims.claim("read, incremental: states are per stream, of today's form, and count the records before them"):
        counted: Counter = Counter()
        since: Counter = Counter()
        for message in output.records_and_state_messages:
            if message.record:
                since[message.record.stream] += 1
                continue
            state = message.state
            assert state.type.value == "STREAM", state.type
            name = state.stream.stream_descriptor.name
            assert state.sourceStats.recordCount == since[name], (name, state.sourceStats.recordCount, since[name])
            counted[name] += since.pop(name, 0)
        assert counted == records_by_stream(output), "records after the last state"
    states = last_states(output)
    with claims.claim("read, incremental: from its own state it brings little, and only what may have changed"):
        state_path = connector.file("state.json", states)
        follow, code = connector.run(
            "read", "--config", config_path, "--catalog", catalog_path, "--state", state_path
        )
        assert code == 0, code
        incremental = {s.stream.name for s in catalog.streams if s.sync_mode == SyncMode.incremental}
        core = incremental & {"jobs", "invoices", "estimates", "payments", "customers", "locations"}
        brought, held = records_by_stream(follow), records_by_stream(output)
        print(f"   {sum(brought.values())} records; of the big core streams {sum(brought[s] for s in core)}")
        assert sum(brought[s] for s in core) <= sum(held[s] for s in core) / 10, brought

    for entry in tests["incremental"]["tests"]:
        with claims.claim("read, incremental: a state in the future brings nothing, and no stream is complete"):
            future = str(root / entry["future_state"]["future_state_path"])
            named = str(root / entry["configured_catalog_path"])
            result, code = connector.run("read", "--config", config_path, "--catalog", named, "--state", future)
            assert code == 1, code
            assert not result.records, records_by_stream(result)
    for entry in tests["basic_read"]["tests"]:
        with claims.claim("read: the expected records come, digit for digit"):
            named = str(root / entry["configured_catalog_path"])
            result, _ = connector.run("read", "--config", config_path, "--catalog", named)
            expected = [json.loads(line) for line in (root / "integration_tests/expected_records.jsonl").read_text().splitlines()]
            came = [(m.record.stream, m.record.data) for m in result.records]
            absent = [line["stream"] for line in expected if (line["stream"], line["data"]) not in came]
            assert expected and not absent, f"absent: {absent} of {len(expected)}"

    with claims.claim("read: refused credentials are an ERROR trace of type config_error and exit 1"):
        wrong_path = connector.file("wrong.json", {**config, "client_secret": "a-secret-that-nobody-gave-out"})
        result, code = connector.run("read", "--config", wrong_path, "--catalog", catalog_path)
        assert code == 1, code
        kinds = {message.trace.error.failure_type.value for message in result.errors}
        assert kinds == {"config_error"}, kinds
        assert not result.records
        complete = [s.name for s in default if "COMPLETE" in statuses(result, s.name)]
        assert not complete, complete
    with claims.claim("read: a stream that does not exist fails, and the others complete"):
        ghost = asdict(configured(default[:1], SyncMode.full_refresh))
        ghost["streams"].append({**ghost["streams"][0], "stream": {**ghost["streams"][0]["stream"], "name": "ghosts"}})
        result, code = connector.run("read", "--config", config_path, "--catalog", connector.file("ghost.json", ghost))
        assert code == 1, code
        assert statuses(result, default[0].name)[-1] == "COMPLETE"
        assert result.errors

    with claims.claim("every line on stdout is a message by both of Airbyte's models"):
        assert not connector.stdout_problems, "\n  ".join(connector.stdout_problems[:5])
    claims.finish("Protocol")


if __name__ == "__main__":
    main(*sys.argv[1:5])
