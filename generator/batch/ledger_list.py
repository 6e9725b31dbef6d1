"""The sheet 台账: a line for every workbook, and for everybody who has sent none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from generator.batch.book import Page
from generator.batch.county import ALL_STATUSES, MISSING, County, Entry
from generator.batch.fingerprint import WORKBOOK
from generator.batch.links import relative, sheet_link
from generator.model.result import BLOCKED, FAILED, PUBLISHED, UNREADABLE
from generator.profiles.ledger import split_label
from generator.workbook.styles import height, lines_needed

NAME = "台账"
HEAD_ROW = 4
FIRST = HEAD_ROW + 1
"""The row, from 0, of the first entry."""

STATUS_LOOKS = {PUBLISHED: "good", BLOCKED: "bad", UNREADABLE: "odd", FAILED: "odd", MISSING: "odd"}
KINDS = (("docx", "Word"), ("pdf", "PDF"))
CODE, YEAR, STATUS, COUNTING, NOTES = "编码", "年度", "状态", "计入合计", "说明"


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is a look, "status", or "link": then `value` gives the path below the ledger's folder."""

    head: str
    width: float
    kind: str
    value: Callable[[Entry], str | int | float]
    band: str = ""


@dataclass(frozen=True)
class Listing:
    """The columns, and where they stand: for the formulas of other sheets."""

    columns: tuple[Column, ...]
    rows: int

    def at(self, head: str, band: str = "") -> int:
        return next(n for n, column in enumerate(self.columns) if (column.head, column.band) == (head, band))

    def range(self, head: str, band: str = "") -> str:
        """The cells of a column: '台账'!$D$6:$D$105."""
        letter = xl_col_to_name(self.at(head, band), col_abs=True)
        return f"'{NAME}'!{letter}${FIRST + 1}:{letter}${FIRST + max(self.rows, 1)}"


def listing_of(county: County, files: Path, workbooks: Path | None, home: Path) -> Listing:
    """The columns for these entries. Results name files below `files` and `workbooks`; links start from `home`."""
    others = sorted({key.partition(":")[2] for entry in county.entries if entry.result for key in entry.result.files} - {""})
    documents = (("", ""), *((f":{name}", f"{name} ") for name in others))
    columns = (*_facts(), *_files(files, workbooks, home, documents), *_totals(county), *_hashes(documents))
    return Listing(columns, len(county.entries))


def write_list(page: Page, listing: Listing, county: County, top: tuple[str, str, str]) -> None:
    """`top` is the title, the summary and a hint."""
    page.top(top)
    _heads(page, listing)
    for row, entry in enumerate(county.entries, FIRST):
        page.sheet.set_row(row, _height(listing, entry))
        for number, column in enumerate(listing.columns):
            _cell(page, row, number, column, entry)
    _set_up(page, listing)


def _facts() -> Iterator[Column]:
    yield Column("序号", 6, "count", lambda entry: entry.number)
    yield Column(CODE, 11, "centre", lambda entry: entry.code)
    yield Column("名称", 30, "text", lambda entry: entry.name or (Path(entry.result.workbook).name if entry.result else ""))
    yield Column(YEAR, 7, "count", lambda entry: entry.year or "")
    yield Column(STATUS, 11, "status", lambda entry: entry.status)
    for head, field in (("错误", "errors"), ("警告", "warnings"), ("提示", "informations"), ("例外", "waivers"), ("页数", "pages")):
        yield Column(head, 6, "count", _read(field))
    yield Column(COUNTING, 17, "text", lambda entry: entry.counted)
    yield Column(NOTES, 46, "text", lambda entry: entry.notes)
    yield Column("公开格式", 34, "text", lambda entry: entry.result.profile_name or entry.result.profile if entry.result else "")


def _read(field: str) -> Callable[[Entry], int | str]:
    """A number of the result; nothing where no workbook was read."""
    return lambda entry: getattr(entry.result, field) if entry.is_read else ""


