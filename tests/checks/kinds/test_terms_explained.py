import pytest

from generator.checks.kinds import terms_explained
from generator.checks.options import Look
from tests.checks.kinds._kit import findings
from tests.support.submissions import hebei

GLOSSARY = {"sheet": "名词解释", "column": "名词", "meaning": "解释"}
RUN = ["档案馆", "支出总表.合计.项目支出", ""]
USE = ["数字档案", "", "数字档案馆?"]


def test_money_calls_for_an_explanation():
    [finding] = findings("terms_explained", needed=[RUN], **GLOSSARY)
    assert finding.message == "“支出总表 合计 项目支出”有 40.00，“名词解释”里没有“档案馆”"
    assert finding.places


def test_no_money_no_explanation():
    assert findings("terms_explained", needed=[["经营", "支出总表.合计.经营支出", ""]], **GLOSSARY) == []


@pytest.mark.parametrize(("term", "meaning"), [("国家综合档案馆", "保管档案的机构。"), ("馆藏", "档案馆保管的档案。")])
def test_a_term_or_an_explanation_of_the_clerk_will_do(term, meaning):
    assert findings("terms_explained", f"-- 名词解释\n名词 | 解释\n{term} | {meaning}", needed=[RUN], **GLOSSARY) == []


def test_the_profiles_glossary_will_do():
    assert findings("terms_explained", needed=[["机关运行经费", "支出总表.合计.基本支出", ""]], **GLOSSARY) == []


def test_the_first_use_in_texts_is_told_titles_left_out():
    text = "-- 文字说明\n事项 | 内容\n部门职责 | 《数字档案馆办法》\n总体绩效目标 | 建设数字档案馆。\n工作保障措施 | 建设数字档案。"
    [finding] = findings("terms_explained", text, needed=[USE], **GLOSSARY)
    assert (finding.found, finding.places[0].row) == ("数字档案馆", "总体绩效目标")


@pytest.mark.parametrize("needed", [["甲", "", ""], ["甲", "支出总表.合计.没有", ""], ["甲", "", "("]])
def test_wrong_options_are_faults(needed):
    assert list(terms_explained.faults({"needed": [needed], **GLOSSARY}, Look(hebei())))
