"""What a clerk types is printed as typed: no template, no markup, no formula, no heading, no directive.

One small body has the same text in every text cell of every sheet. A text that means nothing to the program gives the
pattern; any other text has to give the same document, the same Word file and the same PDF with only the text exchanged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import cycle

import docx
import pdfplumber
import pytest

from generator.compose.characters import RULE, missing_characters
from generator.compose.document import compose
from generator.derive import complete
from generator.model.document import Document, Heading, Paragraph, Span, Table
from generator.model.form import TOTAL, SheetForm
from generator.model.submission import Submission
from generator.workbook.fill import fill_workbook
from generator.workbook.read import read_workbook
from generator.writers.fonts import FontBook
from generator.writers.text import dump
from tests.support.readback_docx import Grid, Text
from tests.support.rendered import Rendered, hebei, normal, paper_differences, submission_of, typeset, word_differences

PLAIN = "某处填报的文字"
TYPED = {
    "expression": "{{ 1+1 }}",
    "statement": "{% for %}",
    "comment": "{# 说明",
    "placeholder": "{PAGE}{组}{序号}{部门名称}",
    "markup": "<b>&amp; & </w:t>",
    "formula": "=SUM(A1)",
    "heading": "# 标题",
    "directive": "@表 机构设置",
    "page break": "@另起页",
    "zero width": "零\u200b宽2024\u200b年",
    "quotes": "“引”'\"\\n\\(%s)",
    "several at once": "{{ 1+1 }}{% for %}<b>&amp; =SUM(A1) # 标题 @表 机构设置",
}
LINES = "第一行\n第二行"
EMOJI = "\U0001f600"
RARE = "䨱〔一〕≥①㎡𠂇项目"
FIXED = {"预算年度": "2024", "公开主体": "部门", "金额单位": "万元", "公开日期": "2024-02-08", "批复日期": "2024-01-25", "资金全部为一般公共预算拨款": "否"}
NUMBERS = {"amount": "1.00", "quantity": "1", "percent": "25%"}
DRAWN = [
    pytest.param(TYPED["expression"], id="expression"),
    *(pytest.param(TYPED[name], id=name) for name in ("placeholder", "markup", "heading", "zero width", "quotes", "several at once")),
]
"""What is also read back out of a PDF: the writers do not know how a text came about, some may stand for others."""


Place = tuple[str, str, str]
"""Sheet, row (of fixed lines, else ""), column."""


@cache
def typed_cells() -> dict[Place, str]:
    """Every cell that takes text, and its type."""
    return {
        (form.name, name, column): kind
        for form in hebei().sheets.values()
        for name, column, kind in _cells(form)
        if kind not in NUMBERS and name not in FIXED and not (form.kind == "subjects" and column == form.code_column)
    }


def _cells(form: SheetForm) -> Iterator[tuple[str, str, str]]:
    if form.kind == "lines":
        for line in form.lines:
            yield from ((line.name, column.name, line.type or column.type) for column in form.sides[line.side].columns)
    else:
        yield from (("", column.name, column.type) for column in form.columns)


def body(text: str, where: Collection[Place] | None = None) -> Submission:
    """A body with two records in each list and `text` in every text cell, or only in those of `where`, else PLAIN."""
    places = typed_cells() if where is None else where
    return body_of({place: text if place in places else PLAIN for place in typed_cells()})


def body_of(texts: dict[Place, str]) -> Submission:
    """A body with these texts."""
    return complete(submission_of(values_of(texts), hebei()), hebei())


def values_of(texts: dict[Place, str]) -> dict:
    """The body's values, as they would be typed."""
    values: dict = {}
    for form in hebei().sheets.values():
        cells = {}
        for name, column, kind in _cells(form):
            place = (form.name, name, column)
            value = FIXED.get(name, NUMBERS.get(kind, "2010301" if form.code_table.startswith("功能") else "30201"))
            cells[name, column] = texts.get(place, value)
        if form.kind == "lines":
            rows = values[form.name] = {}
            for (name, column), value in cells.items():
                rows.setdefault(name, {})[column] = value
        else:
            record = {column: value for (_, column), value in cells.items()}
            values[form.name] = [record] if form.kind == "subjects" else [record, record]
    return values


