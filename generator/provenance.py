"""依据: which workbook a published pair was made from, what was let pass and why, and the source cells of all it prints.

It is written beside the pair and stays inside the office; nothing of it is published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring as quoted  # for texts one by one; encoding whole tuples takes four times as long
from pathlib import Path

from generator import __version__
from generator.model.document import Block, Chart, Document, Heading, PageBreak, Paragraph, Table
from generator.model.finding import Finding, Severity, Waiver
from generator.model.outcome import Outcome
from generator.model.source import SourceRef
from generator.reports.arrange import arrange, counts, flat

SCHEMA = 1
"""Counts up when a reader of the old shape would go wrong."""

SUFFIX = ".依据.json"
LONGEST_TEXT = 30
"""Characters that are told of a printed text; a figure is never that long."""

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

Item = tuple[str, str, str, str]


def provenance_text(outcome: Outcome, document: Document, sums: dict[str, str]) -> str:
    """The whole as JSON, the same for the same workbook; `sums` are the SHA-256 of the published files by name."""
    head = json.dumps(_head(outcome, document, sums), ensure_ascii=False, indent=2).removesuffix("\n}")
    items = ",\n".join([f"    [{', '.join(map(quoted, item))}]" for item in trace(document)])
    return f'{head},\n  "trace": [\n{items}\n  ]\n}}\n'


def recorded_sums(path: Path) -> dict[str, str]:
    """The SHA-256 of the published files by name as the provenance at `path` has them; empty if there is none that can be read."""
    try:
        return {entry["name"]: entry["sha256"] for entry in json.loads(path.read_text(encoding="utf-8"))["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _head(outcome: Outcome, document: Document, sums: dict[str, str]) -> dict:
    findings = [entry.finding for entry in flat(arrange(outcome))]
    remaining = [finding for finding in findings if finding.severity is not Severity.INFORMATION and not finding.waiver]
    return {
        "schema": SCHEMA,
        "program": {"name": "gongkai", "version": __version__},
        "profile": {"key": outcome.profile.key, "version": outcome.profile.version, "name": outcome.profile.name},
        "workbook": {"name": outcome.path.name, "sha256": outcome.sha256},
        "unit": outcome.submission.unit,
        "draft": document.draft,
        "files": [{"name": name, "sha256": digest} for name, digest in sums.items()],
        "pages": outcome.pages,
        "counts": counts(outcome.findings),
        "waivers": [_waiver(waiver, findings) for waiver in dict.fromkeys(f.waiver for f in findings if f.waiver)],
        "remaining": [_finding(finding) for finding in remaining],
    }


def _waiver(waiver: Waiver, findings: Sequence[Finding]) -> dict:
    """A statement and what it let pass."""
    return {
        "rule": waiver.rule,
        "sheet": waiver.sheet,
        "place": waiver.place,
        "reason": waiver.reason,
        "who": waiver.who,
        "from": cells([waiver.source]),
        "waived": [_finding(finding) for finding in findings if finding.waiver == waiver],
    }


def _finding(finding: Finding) -> dict:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "from": cells(finding.places),
    }


def trace(document: Document) -> Iterator[Item]:
    """Every printed figure and text that comes from the workbook: under which heading, where there, what, from which cells."""
    heading = ""
    for _, block in document.walk():
        if isinstance(block, Heading):
            heading = block.text
        for place, text, sources in _pieces(block):
            yield heading, place, text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…", cells(sources)


def _pieces(block: Block) -> Iterator[tuple[str, str, tuple[SourceRef, ...]]]:
    """What of a block has sources: its row and column within a table ("" in a sentence), the text, the cells."""
    if isinstance(block, Table):
        for number, row in enumerate((*block.head, *block.body), 1):
            for column, cell in enumerate(row, 1):
                sources = cell.sources if cell and cell.lines else ()
                if sources:
                    yield f"{number}行{column}列", cell.text, sources
    elif isinstance(block, (Heading, Paragraph, Chart)):
        yield from (("", span.text, span.sources) for span in block.spans if span.sources)
    elif not isinstance(block, PageBreak):
        raise TypeError(f"a {type(block).__name__} that nobody traces")


def cells(sources: Iterable[SourceRef]) -> str:
    """“支出总表!C5,C7:C9；项目!E3”: the cells of each sheet, runs down a column in short; rows without a cell in words."""
    sources = tuple(sources)
    if len(sources) == 1 and sources[0].cell:  # most of what is printed comes from one cell
        return f"{sources[0].sheet}!{sources[0].cell}"
    by_sheet: dict[str, dict[str, None]] = {}
    for source in sources:
        words = source.cell or "/".join(part for part in (source.row, source.column) if part)
        by_sheet.setdefault(source.sheet, {})[words] = None
    return "；".join(f"{sheet}!{','.join(_runs(words))}" for sheet, words in by_sheet.items())


def _runs(words: Iterable[str]) -> Iterator[str]:
    known = [(word, _ADDRESS.fullmatch(word)) for word in words]
    runs: list[tuple[str, int, int]] = []  # column, first and last row
    for column, row in sorted([(found[1], int(found[2])) for _, found in known if found]):
        goes_on = runs and runs[-1][::2] == (column, row - 1)
        runs.append((column, runs.pop()[1] if goes_on else row, row))
    yield from (f"{column}{first}" if first == last else f"{column}{first}:{column}{last}" for column, first, last in runs)
    yield from (word for word, found in known if not found)
