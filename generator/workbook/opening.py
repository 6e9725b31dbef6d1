"""A file on disk -> a workbook in memory, or a message that says why not and what to do."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbook.blank import PROFILE_PROPERTY, VERSION_PROPERTY
from generator.workbook.errors import WorkbookError
from generator.workbook.guide import GUIDE_SHEET, STAMP

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STAMP = re.compile(re.escape(STAMP).replace(r"\{key\}", r"(\S+)").replace(r"\{version\}", r"(\S+)"))
LARGEST = 500 * 1024 * 1024
"""Unpacked bytes beyond which a file is no workbook that a clerk filled in."""


class Book:
    """An opened workbook; the stored results of its formulas are loaded only when somebody asks."""

    def __init__(self, file: str, data: bytes):
        self.file, self._data = file, data
        self.formulas = _load(file, data, values=False)

    @cached_property
    def values(self) -> Workbook:
        return _load(self.file, self._data, values=True)

    @property
    def sheets(self) -> list[Worksheet]:
        return self.formulas.worksheets

    @cached_property
    def stamp(self) -> tuple[str, str]:
        """Profile and version of the blank this came from; empty texts if it does not say."""
        return _property_stamp(self._data) or self._visible_stamp() or ("", "")

    def _visible_stamp(self) -> tuple[str, str] | None:
        if GUIDE_SHEET not in self.formulas.sheetnames:
            return None
        for row in self.formulas[GUIDE_SHEET].iter_rows(max_col=3, max_row=200, values_only=True):
            for content in row:
                found = _STAMP.search(str(content))
                if found:
                    return found[1], found[2]
        return None


def open_book(path: Path) -> Book:
    """Raises WorkbookError for anything that is not a readable .xlsx workbook."""
    return Book(path.name, _read(path))


def stamp_of(path: Path) -> tuple[str, str]:
    """Profile and version of a workbook; its sheets are only opened if its properties do not say. Raises WorkbookError."""
    data = _read(path)
    return _property_stamp(data) or Book(path.name, data).stamp


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
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
    _check_type(path.name, data)
    return data


def _check_type(name: str, data: bytes) -> None:
    resave = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再试。"
    if not data:
        raise WorkbookError(f"“{name}”是空文件，可能没有保存完。")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise WorkbookError(f"“{name}”设了打开密码。请在 Excel 或 WPS 中去掉密码，保存后再试。")
        raise WorkbookError(f"“{name}”是旧格式（.xls 或 .et）的工作簿。{resave}")
    if not data.startswith(b"PK"):
        raise WorkbookError(f"“{name}”不是 .xlsx 工作簿。{resave}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise WorkbookError(f"“{name}”已经损坏，或者没有下载、复制完整。请重新取得这个文件。") from None
    if "xl/workbook.bin" in names:
        raise WorkbookError(f"“{name}”是二进制工作簿（.xlsb）。{resave}")
    if not any(entry.startswith("xl/") for entry in names):
        raise WorkbookError(f"“{name}”不是 Excel 工作簿。{resave}")
    if size > LARGEST:
        raise WorkbookError(f"“{name}”展开后太大，不像是填报的工作簿。请把内容粘贴到新的空白工作簿再试。")


def _load(name: str, data: bytes, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of Excel and WPS that openpyxl drops: nothing we read
            return load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:  # a damaged file fails in openpyxl in whatever way its damage is
        raise WorkbookError(
            f"“{name}”读不出来，文件可能损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再试。"
        ) from error


def _property_stamp(data: bytes) -> tuple[str, str] | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/custom.xml" not in archive.namelist():
            return None
        try:
            root = ElementTree.fromstring(archive.read("docProps/custom.xml"))
        except ElementTree.ParseError:
            return None
    found = {entry.get("name"): "".join(entry.itertext()).strip() for entry in root}
    key = found.get(PROFILE_PROPERTY)
    return (key, found.get(VERSION_PROPERTY, "")) if key else None


def is_formula(cell: Cell) -> bool:
    return cell.data_type == "f"


def formula_text(cell: Cell) -> str:
    """The formula of a cell as text; "" for kinds that have none (data tables)."""
    if isinstance(cell.value, str):
        return cell.value
    return (cell.value.text or "") if isinstance(cell.value, ArrayFormula) else ""
