"""A department against its units: every difference, the likely culprit, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.consolidate.checking import compare
from generator.consolidate.compare import Comparison
from generator.consolidate.department import consolidate
from generator.derive import complete
from generator.model.figure import Figure, rounded
from generator.model.finding import Severity
from generator.model.submission import Cell, Sheet, Submission
from tests.consolidate._kit import DISEASE, LEAD, SEEDS, STATION, changed, random_units, sample_department, sample_units
from tests.support.submissions import all_typed, hebei

HOUSING = ("支出总表", "2210201", "基本支出")


def findings_with(by: str, where=HOUSING):
    return compare(sample_department(), changed(sample_department(), *where, Decimal(by)))


def without_records(submission: Submission, sheet: str, *numbers: str) -> Submission:
    rows = tuple(row for row in submission.sheet(sheet).rows if row.key not in numbers)
    return replace(submission, sheets=submission.sheets | {sheet: Sheet(sheet, rows)})


def edited(submission: Submission, sheet: str, key: str, column: str, value) -> Submission:
    rows = tuple(
        replace(row, cells=row.cells | {column: Cell(value, row[column].source, value)}) if row.key == key else row for row in submission.sheet(sheet).rows
    )
    return replace(submission, sheets=submission.sheets | {sheet: Sheet(sheet, rows)})


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("-11.248", f"多半是“{DISEASE}”没有加进来"),
        ("11.248", f"多半是“{DISEASE}”加了两次"),
        ("-17.448", f"多半是“{DISEASE}”、“{SEEDS}”没有加进来"),
        ("-9.72", f"多半是“{STATION}”的 108000.00 抄成了 10800.00（小数点左移了一位）"),
        ("12.3456", "各单位相加是 471480.00元"),
    ],
)
def test_the_difference_names_its_unit(by, words):
    [finding] = findings_with(by)
    assert words in finding.message
    assert finding.difference == f"{Decimal(by) * 10000:.2f}元"
    assert [operand.label for operand in finding.operands][0].startswith(LEAD)


def test_where_nothing_points_at_a_unit_nothing_is_claimed():
    [finding] = findings_with("12.3456")
    assert "多半" not in finding.message


def test_a_transfer_that_was_left_in_is_told():
    [finding] = findings_with("12", ("收入总表", "2130106", "上级补助收入"))
    assert "没有抵销" in finding.message and STATION in finding.message


def test_totals_that_only_follow_are_counted_not_listed():
    comparison = Comparison(sample_department(), changed(sample_department(), *HOUSING, Decimal(1)))
    assert len(comparison.findings()) == 1
    assert {("支出总表", "合计", "合计"), ("收支总表", "支出总计", "预算数")} <= set(comparison.followers)


def test_typed_totals_that_agree_with_their_parts_only_follow_too():
    department = sample_department()
    actual = complete(all_typed(changed(department, *HOUSING, Decimal(1))), hebei())
    assert [finding.places[0].column for finding in compare(department, actual) if finding.places[0].sheet == "支出总表"] == ["基本支出"]


def test_a_typed_total_that_is_wrong_by_itself_is_found():
    department = sample_department()
    actual = complete(edited(department.completed, "支出总表", "合计", "项目支出", Figure(Decimal("999"))), hebei())
    [finding] = compare(department, actual)
    assert "合计“项目支出”" in finding.message


@pytest.mark.parametrize("missing", range(4))
def test_a_unit_that_is_missing_as_a_whole_is_one_finding(missing):
    units = random_units(7, 4)
    expected, actual = consolidate(hebei(), units), consolidate(hebei(), units[:missing] + units[missing + 1 :])
    [whole] = [finding for finding in compare(expected, actual.completed) if finding.severity is Severity.ERROR]
    assert whole.rule == "H05"
    assert f"整个“{units[missing].name}”" in whole.message and "没有加进来" in whole.message
    assert {symptom.rule for symptom in whole.symptoms} == {"H01", "H02"}


def test_a_missing_record_names_its_unit_and_place():
    department = sample_department()
    actual = complete(without_records(department.completed, "项目", "3"), hebei())
    missing = [finding for finding in compare(department, actual) if finding.rule == "H02"]
    assert len(missing) == 1
    assert LEAD in missing[0].message and "种业服务成果示范推广" in missing[0].message


def test_an_extra_record_is_found_and_a_double_one_called_so():
    department = sample_department()
    rows = department.completed.sheet("政府采购").rows
    double = replace(rows[0], key=str(len(rows) + 1))
    strange = replace(edited(department.completed, "政府采购", "1", "采购物品名称", "投影仪").sheet("政府采购").rows[0], key=str(len(rows) + 2))
    actual = replace(department.completed, sheets=department.completed.sheets | {"政府采购": Sheet("政府采购", (*rows, double, strange))})
    extra = [finding.message for finding in compare(department, actual)]
    assert len(extra) == 2
    assert any("列了两次" in message and LEAD in message for message in extra)
    assert any("没有一个单位填了它" in message for message in extra)


def test_a_record_in_another_place_is_the_same_record():
    department = sample_department()
    rows = department.completed.sheet("项目").rows
    turned = tuple(replace(row, key=str(n)) for n, row in enumerate(reversed(rows), 1))
    assert compare(department, replace(department.completed, sheets=department.completed.sheets | {"项目": Sheet("项目", turned)})) == ()


def test_a_changed_figure_of_a_record_is_an_error_and_a_changed_text_a_hint():
    department = sample_department()
    actual = edited(department.completed, "项目", "1", "财政资金", Figure(Decimal("30.60")))
    [finding] = compare(department, actual)
    assert (finding.rule, finding.severity) == ("H01", Severity.ERROR)
    assert "306000.00元" in finding.message and "360000.00元" in finding.message and LEAD in finding.message
    [hint] = compare(department, edited(department.completed, "项目", "1", "资金用途", "另一句话"))
    assert (hint.rule, hint.severity) == ("H04", Severity.INFORMATION)


def test_names_without_the_unit_behind_them_are_the_same_records():
    department = sample_department()
    actual = department.completed
    for sheet in ("项目", "绩效指标", "政府采购"):
        rows = tuple(
            replace(row, cells=row.cells | {"项目名称": Cell(v := row.text("项目名称").partition("（清禾市")[0], row["项目名称"].source, v)}) for row in actual.sheet(sheet).rows
        )
        actual = replace(actual, sheets=actual.sheets | {sheet: Sheet(sheet, rows)})
    assert compare(department, actual) == ()


def in_wan(submission: Submission, shift: Decimal = Decimal(0)) -> Submission:
    """The same department as a clerk types it who counts in 万元, every amount rounded."""
    sheets = {}
    for name, sheet in submission.sheets.items():
        form = hebei().sheets[name]
        rows = []
        for row in sheet.rows:
            cells = dict(row.cells)
            for column, cell in row.cells.items():
                kind = form.line(row.key).type if form.kind == "lines" and form.line(row.key).type else form.column(column, form.line(row.key).side if form.kind == "lines" else 0).type
                if kind == "amount" and isinstance(cell.typed, Figure):
                    value = Figure(rounded(cell.typed.value) + shift, cell.typed.sources)
                    cells[column] = Cell(value, cell.source, value)
            rows.append(replace(row, cells=cells))
        sheets[name] = Sheet(name, tuple(rows), sheet.present)
    return replace(submission, unit="万元", sheets=sheets)


def test_a_department_in_wan_may_be_off_units_in_yuan_by_rounding_only():
    department = sample_department()
    assert compare(department, complete(in_wan(department.completed), hebei())) == ()
    assert compare(department, complete(in_wan(department.completed, Decimal("0.05")), hebei()))


def test_figures_that_not_all_units_know_are_not_held_against_anything():
    units = random_units(1)
    department = consolidate(hebei(), units)
    open_lines = [line for line in ("人员经费", "公用经费") if department.completed.cell("上年数", line, "上年预算数").value is None]
    for line in open_lines:
        assert compare(department, changed(department, "上年数", line, "上年预算数", Decimal(3))) == ()
    assert open_lines
