"""Whatever is wrong with a workbook, the diagnosis never fails and never loses a finding."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from generator.model.figure import Figure
from tests.checks.diagnose._kit import diagnosed, typed_sample, with_twin, with_value, without_row
from tests.support.random_bodies import random_values
from tests.support.submissions import hebei, sample, submission_of


def upset(typed, seed: int):
    """The submission with one to five mistakes of any kind."""
    luck = random.Random(seed)
    for _ in range(luck.randint(1, 5)):
        cells = [(s.name, r.key, c) for s, r, c, cell in typed.cells() if isinstance(cell.typed, Figure) and [x.key for x in s.rows].count(r.key) == 1]
        sheet, key, column = luck.choice(cells)
        what = luck.randrange(5)
        if what == 0 and hebei().sheets[sheet].kind != "lines":
            typed = without_row(typed, sheet, key)
        elif what == 1 and hebei().sheets[sheet].kind != "lines":
            typed = with_twin(typed, sheet, key)
        else:
            typed = with_value(typed, sheet, key, column, luck.choice([None, "0", "-1.23", "0.005", str(Decimal(luck.randrange(10**8)) / 100)]))
    return typed


@pytest.mark.parametrize("seed", range(12))
def test_no_finding_gets_lost(seed: int):
    typed = upset(typed_sample("xushui") if seed % 2 else sample("leting"), seed)
    found = diagnosed(typed)  # asserts that nothing gets lost
    assert all(finding.symptoms for finding in found if finding.rule.startswith("D"))
    assert all(finding.places and finding.message and finding.fix for finding in found if finding.symptoms)


@pytest.mark.parametrize("seed", range(3))
def test_random_bodies_have_no_suspect(seed: int):
    assert not [finding for finding in diagnosed(submission_of(random_values(seed), hebei())) if finding.symptoms]
