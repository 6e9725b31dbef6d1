"""The guard against last year's words on whole bodies: all of it told at once, in few findings, and nothing where all is new."""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.checks.context import Context
from generator.checks.last_year import at_place, essence, last_texts
from generator.checks.run import run_checks
from generator.checks.texts import hand_written
from generator.compose.document import compose
from generator.derive import complete
from generator.model.document import Paragraph
from generator.model.finding import Finding, Severity
from generator.model.naming import record_name
from generator.model.outcome import Outcome
from generator.model.submission import Submission
from generator.pipeline import check, conclude
from generator.rollover.roll import roll_over
from tests.rollover.desk import filled
from tests.support.random_bodies import random_values
from tests.support.submissions import SAMPLES, hebei, source_values, submission_of
from tests.support.tables import body_of, cases_in

GUARD = {"A20", "Y21", "Y22", "Y23", "Y24", "Y25", "Y26", "Y27", "Y28"}
RECORDS = {"分项绩效目标": ("工作任务", ("绩效目标", "绩效指标")), "项目": ("项目名称", ("资金用途", "绩效目标"))}


def last_year(values: dict, checked: str = "") -> dict:
    """The sheets about last year that the body's values of that year leave."""
    texts = [{"表": "文字说明", "行": line, "栏": "内容", "内容": text, "核对": checked} for line, text in values["文字说明"].items()]
    for sheet, (name, columns) in RECORDS.items():
        rows = [(record, column) for record in values.get(sheet, []) for column in columns if record.get(column)]
        texts += [{"表": sheet, "行": record[name], "栏": column, "内容": record[column], "核对": checked} for record, column in rows]
    projects = [{"项目编码": p["项目编码"], "项目名称": p["项目名称"], "上年预算数": p.get("财政资金") or p.get("其他资金")} for p in values["项目"]]
    return {"上年文字": texts, "上年项目": projects}


def body(values: dict) -> Submission:
    return complete(submission_of(values, hebei()), hebei())


def told(values: dict) -> list[Finding]:
    submission = body(values)
    return [finding for finding in conclude(run_checks(submission, hebei()), submission, hebei()) if finding.rule in GUARD]


@pytest.mark.parametrize("name", ["leting", "xushui", "qinghe"])
def test_a_body_that_changed_nothing_is_told_in_two_findings(name: str):
    values = source_values(name)
    assert [finding.rule for finding in told(values | last_year(values))] == ["Y21", "Y22"]


@pytest.mark.parametrize("name", ["leting", "xushui", "qinghe"])
def test_what_was_looked_at_is_not_told_again(name: str):
    values = source_values(name)
    assert told(values | last_year(values, checked="是")) == []


def test_two_published_years_of_one_body():
    """The same reason for both years and the duties; no figure and no project of 2023 is taken for one of 2024."""
    found = told(source_values("leting") | last_year(source_values("leting_2023")))
    assert [(finding.rule, finding.places[0].row, len(finding.places)) for finding in found] == [
        ("Y21", "“三公”经费增减原因", 1),
        ("Y22", "部门职责", 1),
    ]


ROLLED = [("hebei_2024", "leting"), ("hebei_2024", "xushui"), ("hebei_2024", "julu"), ("hebei_2024", "qinghe"), ("henan_2024", "xinxiang")]


@cache
def rolled_over(key: str, name: str) -> Outcome:
    """A sample that was rolled over, written and read again, not touched since."""
    source = Path(__file__).parents[2] / "sample_inputs" / key / "sources" / f"{name}.toml"
    with TemporaryDirectory() as folder:
        path = filled(Path(folder), tomllib.loads(source.read_text(encoding="utf-8")), key)
        _, (workbook, _) = roll_over(path, key)
        return check(workbook)


