"""A formula by what it refers to: every reference as sheet, column name and line name instead of an address.

So a formula says the same when rows or columns were inserted, sheets renamed, or quotes and dollar signs rewritten by
another office suite.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.workbook.coordinates import column_number

ANY_ROW = "*"

Namer = Callable[[str, int, int], tuple[str, str]]
"""(sheet as written in the formula, "" for its own; column; row) -> (sheet and column in words, row in words)."""

_STRING = re.compile(r'("(?:[^"]|"")*")')
_BLANKS = re.compile(r"\s")
_REFERENCE = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([^\s'!(),=<>&+\-*/\"]+))!)?"
    r"(?<![A-Za-z_.])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])"
)


def signature(formula: str, own_row: int, namer: Namer) -> str:
    """The formula with every reference in words."""

    def words(found: re.Match) -> str:
        sheet = (found[1] or found[2] or "").replace("''", "'")
        ends = [(found[3], found[4])] + ([(found[5], found[6])] if found[5] else [])
        return ":".join(_word(sheet, column_number(letter), int(row)) for letter, row in ends)

    def _word(sheet: str, column: int, row: int) -> str:
        place, line = namer(sheet, column, row)
        return f"<{place}.{'=' if not sheet and row == own_row else line}>"

    parts = _STRING.split(formula.lstrip("=+"))
    for number in range(0, len(parts), 2):
        named = _BLANKS.sub("", parts[number])
        named = named.replace("_xlfn.", "").replace("FALSE()", "FALSE").replace("TRUE()", "TRUE")
        parts[number] = _REFERENCE.sub(words, named)
    return "".join(parts)
