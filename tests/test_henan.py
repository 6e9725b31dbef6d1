"""The Henan form: its catalogue runs, its sample is right, each rule catches its damage, and the published mistakes are caught one by one."""

from __future__ import annotations

import copy
import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from generator.checks.context import Context
from generator.checks.run import check_rules, compare, run_checks
from generator.derive import complete
from generator.model.finding import Severity
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.pipeline import Outcome, check, render
from generator.profiles.load import load_profile
from generator.workbook.fill import fill_workbook
from tests.support.submissions import submission_of
from tests.support.tables import records
from tools.make_samples import values_of

KEY = "henan_2024"
SAMPLE = Path(__file__).parents[1] / "sample_inputs" / KEY / "sources" / "xinxiang.toml"
BAD = SAMPLE.parents[1] / "bad" / "sources" / SAMPLE.name
DAMAGES = Path(__file__).parent / "facts" / KEY / "damages.txt"
NEW, ALL = "新", "全"


@cache
def henan() -> Profile:
    return load_profile(KEY)


@cache
def sample_values() -> dict:
    return values_of(SAMPLE)


def damages() -> list[tuple[dict, list[dict]]]:
    """Each damage: its rule and severity, and the changes that make it."""
    lines = [line.strip() for line in DAMAGES.read_text(encoding="utf-8").splitlines()]
    found: list[tuple[dict, list[dict]]] = []
    for record in records([line for line in lines if line and not line.startswith("#")]):
        if record["规则"]:
            found.append((record, []))
        found[-1][1].append(record)
    return found


def damaged(changes: list[dict]) -> Submission:
    """The sample with these changes, completed."""
    values = copy.deepcopy(sample_values())
    for change in changes:
        cells = dict(cell.split("=", 1) for cell in re.split("；(?=[^；]*=)", change["改动"])) if change["改动"] else {}
        _change(values, change["表"], change["行"], cells)
    return complete(submission_of(values, henan()), henan())


def _change(values: dict, sheet: str, row: str, cells: dict[str, str]) -> None:
    form = henan().sheets[sheet]
    if form.is_fields:
        form.line(row)
        values.setdefault(sheet, {})[row] = cells["内容"]
    elif form.kind == "lines":
        form.line(row)
        before = values.setdefault(sheet, {}).get(row, {})
        before = before if isinstance(before, dict) else {form.columns[0].name: before}
        values[sheet][row] = before | _known(form, cells)
    elif row == ALL:
        values[sheet] = []
    elif row == NEW:
        values.setdefault(sheet, []).append(_known(form, cells))
    else:
        next(record for record in values[sheet] if row in record.values()).update(_known(form, cells))


def _known(form, cells: dict[str, str]) -> dict[str, str]:
    assert set(cells) <= {column.name for column in form.columns}, cells
    return cells


def test_the_catalogue_is_sound():
    check_rules(henan())


def test_every_family_runs():
    assert {rule.id[0] for rule in henan().rules} >= set("ABGKNPSTY")


def test_what_is_taken_out_has_a_reason():
    assert henan().disabled and all(len(reason) >= 8 for reason in henan().disabled.values())


def test_the_sample_gives_no_finding():
    assert [(finding.rule, finding.message) for finding in run_checks(damaged([]), henan())] == []


@pytest.mark.parametrize(("damage", "changes"), [pytest.param(*each, id=f"{each[0]['规则']}-{n}") for n, each in enumerate(damages())])
def test_a_damage_is_caught(damage, changes):
    found = [(finding.rule, finding.severity.value) for finding in run_checks(damaged(changes), henan())]
    assert (damage["规则"], damage["程度"]) in found


