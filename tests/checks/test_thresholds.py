"""The profile's limits, as rules name them and as people read them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.checks.context import Context
from generator.checks.run import check_rules, run_rule
from generator.checks.thresholds import needs_reason, threshold_faults, threshold_words
from generator.model.changes import Changes, Threshold
from generator.model.finding import Severity
from generator.model.profile import Profile, Rule
from generator.operands import operand_lines
from generator.profiles.errors import ProfileError
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in


def limited(**items) -> Profile:
    """Hebei's profile with these limits for totals and their parts."""
    return replace(hebei(), changes=replace(hebei().changes, items=Threshold(**items)))


def found(rule: str, profile: Profile, tables: str) -> list[str]:
    [case] = cases_in("== 例\n" + tables)
    [own] = [each for each in profile.rules if each.id == rule]
    return [finding.message for finding in run_rule(own, Context(body_of(case, profile), profile))]


NO_REASON = "-- 文字说明\n事项 | 内容\n项目支出增减原因 |\n"


@pytest.mark.parametrize(
    ("limits", "asked"),
    [
        ({}, True),
        ({"amount": Decimal(0)}, True),
        ({"amount": Decimal(8)}, False),
        ({"amount": Decimal("7.99")}, True),
        ({"percent": Decimal(25)}, False),
        ({"percent": Decimal("24.9")}, True),
        ({"from_zero": True}, False),
        ({"percent": Decimal(1), "least": Decimal(9)}, False),
    ],
)
def test_a_reason_is_asked_for_above_the_limit_and_not_below_it(limits, asked):
    """项目支出 goes from 32.00 to 40.00: 8.00, a quarter."""
    assert bool(found("Y03", limited(**limits), NO_REASON)) is asked


@pytest.mark.parametrize(("limits", "asked"), [({"from_zero": True, "amount": Decimal(99)}, True), ({"amount": Decimal(99)}, False), ({"percent": Decimal(1)}, False)])
def test_from_nothing(limits, asked):
    assert bool(found("Y03", limited(**limits), NO_REASON + "-- 上年数\n项目 | 上年预算数\n项目支出 | 0\n")) is asked


def test_a_wrong_reason_is_told_below_the_limit_too():
    text = "-- 文字说明\n事项 | 内容\n项目支出增减原因 | 与上年持平\n"
    assert len(found("Y03", limited(amount=Decimal(99)), text)) == 1


PARTS = (
    "-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务用车运行维护费 | 2.00\n公务接待费 | 1.00\n"
    "-- 上年数\n项目 | 上年预算数\n公务用车运行维护费 | {0}\n公务接待费 | {1}\n-- 文字说明\n事项 | 内容\n三公经费增减原因 | {2}\n"
)


@pytest.mark.parametrize(
    ("running", "dinners", "reason", "asked"),
    [
        ("1.00", "1.10", "业务变化", ["公务用车运行维护费"]),  # the 0.10 of dinners is below the limit
        ("1.90", "1.10", "业务变化", []),
        ("1.00", "2.10", "", ["公务用车运行维护费", "公务接待费"]),  # the whole went down by 0.10: no other rule asks
        ("1.00", "1.00", "", []),  # the whole went up by 1.00: another rule asks
    ],
)
def test_parts_are_asked_for_above_the_limit(running, dinners, reason, asked):
    told = found("G02", limited(amount=Decimal("0.5")), PARTS.format(running, dinners, reason))
    assert [message.split("比上年")[0] for message in told] == asked


def test_a_rule_without_a_limit_asks_for_every_change():
    rule = Rule("Z01", "text_reasons", "题", Severity.ERROR, "因", "法", options={"reasons": []})
    profile = limited(amount=Decimal(99))
    assert needs_reason(rule, profile, Decimal(2), Decimal(1)) and not needs_reason(rule, profile, Decimal(1), Decimal(1))


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (Threshold(), "有增减"),
        (Threshold(amount=Decimal(0)), "有增减"),
        (Threshold(amount=Decimal(5), percent=Decimal(10), from_zero=True), "增减额超过 5 万元，或者增减幅度超过 10%，或者从无到有、从有到无"),
        (Threshold(percent=Decimal("2.5"), least=Decimal(1)), "增减幅度超过 2.5%；不到 1 万元的不要求"),
    ],
)
def test_limits_in_words(threshold, words):
    profile = replace(hebei(), changes=Changes(items=threshold))
    assert threshold_words("items", profile) == words
    [rule] = [rule for rule in hebei().rules if rule.id == "Y03"]
    assert f"要写原因的：{words}" in operand_lines(rule, profile)


def test_a_limit_that_there_is_not():
    assert list(threshold_faults({"threshold": "item"})) == [("“threshold”应为 items、each 之一，是不是想写“items”？", '"item"')]
    assert list(threshold_faults({})) == list(threshold_faults({"threshold": "each"})) == []


@pytest.mark.parametrize("rule", ["Y42", "Y43"])
def test_rules_about_records_need_a_list_of_the_profile(rule):
    profile = replace(hebei(), changes=Changes())
    with pytest.raises(ProfileError, match=f"{rule}：profile.toml .*changes.list"):
        check_rules(profile)
