"""A small part of the mutation benchmark: do the shares hold that `make mutations` measures in full?"""

from decimal import Decimal
from functools import cache
from itertools import islice, pairwise

import pytest

from benchmarks.mutations import amounts, texts
from benchmarks.mutations.amounts import amount_mutations, slips
from benchmarks.mutations.deaf import Watched, deaf_rules
from benchmarks.mutations.files import EMPTIED, LINE_LOST, emptied, lines_lost
from benchmarks.mutations.held import BOUNDED, ONCE, TWICE, Held
from benchmarks.mutations.judge import FOUND, HARMLESS, TAIL, Judge
from benchmarks.mutations.report import (
    CODE_AIM,
    DETECTED_AIM,
    FIRST_AIM,
    Result,
    Share,
    detected,
    misses,
    named,
    summary,
    table,
    telling,
)
from benchmarks.mutations.run import AMOUNTS, CODES, TEXTS, run
from benchmarks.mutations.samples import EVERYTHING, LEAVES, MANNERS, sample, sample_names
from benchmarks.mutations.texts import text_mutations
from generator.model.figure import Figure

SMALL = next(name for name in sample_names() if "徐水" in name)
SLIPS = 25


@cache
def results(part: str) -> list[Result]:
    return run([SMALL], MANNERS, [part], most=SLIPS)


@cache
def judge(manner: str) -> Judge:
    return Judge(sample(SMALL, manner))


def test_slips_in_figures_that_stand_twice_are_found():
    assert detected(results(AMOUNTS)).value >= DETECTED_AIM, "\n".join(misses(results(AMOUNTS)))


def test_the_report_begins_with_the_wrong_cell():
    assert named(telling(results(AMOUNTS))).value >= FIRST_AIM, "\n".join(misses(results(AMOUNTS)))


def test_every_wrong_project_code_is_found():
    assert detected(results(CODES)).value >= CODE_AIM
    assert len(results(CODES)) > 600 * len(sample(SMALL, LEAVES).typed.sheet("项目").records)


def test_slips_in_codes_and_names_that_stand_twice_are_found():
    assert detected(results(TEXTS)).value >= Share(9, 10).value, "\n".join(misses(results(TEXTS)))


@pytest.mark.parametrize("manner", MANNERS)
def test_both_manners_of_filling_in_give_the_same_document(manner):
    values = {(s.name, r.key, c): cell.value for s, r, c, cell in sample(SMALL, manner).completed.cells() if cell.value is not None}
    leaves = {(s.name, r.key, c): cell.value for s, r, c, cell in sample(SMALL, LEAVES).completed.cells() if cell.value is not None}
    assert values == leaves


def test_everything_is_typed_in_the_second_manner():
    left = [(s.name, r.key, c) for s, r, c, cell in sample(SMALL, EVERYTHING).completed.cells() if cell.value is not None and cell.typed is None]
    assert left == []


def test_slips_of_an_amount():
    wrong = dict(slips(Decimal("10.42"), "amount", "万元"))
    assert wrong == {
        amounts.CENT: Decimal("10.43"),
        amounts.ONE: Decimal("11.42"),
        amounts.SWAPPED: Decimal("10.24"),
        amounts.TENFOLD: Decimal("104.20"),
        amounts.TENTH: Decimal("1.04"),
        amounts.UNIT: Decimal("104200.00"),
        amounts.SIGN: Decimal("-10.42"),
    }


def test_an_amount_in_yuan_is_mistaken_for_ten_thousands():
    assert dict(slips(Decimal("486300.00"), "amount", "元"))[amounts.UNIT] == Decimal("48.63")


def test_a_quantity_has_no_unit_of_money():
    assert amounts.UNIT not in dict(slips(Decimal(3), "quantity", "元"))


def slip(kind: str, sheet: str, row: str, column: str = "", manner: str = LEAVES):
    filled = sample(SMALL, manner)
    rows = filled.typed.sheets[sheet].rows
    return next(
        m for m in amount_mutations(filled) if m.kind == kind and m.spot.sheet == sheet and rows[m.spot.at].key == row and m.spot.column == column
    )


def test_a_figure_moves_into_the_empty_column_beside_it():
    mutated = slip(amounts.MOVED, "支出总表", "2010301", "基本支出")
    row = mutated.spot.row(mutated.make())
    assert row["基本支出"].typed is None
    assert row["项目支出"].typed == mutated.spot.cell(sample(SMALL, LEAVES).typed).typed


def test_a_lost_row_is_gone():
    mutated = slip(amounts.LOST, "支出总表", "2010301")
    assert mutated.make().sheet("支出总表").row("2010301") is None


HELD = [
    (TWICE, LEAVES, "支出总表", "2010301", "基本支出"),
    (TWICE, EVERYTHING, "收支总表", "支出总计", "预算数"),
    (BOUNDED, LEAVES, "三公经费支出表", "公务接待费", "一般公共预算财政拨款"),
]


