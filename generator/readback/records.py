"""Loops of the section files: paragraphs -> records, by the words that every record's lines begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.readback.published import Published
from generator.readback.slots import Slot, Token
from generator.readback.templates import Loop
from generator.readback.words import NUMBERING, counted, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a loop: its regular expression, the columns that it holds, whether it begins a record and is numbered."""

    regex: re.Pattern[str]
    columns: tuple[str, ...]
    begins: bool
    numbered: bool
    label: str


def read_loops(loops: Sequence[Loop], lines: Sequence[str], published: Published) -> None:
    """Records of neighbouring loops, which print the same lines. Terms that the profile brings along are its own."""
    own = [loop for loop in loops if loop.sheet]
    if not own:
        return
    loop = own[-1]
    entries = _entries(loop)
    known = {fold(term.name).text for term in published.profile.glossary} if len(loops) > len(own) else set()
    records, rest = _records(lines, entries)
    for record in records:
        if fold(next(iter(record.values()))).text in known:
            continue
        key = published.add(loop.sheet)
        for column, text in record.items():
            published.put((loop.sheet, key, column), text, f"“{loop.sheet}”第{key}条")
    for line in rest:
        published.remark(f"“{loop.sheet}”", line, "没有认出属于哪一条")


def _entries(loop: Loop) -> list[Entry]:
    return [_entry(tokens, loop.variable, number == 0) for number, tokens in enumerate(loop.lines)]


def _entry(tokens: tuple[Token, ...], variable: str, begins: bool) -> Entry:
    """Slots of the record are groups; a slot in front that is no column of it is the number."""
    numbered = isinstance(tokens[0], Slot) and tokens[0].path[0] != variable
    tokens = tokens[1:] if numbered else tokens
    if numbered and tokens and isinstance(tokens[0], str):  # the sign behind the number
        tokens = (fold(tokens[0]).text.lstrip(".、,) "), *tokens[1:])
    parts, columns, label = [], [], ""
    for n, token in enumerate(tokens):
        if isinstance(token, Slot):
            columns.append(token.path[-1])
            parts.append("(.+)" if n == len(tokens) - 1 else "(.+?)")
        else:
            words = fold(token).text
            label = label or (words if not columns else "")
            parts.append(re.escape(words).replace(":", ":?") if words != ":" else ":")
    return Entry(re.compile("".join(parts)), tuple(columns), begins, numbered, label)


def _records(lines: Sequence[str], entries: list[Entry]) -> tuple[list[dict[str, str]], list[str]]:
    """The records, and the lines in front of the first one. A line that begins nothing goes on with what is above it."""
    records: list[dict[str, str]] = []
    rest: list[str] = []
    last = ""
    for n, line in enumerate(lines):
        entry = next((entry for entry in entries if _is(entry, line, lines[n + 1 :], len(records), entries)), None)
        if entry is None and not records:
            rest.append(line)
        elif entry is None:
            records[-1][last] = records[-1].get(last, "") + f"\n{line}"
        else:
            if entry.begins:
                records.append({})
            records[-1] |= _taken(entry, line)
            last = entry.columns[-1]
    return records, rest


def _is(entry: Entry, line: str, following: Sequence[str], count: int, entries: list[Entry]) -> bool:
    """Is the line of this kind? One that begins a record has its number, or is followed by the record's next line."""
    folded = fold(line).text
    number = NUMBERING.match(folded)
    if not entry.begins:
        return bool(count) and bool(entry.label) and entry.regex.fullmatch(folded) is not None
    body = folded[number.end() :] if number else folded
    if not entry.regex.fullmatch(body) or entry.label and not body.startswith(entry.label):
        return False
    if not entry.numbered:
        return True
    labelled = [other for other in entries if other.label and not other.begins]
    if labelled:
        return bool(following) and labelled[0].regex.fullmatch(fold(following[0]).text) is not None
    return number is not None and counted(number[0]) == count + 1


def _taken(entry: Entry, line: str) -> dict[str, str]:
    folded = fold(line)
    number = NUMBERING.match(folded.text) if entry.numbered else None
    found = entry.regex.fullmatch(folded.text, number.end() if number else 0)
    return {column: folded.original(*found.span(n)) for n, column in enumerate(entry.columns, 1)} if found else {}
