from decimal import Decimal

import pytest

from generator.model.expression import Address, parse


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("基本支出", Address("基本支出")),
        ("收入总计.预算数", Address("预算数", "收入总计")),
        ("收支总表.收入总计.预算数", Address("预算数", "收入总计", "收支总表")),
        ("项目.*.预算数", Address("预算数", "*", "项目")),
        ("项目[项目名称].预算数", Address("预算数", "", "项目", "项目名称")),
        ("国有资产.房屋（平方米）.价值", Address("价值", "房屋（平方米）", "国有资产")),
        ('表."甲 - 乙".列', Address("列", "甲 - 乙", "表")),
    ],
)
def test_an_address_has_one_to_three_parts(text, address):
    [term] = parse(text).terms
    assert (term.sign, term.factors) == (1, (address,))


def test_a_formula_is_a_sum_of_terms_with_signs():
    terms = parse("表.a.甲 + 乙 - 丙 × 数量").terms
    assert [term.sign for term in terms] == [1, 1, -1]
    assert terms[2].factors == (Address("丙"), Address("数量"))


def test_a_sign_may_stand_in_front():
    assert [term.sign for term in parse("- 甲 + -乙 - -丙").terms] == [-1, -1, 1]


def test_every_sign_and_times_sign_is_understood():
    assert parse("甲 − 乙").terms == parse("甲 - 乙").terms
    assert parse("甲 * 乙").terms == parse("甲 × 乙").terms


def test_a_plain_number_is_a_factor():
    assert parse("0.5 × 甲").terms[0].factors == (Decimal("0.5"), Address("甲"))


def test_addresses_lists_all_of_them_in_order():
    assert [str(address) for address in parse("表.行.列 + 2 × 甲 - 项目[名称].列").addresses()] == ["表.行.列", "甲", "项目[名称].列"]


def test_a_formula_keeps_its_text():
    assert parse("甲  +  乙").text == "甲  +  乙"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有写完"),
        ("甲 +", "没有写完"),
        ("甲 ×", "没有写完"),
        ("甲 乙", "“乙”之前缺少运算符"),
        ("× 甲", "乘号之前缺少内容"),
        ("甲 × + 乙", "乘号之后缺少内容"),
        ("甲.乙.丙.丁", "“甲.乙.丙.丁”应为“列”、“行.列”或“表.行.列”"),
        ('甲 + "乙', "第 4 个字符处看不懂"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_reason(text, message):
    with pytest.raises(ValueError, match=".*") as error:
        parse(text)
    assert message in str(error.value)
