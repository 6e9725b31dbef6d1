"""docs/rules.md is what `make rules` writes: no rule is missing, none is told as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.catalogue import Entry, entries
from generator.model.finding import Severity
from generator.profiles.load import load_profile
from tests.support.submissions import hebei
from tests.support.tables import cases_in
from tools.make_rules_page import CASES, PAGE, _entry, failing_case, page, table

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def text() -> str:
    return page()


def test_the_page_is_up_to_date(text):
    assert PAGE.read_text(encoding="utf-8") == text, "规则或例子改过了：运行 make rules"


def test_the_page_is_the_same_whatever_the_order_of_sets(text):
    code = "from tools.make_rules_page import page; import sys; sys.stdout.buffer.write(page().encode())"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": "7", "PATH": ""}, capture_output=True, check=True)
    assert run.stdout.decode() == text


def test_every_entry_stands_in_the_contents_and_has_its_place(text):
    ids = [entry.id for entry in entries(hebei())]
    assert re.findall(r"^\| \[(\w+)\]\(#\1\)", text, re.MULTILINE) == ids
    assert re.findall(r'^<a id="(\w+)"></a>$', text, re.MULTILINE)[: len(ids)] == ids


def test_a_form_of_its_own_follows_with_what_differs(text):
    henan = load_profile("henan_2024")
    part = text[text.index(f"## {henan.name}") :]
    known = {rule.id for rule in hebei().rules}
    for rule in henan.rules:
        assert (f'<a id="{rule.id}"></a>' in part) == (rule.id not in known)
    for rule, reason in henan.disabled.items():
        assert f"| {rule} | {reason} |" in part


def test_every_rule_that_can_fail_has_a_worked_example():
    lacking = [rule.id for rule in hebei().rules if rule.kind != "constructed" and failing_case(rule.id) is None]
    assert lacking == []


def test_the_worked_example_is_the_first_failing_case():
    case = failing_case("B06")
    [first, *_] = [c for c in cases_in((CASES / "B06.txt").read_text(encoding="utf-8"), "B06.txt") if c.expected]
    assert str(case) == str(first)


def test_a_rule_in_markdown():
    parts = "\n".join(_entry(next(entry for entry in entries(hebei()) if entry.id == "B06")))
    assert parts.startswith('<a id="B06"></a>\n\n### B06　一般公共预算基本支出与基本支出表合计不等\n\n- 程度：错误\n')
    assert "- 核对：两边的数比较。（`tie`）\n  - “一般公共预算支出表 合计 基本支出” 等于 “一般公共预算基本支出表 合计 合计”\n- 容差：" in parts
    assert "<details><summary>算例：基本支出表漏了一个经济科目</summary>" in parts
    assert "| 错误 | 一般公共预算支出表 | D2 | 合计 | 基本支出 | 68.00 | 67.00 | 1.00 | 67.00 |" in parts


def test_a_rule_that_cannot_fail_says_what_holds_it():
    parts = "\n".join(_entry(Entry("Z99", "题", Severity.ERROR, "因", "法", kind="constructed", held_by="程序写的。")))
    assert "- 程度：由程序保证" in parts and "- 由程序保证：程序写的。" in parts and "核对" not in parts


def test_text_is_no_markup():
    assert table(("甲",), [("a|b *c* <d>",)]) == "| 甲 |\n| --- |\n| a\\|b \\*c\\* \\<d\\> |\n"
