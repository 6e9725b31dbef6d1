"""依据: a pair comes with what it was made from, all three or none; every printed figure leads back to its cells."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from generator import __version__
from generator.compose.document import compose
from generator.model.document import Document, Paragraph, Section, Span, Table, TableCell
from generator.model.figure import Figure
from generator.model.outcome import Outcome
from generator.model.source import SourceRef
from generator.model.submission import Submission
from generator.output import OutputError
from generator.pipeline import check, render
from generator.provenance import LONGEST_TEXT, SUFFIX, cells, provenance_text, trace
from tests.support.submissions import completed_sample, hebei
from tests.support.workbooks import Desk, find

REASON, WHO = "两张表口径不同，见财政批复说明", "李明"


def wrong(book: openpyxl.Workbook) -> None:
    """基本支出表 is one subject short, which is B06."""
    cell = find(book, "一般公共预算基本支出表", 10.42)
    cell.value = 10.24


def excuse(book: openpyxl.Workbook) -> None:
    sheet = book["例外说明"]
    row = find(book, "例外说明", "规则编号").row + 1
    for column, text in enumerate(("B06", "一般公共预算支出表", "合计", REASON, WHO), 1):
        sheet.cell(row, column).value = text


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Outcome, Path]:
    """A workbook with an error that is excused, rendered."""
    desk = Desk(tmp_path_factory.mktemp("desk")).edit(wrong).edit(excuse)
    return render(desk.path, desk.path.parent / "out", fonts="bundled"), desk.path


@pytest.fixture(scope="module")
def told(made) -> dict:
    outcome, _ = made
    return json.loads(outcome.files[-1].read_text(encoding="utf-8"))


def test_three_files_come_together(made):
    outcome, _ = made
    assert [file.name for file in outcome.files] == ["工作簿.docx", "工作簿.pdf", f"工作簿{SUFFIX}"]


def test_it_names_the_program_the_profile_and_the_workbook(made, told):
    _, workbook = made
    assert told["program"] == {"name": "gongkai", "version": __version__}
    assert told["profile"] == {"key": "hebei_2024", "version": hebei().version, "name": hebei().name}
    assert told["workbook"] == {"name": "工作簿.xlsx", "sha256": hashlib.sha256(workbook.read_bytes()).hexdigest()}
    assert (told["unit"], told["draft"]) == ("万元", False)


def test_it_knows_the_published_files(made, told):
    outcome, _ = made
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in outcome.files[:2]}
    assert {file["name"]: file["sha256"] for file in told["files"]} == sums
    assert told["pages"] == outcome.pages > 10


def test_what_was_let_pass_is_told_with_reason_and_name(told):
    [waiver] = told["waivers"]
    assert (waiver["rule"], waiver["sheet"], waiver["place"]) == ("B06", "一般公共预算支出表", "合计")
    assert (waiver["reason"], waiver["who"]) == (REASON, WHO)
    [waived] = waiver["waived"]
    assert waived["rule"] == "B06" and waived["severity"] == "错误" and "0.18" in waived["message"]
    assert told["counts"]["waived"] == 1 and told["counts"]["error"] == 0
    assert waiver["from"].startswith("例外说明!")


def test_what_remains_is_told(made, told):
    outcome, _ = made
    left = [finding for finding in outcome.findings if finding.severity.value == "警告" and not finding.waiver]
    assert [finding["message"] for finding in told["remaining"]] == [finding.message for finding in left]


def test_the_same_workbook_gives_the_same_bytes(made, tmp_path):
    outcome, workbook = made
    again = render(workbook, tmp_path, fonts="bundled")
    assert again.files[-1].read_bytes() == outcome.files[-1].read_bytes()


def test_a_draft_says_so_and_what_is_wrong(tmp_path):
    desk = Desk(tmp_path).edit(wrong)
    outcome = render(desk.path, draft=True, fonts="bundled")
    told = json.loads(outcome.files[-1].read_text(encoding="utf-8"))
    assert told["draft"] is True and told["waivers"] == []
    assert "B06" in {finding["rule"] for finding in told["remaining"]}


def test_without_it_there_is_no_pair(tmp_path):
    desk = Desk(tmp_path)
    (tmp_path / f"工作簿{SUFFIX}").mkdir()  # a folder stands where it should go
    with pytest.raises(OutputError):
        render(desk.path, fonts="bundled")
    assert {path.name for path in tmp_path.iterdir()} == {"工作簿.xlsx", f"工作簿{SUFFIX}"}


def test_nothing_is_written_for_a_workbook_with_errors(tmp_path):
    desk = Desk(tmp_path).edit(wrong)
    assert render(desk.path, fonts="bundled").files == ()
    assert {path.name for path in tmp_path.iterdir()} == {"工作簿.xlsx"}


# the trace


def numbers(document: Document) -> list[str]:
    """The printed amounts of the statutory tables."""
    tables = (block for _, block in document.walk() if isinstance(block, Table))
    found = (cell.text for table in tables for row in table.body for cell in row if cell and cell.role == "TableAmount")
    return [text for text in found if re.fullmatch(r"-?[\d,]+\.\d\d", text)]


@pytest.mark.parametrize("name", ["julu", "qinghe"])
def test_every_amount_of_a_table_is_traced(name):
    document = compose(completed_sample(name), hebei())
    traced = [text for _, place, text, source in trace(document) if place and source]
    missing = numbers(document)
    for text in traced:
        if text in missing:
            missing.remove(text)
    assert len(traced) > 100 and missing == []


def values(submission: Submission) -> dict[str, Decimal]:
    """表!单元格 -> the typed amount."""
    return {f"{sheet.name}!{cell.source.cell}": cell.typed.value for sheet, _, _, cell in submission.cells() if isinstance(cell.typed, Figure)}


def test_the_cells_really_hold_the_figure(made, told):
    """The total of the budget is the sum of the cells it is said to come from."""
    _, workbook = made
    typed = values(check(workbook).submission)
    title = next(item[0] for item in told["trace"])
    [source] = {item[3] for item in told["trace"] if item[0] == title and item[2] == "525.80"}
    assert sum(typed[cell] for cell in expanded(source)) == Decimal("525.80")


def expanded(source: str) -> list[str]:
    found = []
    for part in source.split("；"):
        sheet, _, runs = part.partition("!")
        for run in runs.split(","):
            first, _, last = run.partition(":")
            column, start = re.fullmatch(r"([A-Z]+)(\d+)", first).groups()
            end = int(re.sub(r"\D", "", last) or start)
            found += [f"{sheet}!{column}{row}" for row in range(int(start), end + 1)]
    return found


def test_a_computed_amount_in_a_sentence_is_traced(told):
    sentences = [item for item in told["trace"] if not item[1] and re.search(r"\d\.\d\d", item[2])]
    assert sentences and all(item[0] and "!" in item[3] for item in sentences)


def place(cell: str, sheet: str = "支出总表", row: str = "") -> SourceRef:
    return SourceRef(sheet, cell, row, "基本支出" if row else "")


def document(*blocks) -> Document:
    return Document("题", "", {}, "目录", (Section("portrait", blocks),))


def test_items_of_tables_and_sentences():
    table = Table((1, 1), ((TableCell(((Span("头"),),)), None),), ((TableCell(), TableCell(((Span("1.00", (place("C5"),)),),))),))
    sentence = Paragraph((Span("共"), Span("2.00万元", (place("C5"), place("C6"))), Span("。")))
    assert list(trace(document(table, sentence))) == [("", "2行2列", "1.00", "支出总表!C5"), ("", "", "2.00万元", "支出总表!C5:C6")]


def test_long_texts_are_cut():
    [(_, _, text, _)] = trace(document(Paragraph((Span("长" * 100, (place("B2"),)),))))
    assert text == "长" * LONGEST_TEXT + "…"


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ([place("C5")], "支出总表!C5"),
        ([place("C7"), place("C5"), place("C6"), place("C5")], "支出总表!C5:C7"),
        ([place("C5"), place("D6"), place("C9"), place("C10")], "支出总表!C5,C9:C10,D6"),
        ([place("C9"), place("C10"), place("C11")], "支出总表!C9:C11"),
        ([place("C5"), place("B2", "项目")], "支出总表!C5；项目!B2"),
        ([place("", row="201 一般公共服务支出")], "支出总表!201 一般公共服务支出/基本支出"),
        ([], ""),
    ],
)
def test_cells_in_short(sources, words):
    assert cells(sources) == words


@pytest.mark.parametrize("source", [place("C5"), place("AB10"), place("", row="合计"), place("")])
def test_one_cell_is_told_like_several(source):
    assert cells([source]) == cells([source, source])


def test_items_are_json_whatever_they_say(made):
    outcome, _ = made
    text = '引号"、反斜线\\、换行\n、控制符\x01、半个字\ud800、😀'
    tree = document(Paragraph((Span(text, (place("C5"),)),)))
    written = provenance_text(outcome, tree, {})
    assert json.loads(written)["trace"] == [["", "", text, "支出总表!C5"]]
    assert f"    {json.dumps(['', '', text, '支出总表!C5'], ensure_ascii=False)}\n" in written


def test_it_is_valid_json_also_without_anything_to_trace(made):
    outcome, _ = made
    assert json.loads(provenance_text(outcome, document(), {}))["trace"] == []


# files that somebody has worked on


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_published_file_that_was_changed_is_not_overwritten(made, tmp_path, suffix):
    """Words mended in Word must not be lost; what is just as it was written may be."""
    _, workbook = made
    first = render(workbook, tmp_path)
    assert render(workbook, tmp_path).files == first.files
    changed = tmp_path / f"{workbook.stem}{suffix}"
    changed.write_bytes(changed.read_bytes() + b"x")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(OutputError, match=f"{suffix}”不是程序上次生成的样子.*改名或移走"):
        render(workbook, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    changed.rename(tmp_path / f"改过的{suffix}")
    assert render(workbook, tmp_path).files == first.files


def test_a_file_of_somebody_else_is_not_overwritten(made, tmp_path):
    _, workbook = made
    (tmp_path / f"{workbook.stem}.docx").write_text("别人的")
    with pytest.raises(OutputError, match="不是程序上次生成的样子"):
        render(workbook, tmp_path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["别人的"]
