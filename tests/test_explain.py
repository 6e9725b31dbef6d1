"""`gongkai explain`: every rule and message in words; what nobody knows is answered with what may have been meant."""

from __future__ import annotations

import importlib
from dataclasses import replace

import pytest

import cli
from generator.catalogue import FAMILIES, MESSAGES, Entry, by_family, entries
from generator.checks.run import YIELDS_TO, kind_names
from generator.explain import explain, newest_profile, told
from generator.model.finding import Severity
from generator.model.profile import Rule
from generator.operands import kind_words, operand_lines, tolerance_words
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from generator.rule_words import KINDS, LABELS
from tests.support.submissions import hebei

ENTRIES = {entry.id: entry for entry in entries(hebei())}


def lines(*words: str) -> list[str]:
    explanation = explain(words, "hebei_2024")
    assert explanation.unknown == ()
    return list(explanation.lines)


def rule(kind: str = "tie", **options) -> Rule:
    return Rule("Z01", kind, "题", Severity.ERROR, "因", "法", options=options)


# one rule


def test_a_rule_from_its_meaning_to_its_waiver():
    """In this order; the words are those of the catalogue."""
    told_lines = lines("B06")
    entry = ENTRIES["B06"]
    assert told_lines == [
        f"B06　{entry.title}",
        "程度：错误（不改好就不能生成公开文本）",
        f"意思：{entry.why}",
        "核对：两边的数比较。",
        "　　　“一般公共预算支出表 合计 基本支出” 等于 “一般公共预算基本支出表 合计 合计”",
        "容差：必须相等，分毫不差。",
        f"举例：{entry.example}",
        f"办法：{entry.fix}",
        "例外：核对过、确实没有错的，在“例外说明”表里写一行：规则编号 B06，表和位置照报告里写的，再写理由和说明人。",
    ]


def test_the_legal_basis_is_told_where_there_is_one():
    assert f"依据：{ENTRIES['A01'].basis}" in lines("A01")
    assert not any(line.startswith("依据") for line in lines("B06"))


@pytest.mark.parametrize("word", ["b06", "Ｂ０６", "[B06]", " B06 "])
def test_the_id_as_people_type_it(word):
    assert lines(word) == lines("B06")


def test_several_ids_stand_apart():
    assert lines("B06", "A01") == [*lines("B06"), "", *lines("A01")]


def test_a_rule_that_cannot_fail_says_what_holds_it():
    entry = Entry("S01", "题", Severity.ERROR, "因", "法", held_by="程序按次序印出。")
    assert "核对：不用核对。程序按次序印出。" in list(told(entry))


@pytest.mark.parametrize("rule_id", ["R14", "F01", "X01"])
def test_messages_are_told_as_well_and_cannot_be_waived(rule_id):
    text = "\n".join(lines(rule_id))
    assert "意思：" in text and "办法：" in text and "不能" in text.split("例外：")[1]


# lists and searches


def test_without_words_everything_is_listed_by_family():
    listed = lines()
    assert [line for line in listed if not line.startswith(" ")] == [f"{letter}　{name}" for letter, name in FAMILIES.items() if any(i[0] == letter for i in ENTRIES)]
    assert "  B06　错误　一般公共预算基本支出与基本支出表合计不等" in listed
    assert sum(line.startswith("  ") for line in listed) == len(ENTRIES)


def test_a_letter_lists_its_family():
    assert {line.split("　")[0].strip() for line in lines("b")[1:]} == {i for i in ENTRIES if i[0] == "B"}


def test_a_word_searches_the_titles():
    found = lines("三公")
    assert {"A11", "B12", "B13"} <= {line.split("　")[0].strip() for line in found}
    assert all("三公" in line for line in found if line.startswith("  "))


def test_a_word_that_stands_in_one_title_tells_that_rule():
    assert lines("基本支出表合计不等") == lines("B06")


def test_an_unknown_id_is_told_the_nearest():
    explanation = explain(["B60"], "hebei_2024")
    assert explanation.lines == () and "没有编号为“B60”的规则，是不是想写“B" in explanation.unknown[0]


def test_an_unknown_word_does_not_hide_the_others():
    explanation = explain(["没有这个词", "B06"], "hebei_2024")
    assert list(explanation.lines) == lines("B06") and len(explanation.unknown) == 1


def test_the_newest_profile_is_the_default():
    assert newest_profile().year == max(load_profile(key).year for key in profile_keys())


# the command