OTHER_FUNDS = """
    表                   | 行                 | 改动
    基本信息             | 资金全部为一般公共预算拨款 | 内容=否
    收入总表             | 112001             | 结转一般公共预算=10.00；事业收入=20.00；政府性基金=30.00
    支出总表             | 2010301            | 其他运转类=871.88
    支出总表             | 新                 | 科目编码=2120803；特定目标类=30.00
    一般公共预算支出表   | 新                 | 科目编码=2010301；工资福利支出=263.28；商品和服务支出=7.86；其他运转类=851.88；特定目标类=158.40
    一般公共预算支出表   | 新                 | 科目编码=2010303；其他运转类=358.30
    一般公共预算支出表   | 新                 | 科目编码=2080501；对个人和家庭补助=3.27
    一般公共预算支出表   | 新                 | 科目编码=2080505；工资福利支出=11.34
    一般公共预算支出表   | 新                 | 科目编码=2089999；工资福利支出=0.71
    一般公共预算支出表   | 新                 | 科目编码=2101101；工资福利支出=7.78
    一般公共预算支出表   | 新                 | 科目编码=2101103；工资福利支出=4.58
    政府性基金预算支出表 | 新                 | 科目编码=2120803；特定目标类=30.00
    支出经济分类汇总表   | 30299              | 政府性基金=30.00；事业收入=20.00；上年结转结余=10.00
    项目                 | 行政服务中心运行费 | 结转一般公共预算=10.00
    项目                 | 综合业务费         | 单位资金=20.00
    项目                 | 新                 | 项目编码=410790240000000000000016；功能科目编码=2120803；类型=特定目标类；项目名称=城乡建设费；承担单位=经开区行政审批和营商环境服务局；政府性基金预算=30.00
    绩效指标             | 新                 | 项目名称=城乡建设费；一级指标=成本指标；二级指标=经济成本指标；三级指标=项目总成本；指标值=≤30.00万元
    绩效指标             | 新                 | 项目名称=城乡建设费；一级指标=产出指标；二级指标=质量指标；三级指标=工程合格率；指标值=100%
    绩效指标             | 新                 | 项目名称=城乡建设费；一级指标=效益指标；二级指标=社会效益指标；三级指标=出行条件；指标值=明显改善
    绩效指标             | 新                 | 项目名称=城乡建设费；一级指标=满意度指标；二级指标=服务对象满意度指标；三级指标=居民满意度；指标值=≥90%
    名词解释             | 新                 | 名词=上年结转结余；解释=上年没有用完、按规定结转到本年继续使用的资金。
    """
"""A body with money carried over, a government fund and revenue of its own."""


def test_a_body_with_other_funds_gives_no_finding():
    """But for a remark: nobody has compared the fund's subject with the official book."""
    changes = records([line.strip() for line in OTHER_FUNDS.splitlines() if line.strip()])
    assert {(finding.rule, finding.severity.value) for finding in run_checks(damaged(changes), henan())} == {("A18", "提示")}


def test_a_body_that_counts_in_yuan_gives_no_finding():
    values = copy.deepcopy(sample_values())
    values["基本信息"]["金额单位"] = "元"
    submission = complete(submission_of(_in_yuan(values), henan()), henan())
    assert [(finding.rule, finding.message) for finding in run_checks(submission, henan())] == []


def _in_yuan(values: dict) -> dict:
    """The sample's amounts in 元."""
    for name, sheet in values.items():
        form = henan().sheets.get(name)
        if form is None or form.is_fields:
            continue
        amounts = {column.name for column in form.columns if column.type == "amount"}
        if form.kind == "lines":
            values[name] = {line: cell if isinstance(cell, dict) else {form.columns[0].name: cell} for line, cell in sheet.items()}
        for cells in values[name].values() if form.kind == "lines" else sheet:
            cells |= {column: f"{Decimal(amount) * 10000:.2f}" for column, amount in cells.items() if column in amounts and amount}
    return values


ELSEWHERE = {"A12", "A14", "T16"}
"""Rules that no word of this form enters: the common cases hold them."""


def test_every_rule_has_a_damage():
    wanted = {rule.id for rule in henan().rules if rule.kind != "constructed"}
    assert wanted - {damage["规则"] for damage, _ in damages()} == ELSEWHERE


@pytest.mark.parametrize("rule", [rule for rule in henan().rules if rule.kind == "tie"], ids=lambda rule: rule.id)
def test_every_tie_has_a_damage(rule):
    own = [changes for damage, changes in damages() if damage["规则"] == rule.id]
    failed = {found.key for changes in own for found in compare(rule, Context(damaged(changes), henan())) if found.finding()}
    lacking = [tie for tie in rule.options["ties"] if (tie[0], tie[2]) not in failed]
    assert rule.id == "B11" or lacking == []  # one of its five is enough: the common cases have them all


