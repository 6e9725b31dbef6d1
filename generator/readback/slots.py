"""What templates leave open: `{name}` of titles and banners, `{{ expression }}` of section files, and how it looks in print."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.form import CONTENT
from generator.model.profile import UNITS, Profile

NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
AMOUNT = rf"{NUMBER}(?:{'|'.join(UNITS)})"
CHANGE = rf"(?:增加|减少|增长|下降|上升|压减|增|减)了?{AMOUNT}|持平"
REASON = r"[,;。]?(?:增加|减少|增减|增长|下降|变化|变动)?的?主要原因(?:是|为|在于)?:?"
SHAPES = {"date": r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}", "code": r"[0-9A-Za-z]+", "year": r"\d{4}"}
"""How values of a type look in folded text."""

ANYTHING = ".+?"

CHANGE_FILTER, REASON_FILTER = "增减", "原因"
_EXPRESSION = re.compile(r"^(?P<path>[^|]+?)\s*(?:\|\s*(?P<filter>[^\s(|]+)\s*(?:\((?P<args>.*)\))?.*)?$")
_STEP = re.compile(r"\.?([^.\[\]\"]+)|\[\"([^\"]+)\"\]")
_OPEN = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}|\{([^{}%]+)\}")

Place = tuple[str, str, str]
"""A cell of the workbook: sheet, row, column."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One open place of a template: the path of names, the filter behind it with its argument, the shape in print."""

    path: tuple[str, ...]
    filter: str = ""
    argument: tuple[str, ...] = ()
    shape: str = ANYTHING

    @property
    def kind(self) -> str:
        """"amount", "change", "reason", or "" for what is taken as it stands."""
        if self.filter in UNITS:
            return "amount"
        return {CHANGE_FILTER: "change", REASON_FILTER: "reason"}.get(self.filter, "")


Token = str | Slot


def tokens_of(text: str, profile: Profile) -> tuple[Token, ...]:
    """Literal text and slots in turn; tags of conditions within a line are nothing."""
    tokens: list[Token] = []
    end = 0
    for found in _OPEN.finditer(text):
        tokens.append(text[end : found.start()])
        if found[1] is not None or found[2] is not None:
            tokens.append(_slot((found[1] or found[2]).strip(), profile))
        end = found.end()
    tokens.append(text[end:])
    return tuple(token for token in tokens if token != "")


def _slot(expression: str, profile: Profile) -> Slot:
    found = _EXPRESSION.match(expression)
    if not found:
        return Slot((expression,))
    path, name = _path(found["path"]), found["filter"] or ""
    return Slot(path, name, _path(found["args"] or ""), _shape(path, profile))


def _path(text: str) -> tuple[str, ...]:
    return tuple((step[1] or step[2]).strip() for step in _STEP.finditer(text.strip()))


def _shape(path: tuple[str, ...], profile: Profile) -> str:
    place = place_of(path, profile)
    if place is None or place[0] != profile.facts.sheet:
        return ANYTHING
    line = profile.sheets[place[0]].line(place[1])
    if line.choices:
        return "|".join(re.escape(choice) for choice in line.choices)
    return SHAPES.get(line.type, ANYTHING)


def place_of(path: tuple[str, ...], profile: Profile) -> Place | None:
    """The cell that a path names: a fact, a field of a sheet of single fields, or row and column of a sheet."""
    facts = profile.facts.sheet
    if len(path) == 1 and path[0] in {line.name for line in profile.sheets[facts].lines}:
        return facts, path[0], CONTENT
    form = profile.sheets.get(path[0]) if path else None
    if form is None or form.kind == "records":
        return None
    if len(path) == 2 and form.is_fields:
        return path[0], path[1], CONTENT
    return (path[0], path[1], path[2]) if len(path) == 3 else None
