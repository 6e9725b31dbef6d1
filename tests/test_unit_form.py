"""The same body as 部门 and as 单位: the form says 单位 where it must, and only there; the workbook is read either way.

Every line that differs stands in `facts/hebei_2024/unit_form.txt`, read line by line. `python -m tests.test_unit_form` writes
it anew after a change of the form.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from generator.compose.document import compose
from generator.derive import complete
from generator.model.finding import Severity
from generator.pipeline import check
from generator.workbook.fill import fill_workbook
from generator.workbook.read import read_workbook
from generator.writers.text import dump
from tests.support.submissions import SAMPLES, hebei, source_values, submission_of
from tests.support.workbooks import Desk

GOLDEN = Path(__file__).parent / "facts" / "hebei_2024" / "unit_form.txt"
KINDS = ("部门", "单位")
OF_DEPARTMENTS = "（含所属单位）"
"""What only a department has."""


def values_of(name: str, kind: str) -> dict:
    values = source_values(name)
    values["基本信息"]["公开主体"] = kind
    return values


def printed(name: str, kind: str) -> list[str]:
    """All documents of a sample as lines."""
    submission = complete(submission_of(values_of(name, kind), hebei()), hebei())
    return [line for outline in hebei().documents for line in dump(compose(submission, hebei(), outline=outline)).splitlines()]


def differences(name: str) -> list[tuple[str, str]]:
    both = [printed(name, kind) for kind in KINDS]
    assert len(both[0]) == len(both[1])
    return [pair for pair in zip(*both, strict=True) if pair[0] != pair[1]]


def as_golden(name: str) -> str:
    return f"==== {name}\n" + "".join(f"{ours}\n{theirs}\n\n" for ours, theirs in differences(name))


def golden() -> str:
    return "\n".join(as_golden(name) for name in ("xushui", "qinghe"))


def test_every_line_that_differs():
    """xushui has neither special funds nor revenue of its own, qinghe has everything."""
    assert golden() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_differ_in_nothing_but_the_word(name):
    pairs = differences(name)
    assert len(pairs) > 40
    for ours, theirs in pairs:
        parts = SequenceMatcher(a=ours, b=theirs, autojunk=False).get_opcodes()
        changed = {(ours[a:b], theirs[c:d]) for kind, a, b, c, d in parts if kind != "equal"}
        assert changed <= {KINDS, (OF_DEPARTMENTS, "")}, changed


FIXED = ("支出部门经济分类科目", "当年部门预算安排资金", "部门预算支出：")


@pytest.mark.parametrize("term", FIXED)
@pytest.mark.parametrize("kind", KINDS)
def test_terms_of_the_trade_stay(kind, term):
    assert any(term in line for line in printed("qinghe", kind))


def test_what_the_clerk_typed_stays():
    values = values_of("xushui", "单位")
    values["文字说明"]["其他需要说明的事项"] = "本表由部门预算科汇总。"
    document = compose(complete(submission_of(values, hebei()), hebei()), hebei())
    assert "本表由部门预算科汇总。" in dump(document)


def test_the_profile_names_the_body_where_it_differs():
    """No title of a table says 部门 by itself; the common law and the clerk's own names are the only ones that do."""
    titles = [form.title for form in hebei().sheets.values() if form.title]
    assert len(titles) == 13
    assert all(title.startswith("{公开主体}") for title in titles)


@pytest.mark.parametrize("kind", KINDS)
def test_the_workbook_of_either_is_read(tmp_path, kind):
    path = fill_workbook(hebei(), values_of("xushui", kind), tmp_path / f"{kind}.xlsx")
    submission, findings = read_workbook(path, hebei())
    assert findings == ()
    assert submission.field("基本信息", "公开主体") == kind
    outcome = check(path)
    assert [finding.rule for finding in outcome.findings if finding.severity is Severity.ERROR] == []


def test_both_workbooks_hold_the_same():
    both = [check_values(kind) for kind in KINDS]
    assert both[0] == both[1]


def check_values(kind: str) -> dict:
    submission = complete(submission_of(values_of("xushui", kind), hebei()), hebei())
    return {name: sheet for name, sheet in submission.sheets.items() if name != "基本信息"}


@pytest.mark.parametrize("kind", (*KINDS, ""))
def test_sheets_are_found_by_the_title_of_either(tmp_path, kind):
    """As a name, and in the first rows of a sheet that somebody renamed."""

    def change(book):
        book["收支总表"].title = f"{kind}预算收支总表"
        book["支出总表"]["A1"] = f"{kind}预算支出总表"
        book["支出总表"].title = "表3"

    desk = Desk(tmp_path).edit(change)
    submission, findings = desk.read()
    assert submission.sheet("收支总表").present and submission.sheet("支出总表").present
    assert submission.sheet("支出总表").records
    assert {finding.rule for finding in findings} <= {"R05", "R06"}, findings


def test_the_blank_workbook_leaves_it_open(tmp_path):
    """The clerk chooses in the workbook; its own titles say neither."""
    titles = [hebei().titles(form)[0] for form in hebei().sheets.values() if form.title]
    assert "预算收支总表" in titles
    assert not [title for title in titles if title.startswith(KINDS) or "{" in title]


if __name__ == "__main__":
    GOLDEN.write_text(golden(), encoding="utf-8")
