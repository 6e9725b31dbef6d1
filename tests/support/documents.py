"""Hand-made documents and a hand-made theme for the writers' tests: small, but with everything that can go wrong."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from generator.model.document import (
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Span,
    Table,
    TableCell,
)
from generator.model.theme import CoverLine, PageSetup, RunningLine, TextStyle, Theme
from generator.writers.fonts import FontBook

FONTS = Path(__file__).resolve().parents[2] / "templates" / "common" / "fonts" / "fonts.toml"
MM = 72 / 25.4
_PHRASES = (
    "根据《中华人民共和国预算法》规定，",
    "2024年预算收入598.78万元，",
    "其中：一般公共预算拨款598.78万元；",
    "较上年增加12.5%，主要原因是人员经费增加。",
    "“三公”经费预算安排3.50万元（含公务接待费），",
    "按照“过紧日子”的要求——从严控制一般性支出……",
    "完成率≥95%，满意度≥90%。",
    "保障机关正常运转和重点工作开展，",
    "政府采购预算120.00万元，涉及PC、A4纸等货物。",
)


@cache
def fonts() -> FontBook:
    """The bundled faces, opened once for all tests."""
    return FontBook(FONTS, "bundled")


def theme() -> Theme:
    """A theme close to GB/T 9704: A4, margins 37/35/28/26 mm, 三号仿宋 on 28 points."""
    width, height = 210 * MM, 297 * MM
    upright = (37 * MM, 26 * MM, 35 * MM, 28 * MM)
    setups = {
        name: PageSetup(name, width, height, *upright, 15 * MM, 25 * MM) for name in ("cover", "contents", "portrait")
    }
    setups["landscape"] = PageSetup("landscape", height, width, *([25 * MM] * 4), 12 * MM, 14 * MM)
    footer = RunningLine("Footer", "— {PAGE} —")
    cover = (
        *[CoverLine("Body", "")] * 6,
        CoverLine("CoverTitle", "某某县人力资源和社会保障局"),
        CoverLine("CoverTitle", "2024年部门预算信息公开"),
    )
    return Theme(
        styles={style.id: style for style in _styles()},
        setups=setups,
        cover=cover,
        header={name: None for name in setups},
        footer={"cover": None, "contents": footer, "portrait": footer, "landscape": footer},
        cell_padding=(3.0, 2.0),
    )


def _styles() -> tuple[TextStyle, ...]:
    return (
        TextStyle("Body", "仿宋_GB2312", 16, 28, indent=2),
        TextStyle("CoverTitle", "方正小标宋简体", 26, 48, "center"),
        TextStyle("Heading1", "黑体", 16, 28, "left", indent=2, keep_next=True),
        TextStyle("Heading2", "楷体_GB2312", 16, 28, "left", indent=2, keep_next=True),
        TextStyle("ProjectTitle", "黑体", 14, 28, "left", keep_next=True),
        TextStyle("TableTitle", "方正小标宋简体", 18, 30, "center", keep_next=True),
        TextStyle("TableUnit", "宋体", 10.5, 16, "right", keep_next=True),
        TextStyle("TableHead", "宋体", 9, 12, "center"),
        TextStyle("TableText", "宋体", 9, 12, "left"),
        TextStyle("TableAmount", "宋体", 9, 12, "right"),
        TextStyle("TableBanner", "宋体", 10.5, 16, "left"),
        TextStyle("TableNote", "宋体", 10.5, 16, "left"),
        TextStyle("Gap", "宋体", 9, 8, "left"),
        TextStyle("ContentsTitle", "方正小标宋简体", 22, 40, "center", after=12),
        TextStyle("ContentsGroup", "黑体", 12, 22, "left"),
        TextStyle("TOC1", "宋体", 12, 22, "left", indent=1),
        TextStyle("TOC2", "宋体", 12, 22, "left", indent=2),
        TextStyle("Footer", "宋体", 14, 20, "center"),
    )


def prose(length: int, seed: int = 0) -> str:
    """About `length` characters of budget prose, the same for the same seed."""
    chance = random.Random(seed)
    text = ""
    while len(text) < length:
        text += chance.choice(_PHRASES)
    return text[:length].rstrip("，；（“《") + "。"


def paragraph(text: str, role: str = "Body") -> Paragraph:
    return Paragraph((Span(text),), role)


def heading(text: str, role: str = "Heading1", level: int = 1, in_contents: bool = True) -> Heading:
    return Heading((Span(text),), role, level, in_contents)


def cell(text: str, role: str = "TableText", align: str = "left", rows: int = 1, columns: int = 1, **more) -> TableCell:
    lines = tuple((Span(line),) for line in text.split("\n"))
    return TableCell(lines, rows, columns, role, align, **more)


def head(text: str, rows: int = 1, columns: int = 1) -> TableCell:
    return cell(text, "TableHead", "center", rows, columns, header=True)


def amount(text: str) -> TableCell:
    return cell(text, "TableAmount", "right")


def statutory_table(rows: int, merged: int = 0, name: str = "一般公共预算支出表") -> Table:
    """A table of `rows` rows and 7 columns below a head of two rows; every `merged` rows share a cell in column one."""
    heads = (
        (head("科目", 1, 2), None, head("合计", 2), head("基本支出", 1, 2), None, head("项目支出", 2), head("备注", 2)),
        (head("编码"), head("名称"), None, head("人员经费"), head("公用经费"), None, None),
    )
    body = []
    for i in range(rows):
        starts = not merged or i % merged == 0
        first = cell(f"{2010300 + i}", rows=min(merged or 1, rows - i)) if starts else None
        name_cell = cell("行政运行" if i % 3 else "机关事业单位基本养老保险缴费支出及职业年金缴费支出", indent=i % 3)
        numbers = [amount(f"{i * 7.31:,.2f}"), amount(f"{i * 5.1:,.2f}"), amount(f"{i * 2.21:,.2f}"), amount("")]
        body.append((first, name_cell, *numbers, cell("")))
    banner = ("编制部门：某某县人力资源和社会保障局", "2024年", "单位：万元")
    return Table((10, 30, 12, 12, 12, 12, 12), heads, tuple(body), banner, "statutory", name)


def form_table(goal: str) -> Table:
    """A project's goal form."""
    rows = (
        (cell("项目名称", header=True), cell("信息化运行维护项目", columns=3), None, None),
        (cell("预算规模", header=True), amount("120.00"), cell("其中：财政资金", header=True), amount("120.00")),
        (cell("绩效目标", header=True), cell(goal, columns=3), None, None),
    )
    return Table((16, 28, 28, 28), (), rows, kind="form")


