"""Sheets as stored: what is heard within a cell, what between cells, and when a sheet is read at all."""

import pytest

from generator.workbook.parts import Package
from generator.workbook.stored import StoredSheet, Tables
from tests.support.writers import zipped


def stored(rows: str, package: Package | None = None) -> StoredSheet:
    package = package or Package(zipped({"a.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>"}))
    return StoredSheet(package, "a.xml", "表", Tables(["甲", "乙"], ["General", "0.00"], False))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<c r="A1"/><c><v>1</v></c>', {(1, 2): 1}),
        ('<c r="A1" s="1"></c><c r="B1" t="s"><v>1</v>\n</c>\n<c r="C1"/>', {(1, 2): "乙"}),
        ('<c r="A1"><f>B1+1</f>\n<v>3</v></c><c r="B1" s="1"><v>2.5</v></c>', {(1, 1): 3, (1, 2): 2.5}),
        ('<c r="A1" t="inlineStr"><is><rPh sb="0" eb="1"><t>jia</t></rPh><t>甲</t></is></c><c r="B1"/>', {(1, 1): "甲"}),
        ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r> <r><t>乙</t></r><rPh><t>yi</t></rPh></is></c>', {(1, 1): "甲乙"}),
        ('<c r="A1"/>text<v>7</v><c r="B1"/><c r="C1"><v>8</v></c>', {(1, 3): 8}),
    ],
)
def test_only_what_stands_within_a_cell_is_its_content(cells, expected):
    sheet = stored(f'<row r="1">{cells}</row>')
    assert not sheet.damaged
    assert {spot: cell.value for spot, cell in sheet.cells.items()} == expected


@pytest.mark.parametrize("cell", ['<c r="1A"/>', '<c r="A1"><v>1</c>', '<c r="A1" t="s"><v>2</v></c>', '<c r="A1" t="no"><v>2</v></c>'])
def test_a_sheet_with_anything_senseless_is_damaged_and_holds_nothing(cell):
    sheet = stored(f'<row r="1"><c r="B1"><v>1</v></c>{cell}</row>')
    assert sheet.damaged and sheet.cells == {} and sheet.merged == []


def test_a_sheet_is_read_once_and_only_when_it_is_looked_into(monkeypatch):
    package = Package(zipped({"a.xml": "<worksheet/>"}))
    read = []
    parse = package.parse
    monkeypatch.setattr(package, "parse", lambda part, attach: (read.append(part), parse(part, attach)))
    sheet = stored("", package)
    assert sheet.title == "表" and read == []
    assert (sheet.cells, sheet.merged, sheet.damaged, read) == ({}, [], False, ["a.xml"])
