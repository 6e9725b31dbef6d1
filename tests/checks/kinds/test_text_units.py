import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings

OPTIONS = options_of("N18")
UNITS = "-- 机构设置\n单位名称 | 单位性质 | 单位规格 | 经费保障形式\n" + "".join(f"{name} | 事业 | 无 | 财政拨款\n" for name in ("某县档案局本级", "某县档案馆", "某县方志中心"))


def found(text: str, units: str = "") -> list[str]:
    return [finding.found for finding in findings("text_units", f"{units}-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n", **OPTIONS)]


@pytest.mark.parametrize("text", ["本部门预算包括本级和所属事业单位预算", "部门预算（含所属单位）", "汇总本级和下属单位", "本级及所属单位预算", "所属事业单位2个"])
def test_a_body_of_one_unit_has_none_below_it(text):
    assert len(found(text)) == 1
    assert found(text, UNITS) == []


@pytest.mark.parametrize("text", ["没有下属单位", "无所属预算单位", "预算包括本级。", "下属单位共五个", "下设4家二级单位"])
def test_a_body_of_several_units_does_not_deny_them(text):
    assert len(found(text, UNITS)) == 1


@pytest.mark.parametrize("text", ["指导所属单位工作", "负责机关和所属单位的人事管理", "部门预算包括本级预算和项目预算", "抽查二级单位的台账", "公开《所属单位预算汇总办法》"])
def test_what_is_not_about_the_budget_of_units_passes(text):
    assert found(text) == found(text, UNITS) == []