def test_the_command(capsys):
    assert cli.main(["explain", "b06"]) == 0
    assert capsys.readouterr().out.splitlines() == list(explain(["B06"]).lines)


def test_the_command_says_what_it_does_not_know(capsys):
    assert cli.main(["explain", "B06", "B60"]) == 2
    printed = capsys.readouterr()
    assert printed.out.startswith("B06") and "B60" in printed.err


def test_the_command_with_an_unknown_profile(capsys):
    assert cli.main(["explain", "--profile", "hebei_2O24"]) == 2
    assert "hebei_2024" in capsys.readouterr().err


# words


def test_a_formula_in_words():
    ties = [["单价 × 数量 − 10", "<=", "项目[项目名称].预算数 + 项目.*.预算数 + 基本信息.不公开项目预算数.内容"]]
    assert operand_lines(rule(ties=ties), hebei()) == (
        "“单价” × “数量” − 10 不大于 “项目（按项目名称对应）预算数” + “项目 各行 预算数” + “基本信息 不公开项目预算数”",
    )


def test_options_in_words():
    told_lines = operand_lines(rule("by_subject", left="收入总表.合计", relation=">=", right=["支出总表.合计"], levels=[7], only_filled=True, when=["基本信息", "事项", ""]), hebei())
    assert told_lines == (
        "左边：“收入总表 合计”",
        "关系：不小于",
        "右边（相加）：“支出总表 合计”",
        "比较的编码位数：7",
        "有一行没填编码就不核对",
        "只在这样填时核对：基本信息｜事项｜（空）",
    )


def test_rows_of_a_list_stand_below_their_columns():
    assert operand_lines(rule("only_in", belongs=[["301", "人员经费"]], where_both=False), hebei()) == ("应填的栏（编码开头｜列）：", "　301｜人员经费")


def test_expressions_are_not_told_where_words_stand_beside_them():
    told_lines = operand_lines(rule("text_patterns", patterns=[["做为(?!人)", "错别字", "作为"]], needed=[["结余", "", "年终结余"]]), hebei())
    assert told_lines[:2] == ("错误写法（错在哪里｜应为什么）：", "　错别字｜作为")
    assert told_lines[3] == "　结余｜（空）｜年终结余"


def test_formulas_of_the_forms_stand_for_computed_cells():
    own = [line for line in ENTRIES["A11"].operands if "等于" in line]
    assert "“三公经费支出表 公务用车购置及运维费”各栏 等于 “公务用车购置费” + “公务用车运行维护费”" in own
    assert "“一般公共预算支出表 合计” 等于 “基本支出” + “项目支出”" in ENTRIES["A06"].operands


@pytest.mark.parametrize(("tolerance", "words"), [("0", "必须相等，分毫不差。"), ("0.01", "相差不超过 0.01 万元。"), ("R", "四舍五入的尾差")])
def test_tolerances_in_words(tolerance, words):
    assert words in tolerance_words(rule(tolerance=tolerance))


def test_no_tolerance_no_words():
    assert tolerance_words(rule()) == ""


# nothing is left out


def test_every_kind_has_words():
    assert [kind for kind in kind_names() if not kind_words(kind)] == []
    assert set(KINDS) <= set(kind_names()), "words of a kind that is no longer there"


def test_every_option_has_words():
    options = {option for kind in kind_names() for option in importlib.import_module(f"generator.checks.kinds.{kind}").OPTIONS}
    options.add(YIELDS_TO)
    assert options - set(LABELS) - {"tolerance", "held_by", "ties"} == set()
    assert set(LABELS) <= options, "words of an option that is no longer there"


@pytest.mark.parametrize("key", profile_keys())
def test_every_rule_says_why_what_to_do_and_gives_an_example(key):
    thin = {rule.id: [part for part in ("why", "fix", "example") if not getattr(rule, part).strip()] for rule in load_profile(key).rules}
    assert {rule: parts for rule, parts in thin.items() if parts} == {}


def test_every_message_says_why_and_what_to_do():
    thin = [rule for group in MESSAGES for rule, message in group.items() if not (message.title and message.why and message.fix)]
    assert thin == []


def test_every_entry_belongs_to_a_family_and_no_id_is_used_twice():
    found = entries(hebei())
    assert len({entry.id for entry in found}) == len(found)
    assert sum(len(members) for _, members in by_family(found)) == len(found)


def test_entries_can_be_compared():
    """The handbook shows what profiles have in common once."""
    assert entries(hebei()) == entries(replace(hebei(), key="anders"))
