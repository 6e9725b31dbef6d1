"""A misspelt option of a rule about codes, projects or 三公 is told when the catalogue is looked through, never met while checking."""

from dataclasses import replace

import pytest

from generator.checks.run import check_rules
from generator.profiles.errors import ProfileError
from tests.checks.kinds._catalogue import RULES
from tests.support.submissions import hebei


@pytest.mark.parametrize(
    ("rule", "changed", "told"),
    [
        ("K01", {"stale": "codes/x.csv"}, "找不到清单"),
        ("K04", {"form": "["}, "正则表达式"),
        ("K05", {"code_columns": [["项目", "功能科目编码", "没有的表"]]}, "没有“没有的表”这个科目编码表"),
        ("K07", {"least": "5"}, "整数"),
        ("P01", {"fixed": [["99", "P"]]}, "“99”应为第几位"),
        ("P03", {"scope": "x"}, "course、unit"),
        ("P06", {"named_in": ["绩效指标", "项目名"]}, "没有“项目名”列"),
        ("P09", {"units": [["(", "个", "个"]]}, "正则表达式"),
        ("P15", {"gross": "两倍"}, "不是数"),
        ("P16", {"keys": [["项目"]]}, "[表, 列…] 的列表"),
        ("G02", {"parts": [["接待费", "本年", "上年"]]}, "的列表"),
        ("N18", {"records_of": ["机构设置", "单位名"]}, "没有“单位名”列"),
        ("N18", {"counted": ["("]}, "正则表达式"),
        ("Y21", {"last_texts": ["上年文字", "表", "行"]}, "[表, 表名列, 行名列, 栏名列, 内容列, 核对列]"),
        ("Y22", {"last_texts": ["上年文字", "表", "行", "栏", "内容", "核队"]}, "没有“核队”列"),
        ("Y23", {"unless": "("}, "正则表达式"),
        ("Y24", {"figures": [["上年数", "预算数"]]}, "没有“预算数”列"),
        ("Y26", {"names_of": [["项目", "名称"]]}, "没有“名称”列"),
        ("Y27", {"columns": ["表名"]}, "没有“表名”列"),
        ("A20", {"sheets": ["项目"]}, "不是 subjects 类的表"),
        ("G06", {"requires": [["国有资产.车辆.数量", "国有资产.资产总额.价值"]]}, "没有“车辆”行"),
    ],
)
def test_a_misspelt_option_is_told(rule: str, changed: dict, told: str):
    wrong = replace(RULES[rule], options={**RULES[rule].options, **changed})
    with pytest.raises(ProfileError) as error:
        check_rules(replace(hebei(), rules=(wrong,)))
    assert told in str(error.value)
