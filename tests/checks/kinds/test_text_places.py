import pytest

from generator.checks.kinds.text_places import expression
from tests.checks.kinds._kit import findings

PLACES = ["巨鹿县", "平乡县", "广宗县", "任县", "新河区"]


def found(text: str, body: str = "巨鹿县档案局") -> list[str]:
    tables = f"-- 基本信息\n事项 | 内容\n部门名称 | {body}\n-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}"
    return [finding.found for finding in findings("text_places", tables, places=PLACES, beside=["对口"])]


@pytest.mark.parametrize("text", ["服务巨鹿县群众。", "平乡县、广宗县同属一市。", "对口平乡县。", "依照《平乡县办法》。", "担任县委书记。", "新河区域规划。"])
def test_right_uses(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "place"), [("服务平乡县群众。", "平乡县"), ("对口广宗县。服务平乡县群众。", "平乡县"), ("（任县）", "任县")])
def test_a_stranger(text, place):
    assert found(text) == [place]


def test_bodies_above_speak_of_all():
    assert found("指导平乡县。", "邢台市档案局") == []


def test_longer_names_first():
    assert expression(["乡县", "平乡县"]).search("平乡县")[0] == "平乡县"
