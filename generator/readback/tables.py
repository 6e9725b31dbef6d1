"""The body of a printed table -> cells of the workbook: lines by label, subjects by code, records row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.form import TOTAL, Line, SheetForm
from generator.readback.blocks import Cell, Grid
from generator.readback.heads import Head, printed_columns
from generator.readback.patterns import pattern
from generator.readback.published import Published
from generator.readback.words import bare, fold, plain

_NOTE = re.compile(r"^(注|说明|备注)\d*:")


@dataclass(frozen=True, slots=True)
class Body:
    """The rows below a head, without repeated heads, column numbers, empty rows and notes."""

    grid: Grid
    head: Head
    form: SheetForm

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        head = {self._words(row) for row in self.grid.rows[self.head.first : self.head.body]}
        for number in range(self.head.body, len(self.grid.rows)):
            row = self.grid.rows[number]
            words = self._words(row)
            if not any(words) or words in head or _counts(words) or self._is_note(row):
                continue
            yield number, row

    def _is_note(self, row: tuple[Cell, ...]) -> bool:
        return any(_NOTE.match(fold(cell.text).text) for cell in row[:1])

    def _words(self, row: tuple[Cell, ...]) -> tuple[str, ...]:
        return tuple(plain(cell.text) for cell in row)

    def where(self, number: int) -> str:
        return f"“{self.form.name}”第{number + 1}行"


def _counts(words: tuple[str, ...]) -> bool:
    """Is it the row that numbers the columns: 栏次, 1, 2, 3 …?"""
    numbers = [word for word in words if word]
    numbers = numbers[1:] if not numbers[0].isdecimal() else numbers
    first = int(numbers[0]) if numbers and numbers[0].isdecimal() and len(numbers[0]) < 3 else -1
    return first in (0, 1) and len(numbers) > 1 and numbers == [str(first + n) for n in range(len(numbers))]


def read_table(grid: Grid, head: Head, form: SheetForm, published: Published) -> None:
    """Put every cell of the table in its place; what has none goes to the remarks."""
    body = Body(grid, head, form)
    if form.kind == "lines":
        _lines(body, published)
    elif form.kind == "subjects":
        _subjects(body, published)
    else:
        read_records(body, published, {})
    values = (printed for printed in printed_columns(form) if printed.column and not printed.part)
    missing = [printed.column.name for printed in values if printed not in head.places.values()]
    if missing:
        published.remark(f"“{form.name}”", "、".join(missing), "表里没有认出这几栏")
    for place, text in _strangers(body):
        published.remark(f"“{form.name}”第{place + 1}栏", text, "公开格式里没有这一栏")


def _strangers(body: Body) -> Iterator[tuple[int, str]]:
    """Columns that belong to nothing and hold more than row numbers."""
    rows = [row for _, row in body.rows()]
    known = {id(row[place]) for row in rows for place in body.head.places}  # a cell may be merged with one that is known
    for place in range(body.grid.width):
        cells = [row[place] for row in rows if id(row[place]) not in known]
        texts = [cell.text for cell in cells if plain(cell.text) and not plain(cell.text).isdecimal()]
        if place not in body.head.places and texts:
            head = body.grid.rows[body.head.body - 1][place].text
            yield place, f"{head}：{'、'.join(texts)}"


# lines


def _lines(body: Body, published: Published) -> None:
    for side in range(len(body.form.sides)):
        label = next((place for place, printed in body.head.places.items() if printed.side == side and printed.column is None), None)
        if label is None and body.form.labels:
            published.remark(f"“{body.form.name}”", body.form.sides[side].label_head, "没有认出写着项目的那一栏")
            continue
        values = {place: printed.column.name for place, printed in body.head.places.items() if printed.side == side and printed.column}
        rest = sorted((line for line in body.form.lines if line.side == side), key=lambda line: line.at)
        for number, row in body.rows():
            line = _line(row[label].text, rest, body.form, side) if label is not None else next(iter(rest), None)
            if line is None:
                _stray(body, number, row, label, values, published)
                continue
            rest = rest[rest.index(line) + 1 :] if line in rest else rest
            for place, column in values.items():
                published.put((body.form.name, line.name, column), row[place].text, f"{body.where(number)}“{line.label}”“{column}”")


def _line(text: str, rest: list[Line], form: SheetForm, side: int) -> Line | None:
    """The line of that label: the next one that has it, else any."""
    lines = [*rest, *(line for line in form.lines if line.side == side and line not in rest)]
    for same in (plain, bare):
        for line in lines if same(text) else ():
            if same(text) in {same(known) for known in (line.label, line.name, *line.aliases)}:
                return line
    return None


def _stray(body: Body, number: int, row: tuple[Cell, ...], label: int, values: dict[int, str], published: Published) -> None:
    texts = [row[place].text for place in values if row[place].text.strip("0.-—/ ")]
    if plain(row[label].text).strip("0.-—/") or texts:
        published.remark(body.where(number), "　".join([row[label].text, *texts]), "公开格式里没有这一行")


# subjects


def _subjects(body: Body, published: Published) -> None:
    form = body.form
    names, codes = _places(body, form.name_column), _places(body, form.code_column)
    others = {column.name: _places(body, column.name) for column in form.columns if column.name not in (form.name_column, form.code_column)}
    figures = [places[0] for name, places in others.items() if places and form.column(name).is_number]
    total: list[str] = []
    for number, row in body.rows():
        code, name = _joined(row, codes), "".join(row[place].text for place in names)
        amounts = [fold(row[place].text).text for place in figures]
        if TOTAL in (bare(name), bare(code)):
            code, total = "", amounts
        elif not code.isdecimal() or len(code) not in published.profile.codes[form.code_table].levels:
            if not form.owner or amounts != total:  # the body's own row repeats the total
                published.remark(body.where(number), f"{code} {name}".strip(), "没有认出科目编码")
            continue
        where = f"{body.where(number)}“{code} {name}”"
        for column, places in others.items():
            published.put((form.name, code or TOTAL, column), _joined(row, places) if len(places) > 1 else row[places[0]].text if places else "", where)
        if code:
            published.put((form.name, code, form.code_column), code, where)
            published.put((form.name, code, form.name_column), name, where)


def _places(body: Body, column: str) -> list[int]:
    """Where a column stands; in several places if its codes are printed in pieces."""
    found = ((place, printed) for place, printed in sorted(body.head.places.items()) if printed.column and printed.column.name == column)
    return [place for place, printed in found if not (printed.part and printed.part.owner)]


def _joined(row: tuple[Cell, ...], places: list[int]) -> str:
    return "".join(fold(row[place].text).text for place in places)


# records


def read_records(body: Body, published: Published, given: dict[str, str]) -> None:
    """A record for every row; `given` are values that all of them have. Rows of sums are left out, groups remembered."""
    form, group, after_total = body.form, "", False
    places = {place: printed.column for place, printed in body.head.places.items() if printed.column}
    repeated = {column.name for column in places.values() if column.fill_down or column.name in form.merge}
    above: dict[str, str] = {}
    for number, row in body.rows():
        label = next((cell.text for cell in row if cell.text), "")
        sums, named = _sum_row(label, body, published)
        owner, after_total = after_total and form.grouping and form.grouping.owner, sums and not named
        if sums or owner:  # the body's own sums stand right below the total
            group = named or group
            continue
        key = published.add(form.name)
        for column, text in {**given, **({form.grouping.column: group} if group else {})}.items():
            published.put((form.name, key, column), text, body.where(number))
        for place, column in places.items():
            text = row[place].text or (above.get(column.name, "") if column.name in repeated else "")
            above[column.name] = text
            published.put((form.name, key, column.name), text, f"{body.where(number)}“{column.name}”")


def _sum_row(label: str, body: Body, published: Published) -> tuple[bool, str]:
    """Is it a row of sums, and of which group?"""
    grouping = body.form.grouping
    if not grouping or not label:
        return False, ""
    if plain(label) == plain(grouping.total_label):
        return True, ""
    if not grouping.column:
        return False, ""
    found = pattern(grouping.subtotal_label, published.profile).match(label)
    return (True, next(iter(found.values()))) if found else (False, "")
