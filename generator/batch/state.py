"""What earlier runs did: one small file for each workbook, written after its outputs, and what of it still holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.batch.fingerprint import WORKBOOK, digest
from generator.batch.places import STATE
from generator.model.result import BLOCKED, PUBLISHED, Result
from generator.output import TEMPORARY, write_together

SCHEMA = 1
FINISHED = (PUBLISHED, BLOCKED)
"""Only these are remembered; everything else is tried again."""


def load_states(folder: Path) -> dict[str, Result]:
    """The results of earlier runs by workbook. A file that cannot be read is as if it were not there."""
    states = {}
    for path in sorted((folder / STATE).glob("[!.]*.json")):
        try:
            data = json.loads(path.read_bytes())
            if data["schema"] == SCHEMA:
                result = Result.from_json(data["result"])
                states[result.workbook] = result
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return states


def save_state(folder: Path, result: Result) -> None:
    """Remember a result whose outputs are written. Raises OutputError."""
    text = json.dumps({"schema": SCHEMA, "result": result.to_json()}, ensure_ascii=False, indent=1)
    write_together({_path(folder, result.workbook): lambda temporary: temporary.write_bytes(text.encode("utf-8", "surrogatepass"))})


def drop_state(folder: Path, workbook: str) -> None:
    _path(folder, workbook).unlink(missing_ok=True)


def is_intact(folder: Path, result: Result) -> bool:
    """Are all outputs of the result there, as they were written?"""
    return all(hash_of(folder / file) == result.sha256.get(kind) for kind, file in result.files.items())


def left_of(folder: Path, result: Result) -> dict[str, str]:
    """The outputs of the result that are still there in whatever state, by kind."""
    return {kind: file for kind, file in result.files.items() if (folder / file).is_file()}


def sweep(folder: Path) -> None:
    """Remove what a run that was killed did not complete. Nobody else may be writing."""
    for path in folder.rglob(f"{TEMPORARY}*"):
        path.unlink(missing_ok=True)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file; "" if it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def follow_moved(folder: Path, source: Path, workbooks: Sequence[str], states: dict[str, Result]) -> None:
    """A workbook that now stands elsewhere below `source`, the same under the same name, keeps its result."""
    gone = [result for workbook, result in states.items() if workbook not in set(workbooks)]
    for workbook in workbooks:
        name = PurePosixPath(workbook).name
        alike = [result for result in gone if PurePosixPath(result.workbook).name == name] if workbook not in states else []
        found = hash_of(source / workbook) if alike else ""
        before = next((result for result in alike if result.keys.get(WORKBOOK) == found), None)
        if before:
            gone.remove(before)
            states[workbook] = replace(states.pop(before.workbook), workbook=workbook)
            save_state(folder, states[workbook])
            drop_state(folder, before.workbook)


def _path(folder: Path, workbook: str) -> Path:
    return folder / STATE / f"{digest(workbook.encode('utf-8', 'surrogatepass'))[:24]}.json"
