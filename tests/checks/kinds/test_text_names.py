import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"], "names_of": [["项目", "项目名称"]], "also_known": [["机构设置", "单位名称"]]}


def texts(text: str, *names: str) -> str:
    projects = "".join(f"{name} | 40.00\n" for name in names or ("馆藏档案数字化经费",))
    return f"-- 项目\n项目名称 | 财政资金\n{projects}-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


@pytest.mark.parametrize("text", ["馆藏档案数字化经费40万元", "馆藏档案的数字化经费40万元", "馆藏档案数子化经费有保障", "“馆藏档案”数字化经费40万元", "档案数字化40万元"])
def test_the_name_itself_trifles_and_prose_pass(text):
    assert findings("text_names", texts(text), **OPTIONS) == []


@pytest.mark.parametrize("text", ["馆藏档案数子化经费40万元", "“馆藏档数字化经费”", "馆藏档案数字化运经费项目"])
def test_a_name_one_character_off(text):
    [finding] = findings("text_names", texts(text), **OPTIONS)
    assert finding.expected == "馆藏档案数字化经费" and finding.found in text


def test_another_known_name_is_no_slip():
    assert findings("text_names", texts("馆藏档案数字化经贵40万元、馆藏图书数字化经费3万元", "馆藏档案数字化经费", "馆藏图书数字化经费"), **OPTIONS) == []
