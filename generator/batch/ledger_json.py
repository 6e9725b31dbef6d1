"""The ledger for other programs. `docs/ledger-json.md` describes it, `docs/ledger.schema.json` is its schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator import __version__
from generator.batch.county import ALL_STATUSES, County, Entry, Sum
from generator.batch.fingerprint import WORKBOOK
from generator.checks.context import money
from generator.model.result import BLOCKED, FAILED, GONE, PENDING, PUBLISHED, UNREADABLE
from generator.profiles.ledger import split_label

SCHEMA = 1
"""Counts up when a reader of the old shape would go wrong; a new key alone is no reason."""

WRITTEN = "written"
"""The key of the Excel files that belong to this JSON, with their SHA-256."""

KEYS = {PUBLISHED: "published", BLOCKED: "blocked", UNREADABLE: "unreadable", FAILED: "failed", PENDING: "pending", GONE: "gone"}
"""The statuses for programs; everything else is a body that has sent nothing."""

MISSING_KEY = "missing"


def ledger_text(county: County, made: str, book: str, written: Mapping[str, str]) -> str:
    """The county as JSON; `book` is the Excel file of this run. Amounts are decimal texts in 万元, never floats."""
    return json.dumps(_ledger(county, made, book, written), ensure_ascii=False, indent=2) + "\n"


def _ledger(county: County, made: str, book: str, written: Mapping[str, str]) -> dict:
    return {
        "schema": SCHEMA,
        "program": {"name": "gongkai", "version": __version__},
        "made": made,
        "workbook": book,
        WRITTEN: dict(sorted(written.items())),
        "counts": {KEYS.get(status, MISSING_KEY): len(county.of_status(status)) for status in ALL_STATUSES},
        "totals": [_year(county, year) for year in county.years],
        "findings": [ranked._asdict() | {"names": list(ranked.names)} for ranked in county.ranking()],
        "bodies": [_entry(entry, county.labels) for entry in county.entries],
    }


def _year(county: County, year: int) -> dict:
    counted = county.counted(year)
    drafts = [entry for entry in county.of_status(BLOCKED) if entry.year == year]
    return {
        "year": year,
        "counted": [entry.number for entry in counted],
        "sums": _sums(county.sums(counted)),
        "blocked_not_counted": _sums(county.sums(drafts)),
    }


def _sums(sums: Mapping[str, Sum]) -> list[dict]:
    return [_named(label) | {"value": money(found.value), "bodies": found.bodies} for label, found in sums.items() if found.bodies]


def _named(label: str) -> dict[str, str]:
    group, name = split_label(label)
    return {"group": group, "name": name}


def _entry(entry: Entry, labels: Iterable[str]) -> dict:
    result = entry.result
    told = {
        "number": entry.number,
        "code": entry.code,
        "name": entry.name,
        "year": entry.year or None,
        "status": KEYS.get(entry.status, MISSING_KEY),
        "status_name": entry.status,
        "counted": entry.is_counted,
        "counting": entry.counted,
        "notes": entry.notes,
    }
    if result is None:
        return told | {"result": None}
    return told | {
        "result": {
            "workbook": result.workbook,
            "workbook_sha256": result.keys.get(WORKBOOK, ""),
            "profile": result.profile,
            "profile_name": result.profile_name,
            "documents": list(result.documents),
            "counts": {"error": result.errors, "warning": result.warnings, "information": result.informations, "waived": result.waivers},
            "findings": [{"rule": rule, **tally._asdict()} for rule, tally in result.findings_by_rule.items()],
            "pages": result.pages,
            "totals": [_named(label) | {"value": result.totals[label]} for label in labels if result.totals.get(label)],
            "files": [{"kind": kind, "path": path, "sha256": result.sha256.get(kind, "")} for kind, path in result.files.items()],
            "seconds": result.seconds,
            "message": result.message,
        }
    }
