"""Another form: revenue listed by unit, two classifications side by side, no columns for transfers."""

from __future__ import annotations

from pathlib import Path

from generator.consolidate.checking import compare
from generator.consolidate.department import consolidate
from generator.consolidate.units import number_of
from generator.model.profile import Profile
from generator.profiles.load import load_profile
from tests.consolidate._kit import unit_of
from tools.make_samples import values_of

SOURCE = Path(__file__).parents[2] / "sample_inputs" / "henan_2024" / "sources" / "xinxiang.toml"


def henan() -> Profile:
    return load_profile("henan_2024")


def values(name: str, code: str, **sheets) -> dict:
    given = values_of(SOURCE)
    given.pop("填报说明")
    given["基本信息"] = given["基本信息"] | {"部门名称": name, "部门编码": code}
    given["收入总表"] = [given["收入总表"][0] | {"单位名称": name, "单位代码": code}]
    given["机构设置"] = [{"单位代码": code, "单位名称": name}]
    given["项目"] = [row | {"承担单位": name, "项目编码": f"{code}{n}"} for n, row in enumerate(given["项目"])]
    return given | sheets


def department(**sheets):
    units = (unit_of(values("新区审批局本级", "112001", **sheets), henan()), unit_of(values("新区政务服务中心", "112002"), henan()))
    return units, consolidate(henan(), units)


def test_revenue_stays_listed_by_unit_and_totals_add_up():
    units, whole = department()
    assert [row.text("单位代码") for row in whole.completed.sheet("收入总表").records] == ["112001", "112002"]
    own = number_of(units[0].completed.cell("收支总表", "收入总计", "预算数").value)
    assert number_of(whole.completed.cell("收支总表", "收入总计", "预算数").value) == 2 * own > 0
    assert number_of(whole.completed.cell("支出总表", "合计", "合计").value) == 2 * number_of(units[0].completed.cell("支出总表", "合计", "合计").value)
    assert (whole.code, whole.name) == ("112", "新区审批局")
    assert whole.completed.field("基本信息", "报表名称") == "新区审批局"


def test_a_department_equals_its_units():
    _, whole = department()
    assert compare(whole, whole.completed) == ()


def test_another_government_subject_for_the_same_code_is_told():
    given = values_of(SOURCE)["一般公共预算基本支出表"]
    other = [row | {"政府预算科目编码": "50501"} if row["科目编码"] == "30101" else row for row in given]
    _, whole = department(一般公共预算基本支出表=other)
    assert any("30101" in remark and "政府预算科目编码" in remark and "50501" in remark for remark in whole.remarks)


def test_a_transfer_is_told_where_the_form_has_no_column_for_it():
    given = {"付款单位": "112001", "收款单位": "112002", "往来类型": "上级补助", "付款科目编码": "2010301", "金额": "10.00"}
    _, whole = department(内部往来=[given])
    assert whole.eliminations == ()
    assert any("10.00万元：这种公开格式没有单列的栏，没有抵销" in remark for remark in whole.remarks)