def test_the_form_has_twelve_numbered_tables():
    numbers = [form.number for form in henan().sheets.values() if form.number]
    texts = "".join(text.text for text in henan().texts.values())
    assert [*numbers, *(f"预算{n}表" for n in (11, 12) if f"@表号 预算{n}表" in texts)] == [f"预算{n:02}表" for n in range(1, 13)]


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Outcome:
    folder = tmp_path_factory.mktemp("good")
    return render(fill_workbook(henan(), values_of(SAMPLE), folder / "good.xlsx"), folder, fonts="bundled")


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> Outcome:
    return check(fill_workbook(henan(), values_of(BAD), tmp_path_factory.mktemp("bad") / "bad.xlsx"))


def test_the_sample_can_be_published(good):
    assert good.findings == () and {path.suffix for path in good.files} == {".docx", ".pdf", ".json"}


MISTAKES = """
    错误                                     | 规则 | 程度 | 行                   | 填写
    支出总计印成1629.72，应为1657.40         | A01  | 错误 | 收入总计             | 1657.40
    支出总计不等于本年支出加结转             | A02  | 错误 | 支出总计             | 1629.72
    支出总计与推出的数不符                   | A04  | 错误 | 支出总计             | 1629.72
    支出总计与支出总表不符                   | B01  | 错误 | 支出总计             | 1629.72
    文字里收支总计不等                       | N02  | 错误 | 一般公共预算增减原因 | 1657.40万元
    文字里支出合计写成1629.72                | N01  | 错误 | 其他需要说明的事项   | 1629.72万元
    基本支出、项目支出相加不是支出合计       | N08  | 错误 | 其他需要说明的事项   | 1629.72万元
    占比18.34%加83.36%是101.70%              | N06  | 警告 | 其他需要说明的事项   | 101.70%
    基本支出写成全部支出                     | N01  | 错误 | 机构运转经费说明     | 1657.40万元
    人员经费加公用经费不是基本支出           | N08  | 错误 | 机构运转经费说明     | 1657.40万元
    与2022年相比                             | Y04  | 错误 | 收支增减原因         | 2022年
    与2021年相比                             | Y04  | 错误 | 因公出国（境）费说明 | 2021年
    2023年部门预算                           | Y04  | 错误 | 其他需要说明的事项   | 2023年
    增加（减少）0万元                        | T01  | 错误 | 因公出国（境）费说明 | 增加（减少）
    增加（减少）0万元，增长（下降）0%        | T01  | 错误 | 其他需要说明的事项   | 增加（减少）
    支出总计各增加                           | T04  | 警告 | 其他需要说明的事项   | 总计各增加
    预算算单位                               | T04  | 警告 | 其他需要说明的事项   | 算算
    """


@pytest.mark.parametrize("mistake", records([line for line in MISTAKES.splitlines() if line.strip()]), ids=lambda mistake: mistake["错误"])
def test_a_published_mistake_is_caught(bad, mistake):
    found = [finding for outer in bad.findings for finding in (outer, *outer.symptoms)]
    told = {(finding.rule, finding.severity.value, finding.places[0].row, finding.found) for finding in found}
    assert (mistake["规则"], mistake["程度"], mistake["行"], mistake["填写"]) in told


def test_the_mistakes_block_the_disclosure(bad):
    assert bad.blocked


def test_nothing_else_is_told_about_the_mistakes_but_remarks_and_the_suspect(bad):
    listed = {mistake["规则"] for mistake in records([line for line in MISTAKES.splitlines() if line.strip()])}
    told = [finding for outer in bad.findings for finding in (outer, *outer.symptoms)]
    others = {finding.rule for finding in told if finding.severity is not Severity.INFORMATION} - listed
    assert others == {"D01"}


def test_the_bad_source_holds_only_what_differs():
    assert set(tomllib.loads(BAD.read_text(encoding="utf-8"))) == {"same_as", "填报说明", "收支总表", "文字说明"}
