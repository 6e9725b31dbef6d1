"""A hand-made document, a layout with made-up heights, and a filled reference.docx, for the Word writer's tests."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from docx import Document as open_word

from generator.model.document import Document, Heading, PageBreak, Paragraph, Section, Span, Table, TableCell
from generator.model.layout import Layout
from generator.writers.docx import write_docx
from generator.writers.reference import Reference, open_reference

REFERENCE = Path(__file__).resolve().parents[2] / "templates" / "hebei_2024" / "reference.docx"
ALL_REFERENCES = sorted(REFERENCE.parents[1].glob("*/reference.docx"))

FIELDS = {
    "单位名称": "某县行政审批局",
    "年度": "2024",
    "标题": "部门预算信息公开",
    "公开日期": "2024年3月1日",
}

TYPED = ("{{ 1+1 }}", "{% for %}", "<b>&amp;", "=SUM(A1)", "# 标题", "“三公”—'\"")
"""What clerks type and no writer may read anything into."""

LONG = "现公开2024年部门预算，有关情况说明如下：" * 8


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def cell(text: str = "", role: str = "TableText", align: str = "left", **more) -> TableCell:
    return TableCell(lines=(spans(text),) if text else (), role=role, align=align, **more)


def head(text: str, **more) -> TableCell:
    return cell(text, "TableHead", "center", header=True, **more)


def statutory_table(rows: int) -> Table:
    """Six columns, a head of two rows with merges both ways, a merged label down the body."""
    heads = (
        (
            head("序号", rowspan=2),
            head("科目", colspan=2),
            None,
            head("本年收入", colspan=2),
            None,
            head("结转", rowspan=2),
        ),
        (None, head("编码"), head("名称"), head("小计"), head("财政拨款"), None),
    )
    label = cell("一般公共预算", rowspan=rows, colspan=2)
    body = tuple(
        (
            cell(str(n), align="center"),
            label if n == 0 else None,
            None,
            amount(n),
            cell(f"第{n}行", indent=1),
            amount(n),
        )
        for n in range(rows)
    )
    banner = ("部门编码名称：[202]某县行政审批局", "预算年度：2024", "单位：万元")
    return Table((1, 2, 4, 2, 2, 2), heads, body, banner, title="收入总表")


def amount(number: int) -> TableCell:
    return cell(f"{number}.50", "TableAmount", "right")


def form_table() -> Table:
    """Two columns without banner and head; a cell of two lines."""
    goals = TableCell(lines=(spans("1.第一行"), spans("2.第二行")))
    return Table((1, 3), (), ((head("绩效目标"), goals), (head("备注"), cell())), kind="form")


def document(**changes) -> Document:
    """Landscape tables, then a flowing narrative that ends in two tables touching each other."""
    tables = Section(
        "landscape",
        (
            Heading(spans("部门预算收支总表"), "TableTitle", 1),
            statutory_table(3),
            Paragraph(spans("注：本表为空。"), "TableNote"),
            PageBreak(),
            Heading(spans("部门预算收入总表"), "TableTitle", 1),
            statutory_table(60),
        ),
        contents_group="部门预算公开表",
    )
    narrative = Section(
        "portrait",
        (
            Paragraph(spans("情况说明"), "DocumentTitle"),
            Heading(spans("一、部门职责"), "Heading1", 1),
            *(Paragraph(spans(text)) for text in TYPED),
            Paragraph(spans(LONG)),
            Heading(spans("二、总体情况"), "Heading1", 1),
            Heading(spans("（一）收入说明"), "Heading2", 2, in_contents=False),
            form_table(),
            form_table(),
        ),
        contents_group="情况说明",
        flowing=True,
    )
    settings = {"title": "某县行政审批局2024年部门预算信息公开", "author": "某县行政审批局", "date": "2024-03-01"}
    settings |= {"cover": FIELDS, "contents_title": "目录", "sections": (tables, narrative), "subject": "部门预算"}
    return Document(**{**settings, **changes})


def layout(document: Document, **changes) -> Layout:
    """Headings on pages 1, 2, 3, ...; rows of 17.3 pt; the second Heading1 begins a page, the long paragraph is cut."""
    pages = {position: number for number, (position, _) in enumerate(document.headings(), 1)}
    heights = {
        position: (20.0,) + (17.3,) * (len(block.head) + len(block.body))
        for position, block in document.walk()
        if isinstance(block, Table) and block.has_banner
    }
    settings = {
        "pages": (),
        "heading_pages": pages,
        "breaks": frozenset({(1, 9)}),
        "cuts": {(1, 8): (40,)},
        "row_heights": heights,
    }
    return Layout(**{**settings, **changes})


def reference(**fields: str) -> Reference:
    return open_reference(REFERENCE, {**FIELDS, **fields})


def written(document: Document, plan: Layout | None = None, flow: str = "planned", **fields: str) -> bytes:
    """The bytes of the Word file."""
    file = io.BytesIO()
    write_docx(document, reference(**fields), plan or layout(document), file, flow)
    return file.getvalue()


def with_sections(*sections: Section) -> Document:
    return document(sections=sections)


def word(file: bytes):
    """The file as python-docx reads it."""
    return open_word(io.BytesIO(file))


def main_part(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return package.read("word/document.xml").decode()


def altered(path: Path, source: Path = REFERENCE, **parts) -> Path:
    """A copy of a reference.docx in which each named part ("styles", "header1", ...) went through its function."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(path, "w") as copy:
        left = set(parts)
        for name in package.namelist():
            stem = re.sub(r".*/(\w+)\.xml$", r"\1", name)
            text = package.read(name).decode()
            if name.startswith("word/") and stem in parts:
                changed = parts[stem](text)
                assert changed != text, f"nothing changed in {name}"
                text = changed
                left.discard(stem)
            copy.writestr(name, text)
        assert not left, f"no such part: {left}"
    return path
