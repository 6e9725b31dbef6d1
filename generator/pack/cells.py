"""Tables of the pack, cell by cell. What was typed stays text: it is split at its line breaks and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator.compose.texts import Text
from generator.model.document import Block, Document, Heading, Paragraph, Row, Span, Table, TableCell

AMOUNT = "TableAmount"


def cell(text: str | Text | Span, align: str = "left", *, role: str = "TableText", indent: int = 0, colspan: int = 1, header: bool = False) -> TableCell:
    """A cell with a line for each line of the text."""
    value, sources = (text, ()) if isinstance(text, str) else (text.text if isinstance(text, Span) else text.value, text.sources)
    lines = tuple((Span(line.strip(), sources),) if line.strip() else () for line in value.splitlines()) if value else ()
    return TableCell(lines, 1, colspan, role, align, indent, header)


def number(text: str | Span) -> TableCell:
    return cell(text, "right", role=AMOUNT)


def centred(text: str) -> TableCell:
    return cell(text, "center")


def across(text: str, columns: int) -> Row:
    """A row of one cell, which heads the rows below it."""
    return (cell(text, colspan=columns, header=True), *(None,) * (columns - 1))


def table(title: str, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Row], banner: tuple[str, str, str] = ("", "", ""), kind: str = "form") -> Table:
    """A table that may run over pages. One without rows keeps an empty one."""
    head = tuple(cell(text, "center", role="TableHead", header=True) for text in heads)
    body = tuple(rows) or (tuple(TableCell() for _ in heads),)
    return Table(tuple(widths), (head,) if any(heads) else (), body, banner, kind=kind, title=title)


def heading(text: str, level: int) -> Heading:
    return Heading((Span(text),), f"Heading{level}", level, in_contents=False)


def paragraph(text: str, role: str = "Body") -> Paragraph:
    return Paragraph((Span(text),), role)


def printable(document: Document, missing: Callable[[str], Iterable[str]]) -> Document:
    """The document with each character that no face can print told by its number: nothing of a reason gets lost."""

    def text(span: Span) -> Span:
        characters = frozenset(missing(span.text))
        return replace(span, text="".join(f"〔U+{ord(c):04X}〕" if c in characters else c for c in span.text)) if characters else span

    def row(cells: Row) -> Row:
        return tuple(c and replace(c, lines=tuple(tuple(map(text, line)) for line in c.lines)) for c in cells)

    def block(part: Block) -> Block:
        if isinstance(part, Table):
            return replace(part, head=tuple(map(row, part.head)), body=tuple(map(row, part.body)))
        return replace(part, spans=tuple(map(text, part.spans))) if isinstance(part, (Heading, Paragraph)) else part

    return replace(document, sections=tuple(replace(section, blocks=tuple(map(block, section.blocks))) for section in document.sections))
