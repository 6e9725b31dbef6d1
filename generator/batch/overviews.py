"""What is written about all workbooks together, once, at the end of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from generator.batch.index import write_index
from generator.batch.ledger import write_ledger
from generator.batch.roster import Roster
from generator.model.result import Result
from generator.output import OutputError


def write_overviews(results: Sequence[Result], out: Path, source: Path, roster: Roster, title: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write ledger and index, with `title` above the pages; the files, and why one of them could not be written."""
    written: list[Path] = []
    faults: list[str] = []
    made = f"{datetime.now():%Y-%m-%d %H:%M}"
    writers: tuple[Callable[[], tuple[Path, ...]], ...] = (
        partial(write_ledger, results, out, workbooks=source, roster=roster, made=made),
        partial(write_index, results, out, workbooks=source, roster=roster, made=made, title=title),
    )
    for write in writers:
        try:
            written.extend(write())
        except OutputError as error:
            faults.append(str(error))
    return tuple(written), tuple(faults)
