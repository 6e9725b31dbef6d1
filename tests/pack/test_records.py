"""Projects of two years one by one: the largest change first, with the clerk's reason or that there is none."""

from dataclasses import replace

from generator.model.changes import ChangeList, Changes
from generator.model.checklist import Records
from generator.pack.change_tables import change_blocks
from generator.pack.changes import NO_REASON, UNKNOWN
from generator.pack.records import NOT_NEEDED, compared
from tests.support.packs import at, material
from tests.support.submissions import hebei

NOW = [
    {"项目名称": "甲", "财政资金": "30.00", "增减原因": "扩大范围。"},
    {"项目名称": "乙", "财政资金": "5.00"},
    {"项目名称": "丙新名", "财政资金": "8.00"},
    {"项目名称": "丁", "财政资金": "12.00"},
    {"项目名称": "戊", "财政资金": "3.00"},
    {"项目名称": "己", "财政资金": "60.00"},
]
BEFORE = [
    {"项目名称": "甲", "上年预算数": "10.00"},
    {"项目名称": "乙", "上年预算数": "5.00"},
    {"项目名称": "丙旧名", "上年预算数": "9.00", "今年项目": "丙新名"},
    {"项目名称": "丁"},
    {"项目名称": "庚", "上年预算数": "50.00", "今年项目": "结束", "结束原因": "已经完工"},
    {"项目名称": "辛", "上年预算数": "40.00"},
]


def told(made) -> list[tuple[str, ...]]:
    lines = [(line.kind, line.changed) for line in compared(made).lines]
    return [(kind, line.label, line.before.text, line.now.text, line.difference, str(line.reason)) for kind, line in lines]


def made(now=NOW, before=BEFORE, **keys):
    return material(values={"项目": now, "上年项目": before} | keys.pop("more", {}), **keys)


def test_every_kind_of_change_the_largest_first():
    assert told(made()) == [
        ("新增", "己", "—", "60.00", "+60.00", NO_REASON),
        ("结束", "庚", "50.00", "—", "-50.00", "已经完工"),
        ("结束", "辛", "40.00", "—", "-40.00", NO_REASON),
        ("增加", "甲", "10.00", "30.00", "+20.00", "扩大范围"),
        ("新增", "戊", "—", "3.00", "+3.00", NOT_NEEDED),
        ("减少", "丙新名（上年为丙旧名）", "9.00", "8.00", "-1.00", NOT_NEEDED),
        ("不明", "丁", "未填", "12.00", "—", UNKNOWN),
    ]
    assert compared(made()).notes == ("共 8 个：新增 2 个、结束 2 个、增加 1 个、减少 1 个、持平 1 个、不明 1 个。",)


def test_a_project_that_ended_and_whose_amount_is_not_known():
    assert told(made(before=[{"项目名称": "壬"}], now=[])) == [("结束", "壬", "未填", "—", "—", UNKNOWN)]


def test_the_rest_is_summed_up():
    result = compared(made(records=Records(shown=3)))
    assert [line.changed.label for line in result.lines] == ["己", "庚", "辛"]
    assert result.notes[1] == "按增减的大小列出前 3 个，其余 4 个合计增减 22.00万元（不含没有填数的 1 个）。"


def test_what_is_not_known_is_said_only_where_there_is_some():
    assert compared(made(now=NOW[:3] + NOW[4:], before=BEFORE[:3], records=Records(shown=1))).notes[1] == "按增减的大小列出前 1 个，其余 3 个合计增减 22.00万元。"


def test_a_project_that_the_general_reason_names_has_a_reason():
    records = Records(general=at("文字说明.项目支出增减原因.内容"))
    named = {"文字说明": {"项目支出增减原因": "新增己，辛不再安排"}}
    reasons = {line[1]: line[5] for line in told(made(records=records, more=named))}
    assert (reasons["己"], reasons["辛"], reasons["甲"]) == ("见“项目支出增减原因”", "见“项目支出增减原因”", "扩大范围")


def test_without_last_years_list_nothing_is_compared_unless_there_was_none():
    result = compared(made(before=[]))
    assert (result.lines, result.notes) == ((), ("没有填写“上年项目”，不能逐个比较。",))
    records = Records(before_total=at("上年数.项目支出.上年预算数"))
    assert compared(made(before=[], records=records)).lines == ()
    none = {"上年数": {"项目支出": "0"}}
    assert {line[0] for line in told(made(before=[], records=records, more=none))} == {"新增"}
    assert compared(made(before=[], now=[], records=records, more=none)).notes == ("两年都没有。",)


def test_a_form_that_compares_no_lists_has_no_such_table():
    profile = replace(hebei(), changes=replace(Changes(), list=ChangeList()))
    assert [block.text for block in change_blocks(made(profile=profile))] == ["二、与上年相比的变化"]


def test_the_table_stands_below_the_list_s_name():
    blocks = list(change_blocks(made()))
    assert [block.text for block in blocks if not hasattr(block, "body")] == ["二、与上年相比的变化", "逐个比较：项目", compared(made()).notes[0]]
    assert [cell.text for cell in blocks[2].body[0]] == ["新增", "己", "—", "60.00", "+60.00", "—", NO_REASON]
