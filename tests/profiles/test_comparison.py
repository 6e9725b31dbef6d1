"""`compare.toml`: what is read, and every fault with its line and a suggestion."""

import pytest

from generator.profile_lint import lint
from generator.profiles.comparison import FILE, ComparisonForm, comparison_faults, comparison_of
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys


def faults(copy, text: str) -> list[tuple[int, str]]:
    copy.path(FILE).write_text(text, encoding="utf-8")
    return [(fault.line, fault.message) for fault in comparison_faults(copy.load())]


@pytest.mark.parametrize("key", profile_keys())
def test_every_form_knows_its_indicators_again(key):
    assert comparison_of(load_profile(key)).keys["绩效指标"] == ("项目名称", "三级指标")


def test_a_form_need_not_have_the_file(copy):
    copy.path(FILE).unlink()
    assert comparison_of(copy.load()) == ComparisonForm()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[keys]\n"政府采够" = ["单位名称"]\n', 2, "没有表“政府采够”，是不是想写“政府采购”？"),
        ('[keys]\n"政府采购" = ["单位"]\n', 2, "“政府采购”没有“单位”列"),
        ('[keys]\n"支出总表" = ["科目编码"]\n', 2, "不是一张清单"),
        ('[keys]\n"政府采购" = []\n', 2, "凭哪几栏"),
        ('[keys]\n"政府采购" = "单位名称"\n', 2, "不是所要的类型"),
        ('[cover]\n"标提" = "对照"\n', 2, "封面上没有“标提”"),
        ('[key]\n"政府采购" = ["单位名称"]\n', 1, "不认识“key”，是不是想写“keys”？"),
    ],
)
def test_every_fault_is_told_with_its_line(copy, text, line, words):
    found = faults(copy, text)
    assert [(at, words in message) for at, message in found] == [(line, True)], found


def test_the_faults_are_told_by_lint_and_when_comparing(copy):
    faults(copy, '[keys]\n"政府采够" = ["单位名称"]\n')
    assert any(FILE in fault and "政府采够" in fault for fault in lint("hebei_2024", copy.folder).faults)
    with pytest.raises(ProfileError):
        comparison_of(copy.load())
