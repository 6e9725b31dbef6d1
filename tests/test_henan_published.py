"""The published Henan budget against our Word and PDF files: heads, labels, codes and figures, as far as they could be read.

What the published text prints, with its misreadings put right, stands in tests/facts; both files are read back from what
they are. The tables that the text lost (05, 06, 07) are looked at for what must follow from the others.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from generator.derive import complete
from tests.support.readback_docx import Grid, Text
from tests.support.readback_pdf import Line
from tests.support.rendered import Rendered, normal, paper_differences, typeset, word_differences
from tests.support.submissions import submission_of
from tests.test_henan import SAMPLE, henan
from tools.make_samples import values_of

FACTS = tomllib.loads((Path(__file__).parent / "facts" / "henan_2024" / "xinxiang.toml").read_text(encoding="utf-8"))
FILES = ("word", "paper")
_SECTION = re.compile(r"^([一二三四五六七八九十]+)、")
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:万元|(%))")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Rendered:
    submission = complete(submission_of(values_of(SAMPLE), henan()), henan())
    return typeset(submission, henan(), tmp_path_factory.mktemp("henan"), "henan")


def titled(made: Rendered, file: str, title: str) -> list[Grid]:
    """The grids that stand below a title, up to the next number of a table."""
    found: list[Grid] = []
    below = False
    for block in getattr(made, file).blocks:
        text = "" if isinstance(block, Grid) else normal(block.text)
        if isinstance(block, Grid):
            found += [block] if below else []
        elif text == normal(title):
            below = True
        elif text.startswith("预算") and text.endswith("表"):
            below = False
    return found


def plain(rows: list[list[str]]) -> list[list[str]]:
    return [[normal(text) for text in row] for row in rows]


def lines_of(made: Rendered, file: str) -> list[str]:
    return [normal(block.text) for block in getattr(made, file).blocks if isinstance(block, (Text, Line))]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("table", FACTS["table"], ids=lambda table: table["number"])
def test_table(made, file, table):
    [grid] = titled(made, file, table["title"])
    printed = plain(grid.texts)
    head = plain(table["head"])
    assert printed[: len(head)] == head
    assert printed[len(head) :] == plain(table["rows"])
    assert [normal(part) for part in grid.banner if part] == [FACTS["owner"], FACTS["unit_line"]]


@pytest.mark.parametrize("file", FILES)
def test_every_table_stands_below_its_number(made, file):
    numbers = [line for line in lines_of(made, file) if re.fullmatch(r"预算\d\d表", line)]
    assert numbers == [f"预算{n:02}表" for n in range(1, 13)]
    lines = lines_of(made, file)
    for table in (*FACTS["table"], *FACTS["performance"], *FACTS["summary"]):
        assert lines[lines.index(table["number"]) + 1] == normal(table["title"])


@pytest.mark.parametrize("file", FILES)
def test_overall_performance(made, file):
    [facts] = FACTS["performance"]
    goals, tasks, budget, indicators = titled(made, file, facts["title"])
    printed = {normal(text) for grid in (goals, tasks, budget, indicators) for row in grid.texts for text in row}
    assert set(facts["labels"]) <= printed
    assert [row[0] for row in plain(tasks.texts)[2:]] == facts["tasks"]
    assert plain(budget.texts) == plain(facts["budget"])
    assert [row[:4] for row in plain(indicators.texts)[1:]] == plain(facts["indicators"])


@pytest.mark.parametrize("file", FILES)
def test_summary_of_projects(made, file):
    """Every project with its amounts; its indicators stand beside it, each with a value."""
    [facts] = FACTS["summary"]
    [grid] = titled(made, file, facts["title"])
    printed = plain(grid.texts)
    assert {text for row in printed[:4] for text in row if text} >= set(facts["head"])
    rows = [row for before, row in pairwise([[""] * 4, *printed[3:]]) if row[1] and row[:4] != before[:4]]  # a page end repeats a name
    assert [row[1:4] for row in rows] == [plain([each])[0][1:] for each in facts["rows"]]
    assert rows[0][0] == "112" and all(re.fullmatch(r"\d{24}", row[0]) for row in rows[1:])
    assert all(row[6 + 2 * n] and row[7 + 2 * n] for row in rows[1:] for n in range(4))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("section", FACTS["sections"])
def test_figures_of_a_section(made, file, section):
    inside, text = False, ""
    for line in lines_of(made, file):
        begins = _SECTION.match(line)
        inside = begins[1] == section if begins else inside and not line.startswith("第三部分")
        text += line if inside else ""
    wanted = Counter(FACTS["sections"][section])
    assert not wanted - Counter(number + percent for number, percent in _FIGURE.findall(text)), text


@pytest.mark.parametrize("file", FILES)
def test_parts(made, file):
    text = "".join(lines_of(made, file))
    assert [part for part in FACTS["parts"] if normal(part) not in text] == []


def test_the_cover(made):
    lines = [normal(text.text) for text in made.word.front]
    assert lines[:3] == [normal(line) for line in FACTS["cover"]]


@pytest.mark.parametrize(("title", "totals"), [("2024年一般公共预算支出情况表", ["1,657.40", "298.82", "287.69"]), ("2024年一般公共预算基本支出情况表", ["298.82", "290.96", "7.86"]), ("2024年支出经济分类汇总表", ["1,657.40"] * 3)])
def test_the_lost_tables_agree_with_the_others(made, title, totals):
    [grid] = titled(made, "word", title)
    total = next(row for row in plain(grid.texts) if "合计" in row and totals[0] in row)
    assert [text for text in total if text and text != "合计"][:3] == totals


def test_the_two_economic_classifications_stand_side_by_side(made):
    [grid] = titled(made, "word", "2024年一般公共预算基本支出情况表")
    head, names, *rows = plain(grid.texts)
    assert [text for text in head if text] == ["部门预算支出经济分类", "政府预算支出经济分类", "一般公共预算基本支出"]
    assert names == ["类", "款", "科目名称", "类", "款", "科目名称", "合计", "人员经费", "公用经费"]
    assert ["301", "01", "基本工资", "501", "01", "工资奖金津补贴", "96.40", "96.40", ""] in rows


def test_no_amount_breaks_over_two_lines(made):
    """Wide tables are wide enough: every amount stands in one line of the PDF."""
    broken = [
        cell.text
        for grid in made.paper.grids
        for cell in grid.cells
        if re.fullmatch(r"[\d,]+\.\d\d", normal(cell.text)) and len(cell.lines) > 1
    ]
    assert broken == []


def test_word_and_pdf_are_the_tree(made):
    assert word_differences(made.expected, made.word) == []
    assert paper_differences(made.expected, made.paper) == []