def indicator_table(rows: int) -> Table:
    """A project's indicators: the first column merged over four rows each."""
    titles = (tuple(head(text) for text in ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值")),)
    body = tuple(
        (
            cell(("产出指标", "效益指标", "满意度指标")[i // 4 % 3], align="center", rows=min(4, rows - i))
            if i % 4 == 0
            else None,
            cell("数量指标"),
            cell(f"完成系统运行维护次数{i}"),
            cell("全年完成信息系统日常运行维护及应急处置的总次数" * (1 + i % 3)),
            cell("≥95%"),
        )
        for i in range(rows)
    )
    return Table((14, 16, 24, 32, 14), titles, body, kind="form")


def disclosure(tables: int = 9, table_rows: int = 24, sections: int = 8, projects: int = 5, seed: int = 0) -> Document:
    """A whole disclosure of about forty pages: statutory tables, a narrative and project forms."""
    chance = random.Random(seed)
    landscape = []
    for i in range(tables):
        title = f"部门预算公开表{i + 1}"
        landscape += [
            heading(title, "TableTitle"),
            statutory_table(table_rows, i % 4, title),
            paragraph("注：本表按功能分类填列。", "TableNote"),
            PageBreak(),
        ]
    narrative = []
    for i in range(sections):
        narrative.append(heading(f"{'一二三四五六七八九十'[i % 10]}、第{i + 1}部分情况说明"))
        for j in range(chance.randint(3, 8)):
            if j % 3 == 0:
                narrative.append(heading(f"（{'一二三'[j // 3]}）分项说明{i}.{j}", "Heading2", 2))
            narrative.append(paragraph(prose(chance.randint(40, 260), i * 10 + j)))
    forms = []
    for i in range(projects):
        forms += [
            heading(f"{i + 1}．信息化运行维护项目{i + 1}绩效目标表", "ProjectTitle", 2),
            paragraph("单位：万元", "TableUnit"),
            form_table(prose(chance.randint(30, 200), i)),
            paragraph("", "Gap"),
            indicator_table(chance.randint(6, 18)),
        ]
    return Document(
        title="某某县人力资源和社会保障局2024年部门预算信息公开",
        author="某某县人力资源和社会保障局",
        cover={},
        contents_title="目　录",
        sections=(
            Section("landscape", tuple(landscape[:-1]), "第一部分　部门预算公开表"),
            Section("portrait", tuple(narrative), "第二部分　部门预算信息公开情况说明", flowing=True),
            Section("portrait", (heading("部门预算绩效信息"), *forms), "第三部分　绩效目标", flowing=True),
        ),
        subject="部门预算信息公开",
        date="2024-03-01",
    )
