from tests.checks.kinds._kit import findings

CARS = ["三公经费支出表.公务用车运行维护费.合计", "国有资产.车辆（台、辆）.数量"]


def cars(running: str, number: str, requires=None):
    tables = f"-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务用车运行维护费 | {running}\n-- 国有资产\n项目 | 数量 | 价值\n车辆（台、辆） | {number} |"
    return findings("requires", tables, requires=requires or [CARS])


def test_an_amount_asks_for_the_other():
    assert cars("1.00", "1") == cars("", "1") == cars("0.00", "0") == []
    [finding] = cars("1.00", "0")
    assert [place.sheet for place in finding.places] == ["三公经费支出表", "国有资产"]
    assert [place.sheet for place in cars("1.00", "")[0].places] == ["三公经费支出表", "国有资产"]


def test_all_conditions_must_hold():
    both = [["上年数.公务用车运行维护费.上年预算数", *CARS]]
    assert cars("1.00", "0", both) == []
    tables = "-- 上年数\n项目 | 上年预算数\n公务用车运行维护费 | 2\n-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务用车运行维护费 | 1\n-- 国有资产\n项目 | 数量\n车辆（台、辆） |"
    assert len(findings("requires", tables, requires=both)) == 1
