"""Workbooks of other versions: what older ones lack is not missed, what is out of reach is refused with the way out."""

from dataclasses import replace

import pytest

from generator.derive import complete
from generator.model.finding import Severity
from generator.model.profile import Profile
from generator.model.version import version_number
from generator.workbook.read import read_workbook
from generator.workbook.stamp import check_stamp
from tests.support.submissions import hebei
from tests.support.workbooks import Desk

THIS = hebei().version
NEXT = str(version_number(THIS)[0] + 1)
SHEET, COLUMN, LINES, LINE = "支出总表", "对附属单位补助支出", "三公经费支出表", "公务接待费"


def grown() -> Profile:
    """The next version: a column, a line and a sheet more than the workbook on the desk has."""
    profile = hebei()
    form, lines = profile.sheets[SHEET], profile.sheets[LINES]
    (side,) = form.sides
    columns = tuple(replace(column, since=NEXT) if column.name == COLUMN else column for column in side.columns)
    sheets = {
        **profile.sheets,
        SHEET: replace(form, sides=(replace(side, columns=columns),)),
        LINES: replace(lines, lines=tuple(replace(line, since=NEXT) if line.name == LINE else line for line in lines.lines)),
        "政府采购": replace(profile.sheets["政府采购"], since=NEXT),
    }
    return replace(profile, version=NEXT, sheets=sheets)


@pytest.fixture
def older(tmp_path) -> Desk:
    """A workbook of this version, which has none of these yet."""

    def change(book):
        del book["政府采购"]
        book[SHEET].delete_cols(8)
        book[LINES].delete_rows(13)

    return Desk(tmp_path).edit(change)


def test_what_an_older_version_lacks_is_not_missed(older):
    submission, findings = read_workbook(older.path, grown())
    (finding,) = findings
    assert (finding.rule, finding.severity) == ("R03", Severity.INFORMATION)
    assert "“支出总表”表的“对附属单位补助支出”" in finding.message
    assert "“三公经费支出表”表的“公务接待费”" in finding.message
    assert "“政府采购”表" in finding.message
    assert submission.sheet(SHEET).records[0]["基本支出"].typed is not None
    assert submission.sheet(LINES).row(LINE) is not None  # the line is there, with nothing in it
    assert not submission.sheet("政府采购").present
    complete(submission, grown())


def test_the_same_lacks_are_findings_in_a_workbook_of_this_version(older):
    rules = [finding.rule for finding in older.read()[1]]
    assert "R04" in rules
    assert "R07" in rules


def test_what_was_added_by_hand_is_read_all_the_same(tmp_path):
    desk = Desk(tmp_path).put(SHEET, "H6", 5)
    submission, findings = read_workbook(desk.path, grown())
    assert submission.sheet(SHEET).records[0][COLUMN].typed.value == 5
    assert [finding.rule for finding in findings] == ["R03"]


@pytest.mark.parametrize(
    ("version", "severity", "words"),
    [
        ("0", Severity.ERROR, "gongkai blank --profile hebei_2024 --out"),
        (THIS, Severity.INFORMATION, "不用处理"),
        (f"{NEXT}.1", Severity.ERROR, "更新程序"),
        ("新", Severity.WARNING, "gongkai blank"),
    ],
)
def test_every_version_has_its_way_out(version, severity, words):
    findings = []
    check_stamp((hebei().key, version), replace(grown(), oldest=THIS), findings)
    assert [finding.severity for finding in findings] == [severity]
    assert words in findings[0].fix
