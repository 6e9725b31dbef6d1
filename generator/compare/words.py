"""What changed within a text, as a reader of Chinese would mark it.

Numbers with their units, years and Latin words are never cut in two. Single characters that two different wordings happen
to share are no reason to tear them to pieces: a change is shown as a whole where hardly anything of it was kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from generator.model.document import DELETED, INSERTED, Span
from generator.model.source import SourceRef

_TOKEN = re.compile(
    r"(?:19|20)\d{2}年度?"
    r"|(?:[≥≤＞＜<>=＝]{1,2}|(?<!\d)[＋+－-])?\d[\d,]*(?<!,)(?:\.\d+)?(?:个百分点|万元|亿元|千元|平方米|[%％‰元月日年项个辆台套人次倍])?"
    r"|[A-Za-z][A-Za-z0-9]*"
    r"|\s+|.",
    re.DOTALL,
)

Piece = tuple[str, str]
"""A run of text and "" (kept), INSERTED or DELETED."""

_Block = tuple[int, int, int]
"""A kept run: where it begins in both texts, and its length, in tokens."""

_LEAST_KEPT = 0.35
"""Where a smaller share of the shorter text was kept, one replaces the other."""


def tokens(text: str) -> list[str]:
    """The text in pieces that are never cut: numbers with units, years, Latin words, single characters."""
    return _TOKEN.findall(text)


def likeness(before: str, after: str) -> float:
    """How much two texts have in common, 0 to 1, by pairs of neighbouring characters. Cheap enough for all pairs of a document."""
    if before == after:
        return 1.0
    first, second = _pairs(before), _pairs(after)
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else 0.0


def difference(before: str, after: str) -> list[Piece]:
    """The pieces that lead from one text to the other: without the inserted ones it is `before`, without the deleted ones `after`."""
    if before == after:
        return [(before, "")] if before else []
    old, new = tokens(before), tokens(after)
    matches = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    blocks = _whole_words(_worthwhile([(m.a, m.b, m.size) for m in matches if m.size], old, new), old, new)
    if sum(size for _, _, size in blocks) < _LEAST_KEPT * min(len(old), len(new)):
        blocks = []
    pieces: list[Piece] = []
    at_old = at_new = 0
    for a, b, size in (*blocks, (len(old), len(new), 0)):
        pieces += [("".join(old[at_old:a]), DELETED), ("".join(new[at_new:b]), INSERTED), ("".join(old[a : a + size]), "")]
        at_old, at_new = a + size, b + size
    return [piece for piece in pieces if piece[0]]


def revised(before: str, after: str, sources: Iterable[SourceRef] = ()) -> tuple[Span, ...]:
    """The same as spans of a document, all with the cells of both texts."""
    sources = tuple(dict.fromkeys(sources))
    return tuple(Span(text, sources, kind) for text, kind in difference(before, after))


def _worthwhile(blocks: list[_Block], old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """The kept runs that help a reader: one that is no longer than the changes on both its sides is given up."""
    while True:
        for number, (a, b, size) in enumerate(blocks):
            left = _change_before(number, blocks)
            right = _change_before(number + 1, blocks, (len(old), len(new)))
            if left and right and _weight(old[a : a + size]) <= min(left, right, 4 + min(left, right) // 8):
                blocks = blocks[:number] + blocks[number + 1 :]
                break
        else:
            return blocks


def _whole_words(blocks: list[_Block], old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """A single character between a replaced one and the next mark of punctuation is the rest of a word: it goes with it."""
    result: list[_Block] = []
    at_old = at_new = 0
    for a, b, size in blocks:
        rest = size == 1 and (a + 1 == len(old) or b + 1 == len(new)) or size > 1 and not old[a + 1][0].isalnum()
        if a > at_old and b > at_new and rest and old[a].isalpha():
            a, b, size = a + 1, b + 1, size - 1
        at_old, at_new = a + size, b + size
        result += [(a, b, size)] if size else []
    return result


def _change_before(number: int, blocks: list[_Block], end: tuple[int, int] = (0, 0)) -> int:
    """How many pieces were changed between a kept run and the one before it, the larger of both sides."""
    a, b = blocks[number][:2] if number < len(blocks) else end
    before = blocks[number - 1] if number else (0, 0, 0)
    return max(a - before[0] - before[2], b - before[1] - before[2])


def _weight(kept: Sequence[str]) -> int:
    """How much a kept run says: marks of punctuation alone say nothing, a whole clause (it holds a mark) more than its length."""
    words = [token for token in kept if token[0].isalnum()]
    return len(words) + (len(kept) - len(words)) * bool(words)


def _pairs(text: str) -> Counter[str]:
    text = re.sub(r"\s", "", text)
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter(text)
