import pytest

from generator.model.finding import Severity
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings

YUAN = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"


def price(name: str, value: str, facts: str = ""):
    tables = f"{facts}-- 政府采购\n采购物品名称 | 单价\n{name} | {value}"
    return [(f.severity, f.found) for f in findings("price_ceilings", tables, **options_of("P15"))]


@pytest.mark.parametrize(
    ("value", "severity"), [("0.50", None), ("0.5001", Severity.INFORMATION), ("1.00", Severity.INFORMATION), ("1.01", Severity.ERROR)]
)
def test_up_to_twice_the_ceiling_is_a_remark(value: str, severity: Severity | None):
    assert [found for found, _ in price("台式计算机", value)] == ([] if severity is None else [severity])


def test_prices_in_yuan():
    assert price("台 式计算机", "5000", YUAN) == []
    assert price("台式计算机", "70000", YUAN) == [(Severity.ERROR, "70000.00元")]


def test_other_things_have_no_ceiling():
    assert price("台式计算机维修服务", "70") == []


def test_the_message_guesses_the_number():
    tables = "-- 政府采购\n采购物品名称 | 单价\n台式计算机 | 7.00"
    assert "14 台以上" in findings("price_ceilings", tables, **options_of("P15"))[0].message
