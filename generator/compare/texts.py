"""The narrative of both documents: paragraphs side by side under their headings, with the changes inside them.

What tables and project forms hold is compared elsewhere; here stand headings, paragraphs, captions and notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.compare.model import Passage
from generator.compare.words import difference, likeness
from generator.model.document import DELETED, INSERTED, Document, Heading, Paragraph, Span
from generator.model.source import SourceRef

_LEFT_OUT = {"Gap", "UnitLine", "TableTitle", "TableNumber", "ProjectTitle"}
"""Roles that belong to tables and forms."""

_ROLES = {"PartTitle": "DocumentTitle"}
"""A part's title fills a page of its own in the document; here it is a title like the other."""

_NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十〇\d]+[）)]?[、．.\s]?|第[一二三四五六七八九十]+部分\s*)")

_ALIKE = 0.35
"""From this likeness on two paragraphs are one that was changed, not one that went and another that came."""

_SAME_HEADING = 0.6

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading (None above the first one) and the paragraphs below it."""

    heading: Passage | None
    paragraphs: tuple[Passage, ...]


def passages(before: Document, after: Document) -> tuple[Passage, ...]:
    """The newer text with what was inserted and deleted, in reading order.

    Without its inserted spans it is the older text, without its deleted ones the newer.
    """
    return tuple(_all(_parts(before), _parts(after)))


def narrative(document: Document) -> tuple[Passage, ...]:
    """The headings and paragraphs of the document's narrative, as they stand."""
    told = (block for section in document.sections if section.flowing for block in section.blocks)
    blocks = (block for block in told if isinstance(block, (Heading, Paragraph)) and block.role not in _LEFT_OUT)
    return tuple(
        Passage(_ROLES.get(block.role, block.role), block.level if isinstance(block, Heading) else 0, block.spans) for block in blocks if block.text.strip()
    )


def _all(before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[Passage]:
    for old, new in _aligned(before, after, _heading_likeness, _SAME_HEADING):
        heads = (old.heading if old else None, new.heading if new else None)
        if any(heads):
            yield _passage(*heads)
        below = _aligned(old.paragraphs if old else (), new.paragraphs if new else (), _likeness, _ALIKE)
        yield from (_passage(first, second) for first, second in below)


def _parts(document: Document) -> list[_Part]:
    parts = [_Part(None, ())]
    for passage in narrative(document):
        if passage.level:
            parts.append(_Part(passage, ()))
        else:
            parts[-1] = replace(parts[-1], paragraphs=(*parts[-1].paragraphs, passage))
    return parts


def _text(passage: Passage) -> str:
    return "".join(span.text for span in passage.spans)


def _title(passage: Passage) -> str:
    """A heading without its number, which moves when another one comes or goes."""
    return _NUMBERING.sub("", _text(passage)) or _text(passage)


def _heading_likeness(old: _Part, new: _Part) -> float:
    if old.heading is None or new.heading is None:
        return float(old.heading is new.heading)
    return likeness(_title(old.heading), _title(new.heading)) if old.heading.level == new.heading.level else 0.0


def _likeness(old: Passage, new: Passage) -> float:
    return likeness(_text(old), _text(new)) if old.role == new.role else 0.0


def _aligned(
    before: Sequence[_Item], after: Sequence[_Item], alike: Callable[[_Item, _Item], float], least: float
) -> list[tuple[_Item | None, _Item | None]]:
    """Both sequences in order, those that belong together side by side: the pairing with the greatest likeness in all."""
    rows, columns = len(before), len(after)
    scores = [[alike(old, new) for new in after] for old in before]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            together = best[i + 1][j + 1] + scores[i][j] if scores[i][j] >= least else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    pairs: list[tuple[_Item | None, _Item | None]] = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and scores[i][j] >= least and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif i < rows and (j == columns or best[i][j] == best[i + 1][j]):
            pairs.append((before[i], None))
            i += 1
        else:
            pairs.append((None, after[j]))
            j += 1
    return pairs


def _passage(old: Passage | None, new: Passage | None) -> Passage:
    """One paragraph with its changes; every piece keeps the cells of the side it comes from."""
    if old is None or new is None:
        kept, kind = (new, INSERTED) if old is None else (old, DELETED)
        return replace(kept, spans=tuple(replace(span, revision=kind) for span in kept.spans))
    if _text(old) == _text(new):
        return new
    spans: list[Span] = []
    sides = {DELETED: _Reader(old.spans), INSERTED: _Reader(new.spans)}
    for text, kind in difference(_text(old), _text(new)):
        sources = {side: reader.take(len(text)) for side, reader in sides.items() if kind in ("", side)}
        spans.append(Span(text, sources[kind or INSERTED], kind))
    return replace(new, spans=tuple(spans))


class _Reader:
    """Goes through spans by the number of characters."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._left = [(span.text, span.sources) for span in spans]

    def take(self, length: int) -> tuple[SourceRef, ...]:
        """The cells behind the next `length` characters."""
        sources: dict[SourceRef, None] = {}
        while length and self._left:
            text, found = self._left[0]
            sources.update(dict.fromkeys(found))
            if len(text) <= length:
                self._left.pop(0)
                length -= len(text)
            else:
                self._left[0] = (text[length:], found)
                length = 0
        return tuple(sources)
