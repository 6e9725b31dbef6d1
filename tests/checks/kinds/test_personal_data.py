import pytest

from generator.checks.kinds.personal_data import is_card, is_identity, masked, private
from tests.checks.kinds._kit import findings

PUBLIC = ("咨询电话", "gov.cn")


@pytest.mark.parametrize(
    "text",
    [
        "办公电话0311-88812345",
        "项目编码13010124P00000000001F",
        "统一社会信用代码91130000MA00000000",
        "合同编号110105194912310021",  # wrong check character
        "单号6222021234567890123",  # fails the Luhn test
        "咨询电话：13812345678",
        "邮箱daj@hebei.gov.cn",
        "金额13812345678.00元",
        "财预〔2022〕12号，2024年1月25日，130225000000",
        "共138 1234册",
    ],
)
def test_public_numbers(text):
    assert list(private(text, PUBLIC)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("身份证11010519491231002X，", "身份证号码"),
        ("身份证11010519491231002x", "身份证号码"),
        ("手机13812345678", "手机号码"),
        ("手机138-1234-5678", "手机号码"),
        ("卡号6222 0212 3456 7890 128", "银行卡号"),
        ("卡号6222021234567890128", "银行卡号"),
        ("写信到zhang.san@163.com。", "电子邮箱"),
        ("咨询电话：0311-88812345。联系人手机13812345678", "手机号码"),
    ],
)
def test_private_numbers(text, name):
    assert [found for found, _ in private(text, ("咨询电话",))] == [name]


@pytest.mark.parametrize("number", ["110105194912310021", "110105194913310026", "110105300012310026"])
def test_numbers_that_are_no_identity(number):
    assert not is_identity(number)


def test_luhn():
    assert is_card("4111111111111111") and not is_card("4111111111111112")


@pytest.mark.parametrize(("number", "shown"), [("13812345678", "138*****678"), ("a@b.cn", "a****n")])
def test_the_middle_is_hidden(number, shown):
    assert masked(number) == shown


def test_a_message_never_shows_the_number():
    [finding] = findings("personal_data", "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 手机13812345678")
    assert "12345" not in finding.message + finding.found + finding.expected
