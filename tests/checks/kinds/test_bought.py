from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def cars(amount: str, code: str):
    tables = f"-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务用车购置费 | {amount}\n-- 政府采购\n采购物品名称 | 政府采购目录序号\n车 | {code}"
    return findings("bought", tables, **options_of("G04"))


def test_the_beginning_of_the_code_decides():
    assert cars("18.00", "A02030501") == cars("18.00", "A02030100") == cars("", "A02010105") == cars("0", "") == []
    [finding] = cars("18.00", "A02010105")
    assert finding.places[0].sheet == "三公经费支出表" and finding.places[0].row.endswith("公务用车购置费")
    assert "18.00" in finding.message
