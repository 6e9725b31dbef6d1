import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def value(name: str, text: str, second: str = "质量指标"):
    tables = f"-- 绩效指标\n项目名称 | 二级指标 | 三级指标 | 指标值\n甲 | {second} | {name} | {text}"
    return [f.expected for f in findings("indicator_values", tables, **options_of("P09"))]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("合格率", "≥95%"),
        ("死亡率", "≤2‰"),
        ("收入增长率", "≥150%"),
        ("任务完成率", "≥105%"),
        ("群众满意度", "≥4.5分"),
        ("巡查频率", "≥2次/月"),
        ("容积率", "≤1.5"),
        ("工作效率", "≥3件/天"),
        ("绿化面积", "≥3万平方米"),
        ("播种面积", "≥500亩"),
        ("服务人次", "≥8万人次"),
        ("检查次数", "≥2400家次"),
        ("维修面积（平方米）", "900"),
        ("开放时间", "每周不少于56小时"),
        ("资金到位时间", "2024年6月30日前"),
        ("合格率", "90%-95%"),
        ("营商环境", "持续优化提升"),
        ("安全事故", "零发生"),
        ("重大事故", "无"),
        ("任务完成率", ""),
    ],
)
def test_right_values(name: str, text: str):
    assert value(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("合格率", "≥105%", "不超过100%"),
        ("返修率", "≤3次", "百分比"),
        ("群众满意度", "≥95人", "百分比"),
        ("绿化面积", "≥900个", "平方米、亩等"),
        ("培训人数", "≥9", "人"),
        ("设备数量", "≥9", "数字和单位"),
        ("库房条件", "有关人员", "数字和单位，或“明显改善”一类可以判断的说法"),
    ],
)
def test_wrong_values(name: str, text: str, expected: str):
    assert value(name, text) == [expected]


def test_costs_have_a_rule_of_their_own():
    assert value("成本", "≥9", "成本指标") == value("成本", "≥9", "经济成本指标") == []


def test_values_in_words_for_percent_are_told_once_with_every_place():
    rows = "\n".join(f"甲 | 质量指标 | 合格率{n} | ≥9{n}百分比" for n in range(3))
    [finding] = findings("indicator_values", f"-- 绩效指标\n项目名称 | 二级指标 | 三级指标 | 指标值\n{rows}", **options_of("P09"))
    assert (finding.found, finding.expected) == ("≥90百分比", "≥90%")
    assert [place.cell for place in finding.places] == ["F2", "F3", "F4"]
    assert "有 3 个指标值" in finding.message
