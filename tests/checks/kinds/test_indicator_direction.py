import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def direction(name: str, value: str):
    tables = f"-- 绩效指标\n项目名称 | 三级指标 | 指标值\n甲 | {name} | {value}"
    return [f.expected for f in findings("indicator_direction", tables, **options_of("P14"))]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("网络故障率", "≥5%", "≤5%"),
        ("断电率", "不低于5%", "≤5%"),
        ("上访次数", "2次以上", "≤2次"),
        ("返修率", "＞3%", "≤3%"),
        ("合格率", "≤95%", "≥95%"),
        ("服务对象满意度", "不超过90%", "≥90%"),
    ],
)
def test_the_wrong_way_round(name: str, value: str, expected: str):
    assert direction(name, value) == [expected]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("网络故障率", "≤5%"),
        ("网络故障率", "5%"),
        ("故障维修及时率", "≥95%"),
        ("投诉办结率", "≥98%"),
        ("投诉举报受理件数", "≥50件"),
        ("事故发生率下降", "≥10%"),
        ("应急事故演练次数", "≥2次"),
        ("故障监测设备数量", "≥5台"),
        ("任务完成率", "≤3天"),
        ("网络故障率", "明显下降"),
        ("培训人数", "≤50人"),
    ],
)
def test_the_right_way_round(name: str, value: str):
    assert direction(name, value) == []
