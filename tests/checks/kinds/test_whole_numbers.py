import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


@pytest.mark.parametrize(("unit", "number", "told"), [("台", "2", 0), ("台", "2.00", 0), ("台", "1.5", 1), ("吨", "1.5", 0), ("", "1.5", 0), ("台", "", 0)])
def test_only_units_of_things_are_counted(unit: str, number: str, told: int):
    tables = f"-- 政府采购\n采购物品名称 | 计量单位 | 数量\n设备 | {unit} | {number}"
    assert len(findings("whole_numbers", tables, **options_of("P19"))) == told


def test_single_cells():
    tables = "-- 国有资产\n项目 | 数量 | 价值\n车辆（台、辆） | 19.75 | 1\n房屋（平方米） | 12148.5 | 2"
    [finding] = findings("whole_numbers", tables, **options_of("P19"))
    assert (finding.found, finding.places[0].column) == ("19.75", "数量")


def test_a_form_without_a_list_of_things():
    options = options_of("P19", sheet="")
    assert [finding.found for finding in findings("whole_numbers", "-- 国有资产\n项目 | 数量 | 价值\n车辆（台、辆） | 1.5 | 1\n-- 政府采购\n采购物品名称 | 计量单位 | 数量\n设备 | 台 | 1.5", **options)] == ["1.5"]
