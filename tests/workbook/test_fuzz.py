"""Workbooks damaged at random: no traceback, and the damaged sheet is named. `benchmarks/fuzz.py` does thousands of these."""

import random
from pathlib import Path

import pytest

from benchmarks import fuzz
from benchmarks.damages import cells, package, sheets
from generator import pipeline

QUICK = range(24)
ONCE_FAILED = (
    48,  # five hundred signs or brackets in a formula: deeper than Python recurses
    82,  # the same
    368,  # a result of four hundred digits, beyond the precision of Decimal
)
MUST_NOT_BE = {fuzz.TRACEBACK, fuzz.SLOW}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("damaged")


@pytest.fixture(autouse=True)
def _one_profile(monkeypatch) -> None:
    """The profile is not damaged: it is loaded and looked through once."""
    monkeypatch.setattr(pipeline, "load_profile", fuzz.loaded)
    monkeypatch.setattr(pipeline, "check_rules", lambda _: None)


@pytest.mark.parametrize("seed", ONCE_FAILED)
def test_what_once_failed_does_so_no_more(seed, folder):
    assert fuzz.run(seed, folder).verdict not in MUST_NOT_BE


def test_damaged_workbooks_are_read_or_refused_and_named(folder):
    results = [fuzz.run(seed, folder) for seed in QUICK]
    assert [(result.seed, result.detail) for result in results if result.verdict in MUST_NOT_BE] == []
    verdicts = [result.verdict for result in results]
    assert {fuzz.NAMED, fuzz.HARMLESS} <= set(verdicts)
    assert verdicts.count(fuzz.ELSEWHERE) <= len(QUICK) // 10


def test_the_same_seed_gives_the_same_file():
    assert fuzz.damaged(7)[1] == fuzz.damaged(7)[1] != fuzz.damaged(8)[1]


@pytest.mark.parametrize("damage", [*cells.ALL, *sheets.ALL], ids=lambda damage: damage.__name__)
def test_every_damage_changes_the_file(damage):
    source = fuzz.WORKBOOKS[0]
    untouched = fuzz.Book(fuzz.original(source), random.Random(0)).bytes()
    changed = []
    for seed in range(5):
        book = fuzz.Book(fuzz.original(source), random.Random(seed))
        damage(book)
        changed.append(book.bytes() != untouched)
    assert any(changed)


@pytest.mark.parametrize("damage", package.ALL, ids=lambda damage: damage.__name__)
def test_every_damage_to_the_package_changes_the_file(damage):
    source = fuzz.WORKBOOKS[0]
    data = fuzz.Book(fuzz.original(source), random.Random(0)).bytes()
    assert damage(data, random.Random(1))[0] != data