def _files(files: Path, workbooks: Path | None, home: Path, documents: Iterable[tuple[str, str]]) -> Iterator[Column]:
    def linked(key: str) -> Callable[[Entry], str]:
        def target(entry: Entry) -> str:
            path = entry.result.files.get(key, "") if entry.result else ""
            return sheet_link(relative(files / path, home)) if path else ""

        return target

    def workbook(entry: Entry) -> str:
        return sheet_link(relative(workbooks / entry.result.workbook, home)) if workbooks and entry.result else ""

    for suffix, words in documents:
        for key, name in KINDS:
            yield Column(f"{words}{name}", 8 + len(words), "link", linked(key + suffix), "打开")
    for head, target in (("工作簿", workbook), ("问题标注", linked("mark")), ("问题清单", linked("html")), ("依据", linked("trace"))):
        yield Column(head, 9, "link", target, "打开")


def _totals(county: County) -> Iterator[Column]:
    for label in county.labels:
        group, name = split_label(label)
        yield Column(name, 15, "amount", lambda entry, label=label: entry.total(label), f"{group}（万元）")


def _hashes(documents: Iterable[tuple[str, str]]) -> Iterator[Column]:
    def summed(key: str) -> Callable[[Entry], str]:
        return lambda entry: entry.result.sha256.get(key, "") if entry.result else ""

    band = "校验和（SHA-256）"
    yield Column("工作簿", 56, "hash", lambda entry: entry.result.keys.get(WORKBOOK, "") if entry.result else "", band)
    for suffix, words in documents:
        for key, name in KINDS:
            yield Column(f"{words}{name}", 56, "hash", summed(key + suffix), band)
    yield Column("用时（秒）", 9, "number", lambda entry: round(entry.result.seconds, 2) if entry.result else "", "运行")
    yield Column("工作簿位置", 50, "text", lambda entry: entry.result.workbook if entry.result else "", "运行")


def _heads(page: Page, listing: Listing) -> None:
    """The row of bands, each over its columns, and the row of heads."""
    page.sheet.set_row(HEAD_ROW - 1, 20)
    start = 0
    for number, column in enumerate((*listing.columns, None)):
        band = listing.columns[start].band
        if column and column.band == band:
            continue
        if band and number - start > 1:
            page.sheet.merge_range(HEAD_ROW - 1, start, HEAD_ROW - 1, number - 1, band, page.book.looks["band"])
        elif band:
            page.text(HEAD_ROW - 1, start, band, "band")
        start = number
    page.sheet.set_row(HEAD_ROW, 48)
    for number, column in enumerate(listing.columns):
        page.text(HEAD_ROW, number, column.head, "head")
        page.sheet.set_column(number, number, column.width)


def _cell(page: Page, row: int, number: int, column: Column, entry: Entry) -> None:
    value = column.value(entry)
    if column.kind == "status":
        page.text(row, number, str(value), STATUS_LOOKS.get(str(value), "grey"))
    elif column.kind == "link":
        page.link(row, number, str(value), "打开")
    elif column.kind in ("count", "number", "amount"):
        page.number(row, number, value, column.kind)
    else:
        page.text(row, number, str(value), column.kind)


def _height(listing: Listing, entry: Entry) -> float:
    wrapped = (column for column in listing.columns if column.kind == "text" and column.width > 15)
    return height(max(lines_needed(str(column.value(entry)), column.width) for column in wrapped))


def _set_up(page: Page, listing: Listing) -> None:
    last, notes = FIRST + max(listing.rows, 1) - 1, listing.at(NOTES)
    page.sheet.autofilter(HEAD_ROW, 0, last, len(listing.columns) - 1)
    page.sheet.freeze_panes(FIRST, 3)
    page.sheet.set_landscape()
    page.sheet.print_area(0, 0, last, notes)
    page.sheet.repeat_rows(HEAD_ROW)
    page.sheet.fit_to_pages(1, 0)


def status_words(county: County) -> str:
    """“工作簿 98 份：可以公开 90 份、有错误 8 份；未报送 2 个”."""
    counts = {status: len(county.of_status(status)) for status in ALL_STATUSES}
    parts = "、".join(f"{status} {number} 份" for status, number in counts.items() if number and status != MISSING)
    missing = f"；{MISSING} {counts[MISSING]} 个" if counts[MISSING] else ""
    return f"工作簿 {sum(counts.values()) - counts[MISSING]} 份{'：' if parts else ''}{parts}{missing}"
