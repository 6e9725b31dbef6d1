"""The printed grid of a comparison: a row's name, then its columns in both states with difference and percentage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.compare.figures import HEADS, NOTHING, difference, label, name, rate, side
from generator.compare.model import Amount, Entry, Group, Words
from generator.model.document import Row, Span, Table, TableCell
from generator.model.figure import Figure
from generator.model.profile import AmountStyle
from generator.model.source import SourceRef

LABEL, COLUMN = "项　目", "栏　目"
TEXTS = "变　化"
WIDTHS = (3.2, 1.7, 1.35, 1.35, 1.35, 1.1)


@dataclass(frozen=True, slots=True)
class Grids:
    """`names` head both states; with `everything` rows without a change are printed too."""

    names: tuple[str, str]
    style: AmountStyle
    everything: bool = False

    def table(self, groups: Sequence[Group], title: str, *, single: bool, everything: bool = False, whole: bool = False) -> Table:
        """The rows of all groups. `single`: the amounts stand in one column, which is not named. `whole`: on one page, if it is not longer."""
        everything = everything or self.everything
        reasons = any(isinstance(value, Words) for group in groups for entry in group.entries for value in entry.values)
        named = not single or reasons
        heads = (LABEL, *((COLUMN,) if named else ()), *self.names, *HEADS)
        widths = WIDTHS if named else (WIDTHS[0] + WIDTHS[1], *WIDTHS[2:])
        amounts = any(entry.amounts for group in groups for entry in group.entries)
        body: list[Row] = []
        for group in groups:
            shown = [entry for entry in group.entries if everything or entry.changed]
            if group.title and shown:
                body.append(_whole(group.title, len(heads), header=True))
            for entry in shown:
                body += self._entry(entry, named)
        folded = sum(not entry.changed for group in groups for entry in group.entries)
        if folded and not everything:
            body.append(_whole(f"{'其余 ' if body else ''}{folded} 行没有变化", len(heads)))
        return Table(widths, (_head(heads, amounts),), tuple(body), kind="narrative" if whole else "form", title=title)

    def _entry(self, entry: Entry, named: bool) -> Iterator[Row]:
        values = (entry.values if self.everything else entry.changes) or (None,)
        first: TableCell | None = _cell(label(entry), indent=entry.indent, header=True, rowspan=len(values))
        for value in values:
            column = (_cell(name(value) if value else ""),) if named else ()
            yield (first, *column, *self._value(value))
            first = None

    def _value(self, value: Amount | Words | None) -> Row:
        if isinstance(value, Words):
            return (TableCell(_lines(value.spans), colspan=4), None, None, None)
        if value is None:
            return (_cell(NOTHING, align="center", colspan=4), None, None, None)
        texts = (side(value, value.before, self.style), side(value, value.after, self.style), difference(value, self.style), rate(value))
        sources = (_of(value.before), _of(value.after), value.sources, value.sources)
        return tuple(TableCell(((Span(text, cells),),), role="TableAmount", align="right") for text, cells in zip(texts, sources, strict=True))


def _head(heads: tuple[str, ...], amounts: bool) -> Row:
    """The head; where there are only texts, one head stands above all that is told of them."""
    cells = [_cell(text, "TableHead", "center", header=True) for text in heads]
    if amounts:
        return tuple(cells)
    return (*cells[:-4], _cell(TEXTS, "TableHead", "center", header=True, colspan=4), None, None, None)


def _of(figure: Figure | None) -> tuple[SourceRef, ...]:
    return figure.sources if figure else ()


def _whole(text: str, columns: int, header: bool = False) -> Row:
    """A row of one cell."""
    return (_cell(text, colspan=columns, header=header), *((None,) * (columns - 1)))


def _cell(text: str, role: str = "TableText", align: str = "left", **more) -> TableCell:
    return TableCell(((Span(text),),) if text else (), role=role, align=align, **more)


def _lines(spans: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """The spans line by line, as they were typed."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for number, text in enumerate(span.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(Span(text, span.sources, span.revision))
    return tuple(map(tuple, lines))
