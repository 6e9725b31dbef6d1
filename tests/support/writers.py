"""The same workbook as other programs write it: rewritten packages, and the same cells through other libraries."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRING = re.compile(rb'(<c [^>]*?) t="inlineStr"([^>]*)><is><t[^>]*>(.*?)</t></is></c>', re.DOTALL)


def rewritten(path: Path, change: Callable[[str, bytes], bytes], extra: dict[str, str] | None = None) -> Path:
    """Every part of the package changed in place, further parts added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    parts |= {name: text.encode() for name, text in (extra or {}).items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def zipped(parts: dict[str, str]) -> bytes:
    """A package of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def with_prefix(path: Path) -> Path:
    """As the Open XML SDK and many Java and .NET programs write: every element has a prefix."""

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith("xl/") or not name.endswith(".xml") or MAIN not in content:
            return content
        content = content.replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)
        return re.sub(rb"<(/?)(?!\?|x:)([A-Za-z][\w.]*)(?=[\s/>])", rb"<\1x:\2", content)

    return rewritten(path, change)


def strict(path: Path) -> Path:
    """Saved as “Strict Open XML”."""
    return rewritten(
        path,
        lambda _, content: content.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            RELATIONS, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    )


def with_shared_strings(path: Path) -> Path:
    """As Excel and WPS write: texts in one table, some in several runs with a note on how to pronounce them."""
    strings: list[bytes] = []

    def share(found: re.Match) -> bytes:
        strings.append(found[3])
        return b'%s t="s"%s><v>%d</v></c>' % (found[1], found[2], len(strings) - 1)

    def change(name: str, content: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            relation = b'<Relationship Id="rIdS" Type="%s/sharedStrings" Target="sharedStrings.xml"/>' % RELATIONS
            return content.replace(b"</Relationships>", relation + b"</Relationships>")
        return STRING.sub(share, content) if name.startswith("xl/worksheets/sheet") else content

    rewritten(path, change)
    items = b"".join(_item(number, text) for number, text in enumerate(strings))
    table = b'<sst xmlns="%s" count="%d">%s</sst>' % (MAIN, len(strings), items)
    return rewritten(path, lambda _, content: content, {"xl/sharedStrings.xml": table.decode()})


def _item(number: int, text: bytes) -> bytes:
    if number % 2 or b"&" in text or len(text.decode()) < 2:
        return b'<si><t xml:space="preserve">%s</t></si>' % text
    half = len(text.decode()) // 2
    first, second = (part.encode() for part in (text.decode()[:half], text.decode()[half:]))
    run = b'<r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">%s</t></r>'
    return b'<si>%s%s<rPh sb="0" eb="1"><t>pinyin</t></rPh><phoneticPr fontId="1"/></si>' % (run % first, run % second)


def without_addresses(path: Path) -> Path:
    """As streaming writers do: cells follow each other without saying where they stand, blank ones stand for themselves."""

    def change(name: str, content: bytes) -> bytes:
        return re.sub(rb"<row [^>]*?>.*?</row>", _filled_row, content, flags=re.DOTALL) if name.startswith("xl/worksheets/sheet") else content

    return rewritten(path, change)


def _filled_row(found: re.Match) -> bytes:
    row, last = found[0], 0
    parts = [re.match(rb"<row [^>]*>", row)[0]]
    for cell in re.finditer(rb'<c r="([A-Z]+)\d+"(.*?(?:/>|</c>))', row, re.DOTALL):
        index = 0
        for letter in cell[1]:
            index = index * 26 + letter - 64
        parts += [b"<c/>"] * (index - last - 1) + [b"<c" + cell[2]]
        last = index
    return b"".join(parts) + b"</row>"


def without_styles(path: Path) -> Path:
    """The part of styles is there but no program could read it."""
    return rewritten(path, lambda name, content: b"<styleSheet" if name == "xl/styles.xml" else content)


def with_dates_from_1904(path: Path) -> Path:
    """From Excel for Macintosh: day numbers count from 1904."""

    def change(name: str, content: bytes) -> bytes:
        return re.sub(rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', content) if name == "xl/workbook.xml" else content

    return rewritten(path, change)


def with_other_parts(path: Path) -> Path:
    """What offices add for themselves: filters, panes, groups, smart tags, extensions, and properties of WPS."""

    def change(name: str, content: bytes) -> bytes:
        if name.startswith("xl/worksheets/sheet"):
            added = b'<autoFilter ref="A3:Z9"/><extLst><ext uri="{1}" xmlns:etc="http://www.wps.cn/2017/etCustomData"><etc:x>1</etc:x></ext></extLst>'
            content = re.sub(rb"<row ", b'<row outlineLevel="1" hidden="1" x14ac:dyDescent="0.25" xmlns:x14ac="urn:x" ', content)
            return content.replace(b"</worksheet>", b'<smartTags><cellSmartTags r="A1"/></smartTags>' + added + b"</worksheet>")
        if name == "docProps/custom.xml":
            own = b'<property fmtid="{D}" pid="9" name="KSOProductBuildVer"><vt:lpwstr xmlns:vt="urn:vt">2052-12.1.0.1</vt:lpwstr></property>'
            return content.replace(b"</Properties>", own + b"</Properties>")
        return content

    return rewritten(path, change, {"xl/calcChain.xml": "<broken", "xl/cellimages.xml": ""})


def with_result(path: Path, formula: str, kind: str, result: str) -> Path:
    """The formula LINK of the workbook becomes `formula` with a stored result, as an office suite computed it."""
    cell = re.compile(rb'(<c [^>]*?)( t="\w+")?><f>LINK</f><v[^>]*?(?:/>|></v>)')

    def change(name: str, content: bytes) -> bytes:
        content = cell.sub(rb'\1 t="%s"><f>%s</f><v>%s</v>' % (kind.encode(), formula.encode(), result.encode()), content)
        return re.sub(rb'fullCalcOnLoad="\w+"', b"", content)

    return rewritten(path, change)


def through_xlsxwriter(path: Path) -> Path:
    """The cells written by XlsxWriter, which stores 0 for every formula."""
    book = load_workbook(path)
    with xlsxwriter.Workbook(path) as target:
        for sheet in book:
            copy = target.add_worksheet(sheet.title)
            for merged in sheet.merged_cells.ranges:
                copy.merge_range(str(merged), "")
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                _write(target, copy, cell)
        for entry in book.custom_doc_props:
            target.set_custom_property(entry.name, entry.value)
    return path


def _write(book, sheet, cell: Cell) -> None:
    look = book.add_format({"num_format": cell.number_format})
    at = (cell.row - 1, cell.column - 1)
    if cell.data_type == "f":
        sheet.write_formula(*at, cell.value, look)
    elif cell.is_date:
        sheet.write_datetime(*at, cell.value, look)
    elif isinstance(cell.value, str):
        sheet.write_string(*at, cell.value, look)
    else:
        sheet.write(*at, cell.value, look)


def minimal(sheets: dict[str, list[list]]) -> dict[str, str]:
    """The parts of a workbook as a short script writes it: no styles, no properties, no addresses."""
    names = list(sheets)
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{RELATIONS.decode()}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN.decode()}" xmlns:r="{RELATIONS.decode()}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + "".join(f'<Relationship Id="r{n}" Type="{RELATIONS.decode()}/worksheet" Target="/xl/s{n}.xml"/>' for n in range(1, len(names) + 1))
        + "</Relationships>",
    }
    for number, rows in enumerate(sheets.values(), 1):
        body = "".join("<row>" + "".join(_plain_cell(value) for value in row) + "</row>" for row in rows)
        parts[f"xl/s{number}.xml"] = f'<worksheet xmlns="{MAIN.decode()}"><sheetData>{body}</sheetData></worksheet>'
    return parts


def _plain_cell(value: object) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"
