"""Workbook -> Submission and findings. An unreadable sheet is a finding; only a file that is no workbook stops the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.finding import Finding
from generator.model.form import CONTENT, SheetForm
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Sheet, Submission
from generator.model.version import Version, is_newer
from generator.profiles.locate import profile_keys
from generator.workbook.coordinates import column_letter
from generator.workbook.errors import WorkbookError
from generator.workbook.folding import fold_empty
from generator.workbook.grid import NOTE_HEAD
from generator.workbook.labels import match, nearest, plain
from generator.workbook.lines import read_line, read_lines
from generator.workbook.locate import Located, Sheets, locate, locate_sheets
from generator.workbook.messages import ERROR, INFORMATION, WARNING, report
from generator.workbook.opening import open_book
from generator.workbook.ours import OurFormulas
from generator.workbook.records import read_records
from generator.workbook.rows import Reading
from generator.workbook.stamp import check_stamp
from generator.workbook.subjects import read_subjects
from generator.workbook.values import CellReader

UNITS = ("万元", "元")
READERS = {"lines": read_lines, "subjects": read_subjects, "records": read_records}


def profile_key(path: Path) -> str:
    """The key of the profile that a workbook was made for. Raises WorkbookError if the file does not say."""
    key, _ = open_book(path).stamp
    if not key:
        known = "、".join(profile_keys())
        raise WorkbookError(f"“{path.name}”没有记着自己是哪个公开格式的。请用 --profile 写明公开格式（{known}）。")
    return key


def read_workbook(path: Path, profile: Profile) -> tuple[Submission, tuple[Finding, ...]]:
    """Everything a clerk typed, with its cells, and everything there is to say about the typing itself.

    Nothing is computed or assumed here. Raises WorkbookError if the file is no readable workbook.
    """
    book, findings = open_book(path), []
    version = check_stamp(book.stamp, profile, findings)
    sheets = locate_sheets(book, profile)
    _report_sheets(sheets, profile, version, findings)
    located = {name: locate(profile.sheets[name], view, version) for name, view in sheets.found.items()}
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
    return Submission(profile.key, book.file, cells.unit, read), fold_empty(findings)


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


def _report_sheets(sheets: Sheets, profile: Profile, version: Version, findings: list[Finding]) -> None:
    for name, title in sheets.renamed:
        findings.append(
            report("R05", f"“{title}”表按表内标题认作“{name}”", (SourceRef(title),), found=title, expected=name)
        )
    for view in (*sheets.found.values(), *sheets.strange):
        if view.damaged:
            findings.append(report("R26", f"“{view.title}”表的内容读不出来，整张表没有读取", (SourceRef(view.title),)))
    titles = [view.title for view in sheets.strange if not view.damaged]
    for name, form in profile.sheets.items():
        optional = name == profile.waivers.sheet or is_newer(form.since, version)  # most workbooks need no exception
        if name not in sheets.found and not optional:
            near = nearest(name, titles)
            hint = f"，“{near}”表是不是由它改名的？" if near else ""
            severity = ERROR if _is_needed(form) else INFORMATION
            findings.append(
                report("R04", f"工作簿里没有“{name}”表{hint}", (SourceRef(name),), expected=name, severity=severity)
            )
    for title in titles:
        near = nearest(title, profile.sheets)
        hint = f"，是不是“{near}”？" if near else ""
        findings.append(report("R06", f"程序不读“{title}”表{hint}", (SourceRef(title),), found=title))


def _is_needed(form: SheetForm) -> bool:
    """Is something of this sheet printed or asked for in every workbook?"""
    return form.tab in ("statutory", "facts") or any(line.required for line in form.lines)


def _report_columns(found: Located, findings: list[Finding]) -> bool:
    """Say which columns are missing or strange; False if the sheet has no head to go by."""
    form = found.form
    if not found.is_readable:
        if not found.view.damaged:
            message = f"“{found.title}”表里" + ("认不出表头，整张表没有读取" if found.view.cells else "什么都没有，连表头也没有")
            severity = ERROR if found.view.cells or _is_needed(form) else INFORMATION
            findings.append(report("R24", message, (SourceRef(found.title),), severity=severity))
        return False
    strange = dict(_strange_heads(found))
    for side, half in enumerate(form.sides):
        for column in half.columns:
            if (side, column.name) in found.columns or (form.kind == "lines" and not found.labels[side]):
                continue
            if is_newer(column.since, found.version):
                continue
            near = nearest(column.name, strange.values())
            hint = f"，“{near}”是不是这一栏？" if near else ""
            needed = near or column.required or form.kind == "lines" and not column.formula
            message = f"“{found.title}”表里找不到“{column.name}”这一栏{hint}"
            place = SourceRef(found.title, column=column.name)
            severity = ERROR if needed else WARNING
            findings.append(report("R07", message, (place,), expected=column.name, severity=severity))
    for index, text in strange.items():
        place = SourceRef(found.title, f"{column_letter(index)}{found.head_row}", column=text)
        findings.append(report("R08", f"“{found.title}”表的“{text}”这一栏没有读取", (place,), found=text))
    return True


def _strange_heads(found: Located) -> Iterator[tuple[int, str]]:
    """Heads of no column that have something typed below them."""
    known = {*found.columns.values(), *found.labels}
    head_row = found.head_row
    valued = {column for row, column in found.view.cells if row > head_row} - known
    for index in sorted(valued):
        text = found.view.text(head_row, index).strip()
        if text and plain(text) != plain(NOTE_HEAD) and not _serial(text):
            yield index, text


def _serial(text: str) -> bool:
    """The printed column of running numbers, which may come along with a pasted table."""
    return plain(text) == "序号"
