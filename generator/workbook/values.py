"""One located cell -> one `Cell` of the submission, and what there is to say about it."""

from __future__ import annotations

from decimal import Decimal

from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.form import Column
from generator.model.source import SourceRef
from generator.model.submission import Cell, Value
from generator.workbook import cells
from generator.workbook.blank_formulas import Key
from generator.workbook.cells import Problem
from generator.workbook.evaluate import CannotEvaluate, evaluate
from generator.workbook.labels import match
from generator.workbook.locate import Located
from generator.workbook.messages import WARNING, report
from generator.workbook.opening import Book
from generator.workbook.ours import OurFormulas

TEN_THOUSAND_EXPONENT = -4  # 元 -> 万元, exactly


class CellReader:
    """Reads cells of one workbook; `unit` is 元 or 万元 once the facts sheet is read ("" if it does not say)."""

    def __init__(self, book: Book, ours: OurFormulas, findings: list[Finding]):
        self.book, self.ours, self.findings = book, ours, findings
        self.unit = ""
        self._sheets_with_broken: set[str] = set()

    def read(
        self,
        found: Located,
        spot: tuple[int, int],
        column: Column,
        source: SourceRef,
        key: Key,
        kind: str = "",
        choices: tuple[str, ...] = (),
    ) -> Cell:
        """The cell at `spot` as a value of `kind`, by default the column's; anything wrong becomes a finding."""
        kind, choices = kind or column.type, choices or column.choices
        raw, number_format = self._raw(found, spot, source, key, kind)
        if raw is None:
            return Cell(None, source)
        content = cells.convert(raw, number_format, kind)
        if isinstance(content, Problem):
            self._report(content, source)
            content = cells.without_illegal(raw) or None if content.rule == "R18" else None
        if choices and isinstance(content, str):
            content = self._chosen(content, choices, column.open, source)
        value = self._value(content, kind, source)
        return Cell(value, source, value)

    def _value(self, content: cells.Content, kind: str, source: SourceRef) -> Value:
        if not isinstance(content, Decimal):
            return content
        if kind == "amount" and self.unit == "元":
            content = content.scaleb(TEN_THOUSAND_EXPONENT)
        return Figure(content, (source,))

    def _chosen(self, content: str, choices: tuple[str, ...], lenient: bool, source: SourceRef) -> str:
        """The choice that says the same; another text stays as typed and is a finding where the list is closed."""
        choice = match(content, choices)
        if choice is None and not lenient:
            self._report(Problem("R14", content, "、".join(choices)), source)
        return choice or content

    def _report(self, problem: Problem, source: SourceRef) -> None:
        place = f"{_words(source)}填的是“{problem.found}”"
        message = f"{place}，应填{problem.expected}"
        self.findings.append(
            report(problem.rule, message, (source,), found=problem.found, expected=problem.expected, fix=problem.fix)
        )

    def _raw(self, found: Located, spot: tuple[int, int], source: SourceRef, key: Key, kind: str) -> tuple[object, str]:
        """What the cell holds, merged cells and formulas looked through."""
        view = found.view
        cell = view.cells.get(spot)
        if cell is None and spot in view.covered:
            return self._covered(found, spot, source, key, kind)
        if cell is None:
            return None, "General"
        if cell.formula is not None:
            return self._formula(found, spot, source, key), cell.number_format
        if cell.is_error:
            self._error(str(cell.value), source)
            return None, "General"
        return cell.value, cell.number_format

    def _covered(
        self, found: Located, spot: tuple[int, int], source: SourceRef, key: Key, kind: str
    ) -> tuple[object, str]:
        """A merged cell names all rows that it covers; an amount counts once, in the first of them."""
        row, column = found.view.covered[spot]
        if column != spot[1]:
            return None, "General"
        if kind in ("amount", "quantity"):
            words = "这几行共用一个合并的格，金额只算在第一行"
            self.findings.append(report("R21", f"{_words(source)}：{words}", (source,)))
            return None, "General"
        return self._raw(found, (row, column), source, key, kind)

    def _formula(self, found: Located, spot: tuple[int, int], source: SourceRef, key: Key) -> object:
        """The result of a formula that the clerk typed; nothing for one of ours."""
        cell = found.view.cells[spot]
        text = cell.formula
        if text and self.ours.has(key, text, spot[0]):
            return None
        if "#REF!" in text and self.ours.expects(key):
            self._broken(source)
            return None
        if cell.is_error:
            self._error(str(cell.value), source)
            return None
        if cell.value is not None and not self.book.is_stale:
            return cell.value
        try:
            return evaluate(found.view, text)
        except CannotEvaluate:
            if cell.value:  # what is not to be relied on is mostly right; a nought is what writers put that compute nothing
                return cell.value
            if self.ours.expects(key) and found.has_grown:
                return None
            message = f"{_words(source)}的公式 {text or '（数组）'} 还没有结果"
            severity = WARNING if self.ours.expects(key) else None  # a computed cell can do without
            self.findings.append(report("R17", message, (source,), found=text, severity=severity))
            return None

    def _broken(self, source: SourceRef) -> None:
        """A formula of ours that lost its cells when rows, columns or sheets were deleted: said once a sheet."""
        if source.sheet not in self._sheets_with_broken:
            self._sheets_with_broken.add(source.sheet)
            message = f"“{source.sheet}”表里自动计算的公式断了（#REF!），例如{_words(source)}"
            self.findings.append(report("R25", message, (source,), found="#REF!"))

    def _error(self, shown: str, source: SourceRef) -> None:
        message = f"{_words(source)}的公式显示 {shown}"
        self.findings.append(report("R16", message, (source,), found=shown, expected="数字或文字"))


def _words(source: SourceRef) -> str:
    """A place as a sentence names it; a single field has no column to speak of."""
    row = f"“{source.row}”" + ("行" if source.column else "") if source.row else ""
    return f"“{source.sheet}”表{row}" + (f"“{source.column}”" if source.column else "")
