"""The published documents of three bodies against our Word and PDF files: every label, code and figure, cell by cell.

What the published documents print stands in tests/facts; both files are read back from what they are, not from what we
meant to write. The last tests hold tree, Word and PDF against each other, block by block.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from generator.compose.heads import head_rows
from generator.model.document import Heading, Section, Span, Table, TableCell
from generator.model.form import TOTAL
from tests.support.readback_docx import Cell, Grid, Text
from tests.support.readback_pdf import Line
from tests.support.rendered import SAMPLES, Rendered, normal, paper_differences, word_differences, write

FACTS = Path(__file__).parent / "facts" / "hebei_2024"
PUBLISHED = ("xushui", "julu", "leting")
FILES = ("word", "paper")
SECTIONS = ("二", "三", "四", "九")
SAID_TWICE = {("leting", "二"): Counter([Decimal("773.52")])}
"""Amounts that a published document repeats in a sentence where ours does not."""
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?)万")
_SECTION = re.compile(r"^([一二三四五六七八九十]+)、")
_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@cache
def facts(name: str) -> dict:
    return tomllib.loads((FACTS / f"{name}.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list:
    """One case for each table or project of each body in each file, numbered in the order of the facts."""
    return [
        pytest.param(name, file, entry, id=f"{name}-{file}-{number}")
        for name in PUBLISHED
        for number, entry in enumerate(facts(name)[kind], 1)
        for file in FILES
    ]


def plain(rows: list[list[str]]) -> list[list[str]]:
    return [[normal(text) for text in row] for row in rows]


def grids(made: Rendered, file: str, title: str) -> list[Grid]:
    return [grid for grid in getattr(made, file).grids if normal(grid.title) == normal(title)]


def only(found: list[Grid]) -> Grid:
    assert len(found) == 1, [grid.title for grid in found]
    return found[0]


def lines_of(made: Rendered, file: str) -> list[str]:
    """The texts outside tables, in order: paragraphs of the Word file, lines of the PDF."""
    return [normal(block.text) for block in getattr(made, file).blocks if isinstance(block, (Text, Line))]


def check_character(code: str) -> str:
    """The last character that the other twenty of a project code ask for: powers of 3 by place, modulo 31."""
    values = [_CODE_CHARACTERS.index(character) for character in code[:20]]
    return _CODE_CHARACTERS[30 - sum(value * pow(3, place, 31) for place, value in enumerate(values)) % 31]


def test_facts_are_complete():
    for name in PUBLISHED:
        titles = [table["title"] for table in facts(name)["table"]]
        assert len(titles) == len(set(titles)) == 12, titles
        assert titles[9:] == ["部门机构设置情况", "部门政府采购预算", "部门固定资产占用情况表"]
        assert len(facts(name)["project"]) == {"xushui": 6, "julu": 8, "leting": 9}[name]


@pytest.mark.parametrize(("name", "file", "table"), cases("table"))
def test_table(sample, name, file, table):
    grid = only(grids(sample(name), file, table["title"]))
    printed = plain(grid.texts)
    head = plain(table["head"]) + ([table["columns"]] if "columns" in table else [])
    assert printed[: len(head)] == head
    empty = [[""] * len(head[0])]
    assert printed[len(head) :] == (plain(table["rows"]) or empty)


@pytest.mark.parametrize(("name", "file", "table"), cases("table"))
def test_banner(sample, name, file, table):
    grid = only(grids(sample(name), file, table["title"]))
    wanted = [table[line] for line in ("year_line", "unit_line", "date_line") if line in table]
    printed = [normal(part) for part in grid.banner if part]
    assert printed == ([normal(text) for text in (facts(name)["body"], *wanted)] if wanted else [])


@pytest.mark.parametrize(("name", "file", "table"), cases("table"))
def test_notes(sample, name, file, table):
    """The notes, and nothing else that begins like one, stand right below the table."""
    blocks = list(getattr(sample(name), file).blocks)
    grid = only(grids(sample(name), file, table["title"]))
    below = blocks[next(n for n, block in enumerate(blocks) if block is grid) + 1 :]
    end = next((n for n, block in enumerate(below) if isinstance(block, Grid)), len(below))
    text = "".join(normal(block.text) for block in below[:end])
    notes = "".join(normal(note) for note in table["notes"])
    assert text.startswith(notes)
    assert not text[len(notes) :].startswith("注：")


@pytest.mark.parametrize(("name", "file", "project"), cases("project"))
def test_project(sample, name, file, project):
    made = sample(name)
    assert normal(project["title"]) in "".join(lines_of(made, file))
    goals, indicators = grids(made, file, project["title"])
    code, amounts, _, months, plan, *_ = plain(goals.texts)
    assert check_character(project["code"]) == project["code"][-1]
    assert [text for text in code if text] == ["项目编码", project["code"], "项目名称", normal(project["name"])]
    assert dict(zip(amounts[1::2], amounts[2::2])) == {
        "预算数": project["budget"],
        "其中：财政资金": project["fiscal"],
        "其他资金": project["other"],
    }
    assert amounts[0] == "预算规模及资金用途"
    assert [months[column] for column in (0, 1, 2, 4, 6)] == ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"]
    assert [plan[column] for column in (1, 2, 4, 6)] == project["plan"]
    head, *rows = plain(indicators.filled)
    columns = [head.index(label) for label in ("一级指标", "二级指标", "三级指标", "指标值")]
    assert [[row[column] for column in columns] for row in rows] == plain(project["indicators"])


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", PUBLISHED)
def test_no_other_projects(sample, name, file):
    titles = {normal(grid.title) for grid in getattr(sample(name), file).grids if grid.title.endswith("绩效目标表")}
    assert titles == {normal(project["title"]) for project in facts(name)["project"]}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("section", SECTIONS)
def test_amounts_of_section(sample, name, file, section):
    parts = [amounts for key, amounts in facts(name)["sections"].items() if key.split("_")[0] == section]
    wanted = Counter(Decimal(amount) for amounts in parts for amount in amounts)
    wanted -= SAID_TWICE.get((name, section), Counter())
    printed = Counter(amounts_of(lines_of(sample(name), file), section))
    assert wanted
    assert not wanted - printed, f"not printed: {wanted - printed}; printed: {printed}"


def amounts_of(lines: list[str], section: str) -> list[Decimal]:
    """The amounts in 万元 of one section; 持平 stands for the 0.00 that others print as an increase."""
    inside, text = False, ""
    for line in lines:
        begins = _SECTION.match(line)
        inside = begins[1] == section if begins else inside
        text += line if inside else ""
    return [Decimal(amount) for amount in _AMOUNT.findall(text)] + [Decimal(0)] * text.count("持平")


@pytest.mark.parametrize("name", PUBLISHED)
def test_totals(sample, name):
    cell = sample(name).submission.cell
    totals = facts(name)["totals"]
    places = {
        "revenue": ("收支总表", "收入总计", "预算数"),
        "expenditure": ("收支总表", "支出总计", "预算数"),
        "basic": ("支出总表", TOTAL, "基本支出"),
        "personnel": ("一般公共预算基本支出表", TOTAL, "人员经费"),
        "public": ("一般公共预算基本支出表", TOTAL, "公用经费"),
        "project": ("支出总表", TOTAL, "项目支出"),
        "three_public": ("三公经费支出表", "合计", "合计"),
    }
    printed = {key: str(cell(*place).value.printed) for key, place in places.items()}
    assert printed == {key: totals[key] for key in places}


@pytest.mark.parametrize("name", PUBLISHED)
def test_class_lines(sample, name):
    """The classes of expenditure that have money, and no others."""
    made = sample(name)
    lines = [line for line in made.profile.sheets["收支总表"].lines if line.code]
    values = [(line.label, made.submission.cell("收支总表", line.name, "预算数").value) for line in lines]
    printed = [[normal(label), str(value.printed)] for label, value in values if value]
    assert printed == facts(name)["totals"]["class_lines"]


@pytest.mark.parametrize("name", SAMPLES)
def test_word_is_the_tree(sample, name):
    assert word_differences(sample(name).expected, sample(name).word) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_pdf_is_the_tree(sample, name):
    assert paper_differences(sample(name).expected, sample(name).paper) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_pdf_is_the_word_file(sample, name):
    assert paper_differences(sample(name).word.blocks, sample(name).paper) == []


def big_table() -> Table:
    """Three levels of merged heads, merged labels over many rows, a text that is longer than a page."""
    paths = [("序号",), ("收入", "财政拨款", "本年"), ("收入", "财政拨款", "上年"), ("收入", "其他"), ("说明",)]
    rows = []
    for n in range(70):
        label = TableCell((((Span(f"第{n // 35 + 1}类收入及其全部明细项目"),),)), rowspan=35) if n % 35 == 0 else None
        text = "现公开本部门预算，有关情况说明如下：" * (120 if n == 40 else 1 + n % 3)
        figures = [TableCell(((Span(f"{n * 7.31:.2f}"),),), role="TableAmount", align="right") for _ in range(3)]
        rows.append((label, *figures, TableCell(((Span(text),), (Span(f"第{n}行末行"),)))))
    banner = ("316清禾市文化广电体育和旅游局", "预算年度：2024", "单位：万元")
    return Table((1, 1, 1, 1, 3), head_rows(paths), tuple(rows), banner, "statutory", "大表")


def test_a_big_table_is_read_back(sample, tmp_path):
    made = sample("qinghe")
    heading = Heading((Span("大表"),), "TableTitle", 1)
    sections = (Section("landscape", (heading, big_table()), "部门预算公开表"),)
    big = write(replace(made.document, sections=sections), made.submission, made.profile, tmp_path, "big")
    [grid] = big.paper.grids
    assert len(grid.pages) > 5 and grid.head_rows == 3
    head = [["序号", "收入", "", "", "说明"], ["", "财政拨款", "", "其他", ""], ["", "本年", "上年", "", ""]]
    assert grid.texts[:3] == head
    assert big.word.grids[0].texts[:3] == head
    assert word_differences(big.expected, big.word) == []
    assert paper_differences(big.expected, big.paper) == []
    assert paper_differences(big.word.blocks, big.paper) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_front_matter(sample, name):
    """Cover and contents are the same in both files, page numbers included; the leader is dots here, a tab there."""
    made = sample(name)
    word = [normal(text.text) for text in made.word.front]
    lines = [block.text for page in made.paper.front for block in page.blocks]
    paper = normal("".join(re.sub(r"\.{6,}", "", line) for line in lines))
    assert paper == "".join(word)
    cover = made.document.cover
    assert word[:3] == [f"{cover['年度']}年{cover['标题']}", cover["单位名称"], cover["公开日期"]]
    assert len(word) > 20


@pytest.mark.parametrize("name", SAMPLES)
def test_contents_name_the_pages(sample, name):
    """The number behind a heading in the contents is the number on the page that shows it."""
    made = sample(name)
    entries = [text.text.split("\t") for text in made.word.front if text.role.startswith("TOC")]
    lines = {page.label: [block for block in page.blocks if isinstance(block, Line)] for page in made.paper.pages}
    shown = {label: normal("".join(line.text for line in page)) for label, page in lines.items()}
    assert len(entries) > 15
    assert [title for title, page in entries if normal(title) not in shown[page]] == []


def one_digit(blocks: list) -> None:
    change_cell(blocks, "598.78", "598.79")


def two_digits_swapped(blocks: list) -> None:
    change_cell(blocks, "364.16", "364.61")


def blank_filled(blocks: list) -> None:
    change_cell(blocks, "", "0.00")


def figure_lost(blocks: list) -> None:
    change_cell(blocks, "31.32", "")


def change_cell(blocks: list, old: str, new: str) -> None:
    tables = [(number, block) for number, block in enumerate(blocks) if isinstance(block, Grid)]
    number, grid = next((n, grid) for n, grid in tables if old in [cell.text for cell in grid.cells])
    at = next(n for n, cell in enumerate(grid.cells) if cell.text == old)
    cells = (*grid.cells[:at], replace(grid.cells[at], text=new), *grid.cells[at + 1 :])
    blocks[number] = replace(grid, cells=cells)


def rows_swapped(blocks: list) -> None:
    number, grid = next((n, b) for n, b in enumerate(blocks) if isinstance(b, Grid) and b.rows > 20)
    last = grid.rows - 1
    other = {last: last - 1, last - 1: last}
    blocks[number] = replace(grid, cells=tuple(replace(cell, top=other.get(cell.top, cell.top)) for cell in grid.cells))


def merge_lost(blocks: list) -> None:
    tables = [(number, block) for number, block in enumerate(blocks) if isinstance(block, Grid)]
    number, grid = next((n, grid) for n, grid in tables if grid.columns == 6 and grid.head_rows == 1)
    merged = next(cell for cell in grid.cells if cell.height > 2)
    cells = [cell for cell in grid.cells if cell is not merged]
    cells += [replace(merged, height=1)]
    cells += [Cell("", merged.top + row, merged.left) for row in range(1, merged.height)]
    blocks[number] = replace(grid, cells=tuple(cells))


def banner_changed(blocks: list) -> None:
    number, grid = next((n, b) for n, b in enumerate(blocks) if isinstance(b, Grid))
    blocks[number] = replace(grid, banner=(*grid.banner[:2], "单位：元"))


def paragraph_lost(blocks: list) -> None:
    blocks.remove(next(block for block in blocks if isinstance(block, Text) and block.role == "Body"))


def last_paragraph_lost(blocks: list) -> None:
    assert isinstance(blocks.pop(), Text)


def paragraphs_swapped(blocks: list) -> None:
    at = next(n for n, two in enumerate(pairwise(blocks)) if [getattr(b, "role", "") for b in two] == ["Body", "Body"])
    blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]


def character_changed(blocks: list) -> None:
    at = max((n for n, block in enumerate(blocks) if isinstance(block, Text)), key=lambda n: len(blocks[n].text))
    blocks[at] = replace(blocks[at], text=blocks[at].text[:-2] + "了" + blocks[at].text[-1])


CHANGES = (
    one_digit,
    two_digits_swapped,
    blank_filled,
    figure_lost,
    rows_swapped,
    merge_lost,
    banner_changed,
    paragraph_lost,
    last_paragraph_lost,
    paragraphs_swapped,
    character_changed,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_comparison_notices(sample, change):
    """Each test above rests on these two comparisons: one small change in what is expected, and both object."""
    blocks = list(sample("xushui").expected)
    change(blocks)
    assert word_differences(blocks, sample("xushui").word)
    assert paper_differences(blocks, sample("xushui").paper)
