"""A file on disk -> a workbook in memory, or a message that says why not and what to do."""

from __future__ import annotations

import re
import zipfile
from functools import cached_property
from pathlib import Path

from generator.workbook import dates
from generator.workbook.errors import WorkbookError
from generator.workbook.marks import GUIDE_SHEET, PROFILE_PROPERTY, STAMP, VERSION_PROPERTY
from generator.workbook.parts import DamagedPart, Package
from generator.workbook.stored import StoredSheet, Tables
from generator.workbook.strings import shared_strings

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STAMP = re.compile(re.escape(STAMP).replace(r"\{key\}", r"(\S+)").replace(r"\{version\}", r"(\S+)"))
_MAIN = "xl/workbook.xml"
_YES = ("1", "true", "on")
LARGEST = 500 * 1024 * 1024
"""Unpacked bytes beyond which a file is no workbook that a clerk filled in."""

OTHER_FORMATS = {".xls": "旧格式（.xls）", ".et": "WPS 格式（.et）", ".csv": "文本表格（.csv）", ".ods": "ODF 格式（.ods）"}


class Book:
    """An opened workbook. `is_stale`: its writer says that the stored results of formulas are not to be relied on."""

    def __init__(self, file: str, package: Package):
        self.file, self._package = file, package
        try:
            self._main = package.related("", "officeDocument") or _MAIN
            self._outline = list(package.elements(self._main))
        except DamagedPart as error:
            raise _damaged(file) from error
        self.is_stale = self._flag("calcPr", "fullCalcOnLoad")

    @cached_property
    def sheets(self) -> list[StoredSheet]:
        """All sheets of cells in the order of the workbook, hidden ones too. Raises WorkbookError if there is none."""
        try:
            parts, tables = self._sheet_parts(), self._tables()
        except (DamagedPart, ValueError) as error:
            raise _damaged(self.file) from error
        sheets = [StoredSheet(self._package, part, title, tables) for title, part in parts]
        if all(sheet.damaged for sheet in sheets):
            raise _damaged(self.file)
        return sheets

    @cached_property
    def comments(self) -> list[tuple[str, str, str, str]]:
        """Sheet, cell, author and text of every comment, as far as they can be read."""
        found = []
        for title, part in self._sheet_parts():
            try:
                comments = self._package.related(part, "comments")
                found += [(title, *comment) for comment in _comments(self._package, comments)] if comments else []
            except DamagedPart:
                continue
        return found

    def _sheet_parts(self) -> list[tuple[str, str]]:
        """Title and part ("" for one that is lost) of every sheet of cells. Raises DamagedPart."""
        relations = self._package.relations(self._main)
        entries = [(entry.get("name", ""), relations.get(entry.get("id", ""))) for name, entry, _ in self._outline if name == "sheets/sheet"]
        return [(title, relation.target if relation else "") for title, relation in entries if relation is None or relation.kind == "worksheet"]

    @cached_property
    def stamp(self) -> tuple[str, str]:
        """Profile and version of the blank this came from; empty texts if it does not say."""
        return self._property_stamp() or self._visible_stamp() or ("", "")

    def _property_stamp(self) -> tuple[str, str] | None:
        try:
            part = self._package.related("", "custom-properties") or self._package.related("", "customProperties")
            elements = list(self._package.elements(part)) if part else []
        except DamagedPart:
            return None
        found, name = {}, ""
        for element, attributes, text in elements:
            if element.endswith("/property"):
                name = attributes.get("name", "")
            elif element.startswith("property/"):
                found[name] = text.strip()
        key = found.get(PROFILE_PROPERTY)
        return (key, found.get(VERSION_PROPERTY, "")) if key else None

    def _visible_stamp(self) -> tuple[str, str] | None:
        guide = next((sheet for sheet in self.sheets if sheet.title == GUIDE_SHEET), None)
        stamps = (_STAMP.search(str(cell.value)) for cell in guide.cells.values()) if guide else ()
        return next(((found[1], found[2]) for found in stamps if found), None)

    def _tables(self) -> Tables:
        package = self._package
        relations = {relation.kind: relation.target for relation in package.relations(self._main).values()}
        strings = shared_strings(package, relations.get("sharedStrings", ""))
        return Tables(strings, _formats(package, relations.get("styles", "")), self._flag("workbookPr", "date1904"))

    def _flag(self, element: str, attribute: str) -> bool:
        values = (entry.get(attribute, "") for name, entry, _ in self._outline if name.endswith(f"/{element}"))
        return next(values, "") in _YES


