"""What a proof-reader works with: equal texts once, spans that do not count, paragraphs, sentences, findings that quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.checks.context import Context
from generator.checks.expressions import Words
from generator.checks.reading_texts.passages import KEPT
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

_HAN = re.compile(r"[\u3400-\u9fff]+")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or sentence: where it begins in its text, and its words without blanks around them."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def distinct(context: Context, where: Sequence[str] = ()) -> list[tuple[HandText, ...]]:
    """The hand-written texts; those of one column that are the same word for word come together."""
    return context.once(_distinct, *where)


def _distinct(context: Context, *where: str) -> list[tuple[HandText, ...]]:
    groups: dict[tuple[str, str, str], list[HandText]] = {}
    for text in hand_written(context, where):
        groups.setdefault((text.sheet, text.column, text.text), []).append(text)
    return [tuple(group) for group in groups.values()]


def in_one(context: Context) -> Words:
    """Everything that was typed in one text: what is not in it is in no text."""
    return context.once(_in_one)


def _in_one(context: Context) -> Words:
    return Words("\n".join({cell.typed for *_, cell in context.submission.cells() if isinstance(cell.typed, str)}))


def paragraphs(text: str) -> list[Piece]:
    """The lines that hold anything."""
    return _pieces(text, _PARAGRAPH)


def sentences(text: str) -> list[Piece]:
    """What ends with 。！？； or with the paragraph, that mark included."""
    return _pieces(text, _SENTENCE)


@lru_cache(maxsize=KEPT)
def _pieces(text: str, form: re.Pattern) -> list[Piece]:
    found = ((match, match[0].strip()) for match in form.finditer(text))
    return [Piece(match.start() + match[0].index(words), words) for match, words in found if words]


def han(text: str) -> int:
    """How many Chinese characters."""
    return sum(map(len, _HAN.findall(text)))


def spans(patterns: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where the patterns match."""
    return [match.span() for pattern in patterns for match in re.finditer(pattern, text, re.MULTILINE)]


def within(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Does a span lie inside one of the others?"""
    return any(first <= start and end <= last for first, last in taken)


def quoted(rule: Rule, copies: Sequence[HandText], span: tuple[int, int], wrong: str, right: str, times: int = 1) -> Finding:
    """The finding that a piece of a text is wrong. `copies` are the places of the same text, `times` how often it is so."""
    text, (start, end) = copies[0], span
    found = visible(text.text[start:end])
    more = "".join([f"，这段文字里共{times}处" if times > 1 else "", f"，同样的文字共{len(copies)}格" if len(copies) > 1 else ""])
    message = f"{text.words}里“{text.excerpt(start, end)}”：{wrong}{more}；应为：{right}"
    finding = text_finding(rule, text, message, found, right)
    return replace(finding, places=tuple(copy.source for copy in copies))


def visible(piece: str) -> str:
    """The piece on one line; the code points of a piece that would not be seen."""
    words = " ".join(piece.split())
    return words if words and words.isprintable() else " ".join(f"U+{ord(character):04X}" for character in piece)
