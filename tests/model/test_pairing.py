"""Which record of this year follows which of last year. A row is written `name|amount|code|this year's name`."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.changes import ChangeList
from generator.model.figure import Figure
from generator.model.pairing import find_names, has_ended, lasting_name, pair, plain_name, record_changes, successors
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Submission

BY = ChangeList("今", "名称", "编码", "金额", "原因", "昔", "名称", "编码", "金额", "今名", "结束", "原因")


def rows(sheet: str, *texts: str) -> list[Row]:
    found = []
    for number, text in enumerate(texts, 1):
        name, amount, code, now, reason = (*text.split("|"), "", "", "", "")[:5]
        values = {"名称": name, "金额": Figure(Decimal(amount), (SourceRef(sheet, f"B{number}"),)) if amount else None, "编码": code, "今名": now, "原因": reason}
        cells = {column: Cell(None if value == "" else value, SourceRef(sheet, f"{column}{number}")) for column, value in values.items()}
        found.append(Row(str(number), name, cells, SourceRef(sheet, row=str(number))))
    return found


def told(now: list[str], before: list[str]) -> list[str]:
    """Each change as 今+今<-昔+昔 with the difference of the printed figures, ? if it is not known."""
    changes = pair(rows("今", *now), rows("昔", *before), BY)
    names = [["+".join(row.text("名称") for row in side) for side in (change.now, change.before)] for change in changes]
    return [f"{now}<-{before} {'?' if change.difference() is None else change.difference()}" for (now, before), change in zip(names, changes, strict=True)]


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (["甲|5"], ["甲|3"], ["甲<-甲 2.00"]),
        (["甲|5"], ["乙|3"], ["甲<- 5.00", "<-乙 -3.00"]),
        ([], ["甲|3"], ["<-甲 -3.00"]),
        (["甲|5"], [], ["甲<- 5.00"]),
        (["培训费（2024年）|5"], ["2023年培训费|3"], ["培训费（2024年）<-2023年培训费 2.00"]),
        (["“双盲”评审费|5"], ["双盲评审费|5"], ["“双盲”评审费<-双盲评审费 0.00"]),
        (["新名|5|A1"], ["旧名|3|a1"], ["新名<-旧名 2.00"]),
        (["甲|5|A1", "乙|1|A2"], ["甲|3|A2"], ["甲<-甲 2.00", "乙<- 1.00"]),  # the name goes before the code
        (["甲|5|A1", "乙|1|A1"], ["丙|3|A1"], ["甲<- 5.00", "乙<- 1.00", "<-丙 -3.00"]),  # a code that is not one project's
        (["甲|5||"], ["乙|3||"], ["甲<- 5.00", "<-乙 -3.00"]),  # no codes at all
    ],
    ids=str,
)
def test_by_name_and_by_code(now, before, expected):
    assert told(now, before) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (["新名|5"], ["旧名|3||新名"], ["新名<-旧名 2.00"]),
        (["新名|5"], ["旧甲|3||新名", "旧乙|4||新名"], ["新名<-旧甲+旧乙 -2.00"]),
        (["新名|9"], ["新名|3", "旧乙|4||新名"], ["新名<-新名+旧乙 2.00"]),
        (["甲|1", "乙|2"], ["旧名|5||甲；乙"], ["甲+乙<-旧名 -2.00"]),
        (["甲|1", "乙|2"], ["旧名|5||甲\n乙"], ["甲+乙<-旧名 -2.00"]),
        (["甲|5"], ["甲|3||结束"], ["甲<- 5.00", "<-甲 -3.00"]),
        (["甲|5"], ["甲|3|| 结束。"], ["甲<- 5.00", "<-甲 -3.00"]),
        (["甲|5"], ["甲|3||没有的名称"], ["甲<- 5.00", "<-甲 -3.00"]),
        (["2024年甲|5"], ["旧名|3||甲"], ["2024年甲<-旧名 2.00"]),
        (["甲|5", "乙|1"], ["甲|3||乙"], ["甲<- 5.00", "乙<-甲 -2.00"]),  # the clerk's word goes before the name
        (["甲、乙项目|5"], ["旧名|3||甲、乙项目"], ["甲、乙项目<-旧名 2.00"]),
        (["甲；乙项目|5", "甲|1"], ["旧名|3||甲；乙项目"], ["甲；乙项目<-旧名 2.00", "甲<- 1.00"]),  # a name with a semicolon in it
    ],
    ids=str,
)
def test_by_the_clerks_word(now, before, expected):
    assert told(now, before) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (["2023年甲|2", "2024年甲|3"], ["2022年甲|1", "2023年甲|2"], ["2023年甲<-2023年甲 0.00", "2024年甲<-2022年甲 2.00"]),
        (["2024年甲|3"], ["2022年甲|1", "2023年甲|1"], ["2024年甲<-2022年甲+2023年甲 1.00"]),
        (["2024年甲|3", "2025年甲|4"], ["2023年甲|1"], ["2024年甲<-2023年甲 2.00", "2025年甲<- 4.00"]),
        (["甲一期2024年|3", "甲一期 2026年|4"], ["甲一期|1"], ["甲一期2024年+甲一期 2026年<-甲一期 6.00"]),
        (["甲|1", "甲|2"], ["甲|5"], ["甲+甲<-甲 -2.00"]),
        (["甲|1"], ["甲|5", "甲|6"], ["甲<-甲+甲 -10.00"]),
        (["2024年|1"], ["2023年|1"], ["2024年<- 1.00", "<-2023年 -1.00"]),  # nothing but a year is no name that lasts
    ],
    ids=str,
)
def test_years_and_repeated_names(now, before, expected):
    assert told(now, before) == expected


def test_an_amount_that_is_not_known_makes_no_difference():
    assert told(["甲|5", "乙|"], ["甲|", "乙|2", "丙|"]) == ["甲<-甲 ?", "乙<-乙 ?", "<-丙 ?"]
    assert told(["甲|5"], ["旧甲|||甲", "旧乙|3||甲"]) == ["甲<-旧甲+旧乙 ?"]


def test_rows_without_a_name_stay_alone_and_are_not_lost():
    assert told(["|5", "|6"], ["|3", "|4"]) == ["<- 5.00", "<- 6.00", "<- -3.00", "<- -4.00"]


@pytest.mark.parametrize("seed", range(60))
def test_the_changes_add_up_and_no_row_is_lost(seed):
    import random

    draw = random.Random(seed)
    names = ["甲", "乙", "2023年丙", "2024年丙", "丙", "“丁”", "丁", "戊"]
    now = [f"{draw.choice(names)}|{draw.randrange(900) / 100:.2f}|{draw.choice(['', 'A1', 'A2'])}" for _ in range(draw.randrange(7))]
    before = [
        f"{draw.choice(names)}|{draw.randrange(900) / 100:.2f}|{draw.choice(['', 'A1', 'A2'])}|{draw.choice(['', '', '', '结束', '甲', '甲；乙', '没有'])}"
        for _ in range(draw.randrange(7))
    ]
    this, last = rows("今", *now), rows("昔", *before)
    changes = pair(this, last, BY)
    assert sorted(id(row) for change in changes for row in (*change.now, *change.before)) == sorted(map(id, (*this, *last)))
    total = sum(row.figure("金额").value for row in this) - sum(row.figure("金额").value for row in last)
    assert sum(change.difference() for change in changes) == total


def test_a_change_remembers_names_cells_and_reasons():
    [change] = pair(rows("今", "新名|5|||因为"), rows("昔", "旧甲|3||新名|并入", "新 名|1"), BY)[:1]
    assert (change.name, change.earlier) == ("新名", "旧甲")
    assert (change.this.value, change.last.value) == (5, 3)
    assert [source.cell for figure in change.figures for source in figure.sources] == ["B1", "B1"]
    assert [cell.value for cell in change.reasons] == ["因为", "并入"]


def test_a_blank_amount_of_this_year_is_not_known():
    """Not filled in is not zero: neither alone nor among the records that a record was split into."""
    for now in (["甲|"], ["甲|1", "甲|"]):
        [change] = pair(rows("今", *now), rows("昔", "甲|2"), BY)
        assert change.this is None and not change.is_known and not change.has_ended


def test_a_zero_that_was_typed_is_zero():
    assert told(["甲|0"], ["甲|2"]) == ["甲<-甲 -2.00"]


def test_differences_are_those_of_the_printed_figures():
    [change] = pair(rows("今", "甲|1.005"), rows("昔", "甲|1.004"), BY)
    assert change.difference() == Decimal("0.01")
    assert change.difference(10000) == 10


def test_words_about_names():
    assert plain_name(" “甲”·乙（丙）_") == "甲乙丙"
    assert lasting_name("2023-2024年度甲") == lasting_name("二〇二四年甲") == lasting_name("甲（2025）") == "甲"
    assert lasting_name("G2023甲") == "g甲" and lasting_name("12024号") == "12024号"
    assert find_names(["甲", "丁"], ["甲", "乙"]) == (["甲"], ["丁"])
    assert find_names(["甲"], ["2023年甲", "2024年甲"]) == ([], ["甲"])
    [row] = rows("昔", "旧|1||甲；乙；")
    assert successors(row, ["甲"], BY) == (["甲"], ["乙"]) and not has_ended(row, BY)


def test_without_a_list_nothing_is_compared():
    assert record_changes(Submission("", "", "万元", {}), ChangeList()) == ()
