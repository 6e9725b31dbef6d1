"""The JSON: it follows its schema to the letter, says everything, and no number in it has gone through a float."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from generator import __version__
from generator.reports.json_report import SCHEMA, json_text
from tests.reports._kit import NASTY, everything, faulty, finding, operand, outcome

DOCS = Path(__file__).parents[2] / "docs"


@cache
def schema() -> dict:
    return json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))


def told(made) -> dict:
    return json.loads(json_text(made), parse_float=lambda text: pytest.fail(f"a float: {text}"))


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("made", [everything, faulty, outcome], ids=["everything", "faulty", "nothing"])
def test_real_output_follows_the_schema(made):
    jsonschema.validate(told(made()), schema(), jsonschema.Draft202012Validator)


def test_the_schema_knows_every_key():
    """Output may gain keys one day; the schema must say so on the same day."""
    definitions = {"": schema(), **{name: part for name, part in schema()["$defs"].items() if "properties" in part}}
    for part in definitions.values():
        assert set(part["required"]) == set(part["properties"])
    found = told(everything())
    assert set(found) == set(schema()["properties"])
    assert set(found["findings"][0]) == set(definitions["finding"]["properties"])


def test_a_wrong_report_does_not_follow_the_schema():
    wrong = told(everything())
    wrong["findings"][0]["severity"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())


def test_head():
    made = told(everything())
    assert made["schema"] == SCHEMA == schema()["properties"]["schema"]["const"]
    assert made["program"] == {"name": "gongkai", "version": __version__}
    assert made["profile"]["key"] == "hebei_2024" and made["profile"]["version"]
    assert made["workbook"] == {"name": "我单位.xlsx", "sha256": "0" * 64}
    assert (made["unit"], made["blocked"]) == ("万元", True)
    assert made["counts"] == {"error": 3, "warning": 1, "information": 1, "waived": 1, "symptoms": 2}


def test_findings():
    suspect, _, nasty, *_, waived = told(everything())["findings"]
    assert [symptom["number"] for symptom in suspect["symptoms"]] == ["1.1", "1.2"]
    assert suspect["places"] == [{"sheet": "支出总表", "cell": "D2", "row": "合计", "column": "基本支出"}]
    assert suspect["symptoms"][0]["operands"][1]["place"]["cell"] == "D2"
    assert nasty["message"] == NASTY
    assert (waived["severity"], waived["severity_name"], waived["blocks"]) == ("error", "错误", False)
    assert waived["waiver"]["reason"] == "上级核定" and waived["waiver"]["place"]["sheet"] == "例外说明"
    assert suspect["waiver"] is None


def test_values_are_decimal_texts():
    [found] = told(outcome(finding(operands=(operand("甲", "0.1"), operand("乙", "1E+3")))))["findings"]
    assert [o["value"] for o in found["operands"]] == ["0.1", "1000"]


def test_the_text_is_stable_readable_and_complete():
    assert json_text(everything()) == json_text(everything())
    assert "支出总表" in json_text(everything()) and json_text(everything()).endswith("}\n")


def test_the_description_names_every_key():
    words = (DOCS / "report-json.md").read_text(encoding="utf-8")
    keys = {*schema()["properties"], *(key for part in schema()["$defs"].values() for key in part.get("properties", ()))}
    assert [key for key in sorted(keys) if f"`{key}`" not in words] == []
