"""One body in two years: last year's workbook rolled over and filled in gives this year's document."""

from __future__ import annotations

import pytest

from generator.compose.document import compose
from generator.profiles.load import load_profile
from generator.rollover.roll import roll_over, rolled_from
from generator.workbook.fill import fill_workbook
from generator.writers.text import dump
from tests.rollover.desk import LAST_YEAR, SAMPLES, filled, read, rolled_sample
from tests.support.submissions import hebei, source_values

THIS_YEAR = SAMPLES / "hebei_2024" / "乐亭县行政审批局.xlsx"
TYPED_BY_CLERK = ("今年项目", "结束原因")


def filled_in(rolled) -> dict:
    """The rolled values with what the clerk of this year types: everything but last year's figures and projects."""
    values = rolled.values | {name: given for name, given in source_values("leting").items() if name not in ("上年数", "上年项目", "填报说明")}
    successors = {record["项目编码"]: record for record in source_values("leting")["上年项目"]}
    values["上年项目"] = [record | {c: t for c, t in successors[record["项目编码"]].items() if c in TYPED_BY_CLERK} for record in rolled.values["上年项目"]]
    return values


@pytest.fixture(scope="module")
def this_year(tmp_path_factory):
    return read(filled(tmp_path_factory.mktemp("two_years"), filled_in(rolled_sample())))


def test_last_years_figures_come_from_last_years_workbook():
    figures = {line: cells["上年预算数"] for line, cells in rolled_sample().values["上年数"].items()}
    assert figures == source_values("leting")["上年数"]
    assert [figures[line] for line in ("收支总计", "基本支出", "人员经费", "公用经费", "项目支出", "三公经费合计")] == [
        "990.62", "801.68", "721.19", "80.49", "188.94", "10.73",
    ]  # fmt: skip


def test_last_years_projects_come_along():
    own = [{c: t for c, t in record.items() if c not in TYPED_BY_CLERK} for record in source_values("leting")["上年项目"]]
    assert rolled_sample().values["上年项目"] == own
    assert [record["项目名称"] for record in rolled_sample().values["项目"]] == [record["项目名称"] for record in own]


def test_the_document_is_that_of_the_sample(this_year):
    sample = compose(read(THIS_YEAR), hebei())
    assert dump(compose(this_year, hebei())) == dump(sample)


def test_the_changes_are_computed(this_year):
    assert "项目支出增加133.85万元" in dump(compose(this_year, hebei()))


def test_a_third_year_follows(tmp_path, this_year):
    """2023 -> 2024, filled in -> 2025 with the form of 2025: what should stand stands, names and years once more."""
    path = filled(tmp_path, filled_in(rolled_sample()), file="乐亭2024.xlsx")
    rolled = rolled_from(path, "hebei_2025")
    assert (rolled.shift.old, rolled.shift.new) == (2024, 2025)
    sample = source_values("leting")
    assert rolled.values["文字说明"]["部门职责"]["内容"] == sample["文字说明"]["部门职责"].strip()
    assert rolled.values["机构设置"] == sample["机构设置"]
    assert [record["项目名称"] for record in rolled.values["项目"]] == [record["项目名称"] for record in sample["项目"]]
    assert [record["三级指标"] for record in rolled.values["绩效指标"]] == [record["三级指标"] for record in sample["绩效指标"]]
    assert [record["上年预算数"] for record in rolled.values["上年项目"]] == [record["财政资金"] for record in sample["项目"]]
    assert rolled.values["上年数"]["收支总计"] == {"上年预算数": "1176.66"}
    assert rolled.kept == []
    assert not any(text.sheet == "上年文字" for text in rolled.texts)


def test_rolled_twice_without_a_figure_typed(tmp_path):
    first, files = roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "a.xlsx")
    again = rolled_from(files[0], "hebei_2025")
    standing = ("基本信息", "机构设置", "支出总表", "一般公共预算基本支出表", "分项绩效目标", "项目", "绩效指标")
    for name in standing:
        before = first.values[name] if name != "基本信息" else {k: v for k, v in first.values[name].items() if k != "预算年度"}
        now = again.values[name] if name != "基本信息" else {k: v for k, v in again.values[name].items() if k != "预算年度"}
        assert str(now) == str(before).replace("2024年", "2025年").replace("2023年", "2024年"), name
    assert {line: cells["内容"] for line, cells in again.values["文字说明"].items()}.keys() == {"部门职责", "总体绩效目标", "工作保障措施"}
    assert not any(figure.value for figure in again.figures)
    assert again.values["上年数"] == {}
    assert [set(record) for record in again.values["上年项目"]] == [{"项目编码", "项目名称"}] * 6
    assert any("一个金额也没有取到" in notice for notice in again.notices)


def test_the_new_workbook_reads_as_what_was_put_in(tmp_path):
    _, files = roll_over(LAST_YEAR, "hebei_2024", target=tmp_path / "a.xlsx")
    plain = fill_workbook(load_profile("hebei_2024"), rolled_sample().values, tmp_path / "b.xlsx")
    one, other = read(files[0]), read(plain)
    assert one.sheets == other.sheets
    assert one.field("基本信息", "预算年度") == "2024"
    assert one.sheet("上年数").row("收支总计").figure("上年预算数")
    assert [row.text("科目编码") for row in one.sheet("支出总表").records if len(row.code) == 7]


def test_the_other_province_rolls_to_itself():
    path = next((SAMPLES / "henan_2024").glob("*.xlsx"))
    rolled = rolled_from(path, "henan_2024")
    assert (rolled.shift.old, rolled.shift.new) == (2024, 2025)
    assert rolled.values["上年数"]["收入总计"] == {"上年预算数": "1657.40"}
    assert rolled.values["上年数"]["三公经费合计"] == {"上年预算数": "0.00"}
    assert len(rolled.values["上年项目"]) == 15
    assert rolled.values["上年项目"][0] == {"项目编码": "410790240000000000000001", "项目名称": "网络通讯费", "上年预算数": "52.25"}
    assert rolled.kept == []
    assert any("公开格式是2024年的" in notice for notice in rolled.notices)