def _comments(package: Package, part: str) -> list[list[str]]:
    """Cell, author and text of the comments of one sheet. Raises DamagedPart."""
    authors: list[str] = []
    found: list[list[str]] = []
    for name, attributes, text in package.elements(part):
        if name == "authors/author":
            authors.append(text.strip())
        elif name == "commentList/comment":
            number = attributes.get("authorId", "")
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            found.append([attributes.get("ref", ""), author, ""])
        elif name in ("text/t", "r/t") and found:
            found[-1][2] += text
    return found


def _formats(package: Package, part: str) -> list[str]:
    """The number format of every cell style; whatever else is wrong with the styles does not matter."""
    custom, formats = {}, []
    try:
        elements = list(package.elements(part)) if part else []
    except DamagedPart:
        return formats
    for name, attributes, _ in elements:
        if name == "numFmts/numFmt":
            custom[attributes.get("numFmtId")] = attributes.get("formatCode", "General")
        elif name == "cellXfs/xf":
            number = attributes.get("numFmtId", "0")
            built_in = dates.BUILT_IN.get(int(number), "General") if number.isdecimal() else "General"
            formats.append(custom.get(number, built_in))
    return formats


def open_book(path: Path) -> Book:
    """Raises WorkbookError for anything that is not a readable .xlsx workbook."""
    return Book(path.name, _package(path.name, _read(path)))


def _read(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise WorkbookError(f"“{path.name}”是 Excel 或 WPS 打开工作簿时的临时文件。请选工作簿本身：{path.name[2:]}")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WorkbookError(f"找不到文件“{path}”。请核对文件名和所在的文件夹。") from None
    except IsADirectoryError:
        raise WorkbookError(f"“{path}”是文件夹，不是工作簿。") from None
    except PermissionError:
        raise WorkbookError(
            f"打不开“{path.name}”：没有权限，或者正被别的程序占用。请在 Excel 或 WPS 中保存并关闭后再试。"
        ) from None
    except OSError as error:
        raise WorkbookError(f"读取“{path.name}”时出错（{error.strerror or error}）。请把文件复制到本机再试。") from None


def _package(name: str, data: bytes) -> Package:
    resave = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再试。"
    if not data:
        raise WorkbookError(f"“{name}”是空文件，可能没有保存完。")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise WorkbookError(f"“{name}”设了打开密码。请在 Excel 或 WPS 中去掉密码，保存后再试。")
        raise WorkbookError(f"“{name}”是旧格式（.xls 或 .et）的工作簿。{resave}")
    if not data.startswith(b"PK"):
        other = OTHER_FORMATS.get(Path(name).suffix.lower(), "")
        raise WorkbookError(f"“{name}”{f'是{other}，' if other else ''}不是 .xlsx 工作簿。{resave}")
    try:
        package = Package(data)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise WorkbookError(f"“{name}”已经损坏，或者没有下载、复制完整。请重新取得这个文件。") from None
    if "xl/workbook.bin" in package:
        raise WorkbookError(f"“{name}”是二进制工作簿（.xlsb）。{resave}")
    if package.has_folder("word/") and not package.has_folder("xl/"):
        raise WorkbookError(f"“{name}”是 Word 文件，不是工作簿。公开过的 Word 文件，先用 gongkai import 读进工作簿。")
    if not package.has_folder("xl/"):
        other = OTHER_FORMATS.get(Path(name).suffix.lower(), "")
        raise WorkbookError(f"“{name}”{f'是{other}，' if other else ''}不是 Excel 工作簿。{resave}")
    if package.size > LARGEST:
        raise WorkbookError(f"“{name}”展开后太大，不像是填报的工作簿。请把内容粘贴到新的空白工作簿再试。")
    return package


def _damaged(name: str) -> WorkbookError:
    return WorkbookError(f"“{name}”读不出来，文件可能损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再试。")
