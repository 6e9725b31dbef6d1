"""Pieces of a text: sentences, clauses, and the text without what is only quoted in it. Positions always stay as they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

BLANK = "□"
"""Stands for a character that no reader shall see."""

KEPT = 1024
"""Texts of which is kept what was read in them: more than most workbooks have, so that each rule need not read them again."""

_WIDE = re.compile("[０-９．％]")
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_TITLE = re.compile(r"《[^《》]*》")
_FILE_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,10}[〔【\[（(]\s*\d{4}\s*[〕】\]）)]\s*第?\s*\d+\s*号")
_SENTENCE_END = re.compile(r"[。！？\n]")
_CLAUSE_END = re.compile(r"[，。；：！？\n,;:]")

NEARBY = 40
"""Characters that a reader looks back on at most: a word that belongs to a number stands close to it."""


def readable(text: str, quoted: Iterable[str] = ()) -> str:
    """The text with half-width digits and with 《titles》, 文号 and the `quoted` names blanked out."""
    return _blanked(text, frozenset(quoted))


@lru_cache(maxsize=KEPT)
def _blanked(text: str, quoted: frozenset[str]) -> str:
    if quoted:
        plain = _blanked(text, frozenset())
        for name, blank in _blanks(quoted):
            plain = plain.replace(name, blank)
        return plain
    plain = narrow(text)
    for pattern, sign in ((_TITLE, "《"), (_FILE_NUMBER, "号")):
        if sign in plain:
            plain = pattern.sub(lambda match: BLANK * len(match[0]), plain)
    return plain


@lru_cache(maxsize=16)  # a rule asks for all texts with the same names
def _blanks(names: frozenset[str]) -> list[tuple[str, str]]:
    """What stands for each name, the longest one first."""
    return [(name, BLANK * len(name)) for name in sorted({narrow(name) for name in names if name}, key=lambda name: (-len(name), name))]


def narrow(text: str) -> str:
    """The text with half-width digits."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


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
    ends = _ends(text, end)
    after = bisect_left(ends, position)
    return ends[after - 1] + 1 if after else 0, ends[after] if after < len(ends) else len(text)


@lru_cache(maxsize=KEPT)
def _ends(text: str, end: re.Pattern) -> list[int]:
    """Where pieces end."""
    return [match.start() for match in end.finditer(text) if not _within_number(text, match.start())]


def _within_number(text: str, position: int) -> bool:
    return text[position] in ",:" and text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()
