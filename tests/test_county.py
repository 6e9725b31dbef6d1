"""The county of benchmarks/county: the same seed gives the same county, and a batch finds what was planted, no more."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

import cli
from benchmarks.county.departments import county
from benchmarks.county.judge import judged
from benchmarks.county.mistakes import KINDS
from benchmarks.county.names import CAPACITY, body_names
from generator.workbook.fill import fill_workbook
from tests.support.submissions import hebei

DEPARTMENTS, SEED, SHARE = 6, 11, 0.6


def test_a_seed_is_a_county():
    assert list(county(5, 1, 0.5)) == list(county(5, 1, 0.5))
    assert list(county(3, 1, 0.5)) == list(county(5, 1, 0.5))[:3]
    assert list(county(2, 1, 0)) != list(county(2, 2, 0))
    with pytest.raises(ValueError, match=str(CAPACITY)):
        next(county(CAPACITY + 1, 1, 0))


def test_no_two_bodies_share_a_name():
    names = [name for _, _, name in body_names()]
    assert len(names) == len(set(names)) == CAPACITY


def test_every_kind_of_mistake_comes_up_and_about_the_share_of_departments_has_one():
    departments = list(county(120, 3, 0.3))
    assert len({mistake.kind for department in departments for mistake in department.mistakes}) == len(KINDS)
    assert 20 <= sum(bool(department.mistakes) for department in departments) <= 55


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> tuple[dict[str, list[dict]], Path]:
    """What was planted, and the ledger of a batch over the county."""
    folder = tmp_path_factory.mktemp("county")
    planted = {}
    for department in county(DEPARTMENTS, SEED, SHARE):
        path = folder / "in" / department.file
        path.parent.mkdir(parents=True, exist_ok=True)
        fill_workbook(hebei(), department.values, path)
        planted[department.file] = [asdict(mistake) for mistake in department.mistakes]
    assert cli.main(["batch", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "2", "--fonts", "bundled"]) == 1
    return planted, next((folder / "out").rglob("汇总台账.json"))


def test_a_batch_finds_what_was_planted_and_leaves_the_clean_alone(ledger):
    planted, file = ledger
    assert any(planted.values()) and not all(planted.values())
    lines, sound = judged(planted, file)
    assert sound, "\n".join(lines)


def test_the_judge_sees_a_miss_and_a_false_alarm(ledger, tmp_path):
    planted, file = ledger
    told = json.loads(file.read_text(encoding="utf-8"))
    for body in told["bodies"]:
        body["result"]["findings"] = []
        body["status"] = "blocked"
    (tmp_path / file.name).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    lines, sound = judged(planted, tmp_path / file.name)
    assert not sound
    assert len(lines) == 1 + sum(map(len, planted.values())) + sum(not mistakes for mistakes in planted.values())
