"""Whole documents: their parts, text that is data, and numbers that can be traced."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from generator.compose.document import compose, known_names
from generator.derive import complete
from generator.model.document import Document, Heading, PageBreak, Paragraph, Table
from generator.model.figure import Figure
from generator.model.form import SheetForm
from generator.model.submission import Cell, Row, Submission
from generator.writers.text import dump
from tests.compose._kit import body, faults, spans
from tests.support.submissions import SAMPLES, completed_sample, hebei, sample, source_values, submission_of

# the parts


def test_the_document_says_what_the_outline_says():
    document = compose(body(), hebei())
    assert (document.title, document.author, document.date) == ("某县档案局2024年部门预算信息公开", "某县档案局", "2024-02-08")
    assert document.cover["公开日期"] == "2024年2月8日"
    assert [(s.setup, s.flowing) for s in document.sections][:2] == [("landscape", False), ("portrait", True)]
    assert len(document.sections) == len(hebei().outline.parts)


def test_each_statutory_table_begins_a_page_below_its_title():
    first = compose(body(), hebei()).sections[0].blocks
    titles = [n for n, block in enumerate(first) if isinstance(block, Heading)]
    assert [first[n].text for n in titles] == [hebei().sheets[name].title.replace("{公开主体}", "部门") for name in hebei().outline.parts[0].tables]
    assert all(isinstance(first[n + 1], Table) for n in titles)
    assert [isinstance(first[n - 1], PageBreak) for n in titles] == [False] + [True] * 8


def test_a_draft_says_so():
    assert compose(body(), hebei(), draft=True).draft
    assert "草稿" in compose(body(), hebei(), draft=True).cover["草稿标记"]
    assert compose(body(), hebei()).cover["草稿标记"] == ""


def test_the_same_workbook_gives_the_same_document():
    assert compose(body(), hebei()) == compose(body(), hebei())


def test_an_unknown_placeholder_of_the_outline_is_a_fault():
    profile = replace(hebei(), documents=(replace(hebei().outline, title="{部门名}"),))
    assert [str(f) for f in faults(lambda: compose(body(), profile))] == ["document.toml：没有“部门名”这一事项，是不是想写“部门名称”？"]


def test_section_files_may_name_facts_sheets_and_years():
    assert {"部门名称", "支出总表", "上年度", "统一名词"} <= known_names(hebei())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_read_well(name):
    text = dump(compose(completed_sample(name), hebei()))
    assert not re.search(r"[{}\ue000\ue001]|object at 0x|None|。。|，，|，。|未填", text)


# text is data

PAYLOADS = {
    "expression": "{{ 1+1 }}",
    "loop": "{% for x in y %}",
    "comment": "{# 注 #}",
    "markup": "<b>&amp;</i>",
    "formula": "=SUM(A1)",
    "heading": "# 标题",
    "directive": "@表 机构设置",
    "page break": "@另起页",
    "zero-width space": "\u200b",
    "mark": "\ue0000\ue001",
    "private use": "\ue000",
    "placeholder": "{部门名称}",
    "emoji": "😀👨‍👩‍👧",
    "line break": "甲\n乙",
    "windows line break": "甲\r\n# 乙",
    "percent": "%s %(a)s",
}
TEXT = ("text", "long_text")
NOT_PRINTED = {("项目", "承担单位"), ("支出总表", "科目名称"), ("上年项目", "今年项目")}
"""Text that the form keeps for itself; names of subjects are tried on their own below."""
KEPT = {"上年文字", "结转留存", "内部往来"}
"""Sheets that are printed nowhere."""


@cache
def julu() -> Submission:
    """The sample with something in every list and every text."""
    values = source_values("julu")
    values["专项资金"] = [{"专项资金名称": "甲专项", "预算数": "1", "资金用途": "用途", "绩效目标": "目标", "绩效指标": "指标"}]
    values["名词解释"] = [{"名词": "专有名词", "解释": "释义"}]
    values["政府采购"] = [
        {"单位名称": "巨鹿县行政审批局本级", "项目名称": "工作经费", "采购物品名称": "纸", "政府采购目录序号": "A05040101", "计量单位": "箱", "数量": "1", "单价": "1", "一般公共预算拨款": "1"}
    ]
    values["文字说明"] |= {"其他需要说明的事项": "其他事项"}
    values["上年项目"] = [{"项目名称": "往年项目", "上年预算数": "2", "今年项目": "结束", "结束原因": "完工"}]
    values["项目"][0]["增减原因"] = "业务增加"
    return submission_of(values, hebei())


def is_text(form: SheetForm, row: Row, column: str) -> bool:
    if form.kind == "lines":
        kind = form.line(row.key).type or form.column(column).type
        return form.is_fields and kind in TEXT
    return form.column(column).type in TEXT


def with_texts(submission: Submission, change: Callable[[str], str]) -> Submission:
    """Every text cell changed in the same way, so that names that belong together still do."""
    sheets = dict(submission.sheets)
    for name, sheet in sheets.items():
        form, rows = hebei().sheets[name], []
        for row in sheet.rows:
            texts = {c: _changed(cell, change) for c, cell in row.cells.items() if cell.value and is_text(form, row, c)}
            rows.append(replace(row, cells=row.cells | texts))
        sheets[name] = replace(sheet, rows=tuple(rows), index={})
    return replace(submission, sheets=sheets)


def _changed(cell: Cell, change: Callable[[str], str]) -> Cell:
    text = "\n".join(change(line) for line in str(cell.value).split("\n"))
    return Cell(text, cell.source, text)


def texts_of(submission: Submission) -> dict[tuple[str, str, str], str]:
    """Every typed text, by sheet, row and column."""
    found = {}
    for sheet, row, column, cell in submission.cells():
        if cell.typed and is_text(hebei().sheets[sheet.name], row, column) and (sheet.name, column) not in NOT_PRINTED:
            found[sheet.name, row.key, column] = str(cell.typed)
    return found


def shape(document: Document) -> list[str]:
    """Everything but body paragraphs: headings with their roles, tables with their size, page breaks, named paragraphs."""
    words = []
    for _, block in document.walk():
        if isinstance(block, Heading):
            words.append(f"heading {block.role} {block.level} {block.in_contents}")
        elif isinstance(block, Table):
            words.append(f"table {block.kind} {len(block.head)}×{len(block.body)}×{len(block.widths)}")
        elif isinstance(block, PageBreak):
            words.append("page break")
        elif isinstance(block, Paragraph) and block.role != "Body":
            words.append(block.role)
    return words


@cache
def shape_of_julu() -> list[str]:
    return shape(compose(complete(julu(), hebei()), hebei()))


def lines_of(document: Document) -> str:
    """All text of the tree, a line for each paragraph, heading or line of a cell."""
    lines = []
    for _, block in document.walk():
        if isinstance(block, (Heading, Paragraph)):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [cell.text for row in (*block.head, *block.body) for cell in row if cell]
    return "\n".join(lines)


@pytest.mark.parametrize("name", PAYLOADS)
def test_text_comes_out_as_typed_and_means_nothing(name):
    payload = PAYLOADS[name]
    hostile = with_texts(julu(), lambda line: payload + line)
    document = compose(complete(hostile, hebei()), hebei())
    assert shape(document) == shape_of_julu()
    printed = lines_of(document)
    for place, text in texts_of(hostile).items():
        for line in re.split(r"\r\n|\n", text):
            assert line in printed, place


@pytest.mark.parametrize("name", PAYLOADS)
def test_text_in_the_middle_and_at_the_end_comes_out_as_typed(name):
    payload = PAYLOADS[name]
    hostile = with_texts(julu(), lambda line: line[:1] + payload + line[1:] + payload)
    document = compose(complete(hostile, hebei()), hebei())
    assert shape(document) == shape_of_julu()
    printed = lines_of(document)
    for place, text in texts_of(hostile).items():
        for line in re.split(r"\r\n|\n", text):
            assert line in printed, place


@pytest.mark.parametrize("name", PAYLOADS)
def test_names_of_subjects_come_out_as_typed(name):
    payload = PAYLOADS[name]
    values = source_values("julu")
    for record in values["一般公共预算基本支出表"]:
        record["科目名称"] = payload + record["科目名称"]
    document = compose(complete(submission_of(values, hebei()), hebei()), hebei())
    assert shape(document) == shape(compose(completed_sample("julu"), hebei()))
    for line in re.split(r"\r\n|\n", payload + "办公费"):
        assert line in lines_of(document)


def test_every_text_column_is_tried():
    """The property above is empty for a column that the sample leaves blank."""
    tried = {(sheet, row if hebei().sheets[sheet].kind == "lines" else column) for sheet, row, column in texts_of(julu())}
    wanted = set()
    for form in hebei().sheets.values():
        if form.is_fields:
            wanted |= {(form.name, line.name) for line in form.lines if (line.type or form.columns[0].type) in TEXT}
        elif form.kind == "records" and form.name not in {*KEPT, hebei().waivers.sheet}:
            wanted |= {(form.name, column.name) for column in form.columns if column.type in TEXT}
    assert wanted - NOT_PRINTED <= tried


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_span_holds_a_line_break(name):
    hostile = with_texts(julu(), lambda line: PAYLOADS[name] + line)
    document = compose(complete(hostile, hebei()), hebei())
    broken = {place for place, span in spans(document) if re.search(r"[\r\n]", span.text)}
    assert broken == set()


def test_titles_covers_and_banners_have_one_line():
    document = compose(complete(with_texts(julu(), lambda line: "甲\n" + line), hebei()), hebei())
    banners = [part for _, block in document.walk() if isinstance(block, Table) for part in block.banner]
    assert [text for text in (document.title, document.author, *document.cover.values(), *banners) if "\n" in text] == []


def test_a_line_break_in_a_name_does_not_cut_a_sentence():
    hostile = with_texts(julu(), lambda line: line.replace("工作经费", "工作\n经费"))
    printed = [block.text for _, block in compose(complete(hostile, hebei()), hebei()).walk() if isinstance(block, Paragraph)]
    assert [text for text in printed if "，主要为" in text and text.endswith("。")]


# numbers can be traced


def other_numbers(submission: Submission) -> Submission:
    """The same body with other numbers in every cell that holds one."""
    sheets = dict(submission.sheets)
    for name, sheet in sheets.items():
        rows = [replace(row, cells={c: _tripled(cell) for c, cell in row.cells.items()}) for row in sheet.rows]
        sheets[name] = replace(sheet, rows=tuple(rows), index={})
    return replace(submission, sheets=sheets)


def _tripled(cell: Cell) -> Cell:
    if not isinstance(cell.typed, Figure):
        return cell
    value = Figure(cell.typed.value * 3 + Decimal("0.07") * bool(cell.typed.value), cell.typed.sources)
    return Cell(value, cell.source, value)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_from_the_workbook_names_its_cells(name):
    """A span whose text changes with the numbers of the workbook must know where they stand."""
    before = dict(spans(compose(completed_sample(name), hebei())))
    after = dict(spans(compose(complete(other_numbers(sample(name)), hebei()), hebei())))
    assert before.keys() == after.keys()
    changed = [before[place] for place in before if before[place].text != after[place].text]
    assert len(changed) > 100
    assert [span.text for span in changed if not span.sources] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_sources_are_cells_of_the_workbook(name):
    typed = {cell.source.cell + cell.source.sheet for _, _, _, cell in sample(name).cells()}
    for _, span in spans(compose(completed_sample(name), hebei())):
        if re.fullmatch(r"\d+\.\d\d(万元)?", span.text):
            assert span.sources and {s.cell + s.sheet for s in span.sources if s.cell} & typed, span.text


def test_every_year_names_the_cell_of_the_budget_year():
    values = source_values("julu")
    values["基本信息"] = values["基本信息"] | {"预算年度": "2031"}
    before = dict(spans(compose(completed_sample("julu"), hebei())))
    after = dict(spans(compose(complete(submission_of(values, hebei()), hebei()), hebei())))
    changed = [before[place] for place in before if before[place].text != after[place].text]
    assert len(changed) > 10
    assert [span.text for span in changed if not span.sources] == []
