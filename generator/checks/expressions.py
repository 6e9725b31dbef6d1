"""Regular expressions of the catalogue, each compiled once, and a cheap first test: can it match in a text at all?

Most of them look for what hardly any text holds, and nearly all of them need certain words for a match. These words are read from
the expression, and looked for before it is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

try:
    from re import _constants as op  # what an expression consists of: `re` reads it so and promises nobody that it will stay there
    from re import _parser as parser
except ImportError:  # then every expression is simply tried
    parser = op = None

MOST = 24
"""So many words are looked for one by one faster than the expression does it; of single letters there may be more."""

LARGEST = 1500
"""Letters of a class that is looked at: one with more, such as that of all Chinese characters, is in every text."""

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) if op else ()
Needs = tuple[frozenset[str], ...]
"""Sets of words: a match takes one of each."""


class Words:
    """A text, to ask many times for what it holds."""

    def __init__(self, text: str):
        self.text, self.letters = text, frozenset(text)

    def __contains__(self, word: str) -> bool:
        return self.letters.issuperset(word) and word in self.text  # mostly the letters say it, in no time

    def any_of(self, words: frozenset[str]) -> bool:
        return any([word in self for word in words]) if len(words) <= MOST else not self.letters.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Expression:
    compiled: re.Pattern
    needs: Needs

    def may_match(self, text: Words) -> bool:
        """False only if it surely has no match, in the text or in a part of it."""
        return all(map(text.any_of, self.needs))


@cache  # as many as the catalogues have
def expression(text: str, flags: int = 0) -> Expression:
    return Expression(re.compile(text, flags), needs_of(text, flags))


def needs_of(text: str, flags: int = 0) -> Needs:
    """What an expression needs for a match, what is rarest first."""
    if parser is None:
        return ()
    parsed = parser.parse(text, flags)
    needs = [] if parsed.state.flags & re.IGNORECASE else _of_all(parsed)
    return tuple(sorted(dict.fromkeys(needs), key=_rareness, reverse=True))


def _rareness(words: frozenset[str]) -> tuple[int, int]:
    """Long words are rarer than short ones, and few words than many."""
    return min(map(len, words)), -len(words)


def _of_all(items: Iterable[tuple]) -> list[frozenset[str]]:
    """What the parts of a sequence need: all of it."""
    needs, letters = [], [""]
    for kind, value in items:
        if kind is op.LITERAL:
            letters[-1] += chr(value)
        elif kind in REPEATS and [part for part, _ in value[2]] == [op.LITERAL]:
            letters[-1] += chr(value[2][0][1]) * value[0]
            letters.append("")
        else:
            letters.append("")
            needs += _of_one(kind, value)
    needs += [frozenset([word]) for word in letters if word]
    return [words for words in needs if len(words) <= MOST or max(map(len, words)) == 1]


def _of_one(kind: object, value: tuple) -> list[frozenset[str]]:
    """What a part other than a letter needs; nothing where there is no telling."""
    if kind is op.BRANCH:
        branches = [max(_of_all(branch), key=_rareness, default=None) for branch in value[1]]
        return [frozenset().union(*branches)] if None not in branches else []
    if kind is op.IN:
        return _of_class(value)
    if kind is op.SUBPATTERN:
        return [] if value[1] & re.IGNORECASE else _of_all(value[-1])
    if kind in REPEATS:
        return _of_all(value[2]) if value[0] else []
    return _of_all(value[1]) if kind is op.ASSERT else []  # what is looked ahead or back for is in the text as well


def _of_class(parts: list[tuple]) -> list[frozenset[str]]:
    """One of its letters, if it names them and they are few."""
    if not all(part in (op.LITERAL, op.RANGE) for part, _ in parts):
        return []
    ranges = [(value, value) if part is op.LITERAL else value for part, value in parts]
    few = sum(last - first + 1 for first, last in ranges) <= LARGEST
    return [frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))] if few else []
