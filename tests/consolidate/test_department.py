"""A department is the sum of its units, whatever they hold."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from generator.checks.run import run_checks
from generator.consolidate.checking import compare
from generator.consolidate.department import consolidate
from generator.consolidate.units import ConsolidationError, number_of
from generator.derive import complete
from generator.model.finding import Severity
from generator.pipeline import assess
from tests.consolidate._kit import LEAD, SEEDS, STATION, changed, random_units, sample_department, sample_units, sample_values, typed_again, unit_of
from tests.support.submissions import hebei

SEEDS_OF_CHANCE = range(12)
NOT_ADDED = {"上年数"}  # a unit that does not know last year's figure leaves it open


def summed(units) -> dict[tuple[str, str, str], Decimal]:
    """Every figure of every sheet that is no list, added up without any of our code."""
    totals: dict[tuple[str, str, str], Decimal] = {}
    for unit in units:
        for sheet, row, column, cell in unit.completed.cells():
            form = hebei().sheets[sheet.name]
            if form.kind != "records" and sheet.name not in NOT_ADDED and number_of(cell.value) is not None:
                where = (sheet.name, row.key, column)
                totals[where] = totals.get(where, Decimal(0)) + cell.value.value
    return totals


@pytest.mark.parametrize("seed", SEEDS_OF_CHANCE)
def test_every_cell_is_the_sum_of_the_units(seed):
    units = random_units(seed)
    department = consolidate(hebei(), units)
    totals = summed(units)
    assert len(totals) > 100
    wrong = {where: (total, department.completed.cell(*where).value) for where, total in totals.items() if (number_of(department.completed.cell(*where).value) or Decimal(0)) != total}
    assert wrong == {}
    assert department.kept == ()


@pytest.mark.parametrize("seed", SEEDS_OF_CHANCE)
def test_no_record_is_lost_or_doubled(seed):
    units = random_units(seed)
    department = consolidate(hebei(), units)
    for name in ("项目", "绩效指标", "政府采购", "专项资金"):
        assert len(department.completed.sheet(name).records) == sum(len(unit.completed.sheet(name).records) for unit in units)
    budgets = [row.figure("预算数").value for row in department.completed.sheet("项目").records]
    assert budgets == [row.figure("预算数").value for unit in units for row in unit.completed.sheet("项目").records]


@pytest.mark.parametrize("seed", SEEDS_OF_CHANCE)
def test_a_department_equals_its_own_units(seed):
    department = consolidate(hebei(), random_units(seed))
    assert compare(department, department.completed) == ()


@pytest.mark.parametrize("seed", SEEDS_OF_CHANCE)
def test_one_changed_cell_is_found_with_its_unit(seed):
    department = consolidate(hebei(), random_units(seed))
    chance = random.Random(seed)
    alone = [where for where, parts in department.added.parts.items() if where[0] == "支出总表" and len(where[1]) == 7 and where[2] == "基本支出"]
    where = chance.choice(alone)
    parts = department.added.parts[where]
    left_out = chance.choice(parts)
    actual = changed(department, *where, -left_out.value)
    [finding] = compare(department, actual)
    assert finding.rule == "H01" and finding.severity is Severity.ERROR
    assert f"“{where[0]}”" in finding.message and where[1] in finding.message and where[2] in finding.message
    assert left_out.unit in finding.message
    assert len(finding.operands) == len(parts)


def test_what_the_units_type_in_yuan_and_wan_is_added_without_rounding():
    department = sample_department()
    assert department.unit == "元"
    assert number_of(department.completed.cell("支出总表", "2210201", "基本支出").value) == Decimal("47.148")
    assert department.values()["支出总表"][-1]["基本支出"] in ("471480.000", "471480.0000", "471480.00")


def test_wan_stays_wan_where_nobody_counts_in_yuan():
    units = tuple(unit for unit in sample_units() if unit.completed.unit == "万元")
    assert consolidate(hebei(), units).unit == "万元"


def test_the_sample_department_passes_every_rule():
    department = sample_department()
    typed = typed_again(department)
    _, findings = assess(typed, (), hebei())
    assert [finding for finding in findings if finding.blocks] == []
    assert run_checks(complete(typed, hebei()), hebei())  # it was looked at: hints are there


def test_only_what_must_be_typed_is_typed():
    department = sample_department()
    assert "收支总表" not in department.values()
    assert set(department.values()["财政拨款收支总表"]) == {"年初一般公共预算拨款"}
    assert all(len(row["科目编码"]) == 7 and "合计" not in row for row in department.values()["支出总表"])


def test_sheets_that_follow_stay_empty_only_if_all_units_have_general_money_only():
    simple = [dict(sample_values("yikong")) for _ in range(2)]
    simple[1]["基本信息"] = {**simple[1]["基本信息"], "部门名称": "另一个单位"}
    for values in simple:
        values.pop("填报说明")
    department = consolidate(hebei(), tuple(unit_of(values) for values in simple))
    assert "收入总表" not in department.values()
    assert department.values()["基本信息"]["资金全部为一般公共预算拨款"]["内容"] == "是"
    assert sample_department().values()["基本信息"]["资金全部为一般公共预算拨款"]["内容"] == "否"


def test_a_typed_total_that_the_parts_do_not_come_to_is_kept_and_told():
    values = sample_values("zhongzi")
    values.pop("填报说明")
    values["支出总表"] = [{"科目名称": "合计", "基本支出": "103.11"}, *values["支出总表"]]
    units = (sample_units()[0], sample_units()[1], unit_of(values))
    department = consolidate(hebei(), units)
    kept = ("支出总表", "合计", "基本支出")
    assert department.kept == (kept,)
    cell = department.completed.cell(*kept)
    assert cell.typed.value - cell.computed.value == Decimal("0.01")


def test_last_years_figure_that_one_unit_does_not_know_stays_open():
    values = sample_values("zhongzi")
    values.pop("填报说明")
    del values["上年数"]["公务接待费"]
    department = consolidate(hebei(), (*sample_units()[:3], unit_of(values)))
    assert department.completed.cell("上年数", "公务接待费", "上年预算数").value is None
    assert any("公务接待费" in remark and SEEDS in remark and "不能当作0" in remark for remark in department.remarks)
    assert number_of(department.completed.cell("上年数", "三公经费合计", "上年预算数").value) is not None


def test_names_that_two_units_use_are_told_apart_everywhere():
    department = sample_department()
    names = [row.text("项目名称") for row in department.completed.sheet("项目").records]
    assert f"办公设备购置（{STATION}）" in names and "办公设备购置" not in names
    used = {row.text("项目名称") for name in ("绩效指标", "政府采购") for row in department.completed.sheet(name).records}
    assert used <= set(names)


def test_code_and_name_come_from_the_lead_unit_or_as_they_are_given():
    department = sample_department()
    assert (department.code, department.name, department.lead.name) == ("318", "清禾市农业农村局", LEAD)
    assert any("--name" in remark for remark in department.remarks)
    other = consolidate(hebei(), sample_units()[:2], lead="318002", code="9", name="某局")
    assert (other.code, other.name, other.lead.name) == ("9", "某局", STATION)
    assert not any("--name" in remark or "--code" in remark for remark in other.remarks)


def test_a_lead_unit_that_is_not_there_is_told():
    with pytest.raises(ConsolidationError, match="牵头单位“别的局”"):
        consolidate(hebei(), sample_units(), lead="别的局")


def test_the_body_becomes_a_department():
    assert sample_department().completed.field("基本信息", "公开主体") == "部门"