@pytest.mark.parametrize(("times", "manner", "sheet", "row", "column"), HELD)
def test_how_often_the_forms_hold_a_figure(times, manner, sheet, row, column):
    assert Held(judge(manner)).of(slip(amounts.ONE, sheet, row, column, manner)).times == times


def test_no_equation_notices_a_figure_moved_within_a_total():
    assert Held(judge(LEAVES)).of(slip(amounts.MOVED, "项目", "1", "财政资金")).times != TWICE


def test_a_figure_in_a_column_that_is_blank_as_a_rule_is_found():
    assert judge(LEAVES).verdict(slip(amounts.MOVED, "一般公共预算基本支出表", "30201", "公用经费")).outcome == FOUND


def test_a_total_that_the_program_restores_was_no_slip():
    assert judge(EVERYTHING).verdict(slip(amounts.LOST, "支出总表", "201", manner=EVERYTHING)).outcome == HARMLESS


def test_a_cent_within_the_rounding_is_a_tail():
    assert judge(LEAVES).verdict(slip(amounts.CENT, "一般公共预算基本支出表", "301", "人员经费")).outcome == TAIL


def test_a_watched_figure_tells_when_its_value_is_read():
    watched = Watched.of(Figure(Decimal(3)))
    Watched.was_read = False
    assert isinstance(watched, Figure) and not Watched.was_read
    assert watched == Figure(Decimal(3)) and Watched.was_read


def test_rules_that_compare_figures_are_not_deaf():
    deaf = deaf_rules(sample(SMALL, LEAVES).completed, sample(SMALL, LEAVES).profile)
    assert not {"A05", "A10", "B06", "B08"} & set(deaf)  # A10 looks at cells that are blank as a rule
    assert "P01" in deaf


def test_a_deaf_rule_says_the_same_of_every_slip():
    filled, rules = sample(SMALL, LEAVES), judge(LEAVES)
    completed = rules.sample.completed
    assert set(rules.checks(completed)) == set(rules.checks(completed, whole_rows=True)) == rules.raw
    assert filled is rules.sample


def test_all_wrong_characters_and_swaps_of_a_project_code_are_tried():
    filled = sample(SMALL, LEAVES)
    first = next(m.spot for m in text_mutations(filled) if m.kind == texts.PROJECT_CODE)
    code = first.cell(filled.typed).typed
    tried = [m for m in text_mutations(filled) if m.spot == first]
    swaps = sum(a != b for a, b in pairwise(code))
    assert len(tried) == len(code) * (len(texts.CHARACTERS) - 1) + swaps
    assert tried[0].make().sheet("项目").records[0].text("项目编码") == "0" + code[1:]


def test_a_subject_row_goes_by_its_new_code():
    filled = sample(SMALL, LEAVES)
    mutated = next(m for m in text_mutations(filled) if m.kind == texts.CODE and m.what == "2010301 → 3010301")
    assert mutated.make().sheet("支出总表").row("3010301").text("科目名称") == "行政运行"


def test_emptied_required_cells_and_deleted_lines_are_found_by_the_reader():
    filled = sample(SMALL, LEAVES)
    tried = [*islice(emptied(filled, judge(LEAVES)), 3), *islice(lines_lost(filled), 3)]
    assert [(kind, verdict.outcome) for kind, _, _, verdict, _ in tried] == [(EMPTIED, FOUND)] * 3 + [(LINE_LOST, FOUND)] * 3
    assert {verdict.said.split()[0] for kind, _, _, verdict, _ in tried if kind == EMPTIED} == {"[R15]"}


def outcome(kind: str, held: str, what: str, first: bool = False, trace: str = "1", where: str = "甲") -> Result:
    return Result("样", LEAVES, kind, where, "错", held, trace, what, first, "")


def test_shares_leave_out_tails_harmless_slips_and_what_stands_once():
    given = [
        outcome(amounts.ONE, TWICE, FOUND, True),
        outcome(amounts.ONE, TWICE, FOUND),
        outcome(amounts.ONE, TWICE, "漏报"),
        outcome(amounts.CENT, TWICE, TAIL),
        outcome(amounts.LOST, TWICE, HARMLESS),
        outcome(amounts.ONE, ONCE, "漏报"),
    ]
    assert (detected(given), named(given)) == (Share(2, 3), Share(1, 2))


def test_figures_with_the_same_trace_cannot_be_told_apart():
    alone = outcome(amounts.ONE, TWICE, FOUND, trace="2", where="丙")
    given = [outcome(amounts.ONE, TWICE, FOUND, where="甲"), outcome(amounts.SIGN, TWICE, FOUND, where="乙"), alone]
    assert telling(given) == [alone]


def test_the_table_counts_each_kind_and_the_misses_name_the_cell():
    given = [outcome(amounts.ONE, TWICE, "漏报"), outcome(texts.PROJECT_CODE, TWICE, FOUND)]
    lines = list(table(given))
    assert "| 样 | 填明细 | 差1.00 | 1 |  | 1 |  | 0 | 0.0% |  |  |  |  |" in lines
    assert "样（填明细）甲　差1.00：错" in list(misses(given))
    assert any("未达到" in line for line in summary(given))
