"""Text that remembers its cells: what titles, heads and sentences are filled with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.document import Span
from generator.model.source import SourceRef


@dataclass(frozen=True, slots=True)
class Text:
    """Text from the workbook, or composed from it, with the cells it comes from.

    `parts` are its pieces in turn, where each of them has cells of its own.
    """

    value: str
    sources: tuple[SourceRef, ...] = ()
    parts: tuple[Text, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.value.strip())

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return self.value == (other.value if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.value)


def one_line(text: str) -> str:
    """The text without its line breaks: where a name stands in a title or a sentence, a break typed in it is none."""
    return "".join(text.splitlines())


def joined(parts: Iterable[Text | str]) -> Text:
    """Pieces one after the other, each with its own cells."""
    pieces = tuple(part for text in parts for part in ((text.parts or (text,)) if isinstance(text, Text) else (Text(text),)))
    return Text("".join(piece.value for piece in pieces), tuple(source for piece in pieces for source in piece.sources), pieces)


def span(text: str | Text) -> Span:
    """The text as a run of the document, with its cells."""
    return Span(text.value, text.sources) if isinstance(text, Text) else Span(text)
