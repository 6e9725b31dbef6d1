"""应报送名单: the bodies from which workbooks are expected, from an Excel or CSV file with a column of codes, of names, or both."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.batch.counting import same_name
from generator.model.result import Result
from generator.workbook.cells import code as code_of
from generator.workbook.cells import text as text_of
from generator.workbook.errors import WorkbookError
from generator.workbook.opening import open_book
from generator.workbook.stored import StoredCell

CODE_HEADS = ("编码", "代码", "预算编码")
NAME_HEADS = ("名称", "部门", "单位", "全称")
HEAD_WITHIN = 10
"""Rows in which the head may stand: titles are often above it."""

LONGEST_HEAD = 8  # characters; what is longer is a title
COLUMNS = 50
"""Columns in which code and name may stand."""

HELP = "名单的表头里应有“编码”“名称”两栏（有一栏也可以），下面一行一个部门。"


class Expected(NamedTuple):
    """A body that should send a workbook; either may be empty, not both."""

    code: str
    name: str


class Roster:
    """The expected bodies, found by code and by name. An empty one expects nothing."""

    def __init__(self, lines: Iterable[Expected] = ()):
        self.lines = tuple(dict.fromkeys(lines))
        self._by_code = {line.code: line for line in reversed(self.lines) if line.code}
        self._by_name = {same_name(line.name): line for line in reversed(self.lines) if line.name}

    def __bool__(self) -> bool:
        return bool(self.lines)

    def known(self, results: Sequence[Result]) -> list[tuple[Expected, str]]:
        """Code and name of each result, and a note. A workbook that could not be read is known by the longest name in its
        path of those that have sent no other one."""
        sent = {(same_name(result.body), result.code) for result in results if result.body}
        names, codes = {name for name, _ in sent}, {code for _, code in sent if code}
        open_names = [name for name, line in self._by_name.items() if len(name) > 1 and name not in names and line.code not in codes]
        known = []
        for result in results:
            path = "" if result.body else same_name(result.workbook)
            likely = max((name for name in open_names if name in path), key=len, default="")
            known.append((self._by_name[likely], "按文件名认出") if likely else (Expected(result.code, result.body), ""))
        return known

    def remark(self, result: Result) -> str:
        """What is odd about a body that has sent a workbook; "" if nothing is."""
        if not self.lines or not result.body:
            return ""
        expected = self._by_code.get(result.code)
        if expected and expected.name and same_name(expected.name) != same_name(result.body):
            return f"名单上 {expected.code} 是“{expected.name}”"
        named = self._by_name.get(same_name(result.body))
        if named and not expected and named.code and result.code:
            return f"名单上的编码是 {named.code}"
        return "" if expected or named else "名单上没有"

    def missing(self, sent: Iterable[tuple[str, str, int]], year: int) -> Iterator[tuple[Expected, str]]:
        """Who has sent no workbook of this year; each with a note if there is one of another year. `sent`: code, name, year."""
        years: dict[str, set[int]] = {}
        for code, name, of in sent:
            for key in filter(None, (code and f"#{code}", same_name(name))):
                years.setdefault(key, set()).add(of)
        for line in self.lines:
            found = years.get(f"#{line.code}", set()) | (years.get(same_name(line.name), set()) if line.name else set())
            if not found & {0, year}:
                yield line, f"只有{'、'.join(map(str, sorted(found)))}年的" if found else ""


def read_roster(path: Path) -> Roster:
    """The list in an .xlsx or .csv file. Raises WorkbookError, with what to do, if there is none in it."""
    rows = _csv_rows(path) if path.suffix.lower() == ".csv" else _book_rows(path)
    heads = [(_column(row, CODE_HEADS), _column(row, NAME_HEADS)) for row in rows[:HEAD_WITHIN]]
    number = max(range(len(heads)), key=lambda n: sum(column is not None for column in heads[n]), default=-1)  # the first of equals
    if number < 0 or heads[number] == (None, None):
        raise WorkbookError(f"名单“{path.name}”里找不到“编码”或“名称”的表头。{HELP}")
    code, name = heads[number]
    lines = [Expected(_cell(row, code), _cell(row, name)) for row in rows[number + 1 :]]
    found = [line for line in lines if line.code or line.name]
    if not found:
        raise WorkbookError(f"名单“{path.name}”里没有部门。{HELP}")
    return Roster(found)


def _column(row: Sequence[str], heads: Sequence[str]) -> int | None:
    """The column whose head is one of the words, else the first that ends with one: “部门名称”, “预算单位编码”."""
    names = [same_name(cell) for cell in row]
    exact = (n for n, name in enumerate(names) if name in heads)
    ending = (n for head in heads for n, name in enumerate(names) if name.endswith(head) and len(name) <= LONGEST_HEAD)
    return next(exact, next(ending, None))


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _book_rows(path: Path) -> list[list[str]]:
    """The rows of the first sheet that holds anything, as texts."""
    sheet = next((sheet for sheet in open_book(path).sheets if sheet.cells), None)
    if sheet is None:
        return []
    rows: dict[int, list[str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.value is not None and column <= COLUMNS:
            rows.setdefault(row, [""] * COLUMNS)[column - 1] = _words(cell)
    return list(rows.values())


def _words(cell: StoredCell) -> str:
    """The cell as a code if it holds a number: 202001.0 is 202001."""
    value = code_of(cell.value, cell.number_format) if isinstance(cell.value, (int, float)) else ""
    return value if isinstance(value, str) and value else text_of(cell.value, cell.number_format)


def _csv_rows(path: Path) -> list[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkbookError(f"打不开名单“{path}”（{error.strerror or error}）。请核对文件名，关闭正在打开它的程序后再试。") from None
    for encoding in ("utf-8-sig", "gb18030"):  # Excel saves CSV in the encoding of the system
        try:
            return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))
        except UnicodeDecodeError:
            continue
        except csv.Error:
            break
    raise WorkbookError(f"名单“{path.name}”读不出来。请用 Excel 打开，另存为 .xlsx 后再试。")
