"""The figures of a body for the ledger: the sample's own, exact in 万元, empty where nothing was filled in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.batch.counting import UNIT_FACT, unit_facts
from generator.derive import complete
from generator.model.figure import tolerance
from generator.pipeline import check
from generator.profiles.load import load_profile
from generator.totals import totals_of
from tests.support.submissions import SAMPLES, completed_sample, hebei, source_values, submission_of

HENAN = Path(__file__).parents[1] / "sample_inputs" / "henan_2024" / "新乡经开区行政审批和营商环境服务局.xlsx"


def changed(name: str, sheet: str, line: str, value: str):
    values = source_values(name)
    values[sheet] = values[sheet] | {line: value}
    return complete(submission_of(values, hebei()), hebei())


def test_the_figures_of_a_sample_as_it_publishes_them():
    totals = totals_of(completed_sample("xushui"), hebei())
    assert totals["总计/收入总计"] == totals["总计/支出总计"] == "598.78"
    assert totals["支出功能分类/201 一般公共服务支出"] == "528.19"
    assert totals["“三公”经费/公务接待费"] == "0.15" and totals["其他指标/政府采购"] == "52.25"


def test_what_was_not_filled_in_is_empty_not_zero():
    totals = totals_of(completed_sample("xushui"), hebei())
    assert totals["资金来源/政府性基金预算拨款"] == totals["“三公”经费/公务用车购置费"] == ""
    assert "支出功能分类/229 其他支出" not in totals
    assert totals_of(changed("xushui", "三公经费支出表", "公务用车购置费", {"一般公共预算财政拨款": "0"}), hebei())["“三公”经费/公务用车购置费"] == "0.00"


def test_amounts_in_yuan_are_exact_in_wan():
    totals = totals_of(completed_sample("qinghe"), hebei())
    assert source_values("qinghe")["基本信息"]["金额单位"] == "元"
    assert totals["总计/收入总计"] == "8618.59326" and totals["资金来源/一般公共预算拨款"] == "6804.076582"


@pytest.mark.parametrize("name", SAMPLES)
def test_parts_add_up_to_the_whole(name):
    totals = totals_of(completed_sample(name), hebei())
    for group, whole in (("资金来源", "总计/收入总计"), ("支出功能分类", "总计/支出总计"), ("支出性质", "总计/支出总计"), ("“三公”经费", "总计/“三公”经费合计")):
        parts = [Decimal(value) for label, value in totals.items() if label.startswith(f"{group}/") and value]
        assert parts and abs(sum(parts) - Decimal(totals[whole])) <= tolerance(len(parts)), group


def test_every_profile_has_its_own_addresses():
    outcome = check(HENAN)
    totals = totals_of(outcome.submission, outcome.profile)
    assert (totals["总计/收入总计"], totals["支出性质/项目支出"], totals["支出功能分类/201 一般公共服务支出"]) == ("1657.40", "1358.58", "1629.72")
    assert totals["资金来源/单位资金"] == ""


def test_a_unit_says_what_it_is():
    assert unit_facts(completed_sample("xushui"), hebei()) == {}
    assert unit_facts(changed("xushui", "基本信息", "公开主体", "单位"), hebei()) == {UNIT_FACT: "单位"}


def test_a_profile_without_a_ledger(tmp_path):
    profile = replace(load_profile("hebei_2024"), folders=(tmp_path,))
    assert totals_of(completed_sample("xushui"), profile) == {} == unit_facts(completed_sample("xushui"), profile)
