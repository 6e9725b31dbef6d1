from decimal import Decimal

import pytest

from generator.checks.reading_texts.changes import changes_in
from generator.checks.reading_texts.directions import DOWN, UP, directions, says_unchanged
from generator.checks.reading_texts.likeness import distance, near
from generator.checks.reading_texts.passages import clause, readable, sentence
from generator.checks.reading_texts.percentages import percentages_in
from generator.checks.reading_texts.slips import slip_of
from generator.checks.reading_texts.years import years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年", [(2024, 2024)]),
        ("二〇二四年", [(2024, 2024)]),
        ("2021—2025年", [(2025, 2021)]),
        ("2021年至2025年", [(2025, 2021)]),
        ("2022年3月至2025年6月", [(2025, 2022)]),
        ("2023年、2024年", [(2023, 2023), (2024, 2024)]),
        ("使用10年，12024年", []),
    ],
)
def test_years_and_ranges(text, years):
    assert [(year.value, year.first) for year in years_in(text)] == years


def test_titles_file_numbers_and_names_are_blanked_and_positions_stay():
    text = "《2022年办法》（某财〔2022〕12号）2023年扫描项目２０２４年"
    read = readable(text, ["2023年扫描项目"])
    assert len(read) == len(text) and [year.value for year in years_in(read)] == [2024]


def test_a_separator_within_a_number_ends_no_clause():
    text = "甲。乙，共1,200元；丙"
    assert text[slice(*clause(text, text.index("元")))] == "共1,200元"
    assert text[slice(*sentence(text, text.index("元")))] == "乙，共1,200元；丙"


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("新增扫描任务", {UP}),
        ("压减公务接待", {DOWN}),
        ("工资标准提高", {UP}),
        ("提高工作效率", set()),
        ("不再新增项目", set()),
        ("人员增加，同时压减公用经费", {UP, DOWN}),
        ("不增加财政负担", set()),
    ],
)
def test_the_directions_that_money_words_point_to(text, ways):
    assert directions(text) == ways


@pytest.mark.parametrize("text", ["与上年持平", "项目支出与上年一致", "2024年预算安排规模没有变化", "同上年相同"])
def test_a_claim_that_nothing_changed(text):
    assert says_unchanged(text, "项目支出")


@pytest.mark.parametrize("text", ["其他支出与上年持平", "人员无变化", "与上年基本持平", "政策一致性增强", "办公费与上年持平"])
def test_no_claim_about_the_whole(text):
    assert not says_unchanged(text, "项目支出")


def test_only_plain_percentages():
    assert [p.text for p in percentages_in("占25%，不低于90%，约3%，5%—8%") if p.plain] == ["25%"]


@pytest.mark.parametrize(
    "text",
    ["甲5万元、乙6万元，比上年增加2万元，增长50%", "比上年增加20万元，增长20%", "上年100万元，增加20万元，增长90%"],
)
def test_no_change_where_the_amounts_are_not_certain(text):
    assert changes_in(text) == []


def test_distance_counts_a_swap_as_one():
    assert (distance("档案局", "档局案"), distance("档案局", "档案"), distance("档案局", "档桉局")) == (1, 1, 1)


def test_a_near_name_is_found_but_not_the_name_itself():
    assert near("请某县档桉局办理", "某县档案局", 1) == (1, 6)
    assert near("请某县档案局办理", "某县档案局", 1) is None
    assert near("请某市某馆办理", "某县档案局", 1) is None


@pytest.mark.parametrize(
    ("value", "right", "why"),
    [
        ("40.26", "40.62", "两位数字写反了"),
        ("458.31", "458.36", "有一位数字不同"),
        ("4.062", "40.62", "小数点错了位"),
        ("0.004062", "40.62", "元和万元写混了"),
    ],
)
def test_a_slip_and_what_went_wrong(value, right, why):
    assert slip_of(Decimal(value), [Decimal(right)]) == (Decimal(right), why)


@pytest.mark.parametrize(("value", "right"), [("12.00", "21.00"), ("5.00", "50.00"), ("40.63", "40.62"), ("300.00", "30.00")])
def test_short_numbers_are_no_slips(value, right):
    assert slip_of(Decimal(value), [Decimal(right)]) is None
