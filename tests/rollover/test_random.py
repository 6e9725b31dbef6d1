"""Random bodies, rolled over: every typed cell is accounted for, nothing is invented, the new workbook can be read."""

from __future__ import annotations

import re

import pytest

from generator.model.figure import Figure
from generator.model.form import TOTAL
from generator.profiles.rollover import CARRY, REVIEW
from generator.rollover.roll import roll_over
from tests.rollover.desk import filled, read
from tests.support.random_bodies import Size, random_values


def without_years(text: str) -> str:
    return re.sub(r"\d{4}年", "年", text)


SEEDS = (3, 14, 15, 92, 65)
LAST = {
    "收支总计": ("收支总表", "收入总计", "预算数"),
    "基本支出": ("支出总表", "合计", "基本支出"),
    "项目支出": ("支出总表", "合计", "项目支出"),
    "三公经费合计": ("三公经费支出表", "合计", "合计"),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_body_rolls_over(seed: int, tmp_path):
    path = filled(tmp_path, random_values(seed, Size(projects=6, indicators=4)))
    rolled, files = roll_over(path, "hebei_2025")
    old, new = rolled.old.submission, read(files[0], "hebei_2025")
    typed = {(cell.source.sheet, cell.source.cell) for _, _, _, cell in old.cells() if cell.typed not in (None, TOTAL)}
    accounted = [(done.sheet, done.cell) for done in rolled.done]
    assert len(accounted) == len(set(accounted))
    assert set(accounted) == typed
    assert rolled.kept == [] and not rolled.old.blocked
    for done in rolled.done:
        assert without_years(done.now) == without_years(done.before) or done.action not in (CARRY, REVIEW)
    for line, place in LAST.items():
        before, now = old.cell(*place).value, new.cell("上年数", line, "上年预算数").value
        assert now == (before if isinstance(before, Figure) else Figure(0)), line
    assert [row.text("项目名称") for row in new.sheet("上年项目").records] == [row.text("项目名称") for row in old.sheet("项目").records]
    assert [row.figure("上年预算数") for row in new.sheet("上年项目").records] == [row.figure("预算数") for row in old.sheet("项目").records]
    amounts = [(s.name, row.key, column) for s, row, column, cell in new.cells() if isinstance(cell.value, Figure) and s.name not in ("上年数", "上年项目")]
    assert amounts == []
    assert len(new.field("文字说明", "部门职责")) == len(old.field("文字说明", "部门职责"))
    assert len(new.sheet("绩效指标").records) == len(old.sheet("绩效指标").records)
    successors = {row.text("项目名称"): row.text("今年项目") or row.text("项目名称") for row in new.sheet("上年项目").records}
    assert [row.text("项目名称") for row in new.sheet("项目").records] == [successors[row.text("项目名称")] for row in old.sheet("项目").records]
