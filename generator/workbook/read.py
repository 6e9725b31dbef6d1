"""Workbook -> Submission and findings. An unreadable sheet is a finding; only a file that is no workbook stops the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openpyxl.utils import get_column_letter

from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Sheet, Submission
from generator.profiles.locate import profile_keys
from generator.workbook.errors import WorkbookError
from generator.workbook.grid import NOTE_HEAD
from generator.workbook.labels import match, nearest, plain
from generator.workbook.lines import read_line, read_lines
from generator.workbook.locate import Located, Sheets, locate, locate_sheets
from generator.workbook.messages import ERROR, INFORMATION, WARNING, report
from generator.workbook.opening import Book, open_book, stamp_of
from generator.workbook.ours import OurFormulas
from generator.workbook.records import read_records
from generator.workbook.rows import Reading
from generator.workbook.subjects import read_subjects
from generator.workbook.values import CellReader

UNITS = ("万元", "元")
READERS = {"lines": read_lines, "subjects": read_subjects, "records": read_records}


def profile_key(path: Path) -> str:
    """The key of the profile that a workbook was made for. Raises WorkbookError if the file does not say."""
    key, _ = stamp_of(path)
    if not key:
        known = "、".join(profile_keys())
        raise WorkbookError(f"“{path.name}”没有记着自己是哪个公开格式的。请用 --profile 写明公开格式（{known}）。")
    return key


def read_workbook(path: Path, profile: Profile) -> tuple[Submission, tuple[Finding, ...]]:
    """Everything a clerk typed, with its cells, and everything there is to say about the typing itself.

    Nothing is computed or assumed here. Raises WorkbookError if the file is no readable workbook.
    """
    book, findings = open_book(path), []
    _check_stamp(book, profile, findings)
    sheets = locate_sheets(book, profile)
    _report_sheets(sheets, profile, findings)
    located = {name: locate(profile.sheets[name], view) for name, view in sheets.found.items()}
    cells = CellReader(book, OurFormulas(profile, located), findings)
    reading = Reading(profile, cells, findings)
    cells.unit = _unit(located, reading)
    read = {}
    for name in profile.sheets:
        if name not in located:
            read[name] = Sheet(name, present=False)
        elif _report_columns(located[name], findings):
            read[name] = Sheet(name, tuple(READERS[located[name].form.kind](reading, located[name])))
        else:
            read[name] = Sheet(name)
    return Submission(profile.key, book.file, cells.unit, read), tuple(findings)


def _unit(located: dict[str, Located], reading: Reading) -> str:
    """The unit of money; every amount hangs on it, so it is read before anything else."""
    facts, findings = reading.profile.facts, reading.findings
    found = located.get(facts.sheet)
    if found is None:
        return ""
    kept = len(findings)
    row = read_line(reading, found, found.form.line(facts.unit))
    del findings[kept:]  # the same line is read again with its sheet
    typed = row[CONTENT].typed if row else None
    unit = match(typed, UNITS) or ""
    if typed and not unit:
        message = f"“{found.title}”表的“{facts.unit}”填的是“{typed}”"
        findings.append(report("R11", message, (row[CONTENT].source,), found=str(typed), expected="万元、元"))
    return unit


def _check_stamp(book: Book, profile: Profile, findings: list[Finding]) -> None:
    key, version = book.stamp
    if not key:
        findings.append(report("R02", "工作簿里没有记着公开格式和版本，按各表的名称和表头读取"))
    elif key != profile.key:
        message = f"这份工作簿的公开格式是 {key}，现在按 {profile.key} 读取"
        findings.append(report("R01", message, found=key, expected=profile.key))
    elif version != profile.version:
        newer = _number(version) > _number(profile.version)
        message = f"工作簿是第 {version} 版，程序里的公开格式是第 {profile.version} 版"
        fix = "请更新程序到最新版本再读这份工作簿。" if newer else ""
        severity = ERROR if newer else WARNING
        findings.append(report("R03", message, found=version, expected=profile.version, severity=severity, fix=fix))


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _report_sheets(sheets: Sheets, profile: Profile, findings: list[Finding]) -> None:
    for name, title in sheets.renamed:
        findings.append(
            report("R05", f"“{title}”表按表内标题认作“{name}”", (SourceRef(title),), found=title, expected=name)
        )
    titles = [view.title for view in sheets.strange]
    for name, form in profile.sheets.items():
        if name not in sheets.found:
            needed = form.tab in ("statutory", "facts") or any(line.required for line in form.lines)
            near = nearest(name, titles)
            hint = f"，“{near}”表是不是由它改名的？" if near else ""
            severity = ERROR if needed else INFORMATION
            findings.append(
                report("R04", f"工作簿里没有“{name}”表{hint}", (SourceRef(name),), expected=name, severity=severity)
            )
    for title in titles:
        near = nearest(title, profile.sheets)
        hint = f"，是不是“{near}”？" if near else ""
        findings.append(report("R06", f"程序不读“{title}”表{hint}", (SourceRef(title),), found=title))


def _report_columns(found: Located, findings: list[Finding]) -> bool:
    """Say which columns are missing or strange; False if the sheet has no head to go by."""
    form = found.form
    if not found.is_readable:
        if found.view.cells:
            findings.append(report("R24", f"“{found.title}”表里认不出表头，整张表没有读取", (SourceRef(found.title),)))
        return False
    strange = dict(_strange_heads(found))
    for side, half in enumerate(form.sides):
        for column in half.columns:
            if (side, column.name) in found.columns or (form.kind == "lines" and not found.labels[side]):
                continue
            near = nearest(column.name, strange.values())
            hint = f"，“{near}”是不是这一栏？" if near else ""
            needed = near or column.required or form.kind == "lines" and not column.formula
            message = f"“{found.title}”表里找不到“{column.name}”这一栏{hint}"
            place = SourceRef(found.title, column=column.name)
            severity = ERROR if needed else WARNING
            findings.append(report("R07", message, (place,), expected=column.name, severity=severity))
    for index, text in strange.items():
        place = SourceRef(found.title, f"{get_column_letter(index)}{found.head_row}", column=text)
        findings.append(report("R08", f"“{found.title}”表的“{text}”这一栏没有读取", (place,), found=text))
    return True


def _strange_heads(found: Located) -> Iterator[tuple[int, str]]:
    """Heads of no column that have something typed below them."""
    known = {*found.columns.values(), *found.labels}
    valued = {column for row, column in found.view.cells if row > found.head_row} - known
    for index in sorted(valued):
        text = found.view.text(found.head_row, index).strip()
        if text and plain(text) != plain(NOTE_HEAD) and not _serial(text):
            yield index, text


def _serial(text: str) -> bool:
    """The printed column of running numbers, which may come along with a pasted table."""
    return plain(text) == "序号"
