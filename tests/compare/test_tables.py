"""Tables and lists of two states: rows by their keys, amounts by the printed figures, nothing hidden."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.compare.comparing import compare
from generator.compare.model import State
from generator.model.outcome import Outcome
from generator.pipeline import assess
from generator.profiles.load import load_profile
from tests.compare._kit import amount, drafts, entry, outcome, plain, table, two_years, words
from tests.support.submissions import source_values, submission_of


def row(values: dict, sheet: str, **wanted: str) -> dict:
    [found] = [record for record in values[sheet] if all(record.get(key) == value for key, value in wanted.items())]
    return found


def test_totals_of_two_years():
    total = amount(entry(table(two_years(), "收支总表"), "收入总计"), "预算数")
    assert (total.before.value, total.after.value, total.difference, total.rate) == (
        Decimal("990.62"),
        Decimal("1176.66"),
        Decimal("186.04"),
        Decimal("18.78"),
    )


def test_every_amount_knows_its_cells_in_both_workbooks():
    for change in (*two_years().tables, *two_years().lists):
        for row_ in change.entries:
            for value in row_.amounts:
                assert all(figure is None or figure.sources for figure in (value.before, value.after)), (change.name, row_.label)


def test_the_changes_of_the_lowest_subjects_add_up_to_that_of_the_total():
    change = table(two_years(), "支出总表")
    lowest = [amount(row_, "合计").difference for row_ in change.entries if row_.lowest]
    assert len(lowest) > 4
    assert amount(entry(change, "合计"), "合计").difference == Decimal("186.04")
    assert sum(lowest) == Decimal("186.03")  # the published total has a rounding tail


def test_columns_with_the_same_figures_are_told_in_one_line():
    assert amount(entry(table(two_years(), "支出总表"), "208 社会保障和就业支出"), "合计").columns == ("合计", "基本支出")


def test_a_subject_that_went_is_told_so():
    gone = entry(table(two_years(), "一般公共预算基本支出表"), "30217 公务接待费")
    assert gone.state is State.GONE
    assert (amount(gone, "合计").after, amount(gone, "合计").difference, amount(gone, "合计").rate) == (None, Decimal("-0.30"), Decimal("-100.00"))


def test_the_same_workbook_twice_has_no_change():
    comparison = compare(plain("qinghe"), plain("qinghe"))
    assert not any(change.changed for change in (*comparison.tables, *comparison.lists))
    assert all(passage.state is State.SAME for passage in comparison.passages)
    assert comparison.largest == ()
    assert comparison.names == ("改前", "改后")


def test_a_changed_cell_is_found_where_it_stands_and_in_what_follows_from_it():
    comparison = drafts("qinghe", lambda values: row(values, "一般公共预算基本支出表", 科目编码="30101").update(人员经费="11296504.00"))
    changed = {change.name for change in (*comparison.tables, *comparison.lists) if change.changed}
    assert changed == {"一般公共预算基本支出表"}
    assert amount(entry(table(comparison, "一般公共预算基本支出表"), "30101 基本工资"), "人员经费").difference == Decimal("1.00")
    assert [caution for caution in comparison.cautions if "改后" in caution and "错误" in caution]


def test_amounts_in_yuan_differ_by_the_printed_figures():
    comparison = drafts("qinghe", lambda values: row(values, "一般公共预算基本支出表", 科目编码="30101").update(人员经费="11286524.00"))
    assert not table(comparison, "一般公共预算基本支出表").changed


def test_other_units_are_told_and_compared_alike():
    def in_yuan(values: dict) -> None:
        values["基本信息"]["金额单位"] = "元"
        values["三公经费支出表"] = {name: {c: f"{Decimal(v) * 10000}" for c, v in cells.items()} for name, cells in values["三公经费支出表"].items()}

    comparison = drafts("leting", in_yuan)
    assert any("金额单位不同" in caution for caution in comparison.cautions)
    assert not table(comparison, "三公经费支出表").changed


def test_projects_that_came_and_went_with_their_amounts():
    comparison = two_years()
    found = {count.word: (count.count, count.total.difference) for count in comparison.counts}
    assert sum(difference for _, difference in found.values()) == Decimal("133.85")
    assert found["新增"][1] > 0 > found["结束"][1]
    new = [row_ for row_ in table(comparison, "项目").entries if row_.state is State.ADDED]
    assert all(amount(row_, "预算数").before is None and amount(row_, "预算数").rate is None for row_ in new)


def test_a_renamed_project_is_one_project_and_takes_its_indicators_along():
    name = plain_values("qinghe", "项目")[0]["项目名称"]

    def rename(values: dict) -> None:
        for sheet in ("项目", "绩效指标", "政府采购"):
            for record in values[sheet]:
                if record.get("项目名称") == name:
                    record["项目名称"] = "改名以后的项目"
        values["上年项目"] = [{"项目名称": name, "今年项目": "改名以后的项目"}]

    comparison = drafts("qinghe", rename)
    assert entry(table(comparison, "项目"), f"改名以后的项目（原为“{name}”）").state is State.SAME
    assert not table(comparison, "绩效指标").changed
    assert {count.word for count in comparison.counts} == {"没有变化"}


def plain_values(name: str, sheet: str) -> list[dict]:
    return source_values(name)[sheet]


def test_merged_projects_are_compared_by_their_sum():
    first, second = [r["项目名称"] for r in plain_values("leting_2023", "项目")][:2]

    def merge(values: dict) -> None:
        own = values["项目"][0]["项目名称"]
        values["上年项目"] = [{"项目名称": name, "今年项目": own} for name in (first, second)]

    comparison = compare(plain("leting_2023"), outcome("leting", merge))
    [merged] = [row_ for row_ in table(comparison, "项目").entries if first in row_.label and second in row_.label]
    assert amount(merged, "预算数").before.value == Decimal("41.00")
    assert len(amount(merged, "预算数").before.sources) >= 2


def test_the_clerks_reasons_stand_beside_the_project():
    def why(values: dict) -> None:
        values["项目"][0].update(增减原因="扩大服务范围", 财政资金="1.00")

    comparison = drafts("qinghe", why)
    name = plain_values("qinghe", "项目")[0]["项目名称"]
    assert words(entry(table(comparison, "项目"), name), "原因") == "扩大服务范围"


def test_an_indicator_that_changed_shows_what():
    first = plain_values("qinghe", "绩效指标")[0]
    comparison = drafts("qinghe", lambda values: values["绩效指标"][0].update(指标值="≥530件（套）"))
    change = table(comparison, "绩效指标")
    [found] = [row_ for row_ in change.entries if row_.changed]
    assert found.label == first["三级指标"]
    assert words(found, "指标值") == "[-≥520件-]{+≥530件+}（套）"
    assert [group.title for group in change.groups if found in group.entries] == [first["项目名称"]]


@pytest.mark.parametrize("sheet", ["机构设置", "政府采购", "专项资金", "绩效指标"])
def test_a_row_that_goes_is_told_whatever_the_list(sheet):
    comparison = drafts("qinghe", lambda values: values[sheet].pop())
    states = [row_.state for row_ in table(comparison, sheet).entries]
    assert states.count(State.GONE) == 1
    assert states.count(State.ADDED) == 0


def test_rows_that_only_changed_their_order_did_not_change():
    comparison = drafts("qinghe", lambda values: [values[sheet].reverse() for sheet in ("机构设置", "政府采购", "项目")])
    assert not any(table(comparison, sheet).changed for sheet in ("机构设置", "政府采购", "项目"))


def test_two_rows_with_one_key_are_kept_apart():
    def twice(values: dict) -> None:
        values["政府采购"].append({**values["政府采购"][0], "数量": "1"})

    comparison = drafts("qinghe", twice)
    changed = [row_ for row_ in table(comparison, "政府采购").entries if row_.changed]
    assert [row_.state for row_ in changed] == [State.ADDED]
    assert amount(changed[0], "数量").after.value == 1


def test_last_years_sheets_and_internal_ones_are_not_compared():
    names = {change.name for change in (*two_years().tables, *two_years().lists)}
    assert names >= {"收支总表", "项目", "绩效指标", "政府采购", "国有资产", "机构设置"}
    assert names & {"上年数", "上年项目", "上年文字", "结转留存", "内部往来", "例外说明"} == set()


def test_another_form_has_its_own_tables():
    henan = load_profile("henan_2024")
    values = {"基本信息": {"部门编码": "101", "部门名称": "某局", "预算年度": "2024", "金额单位": "万元", "公开日期": "2024-03-01"}}
    other = Outcome(Path("某局.xlsx"), henan, *assess(submission_of(values, henan), (), henan))
    comparison = compare(plain("leting"), other)
    states = {change.name: change.state for change in (*comparison.tables, *comparison.lists)}
    assert states["支出总表"] is State.SAME
    assert states["国有资产"] is State.GONE
    assert states["整体绩效指标"] is State.ADDED
    assert any("公开格式不同" in caution for caution in comparison.cautions)
    assert any("单位名称不同" in caution for caution in comparison.cautions)


def test_years_the_wrong_way_round_are_told():
    comparison = compare(plain("leting"), plain("leting_2023"))
    assert comparison.names == ("2024年", "2023年")
    assert any("写反" in caution for caution in comparison.cautions)
