from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def reserved(*rows: str):
    tables = "-- 政府采购\n采购物品名称 | 一般公共预算拨款 | 预留中小微企业份额\n" + "\n".join(rows)
    return findings("least_share", tables, **options_of("P21"))


def test_all_rows_count_together():
    assert reserved("甲 | 7.00 |", "乙 | 3.00 | 3.00") == []
    [finding] = reserved("甲 | 7.00 |", "乙 | 3.00 | 2.99")
    assert (finding.found, finding.expected) == ("29.9%", "不低于30%")


def test_nothing_bought_is_nothing_reserved():
    assert reserved() == []
    assert reserved("甲 |  |") == []
