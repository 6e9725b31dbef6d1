import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def project(name: str, use: str, goal: str) -> str:
    return f"-- 项目\n项目名称 | 资金用途 | 绩效目标\n{name} | {use} | {goal}"


@pytest.mark.parametrize("goal", ["1.支付保洁费", "支付 保洁费。", "（一）支付保洁费", "保洁服务"])
def test_number_and_punctuation_say_nothing(goal: str):
    assert [f.found for f in findings("says_more", project("保洁服务", "支付保洁费", goal), **options_of("P05"))] == [goal]


@pytest.mark.parametrize("goal", ["按月支付保洁费", "办公区域整洁", ""])
def test_what_says_more_is_left_alone(goal: str):
    assert findings("says_more", project("保洁服务", "支付保洁费", goal), **options_of("P05")) == []


def test_filler_says_nothing():
    tables = project("网络维护费", "用于网络维护费", "畅通")
    assert len(findings("says_more", tables, **options_of("P13"))) == 1
    assert findings("says_more", tables, **{**options_of("P13"), "filler": ""}) == []


def test_a_text_of_filler_alone_is_not_equal_to_everything():
    assert findings("says_more", project("网络维护费", "用于", "畅通"), **options_of("P13")) == []
