from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def amounts(*values: str, unit: str = "万元", **changed):
    rows = "\n".join(f"20103{n:02} | {value}" for n, value in enumerate(values, 1))
    tables = f"-- 基本信息\n事项 | 内容\n金额单位 | {unit}\n-- 支出总表\n科目编码 | 基本支出\n{rows}"
    return findings("amount_scale", tables, **options_of("K07", amount_sheets=["支出总表"], **changed))


def test_the_middle_amount_decides():
    assert amounts("5", "9", "9999.99", "20000", "30000") == []
    [finding] = amounts("5", "9", "10000", "20000", "30000")
    assert (finding.found, finding.expected, finding.places[0].row) == ("万元", "元", "金额单位")


def test_yuan_that_look_like_wan():
    assert amounts("5", "9", "1000", "20000", "30000", unit="元") == []
    [finding] = amounts("5", "9", "999.99", "20000", "30000", unit="元")
    assert (finding.found, finding.expected) == ("元", "万元")


def test_few_amounts_and_zeros_decide_nothing():
    assert amounts("10000", "20000", "30000", "0", "40000") == []
    assert len(amounts("10000", "20000", "30000", "0", "40000", least=4)) == 1
