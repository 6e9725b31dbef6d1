import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def kind(second: str, name: str):
    tables = f"-- 绩效指标\n项目名称 | 二级指标 | 三级指标\n甲 | {second} | {name}"
    return [f.expected for f in findings("indicator_kinds", tables, **options_of("P10"))]


@pytest.mark.parametrize(
    ("second", "name", "right"),
    [
        ("数量指标", "资金拨付及时率", "时效指标"),
        ("质量指标", "按时完成率", "时效指标"),
        ("时效指标", "验收合格率", "质量指标"),
        ("时效指标", "培训人数", "数量指标"),
        ("社会效益指标", "群众满意度", "服务对象满意度指标"),
        ("数量指标", "完工时间", "时效指标"),
    ],
)
def test_names_in_the_wrong_place(second: str, name: str, right: str):
    assert kind(second, name) == [right]


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("时效指标", "资金拨付及时率"),
        ("社会效益指标", "受益人数"),
        ("质量指标", "漏水次数"),
        ("质量指标", "不合格产品数量"),
        ("时效指标", "任务完成率"),
        ("数量指标", "满意度调查份数"),
        ("社会效益指标", "及时化解矛盾情况"),
        ("数量指标", "按时参加会议的人员比例"),
    ],
)
def test_names_that_may_stand_there(second: str, name: str):
    assert kind(second, name) == []
