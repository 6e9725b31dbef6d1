"""What kinds share that judge names and other short texts: findings about a cell, names without their harmless variants."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.checks.context import place
from generator.checks.reading_texts.passages import KEPT
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.source import SourceRef
from generator.model.submission import Row

_MARKS = re.compile(r"[\s()\[\]{}<>〈〉《》“”‘’\"'、,，.。;；:：·・\-—_/]")
_LEVEL = re.compile(r"[(（][类款项][)）]$")


def finding(
    rule: Rule,
    places: tuple[SourceRef, ...],
    message: str,
    found: str,
    expected: str,
    *,
    severity: Severity | None = None,
    title: str = "",
) -> Finding:
    """A finding of the rule; `severity` and `title` where they are not the rule's own."""
    return Finding(rule.id, severity or rule.severity, title or rule.title, message, places, found, expected, fix=rule.fix, basis=rule.basis)


def cell_finding(rule: Rule, row: Row, column: str, message: str, found: str, expected: str, **other) -> Finding:
    """A finding about one cell of a row."""
    return finding(rule, (place(row, column),), message, found, expected, **other)


@lru_cache(maxsize=KEPT)
def plain(name: str) -> str:
    """A name without blanks, brackets, punctuation and widths, nor the level that people write behind it: 行政运行（项）."""
    text = _LEVEL.sub("", name.strip())
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def called(row: Row, *columns: str) -> str:
    """A record by what stands in these columns: “项目甲”的“指标乙”; by its place if they are empty."""
    words = [row.text(column) for column in columns]
    return "的".join(f"“{word}”" for word in words if word) or f"“{row.label}”"
