"""A province that nobody has heard of, from data alone: other tables in another order, 元 in and out, codes of 2, 4 and 6 digits,
the name before the code, no code of the body, no waivers, rules and looks of its own. Not a line of Python knows it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.pipeline import check, render, write_blank_workbook
from generator.profile_lint import lint
from generator.profiles.load import load_profile
from generator.profiles.locate import OWN_FOLDER
from generator.workbook.fill import fill_workbook
from tests.support.readback_docx import read_word
from tests.support.readback_pdf import read_pdf
from tests.support.rendered import expected_blocks, paper_differences, typeset, word_differences
from tests.support.workbooks import resaved

FOLDER = Path(__file__).parent / "third_province"
KEY = "yunze_2031"

OUTLAY = [
    ["合计", "", "600,000.55", "370,000.75", "970,001.30"],
    ["公共安宁", "11", "120,000.55", "30,400.00", "150,400.55"],
    ["治安防范", "1101", "120,000.55", "30,400.00", "150,400.55"],
    ["日常巡查", "110101", "120,000.55", "30,400.00", "150,400.55"],
    ["水利灌溉", "12", "480,000.00", "339,600.75", "819,600.75"],
    ["渠道养护", "1201", "410,000.00", "89,600.75", "499,600.75"],
    ["干渠清淤", "120101", "410,000.00", "88,000.45", "498,000.45"],
    ["闸门检修", "120102", "", "1,600.30", "1,600.30"],
    ["山塘管护", "1202", "70,000.00", "250,000.00", "320,000.00"],
    ["坝体加固", "120201", "70,000.00", "250,000.00", "320,000.00"],
]
"""What the table of outlays prints, added up by hand."""

BALANCE = [
    ["公共安宁", "150,400.55", "省库拨付", "960,001.30"],
    ["水利灌溉", "819,600.75", "自办收入", "10,000.00"],
    ["开支总额", "970,001.30", "来源总额", "970,001.30"],
]
MATTERS = [
    ["1", "合计", "338,000.45", ""],
    ["2", "北干渠清淤", "88,000.45", "汛期前清完12千米，过水恢复到原来的九成。"],
    ["3", "青石塘坝体加固", "250,000.00", "加固坝段180米（含放水涵管），秋灌前能蓄水。"],
]
SENTENCES = [
    "云泽省溪谷理水署2031年从各处来970001.30元，用出去970001.30元，比2030年减少29998.70元，下降3.00%，主要原因是西闸门大修上年已经完成。",
    "人员600000.55元，占61.86%，比2030年持平；水利灌溉819600.75元。",
    "要办的事有2件：北干渠清淤88000.45元、青石塘坝体加固250000.00元。",
    "自办收入：机关按规定自己取得、留作本机关使用的钱。",
]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch) -> None:
    """The bureau keeps its profiles in a folder of its own; what all share comes from the built-in one."""
    monkeypatch.setenv(OWN_FOLDER, str(FOLDER))


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(KEY, FOLDER)


@pytest.fixture
def workbook(profile, tmp_path) -> Callable[..., Path]:
    """Write the filled workbook, changed by the function that is given."""

    def write(change: Callable[[dict], object] = lambda values: None) -> Path:
        values = tomllib.loads((FOLDER / "valley.toml").read_text(encoding="utf-8"))
        change(values)
        return fill_workbook(profile, values, tmp_path / "溪谷.xlsx")

    return write


@pytest.fixture
def outcome(workbook) -> Outcome:
    return render(workbook(), fonts="bundled")


def files(outcome: Outcome) -> dict[str, Path]:
    return {path.suffix: path for path in outcome.files}


def plain(text: str) -> str:
    return text.replace(" ", "").replace("\n", "")


def test_its_folder_holds_data_only(profile):
    assert {path.suffix for path in FOLDER.rglob("*") if path.is_file()} == {".toml", ".txt", ".csv", ".docx", ".md"}
    assert profile.common.is_relative_to(Path(__file__).parents[1] / "templates")
    report = lint(KEY)
    assert (report.faults, report.warnings) == ((), ())


def test_word_and_pdf_show_every_figure(outcome):
    assert not outcome.findings
    word, paper = read_word(files(outcome)[".docx"]), read_pdf(files(outcome)[".pdf"])
    bodies = [MATTERS, OUTLAY, BALANCE]
    for grids in (word.grids, paper.grids):
        shown = [grid.texts[-len(body) :] for grid, body in zip(grids, bodies, strict=True)]
        assert [[[plain(text) for text in row] for row in rows] for rows in shown] == bodies
    lines = plain("".join(line.text for line in paper.lines))
    for sentence in SENTENCES:
        assert any(plain(block.text) == sentence for block in word.blocks if hasattr(block, "role"))
        assert sentence in lines


def test_heads_come_in_the_order_of_the_form(outcome):
    heads = [grid.texts[: grid.head_rows] for grid in read_word(files(outcome)[".docx"]).grids]
    assert heads == [
        [["序号", "事名", "花费", "做成什么样"]],
        [["分类名称", "分类编码", "其中", "", "合计"], ["", "", "人员", "事务", ""]],
        [["用到哪里", "", "从哪里来", ""], ["开支", "金额", "来源", "数额"]],
    ]


def test_both_files_hold_the_tree(profile, outcome, tmp_path):
    made = typeset(outcome.submission, profile, tmp_path, "树")
    assert word_differences(made.expected, made.word) == []
    assert paper_differences(made.expected, made.paper) == []
    assert made.expected == expected_blocks(made.document)
    assert [page.width > page.height for page in made.paper.pages] == [False, True, True]  # account first, tables behind


def test_the_look_is_that_of_its_own_reference(outcome):
    word = read_word(files(outcome)[".docx"])
    assert any(getattr(block, "role", "") == "TableNumber" and block.text == "云泽1号表" for block in word.blocks)
    paper = read_pdf(files(outcome)[".pdf"])
    body = next(line for line in paper.pages[0].blocks if getattr(line, "text", "").startswith("管理溪谷"))
    assert body.size == pytest.approx(15)
    assert paper.pages[0].head == "云泽省溪谷理水署2031年收支公开"


def test_the_second_document_from_the_same_workbook(workbook):
    outcome = render(workbook(), document="一页纸", fonts="bundled")
    assert [path.name for path in outcome.files] == ["溪谷（一页纸）.docx", "溪谷（一页纸）.pdf", "溪谷（一页纸）.依据.json"]
    [grid] = read_pdf(files(outcome)[".pdf"]).grids
    assert grid.texts == [["从哪里来", "970,001.30"], ["用到哪里", "970,001.30"]]


def set_(sheet: str, *path: object, to: str) -> Callable[[dict], None]:
    """A change of one value."""

    def change(values: dict) -> None:
        at = values[sheet]
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "rule", "severity", "words"),
    [
        (set_("收支对照", "自办收入", "数额", to="10001"), "Z01", "错误", ("970002.30元", "970001.30元", "1.00元")),
        (set_("要办的事", 1, "花费", to="282000.31"), "Z02", "警告", ("370000.76元", "370000.75元", "0.01元")),
        (set_("开支明细", 2, "分类编码", to="120199"), "K05", None, ("120199",)),
        (set_("要办的事", 0, "做成什么样", to="汛期前清完12千米（含支渠。"), "T02", None, ("（",)),
        (lambda values: values["开支明细"].append({"分类编码": "1202", "人员": "70000.01", "事务": "250000"}), "A05", "错误", ("70000.01", "70000.00")),
    ],
)
def test_its_rules_find_what_is_wrong(workbook, change, rule, severity, words):
    told = check(workbook(change)).findings
    [finding] = [finding for above in told for finding in (above, *above.symptoms) if finding.rule == rule]
    assert severity in (None, finding.severity.value)
    text = finding.message + finding.found + finding.expected + finding.difference
    assert all(word in text for word in words), text


def test_rules_of_other_forms_are_out(profile):
    assert {rule.id for rule in profile.rules} == {"A05", "K05", "T02", "T09", "Z01", "Z02"}
    assert len(profile.disabled) > 100 and all(profile.disabled.values())


def test_a_blank_workbook_gives_a_whole_document_of_empty_tables(tmp_path):
    path = write_blank_workbook(KEY, tmp_path / "空白.xlsx")
    outcome = render(path, draft=True, fonts="bundled")
    grids = read_word(files(outcome)[".docx"]).grids
    assert [grid.texts[grid.head_rows :] for grid in grids] == [
        [["", "", "", "", ""]],
        [["公共安宁", "—", "省库拨付", "—"], ["水利灌溉", "—", "自办收入", "—"], ["开支总额", "—", "来源总额", "—"]],
    ]


@pytest.mark.office
def test_an_office_computes_the_same(workbook, tmp_path):
    """The formulas of the blank look codes up in the second column."""
    again = check(resaved(workbook(), tmp_path))
    assert again.findings == ()
    assert again.submission.cell("收支对照", "开支总额", "金额").value.value == check(workbook()).submission.cell("收支对照", "开支总额", "金额").value.value