def tree(submission: Submission) -> Document:
    return compose(submission, hebei())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The body with a text, written and read back once."""
    folder = tmp_path_factory.mktemp("typed")
    known: dict[str, Rendered] = {}

    def make(text: str) -> Rendered:
        if text not in known:
            known[text] = typeset(body(text), hebei(), folder, f"body{len(known)}")
        return known[text]

    return make


def test_the_body_has_text_everywhere():
    """Every kind of sheet takes part, and most of the text is printed."""
    sheets = {sheet for sheet, _, _ in typed_cells()}
    assert {"基本信息", "机构设置", "支出总表", "文字说明", "专项资金", "项目", "绩效指标", "政府采购", "名词解释"} <= sheets
    assert len(typed_cells()) > 40
    assert dump(tree(body(PLAIN))).count(PLAIN) > 80


def test_workbook_gives_it_as_typed(tmp_path):
    """Typed into a workbook and read again, in turns over all columns of text."""
    texts = dict(zip(typed_cells(), cycle([*TYPED.values(), LINES])))
    texts |= {place: PLAIN for place, kind in typed_cells().items() if kind not in ("text", "long_text")}
    values = values_of(texts)
    read, _ = read_workbook(fill_workbook(hebei(), values, tmp_path / "body.xlsx"), hebei())
    assert typed_texts(read) == typed_texts(submission_of(values, hebei()))


def typed_texts(submission: Submission) -> list[tuple[str, str, str]]:
    """The texts of a submission with sheet and column, in order; without the labels of total rows."""
    cells = ((sheet.name, column, cell.value) for sheet, row, column, cell in submission.cells() if row.key != TOTAL)
    return [(sheet, column, text) for sheet, column, text in cells if isinstance(text, str)]


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_the_document_is_the_same(text):
    """Composing and exchanging the text can change places: no text changes what stands around it."""
    assert dump(tree(body(text))) == dump(tree(body(PLAIN))).replace(PLAIN, text)


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_word_holds_it_as_typed(made, text):
    result = made(text)
    assert word_differences(result.expected, result.word) == []
    file = docx.Document(str(result.docx))
    assert result.word.front[1].text == text  # the cover
    heads = {section.header.paragraphs[0].text for section in file.sections if not section.header.is_linked_to_previous}
    assert f"{text}2024年部门预算信息公开" in heads
    assert file.core_properties.author == text


@pytest.mark.parametrize("text", DRAWN)
def test_pdf_shows_it_as_typed(made, text):
    result = made(text)
    assert paper_differences(result.expected, result.paper) == []
    assert normal(result.paper.pages[0].head) == normal(f"{text}2024年部门预算信息公开")
    assert normal(text) in normal("".join(line.text for line in result.paper.front[0].blocks))
    with pdfplumber.open(result.pdf) as pdf:
        assert pdf.metadata["Author"] == text


def test_line_break_is_a_new_line_or_paragraph(tmp_path):
    """Where a text may be long: in a cell a line, in the narrative a paragraph. Never lost, never within a span."""
    long = [place for place, kind in typed_cells().items() if kind == "long_text"]
    result = typeset(body(LINES, long), hebei(), tmp_path, "lines")
    spans = [span.text for span in _spans(result.document)]
    assert [text for text in spans if "\n" in text] == []
    cells = [cell for block in result.expected if isinstance(block, Grid) for cell in block.cells]
    assert sum(cell.text == LINES for cell in cells) > 10
    bodies = [block.text for block in result.expected if isinstance(block, Text) and block.role == "Body"]
    assert bodies.count("第一行") >= 3 and bodies.count("第二行") >= 3
    assert word_differences(result.expected, result.word) == []
    assert paper_differences(result.expected, result.paper) == []  # also: every typed line begins a line
    printed = [line.text for line in result.paper.lines]
    assert printed.count("第一行") > 15
    assert printed.count("第二行") > 15


def test_line_break_in_a_name_is_none(made):
    """Names stand in titles, banners, running heads and within sentences, none of which may be torn by them."""
    result = made(LINES)
    assert "\n" not in result.document.title + result.document.author + "".join(result.document.cover.values())
    assert [block.banner for block in result.expected if isinstance(block, Grid) and "\n" in "".join(block.banner)] == []
    assert [span.text for span in _spans(result.document) if "\n" in span.text] == []
    assert paper_differences(result.expected, result.paper) == []


def test_rare_characters_come_out_and_copy_out(tmp_path):
    """A project's name with characters of the fallback face only, one of them beyond U+FFFF, in heading and form."""
    submission = body(RARE, [("项目", "", "项目名称")])
    result = typeset(submission, hebei(), tmp_path, "rare")
    assert list(missing_characters(result.document, result.fonts.missing)) == []
    for grids in (result.word.grids, result.paper.grids):
        names = [grid.texts[0][grid.texts[0].index("项目名称") + 1] for grid in grids if "项目名称" in grid.texts[0]]
        assert names == [RARE, RARE]
    assert f"1、{RARE}绩效目标表" in [block.text for block in result.word.blocks if isinstance(block, Text)]
    assert f"1、{RARE}绩效目标表" in [line.text for line in result.paper.lines]
    drawn = {character: font.split("+")[1] for character, font in result.paper.characters if character in "䨱𠂇"}
    assert drawn == dict.fromkeys("䨱𠂇", "GongkaiSong-Regular")


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook(hebei().fonts, "bundled")


def cell_cases() -> list:
    return [pytest.param(place, id=".".join(filter(None, place))) for place in typed_cells()]


@pytest.mark.parametrize("place", cell_cases())
def test_a_character_no_face_has_is_found_with_its_cell(fonts, place):
    """A finding that names the cell, wherever an emoji is typed and printed."""
    sheet, row, column = place
    submission = body(f"好{EMOJI}好", [place])
    document = tree(submission)
    findings = list(missing_characters(document, fonts.missing, submission))
    if EMOJI not in dump(document):
        assert findings == []
        return
    typed = [cell for _, _, _, cell in submission.cells() if isinstance(cell.typed, str) and EMOJI in cell.typed]
    assert typed
    assert [finding.rule for finding in findings] == [RULE]
    assert findings[0].found == "U+1F600"
    assert {str(cell.source) for cell in typed} == {str(place) for place in findings[0].places}


def test_most_cells_are_printed():
    """So that the test above is about something."""
    numbered = {place: f"〈{number}〉" for number, place in enumerate(typed_cells())}
    numbered["绩效指标", "", "项目名称"] = numbered["项目", "", "项目名称"]
    text = dump(tree(body_of(numbered)))
    silent = [place for place, mark in numbered.items() if mark not in text]
    unprinted = [place for place in silent if place[0] not in (hebei().waivers.sheet, "上年文字", "结转留存", "内部往来")]
    kept = {("项目", "", "承担单位"), ("项目", "", "功能科目编码"), ("机构设置", "", "单位编码"), ("上年项目", "", "项目编码"), ("上年项目", "", "今年项目")}
    assert set(unprinted) == kept


def _spans(document: Document) -> Iterator[Span]:
    for _, block in document.walk():
        if isinstance(block, (Heading, Paragraph)):
            yield from block.spans
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                yield from (span for cell in row if cell for line in cell.lines for span in line)