@pytest.mark.parametrize(("key", "name"), ROLLED)
def test_every_record_is_known_again_by_the_name_that_rollover_wrote(key: str, name: str):
    outcome = rolled_over(key, name)
    context = Context(outcome.submission, outcome.profile)
    known = last_texts(context, next(rule for rule in outcome.profile.rules if rule.id == "Y22").options["last_texts"])
    lists = [(sheet, part) for sheet, part in known if context.form(sheet).kind == "records"]
    texts = [text for sheet, part in lists for text in hand_written(context, [f"{sheet}.{part}"])]
    assert len(texts) > 20
    for text in texts:
        found, name = at_place(text, known, context), essence(record_name(context.form(text.sheet), text.row.text))
        assert found and {essence(last.row) for last in found} == {name} and essence(text.text) in {last.words for last in found}


@pytest.mark.parametrize(("key", "name"), ROLLED)
def test_a_workbook_that_was_just_rolled_over_is_told_briefly(key: str, name: str):
    """What is not filled in is one finding a kind; nothing is said to be less than last year."""
    outcome = rolled_over(key, name)
    count = Counter(finding.rule for finding in outcome.findings)
    assert {rule: count[rule] for rule in ("A18", "A20", "P20", "Y21", "Y22") if count[rule] > 1} == {}
    assert count["A20"] == count["P20"] == 1 and count["R15"] <= 4
    assert {rule for rule in count if count[rule]} & {"P03", "Y01", "Y02", "Y03", "Y07", "Y28", "Y41", "Y43"} == set()
    assert not any("减少" in finding.message for finding in outcome.findings)
    errors = [finding for finding in outcome.findings if finding.severity is Severity.ERROR]
    assert len(errors) <= 6 and {finding.rule for finding in errors} == {"R15", "A20", "P20"}


@pytest.mark.parametrize(("key", "name"), ROLLED)
def test_its_draft_tells_no_change_from_blanks(key: str, name: str):
    outcome = rolled_over(key, name)
    text = "\n".join(block.text for _, block in compose(outcome.submission, outcome.profile, draft=True).walk() if isinstance(block, Paragraph))
    assert "今年预算数未填" in text
    assert re.findall(r"(?:增加|减少|下降|增长|持平)\d[\d.]*(?:万元|%)", text) == []


@pytest.mark.parametrize(("now", "before"), [(now, before) for now in SAMPLES for before in SAMPLES if now != before])
def test_another_bodys_last_year_leaves_nothing_to_tell(now: str, before: str):
    assert told(source_values(now) | last_year(source_values(before))) == []


@pytest.mark.parametrize("seed", range(6))
def test_random_bodies_that_wrote_everything_anew(seed: int):
    """Some projects went on, others ended, all texts are new."""
    values, before = random_values(seed), random_values(seed + 1000)
    sheets = last_year(before)
    own = {project["项目名称"] for project in values["项目"]}
    ended = [project | {"今年项目": "结束"} for project in sheets["上年项目"] if project["项目名称"] not in own]
    chance = random.Random(seed)
    goes_on = [project for project in last_year(values)["上年项目"] if chance.random() < 0.5]
    assert told(values | sheets | {"上年项目": ended + goes_on}) == []


@pytest.mark.parametrize(
    ("tables", "rule"),
    [
        ("-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 日常开支93.46万元\n-- 上年数\n项目 | 上年预算数\n公用经费 | 93.46", "Y24"),
        ("-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 公用经费9.35万元\n-- 上年数\n项目 | 上年预算数\n公用经费 | 9.35", "N04"),
        ("-- 文字说明\n事项 | 内容\n项目支出增减原因 | 新增古籍修复项目\n-- 上年项目\n项目名称 | 上年预算数 | 今年项目\n古籍修复 | 32.00 | 结束", "Y28"),
    ],
)
def test_one_slip_is_told_once(tables: str, rule: str):
    """A figure of last year under a label is the label's rule; a project that ended, called new, is the reason's."""
    [case] = cases_in("== 例\n" + tables)
    submission = body_of(case, hebei())
    found = conclude(run_checks(submission, hebei()), submission, hebei())
    places = {("文字说明", "B8"), ("文字说明", "B4")}
    assert [finding.rule for finding in found if {(place.sheet, place.cell) for place in finding.places} & places] == [rule]
