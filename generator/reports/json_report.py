"""The result for other programs. `docs/report-json.md` describes it, `docs/report.schema.json` is its schema."""

from __future__ import annotations

import json

from generator import __version__
from generator.model.finding import Operand, Waiver
from generator.model.outcome import Outcome
from generator.model.source import SourceRef
from generator.reports.arrange import KEYS, Entry, arrange, counts

SCHEMA = 1
"""Counts up when a reader of the old shape would go wrong; a new key alone is no reason."""


def json_text(outcome: Outcome) -> str:
    """The result as JSON; the same workbook gives the same text. Numbers are decimal texts, never floats."""
    return json.dumps(_report(outcome), ensure_ascii=False, indent=2) + "\n"


def _report(outcome: Outcome) -> dict:
    return {
        "schema": SCHEMA,
        "program": {"name": "gongkai", "version": __version__},
        "profile": {"key": outcome.profile.key, "version": outcome.profile.version, "name": outcome.profile.name},
        "workbook": {"name": outcome.path.name, "sha256": outcome.sha256},
        "unit": outcome.submission.unit,
        "blocked": outcome.blocked,
        "verdict": outcome.verdict,
        "counts": counts(outcome.findings),
        "files": [file.name for file in outcome.files],
        "findings": [_finding(entry) for group in arrange(outcome) for entry in group.entries],
    }


def _finding(entry: Entry) -> dict:
    finding = entry.finding
    return {
        "number": entry.number,
        "rule": finding.rule,
        "severity": KEYS[finding.severity],
        "severity_name": finding.severity.value,
        "blocks": finding.blocks,
        "title": finding.title,
        "message": finding.message,
        "places": [_place(place) for place in finding.places],
        "found": finding.found,
        "expected": finding.expected,
        "difference": finding.difference,
        "operands": [_operand(operand) for operand in finding.operands],
        "fix": finding.fix,
        "basis": finding.basis,
        "symptoms": [_finding(symptom) for symptom in entry.symptoms],
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
    }


def _place(place: SourceRef) -> dict:
    return {"sheet": place.sheet, "cell": place.cell, "row": place.row, "column": place.column}


def _operand(operand: Operand) -> dict:
    return {"label": operand.label, "value": f"{operand.value:f}", "place": _place(operand.source) if operand.source else None}


def _waiver(waiver: Waiver) -> dict:
    return {"reason": waiver.reason, "who": waiver.who, "place": _place(waiver.source)}
