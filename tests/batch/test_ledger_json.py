"""The JSON of the ledger: it follows its schema, says what the Excel file says, and no amount in it has gone through a float."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from generator import __version__
from generator.batch.county import ALL_STATUSES, county_of
from generator.batch.ledger import write_ledger
from generator.batch.ledger_json import KEYS, MISSING_KEY, SCHEMA, ledger_text
from tests.batch._results import NASTY, ROSTER, SHA, everything

DOCS = Path(__file__).parents[2] / "docs"


@cache
def schema() -> dict:
    return json.loads((DOCS / "ledger.schema.json").read_text(encoding="utf-8"))


def told(results=None, roster=ROSTER) -> dict:
    return json.loads(ledger_text(county_of(everything() if results is None else results, roster), "时", "汇总台账.xlsx", {"汇总台账.xlsx": SHA}))


def test_the_schema_is_one_and_knows_every_key():
    jsonschema.Draft202012Validator.check_schema(schema())
    for part in (schema(), *(part for part in schema()["$defs"].values() if "properties" in part)):
        assert set(part["required"]) == set(part["properties"])
    made, definitions = told(), schema()["$defs"]
    assert set(made) == set(schema()["properties"])
    assert set(made["bodies"][0]) == set(definitions["body"]["properties"])
    assert set(made["bodies"][0]["result"]) == set(definitions["result"]["properties"])
    assert set(made["totals"][0]) == set(definitions["year"]["properties"])
    assert set(made["findings"][0]) == set(definitions["ranked"]["properties"])


@pytest.mark.parametrize("results", [None, []], ids=["everything", "nothing"])
def test_output_follows_the_schema(results):
    jsonschema.validate(told(results), schema(), jsonschema.Draft202012Validator)


def test_a_wrong_ledger_does_not_follow_the_schema():
    wrong = told()
    wrong["totals"][0]["sums"][0]["value"] = 1.0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())


def test_what_is_written_follows_the_schema_and_names_the_excel_file(tmp_path):
    book, listed = write_ledger(everything(), tmp_path, roster=ROSTER)
    made = json.loads(listed.read_text(encoding="utf-8"))
    jsonschema.validate(made, schema(), jsonschema.Draft202012Validator)
    assert made["workbook"] == book.name and list(made["written"]) == [book.name]


def test_head():
    made = told()
    assert made["schema"] == SCHEMA == schema()["properties"]["schema"]["const"]
    assert made["program"] == {"name": "gongkai", "version": __version__} and made["made"] == "时"
    assert made["counts"] == {"published": 6, "blocked": 1, "unreadable": 1, "failed": 1, "pending": 1, "gone": 1, "missing": 3}
    assert [KEYS.get(status, MISSING_KEY) for status in ALL_STATUSES] == list(schema()["$defs"]["statuses"]["properties"])


def test_sums_say_what_is_in_them():
    newest = told()["totals"][0]
    names = {body["number"]: body["name"] for body in told()["bodies"]}
    assert newest["year"] == 2024 and [names[number] for number in newest["counted"]] == ["民政局", "财政局", NASTY]
    assert newest["sums"][0] == {"group": "总计", "name": "收入总计", "value": "200.300003", "bodies": 3}
    assert newest["blocked_not_counted"][0] == {"group": "总计", "name": "收入总计", "value": "100.00", "bodies": 1}


def test_a_body():
    [blocked] = [body for body in told()["bodies"] if body["status"] == "blocked"]
    assert (blocked["code"], blocked["counted"], blocked["counting"]) == ("102", False, "未计入：没有公开")
    assert blocked["result"]["counts"] == {"error": 3, "warning": 1, "information": 0, "waived": 0}
    assert blocked["result"]["findings"][0] == {"rule": "B06", "title": "两表合计不等", "severity": "错误", "count": 2}
    assert blocked["result"]["workbook_sha256"] == SHA
    [missing] = [body for body in told()["bodies"] if body["code"] == "108"]
    assert (missing["status"], missing["year"], missing["result"]) == ("missing", None, None)


def test_what_was_not_filled_in_is_not_there():
    [body] = [body for body in told()["bodies"] if body["name"] == "民政局"]
    assert [total["name"] for total in body["result"]["totals"]] == ["收入总计", "201 一般公共服务支出", "229 其他支出"]


def test_the_description_names_every_key():
    words = (DOCS / "ledger-json.md").read_text(encoding="utf-8")
    keys = {*schema()["properties"], *(key for part in schema()["$defs"].values() for key in part.get("properties", ()))}
    assert [key for key in sorted(keys) if f"`{key}`" not in words] == []
