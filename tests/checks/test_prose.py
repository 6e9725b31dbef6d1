"""Sound prose of eleven kinds of departments, with all that a hasty proof-reader might stumble over: nothing may be found in it.

`prose/*.txt`: the body's name, then texts below `# 事项`: a field of the narrative, or a list and the record's name. The sentences are our own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.run import run_checks
from generator.model.finding import Finding
from tests.support.submissions import hebei
from tests.support.tables import Case, body_of

FILES = sorted((Path(__file__).parent / "prose").glob("*.txt"))
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in FILES}
LISTS = {"分项绩效目标": ("工作任务", "绩效目标"), "项目": ("项目名称", "绩效目标"), "名词解释": ("名词", "解释")}
FAMILIES = ("T", "S")


def prose_case(text: str) -> Case:
    """The base body under another name, with the texts of a file."""
    head, *blocks = re.split(r"(?m)^# ", text)
    case = Case("例", tables={"基本信息": [{"事项": "部门名称", "内容": head.removeprefix("部门").strip()}], "文字说明": [], **{name: [] for name in LISTS}})
    for block in blocks:
        title, _, words = block.partition("\n")
        sheet, _, name = title.strip().partition(" ")
        if sheet in LISTS:
            case.tables[sheet].append(dict(zip(LISTS[sheet], (name, words.strip()), strict=True)))
        else:
            case.tables["文字说明"].append({"事项": sheet, "内容": words.strip()})
    return case


def found(text: str) -> list[Finding]:
    return [finding for finding in run_checks(body_of(prose_case(text), hebei()), hebei()) if finding.rule.startswith(FAMILIES)]


def test_there_is_enough_prose():
    assert len(TEXTS) >= 10
    assert sum(map(len, TEXTS.values())) > 7000


@pytest.mark.parametrize("name", TEXTS)
def test_sound_prose_gives_no_finding(name: str):
    assert [(finding.rule, finding.message) for finding in found(TEXTS[name])] == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("减少已完工", "增加（减少）0.00万元已完工", "T01"),
        ("（含直播课堂", "含直播课堂", "T02"),
        ("做好三个方面的工作：", "做好三个方面的工作，：", "T03"),
        ("全县教育系统", "全县的的教育系统", "T04"),
        ("层层压实", "做为", "T05"),
        ("〔2023〕", "[2023]", "T06"),
        ("（三）负责", "（四）负责", "T07"),
        ("拟订全县教育", "拟订我市教育", "T08"),
        ("《中华人民共和国预算法》", "《地方预算公开操作规程》", "T10"),
        ("每季度分析一次支出进度，", "每季度分析一次支出进度,", "T11"),
        ("天天巡查", "……巡查", "T12"),
        ("件件有回音。", "件件有回音，做到事事有着落", "T13"),
    ],
)
def test_a_slip_in_the_prose_is_found(right: str, wrong: str, rule: str):
    [text] = [text for text in TEXTS.values() if right in text][:1]
    assert rule in {finding.rule for finding in found(text.replace(right, wrong, 1))}
