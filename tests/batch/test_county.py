"""Who is in the ledger, whose figures are added up, and that every sum is exact and says what is in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.batch.counting import COUNTED, DRAFT, EMPTY, TWICE, UNIT, UNIT_FACT
from generator.batch.county import MISSING, Sum, county_of, usual_year
from generator.batch.roster import Expected, Roster
from generator.model.result import BLOCKED, GONE, PUBLISHED, STATUSES, UNREADABLE, Tally
from tests.batch._results import ROSTER, everything, result, unread

INCOME = "总计/收入总计"


def counting(*results) -> dict[str, str]:
    return {entry.result.workbook: entry.counted for entry in county_of(results).entries}


def only(results, **about):
    [entry] = [entry for entry in county_of(results, ROSTER).entries if all(getattr(entry, key) == value for key, value in about.items())]
    return entry


# the lines


def test_every_result_has_its_line_in_the_order_of_codes():
    county = county_of(everything())
    assert sorted(entry.result.workbook for entry in county.entries) == sorted(one.workbook for one in everything())
    codes = [entry.code for entry in county.entries]
    assert codes[:3] == ["101", "101001", "102"] and codes[-3:] == ["", "", ""]
    assert [entry.number for entry in county.entries] == list(range(1, len(codes) + 1))


def test_the_order_of_results_does_not_matter():
    assert county_of(everything()) == county_of(reversed(everything()))


def test_an_empty_county():
    county = county_of([])
    assert (county.entries, county.labels, county.years, county.ranking()) == ((), (), (), ())


# who has sent nothing


def test_who_has_sent_nothing_is_listed():
    missing = [(entry.code, entry.name, entry.result) for entry in county_of(everything(), ROSTER).entries if entry.status == MISSING]
    assert missing == [("104", "统计局", None), ("108", "大数据局", None), ("", "气象局", None)]


def test_a_workbook_of_another_year_is_no_workbook():
    assert only(everything(), status=MISSING, code="104").notes == "只有2023年的"
    assert only([result("104", "统计局", year=2023)], code="104").status == PUBLISHED  # the only year there is


def test_the_year_is_that_of_most_workbooks():
    assert usual_year([result(year=2024), result(year=2024), result(year=2042)]) == 2024
    assert usual_year([unread()]) == 0


def test_a_workbook_that_cannot_be_read_is_known_by_its_file_name():
    entry = only(everything(), status=UNREADABLE)
    assert (entry.code, entry.name) == ("107", "水利局")
    assert entry.notes == "按文件名认出；设了打开密码。请去掉密码后再试"


def test_a_name_in_a_path_means_nothing_if_that_body_has_sent_a_workbook():
    entry = only([result("107", "水利局"), unread("水利局水文站.xlsx")], status=UNREADABLE)
    assert (entry.code, entry.name) == ("", "")


def test_what_does_not_fit_the_roster_is_said():
    assert "名单上 103 是“财政和税务局”" in [e for e in county_of(everything(), ROSTER).entries if e.code == "103"][0].notes
    assert "名单上没有" in only(everything(), code="102").notes
    assert "名单" not in only(everything(), code="101").notes
    assert "名单上的编码是 101" in only([result("110", "民政局")], code="110").notes


def test_without_a_roster_nothing_is_missing():
    assert not any("名单" in entry.notes or entry.status == MISSING for entry in county_of(everything()).entries)


def test_names_are_compared_without_spaces_and_width():
    assert county_of([result("", "民 政局（本级）")], Roster([Expected("", "民政局(本级)")])).of_status(MISSING) == ()


# whose figures count


@pytest.mark.parametrize("status", [status for status in STATUSES if status != PUBLISHED])
def test_only_what_may_be_published_counts(status):
    county = county_of([result(), result("102", "教育局", status)])
    assert [entry.counted for entry in county.entries] == [COUNTED, DRAFT]
    assert county.sums(county.counted(2024))[INCOME] == Sum(Decimal("100.00"), 1)


def test_a_unit_is_not_counted_beside_its_department():
    county = county_of([result("202", "文旅局"), result("202001", "图书馆", unit=True)])
    assert [entry.counted for entry in county.entries] == [COUNTED, UNIT]
    assert county.entries[1].notes == "下属单位，文旅局（202）的数里已有"


def test_a_unit_that_forgot_to_say_so_is_known_by_its_code():
    entry = county_of([result("202", "文旅局"), result("202001", "图书馆")]).entries[1]
    assert entry.counted == UNIT and "公开主体没有选“单位”，请核对" in entry.notes


def test_a_department_of_a_longer_code_is_no_unit_unless_it_says_so():
    assert counting(result("20", "甲局"), result("202", "乙局")) == {"20/甲局2024.xlsx": COUNTED, "202/乙局2024.xlsx": COUNTED}
    assert counting(result("20", "甲局"), result("202", "乙站", unit=True))["202/乙站2024.xlsx"] == UNIT


def test_a_unit_waits_for_a_department_with_errors_but_not_for_one_that_is_not_there():
    assert counting(result("202", "文旅局", BLOCKED), result("202001", "图书馆", unit=True))["202001/图书馆2024.xlsx"] == UNIT
    for others in ([], [result("202", "文旅局", year=2023)], [result("202", "文旅局", GONE)]):
        entry = next(e for e in county_of([*others, result("202001", "图书馆", unit=True)]).entries if e.name == "图书馆")
        assert entry.counted == COUNTED and "不在这一批里" in entry.notes


def test_a_body_is_counted_once_a_year():
    first, second = result("202", "文旅局", workbook="a.xlsx"), result("202", "文旅 局", workbook="b.xlsx")
    assert counting(second, first) == {"a.xlsx": COUNTED, "b.xlsx": TWICE}
    assert "与“a.xlsx”是同一个部门" in county_of([first, second]).entries[1].notes
    assert counting(first, result("202", "文旅局", year=2023)) == {"a.xlsx": COUNTED, "202/文旅局2023.xlsx": COUNTED}


def test_bodies_of_other_counties_may_have_the_same_code():
    assert set(counting(result("202", "甲县文旅局"), result("202", "乙县文旅局")).values()) == {COUNTED}


def test_a_blocked_one_does_not_take_the_place_of_the_one_that_is_published():
    assert counting(result(status=BLOCKED, workbook="a.xlsx"), result(workbook="b.xlsx")) == {"a.xlsx": DRAFT, "b.xlsx": COUNTED}


def test_nothing_filled_in_is_nothing_to_count():
    assert list(counting(result(totals={INCOME: ""})).values()) == [EMPTY]


def test_the_fact_of_a_unit_is_no_name_that_a_sheet_may_have():
    assert result(unit=True).facts == {UNIT_FACT: "单位"}


# the sums


def test_sums_are_exact_and_by_year():
    county = county_of(everything())
    assert county.years == (2024, 2023)
    sums = county.sums(county.counted(2024))
    assert sums[INCOME] == Sum(Decimal("200.300003"), 3)  # 100.10 + 0.200003 + 100.00
    assert sums["总计/支出总计"] == Sum(Decimal("100.00"), 1)  # two of them left it empty
    assert county.sums(county.counted(2023))[INCOME] == Sum(Decimal("9.99"), 1)


def test_labels_are_grouped_and_classes_in_order():
    county = county_of(everything())
    assert list(county.groups) == ["总计", "分类"]
    assert county.groups["分类"] == ("分类/201 一般公共服务支出", "分类/205 教育支出", "分类/229 其他支出")


# the ranking


def test_the_commonest_finding_comes_first():
    first, second = county_of(everything()).ranking()
    assert (first.rule, first.bodies, first.count, first.names) == ("P07", 2, 6, ("教育局", "财政局"))
    assert (second.rule, second.title, second.severity, second.bodies, second.count) == ("B06", "两表合计不等", "错误", 1, 2)


def test_only_the_first_bodies_are_named():
    many = [result(str(n), f"局{n}", findings_by_rule={"A01": Tally("题", "提示", 1)}) for n in range(101, 120)]
    [ranked] = county_of(many).ranking()
    assert (ranked.bodies, len(ranked.names)) == (19, 5)


def test_findings_of_an_earlier_run_do_not_count():
    assert county_of([result(status=GONE, findings_by_rule={"A01": Tally("题", "提示", 1)})]).ranking() == ()
