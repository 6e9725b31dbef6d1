"""The linear forms against the program's own arithmetic: add an amount to a typed cell, and every number moves as foretold."""

from __future__ import annotations

import random

import pytest

from generator.checks.context import Context, place
from generator.checks.diagnose.linear import Forms
from generator.checks.diagnose.missing import with_missing_rows
from generator.derive import complete
from generator.model.figure import Figure
from tests.checks.diagnose._kit import with_value
from tests.support.submissions import completed_sample, hebei, sample


def numbers(completed):
    return {place(row, column): cell.value.value for _, row, column, cell in completed.cells() if isinstance(cell.value, Figure)}


@pytest.mark.parametrize("name", ["xushui", "leting", "qinghe"])
def test_every_number_moves_as_its_form_says(name: str):
    typed = sample(name)
    forms = Forms(Context(completed_sample(name), hebei()))
    before = numbers(completed_sample(name))
    cells = [(sheet.name, row.key, column, cell) for sheet, row, column, cell in typed.cells() if isinstance(cell.typed, Figure)]
    for sheet, key, column, cell in random.Random(7).sample(cells, 6):
        if hebei().sheets[sheet].column(column).type == "quantity":
            continue
        unit = 10000 if typed.unit == "元" else 1
        after = numbers(complete(with_value(typed, sheet, key, column, str(cell.typed.value * unit + 7 * unit)), hebei()))
        moved = {source for source in after if after[source] != before.get(source, 0)}
        foretold = {source for source in after if forms.of(source).get(cell.source)}
        assert moved == foretold and moved
        assert all(after[source] - before.get(source, 0) == 7 * forms.of(source)[cell.source] for source in moved)


def test_rows_that_may_be_missing_change_no_number():
    context = Context(completed_sample("qinghe"), hebei())
    whole, missing = with_missing_rows(context)
    assert missing
    assert numbers(whole.submission) == numbers(context.submission)
    total = place(whole.submission.sheet("支出总表").row("合计"), "基本支出")
    assert any(part.sheet == "支出总表" and "?" in part.row for part in Forms(whole).of(total))
