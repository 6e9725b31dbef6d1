import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"], "names_of": [["机构设置", "单位名称"]], "choice": "基本信息.公开主体", "misfits": [["部门", "本单位预算"], ["单位", "本部门预算"]]}


def other(text: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}\n"


@pytest.mark.parametrize("text", ["某县档案局负责", "某县档案局办公室", "由某市档案局指导", "县档案局负责", "本部门预算", "本单位职工"])
def test_the_name_itself_shorter_names_and_other_ranks_pass(text):
    assert findings("text_body", other(text), **OPTIONS) == []


@pytest.mark.parametrize("text", ["某县档桉局", "某县档案案局", "某县案档局"])
def test_a_name_one_character_off(text):
    [finding] = findings("text_body", other(f"由{text}负责"), **OPTIONS)
    assert (finding.found, finding.expected) == (text, "某县档案局")


def test_the_word_for_what_publishes():
    [finding] = findings("text_body", other("本单位预算由财政拨款"), **OPTIONS)
    assert (finding.found, finding.expected) == ("本单位预算", "本部门预算")
    unit = "-- 基本信息\n事项 | 内容\n公开主体 | 单位\n"
    [finding] = findings("text_body", unit + other("本部门预算由财政拨款"), **OPTIONS)
    assert finding.expected == "本单位预算"


LAST = {"last_characters": [["局", "居句"]]}
NAMED = "-- 基本信息\n事项 | 内容\n部门名称 | 巨鹿县档案局\n"


def test_a_wrong_last_character_is_one_that_the_right_one_is_mistaken_for():
    [finding] = findings("text_body", other("由某县档案居负责"), **OPTIONS, **LAST)
    assert (finding.found, finding.expected) == ("某县档案居", "某县档案局")
    assert findings("text_body", other("由某县档案馆负责，做好某县档案工作"), **OPTIONS, **LAST) == []


def test_a_wrong_first_character_within_a_place():
    [finding] = findings("text_body", NAMED + other("由具鹿县档案局负责"), **OPTIONS)
    assert (finding.found, finding.expected) == ("具鹿县档案局", "巨鹿县档案局")


@pytest.mark.parametrize("text", ["由巨鹿县档案局负责", "由我县档案局负责"])
def test_the_right_first_character_and_another_way_to_say_the_place(text):
    assert findings("text_body", NAMED + other(text), **OPTIONS) == []


def test_places_of_one_character_are_all_places():
    assert findings("text_body", other("由磁县档案局负责"), **OPTIONS) == []
