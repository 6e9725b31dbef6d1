"""Results: plain JSON and back."""

from __future__ import annotations

import json

import pytest

from generator.model.result import BLOCKED, Result, Tally

FULL = Result(
    workbook="甲/工作簿.xlsx",
    status=BLOCKED,
    profile="hebei_2024",
    documents=("公开文本", "绩效"),
    code="101",
    body="甲局",
    year=2024,
    errors=2,
    findings_by_rule={"B06": Tally("不等", "错误", 2)},
    pages=3,
    totals={"收入/合计": "12.30"},
    facts={"单位名称": "甲局"},
    files={"docx": "甲局/工作簿.docx"},
    sha256={"docx": "00"},
    seconds=1.5,
    message="改好后再运行",
    keys={"workbook": "11"},
)


def test_a_result_survives_json():
    assert Result.from_json(json.loads(json.dumps(FULL.to_json()))) == FULL


def test_a_tally_is_one_again():
    assert Result.from_json(FULL.to_json()).findings_by_rule["B06"].count == 2


@pytest.mark.parametrize("damage", [{"findings_by_rule": {"B06": ["不等"]}}, {"documents": None}, {"colour": "red"}])
def test_data_of_another_shape_is_refused(damage):
    with pytest.raises((TypeError, ValueError, KeyError)):
        Result.from_json({**FULL.to_json(), **damage})
