"""Pieces of a text: sentences, clauses, and the text without what is only quoted in it. Positions always stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BLANK = "□"
"""Stands for a character that no reader shall see."""

_WIDE = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,") | {ord("，"): "，"}
_TITLE = re.compile(r"《[^《》]*》")
_FILE_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,10}[〔【\[（(]\s*\d{4}\s*[〕】\]）)]\s*第?\s*\d+\s*号")
_SENTENCE_END = re.compile(r"[。！？\n]")
_CLAUSE_END = re.compile(r"[，。；：！？\n,;:]")

NEARBY = 40
"""Characters that a reader looks back on at most: a word that belongs to a number stands close to it."""


def readable(text: str, quoted: Iterable[str] = ()) -> str:
    """The text with half-width digits and with 《titles》, 文号 and the `quoted` names blanked out."""
    plain = text.translate(_WIDE)
    for pattern in (_TITLE, _FILE_NUMBER):
        plain = pattern.sub(lambda match: BLANK * len(match[0]), plain)
    for name in sorted({name.translate(_WIDE) for name in quoted if name}, key=len, reverse=True):
        plain = plain.replace(name, BLANK * len(name))
    return plain


def sentence(text: str, position: int) -> tuple[int, int]:
    """Start and end of the sentence that `position` lies in."""
    return _piece(text, position, _SENTENCE_END)


def clause(text: str, position: int) -> tuple[int, int]:
    """Start and end of the clause that `position` lies in; a thousands separator ends none."""
    return _piece(text, position, _CLAUSE_END)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """All sentences, empty ones left out."""
    start = 0
    for end in (*(match.start() for match in _SENTENCE_END.finditer(text)), len(text)):
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _piece(text: str, position: int, end: re.Pattern) -> tuple[int, int]:
    start, stop = position, position
    while start > 0 and not (end.match(text, start - 1) and not _within_number(text, start - 1)):
        start -= 1
    while stop < len(text) and not (end.match(text, stop) and not _within_number(text, stop)):
        stop += 1
    return start, stop


def _within_number(text: str, position: int) -> bool:
    return text[position] in ",:" and text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()
