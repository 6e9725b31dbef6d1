"""Plans of charts: everything has its room, and stays within the chart."""

from itertools import pairwise

import pytest

from generator.writers.chart_colours import on_colour, palette
from generator.writers.chart_plan import BESIDE, MM, ChartPlan, extent, plan_chart
from tests.support.charts import GALLERY, LONG_NAMES, MONTHS, chart
from tests.support.documents import fonts, theme

ROOMS = (441.0, 728.0)


def planned(one, room: float = ROOMS[0]) -> ChartPlan:
    style = theme().styles["TableText"]
    return plan_chart(one, style, fonts().face(style.font), room)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("name", GALLERY)
def test_everything_stands_within_the_chart(name, room):
    plan = planned(GALLERY[name], room)
    assert 0 < plan.width <= room and plan.height >= GALLERY[name].height * MM - 0.01
    for frame in (plan.plot, plan.legend):
        if frame:
            assert frame.left >= 0 and frame.top >= 0 and frame.width > 0 and frame.height > 0
            assert frame.left + frame.width <= plan.width + 0.01 and frame.top + frame.height <= plan.height + 0.01


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("name", GALLERY)
def test_plot_and_legend_do_not_overlap(name, room):
    plan = planned(GALLERY[name], room)
    if plan.legend and plan.labels:  # below the labels of standing bars as well
        labels = 0 if plan.lying else max(map(len, plan.labels)) * plan.style.leading
        assert plan.legend.top >= plan.plot.top + plan.plot.height + labels
    elif plan.legend:
        assert plan.legend.left > plan.plot.left + plan.plot.width


@pytest.mark.parametrize("name", GALLERY)
def test_no_word_is_lost_in_labels_and_entries(name):
    plan, one = planned(GALLERY[name]), GALLERY[name]
    if plan.labels:
        assert ["".join(lines) for lines in plan.labels] == [category.text for category in one.categories]
        assert [entry for row in plan.entries for entry in row] == list(one.entries)
    else:
        assert [" ".join("".join(lines).split()) for lines in plan.entries] == [" ".join(e.split()) for e in one.entries]


def test_a_chart_is_as_high_as_declared_and_grows_only_where_it_must():
    assert planned(chart("bar", ("甲",), (1,), height=40)).height == pytest.approx(40 * MM)
    tall = planned(chart("bar", MONTHS, range(1, 13), height=40))
    assert tall.height > 40 * MM and tall.plot.height / 12 >= tall.style.leading
    legend = planned(chart("pie", MONTHS, range(1, 13), height=40))
    assert legend.height > 12 * legend.style.leading


def test_a_chart_is_as_wide_as_the_text_or_as_declared():
    assert planned(chart("bar", ("甲",), (1,))).width == ROOMS[0]
    assert planned(chart("bar", ("甲",), (1,), width=90)).width == pytest.approx(90 * MM)
    assert planned(chart("bar", ("甲",), (1,), width=400)).width == ROOMS[0]


def test_standing_bars_lie_down_where_values_or_labels_have_no_room():
    assert not planned(GALLERY["twelve columns"]).lying
    assert planned(GALLERY["columns without room"]).lying
    assert planned(GALLERY["columns with long names"]).lying
    assert planned(GALLERY["lying stacks"]).lying
    assert not planned(GALLERY["columns without room"], ROOMS[1]).lying


def test_values_have_room_beside_the_bars_on_both_sides():
    plan = planned(GALLERY["bars of two years below zero"])
    widest = plan.face.width("5987.78") * plan.style.size
    assert plan.width - plan.plot.left - plan.plot.width > widest
    names = max(plan.face.width(name) for name in LONG_NAMES[:3]) * plan.style.size
    assert plan.plot.left > names + widest


def test_small_parts_of_stacks_have_no_label():
    assert planned(GALLERY["stacks"]).hidden == {(2, 1)}
    assert planned(chart("stacked", ("甲",), (50,), (50,), series=("一", "二"))).hidden == frozenset()


def test_the_extent_reaches_from_the_lowest_to_the_highest_and_holds_zero():
    assert extent(chart("column", "甲乙", (3, 5))) == (0, 5)
    assert extent(chart("column", "甲乙", (-3, None), (5, -1), series="一二")) == (-3, 5)
    assert extent(chart("stacked", "甲乙", (-3, 2), (5, 4), series="一二")) == (-3, 6)


def test_one_bar_is_not_a_block():
    for kind in ("bar", "column"):
        plan = planned(chart(kind, ("甲",), (1,)))
        thickness = (plan.plot.height if plan.lying else plan.plot.width) / (1 + plan.gap)
        assert thickness < 100 and plan.gap <= 5


def test_long_labels_are_broken_evenly():
    plan = planned(chart("bar", ["省" * 23, "短"], (1, 2), width=100))
    assert len(plan.labels[0]) > 1
    assert max(map(len, plan.labels[0])) - min(map(len, plan.labels[0])) <= 2
    assert plan.plot.left - BESIDE > max(map(len, plan.labels[0])) * plan.style.size


@pytest.mark.parametrize("count", range(1, 13))
def test_colours_differ_and_neighbours_differ_in_black_and_white(count):
    tints = palette(count)
    assert len(set(tints)) == count
    grey = [sum(w * int(t[i : i + 2], 16) for w, i in ((0.3, 0), (0.59, 2), (0.11, 4))) for t in tints]
    assert all(abs(a - b) > 25 for a, b in pairwise(grey))
    assert palette(count, rising=True) == tints[::-1]


def test_words_on_a_colour_can_be_read():
    assert on_colour("1F3864") == "FFFFFF" and on_colour("DEE6F2") == "000000"
