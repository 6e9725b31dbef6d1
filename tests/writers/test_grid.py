"""Tables over pages: every row once, merges clipped with their label repeated, long rows cut by lines, and fast."""

import io
import time

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.model.document import Table
from generator.writers import typesetter
from generator.writers.grid import Grid, GridPiece
from generator.writers.pen import runs_of
from tests.support.documents import amount, cell, fonts, head, statutory_table, theme

WIDTH, PAGE = 700.0, 450.0


def measured(table: Table) -> Grid:
    grid = Grid.of(table, theme(), fonts(), WIDTH)
    grid.measure(PAGE)
    return grid


def over_pages(grid: Grid, first: float = 400.0, reserve: float = 12.0) -> list[GridPiece]:
    return list(grid.pieces(first, PAGE, reserve))


def column(rows: int, text: str, height: int) -> Table:
    """One merged cell over `rows` rows of `height` lines each."""
    body = tuple((cell(text, rows=rows) if i == 0 else None, cell("行\n" * (height - 1) + f"{i}")) for i in range(rows))
    return Table((1, 3), ((head("项目"), head("内容")),), body)


class Recorder:
    """A pen that remembers what is written where."""

    def __init__(self):
        self.texts = []

    def runs(self, runs, size, x, y, *_):
        self.texts.append(("".join(run.text for run in runs), x, y))

    def style(self, style): ...
    def mark_begin(self, tag): ...
    def mark_end(self): ...


def written(piece: GridPiece, top: float = 0.0) -> list[tuple[str, float, float]]:
    pen = Recorder()
    piece.grid.body.write(pen, 0.0, top, piece.start, piece.end, piece.labels)
    return pen.texts


def test_every_row_stands_on_exactly_one_page_and_fits():
    grid = measured(statutory_table(100))
    pieces = over_pages(grid)
    assert [row for piece in pieces for row in range(piece.start, piece.end)] == list(range(100))
    assert pieces[0].height <= 400
    assert all(piece.height <= PAGE for piece in pieces)
    assert pieces[-1].last and not any(piece.last for piece in pieces[:-1])


def test_short_table_is_one_piece():
    grid = measured(statutory_table(5))
    assert [(p.start, p.end) for p in over_pages(grid)] == [(0, 5)]
    assert grid.whole().height == pytest.approx(grid.height)


def test_room_is_left_below_the_last_row():
    grid = measured(statutory_table(6))
    pieces = over_pages(grid, first=grid.height + 5)
    assert [(p.start, p.end) for p in pieces] == [(0, 5), (5, 6)]


def test_rows_grow_evenly_until_about_half_a_row_is_free():
    natural = list(measured(statutory_table(150)).body.heights)
    grown = 0
    for first in range(280, 450, 7):
        grid = measured(statutory_table(150))
        pieces = over_pages(grid, first)
        for piece, room in zip(pieces[:-1], [first] + [PAGE] * 99):
            free, following = room - piece.height, natural[piece.end]
            assert min(10, following / 2) - 0.01 <= free <= following / 2 + 0.01
            growth = [grid.body.heights[row] - natural[row] for row in range(piece.start, piece.end)]
            assert growth == pytest.approx([growth[0]] * len(growth)) and growth[0] >= 0
            grown += growth[0] > 0.1
    assert grown > 50


def test_the_row_that_begins_the_next_page_does_not_fit_above():
    """However few or low the rows above are: with less room missing, another engine may keep it there."""
    tight = 0
    for first in range(60, 240, 3):
        grid = measured(column(9, "", 3))
        natural = list(grid.body.heights)
        for piece, room in zip(over_pages(grid, first)[:-1], [first] + [PAGE] * 99):
            assert room - piece.height <= natural[piece.end] - 10 + 0.01
            rows = sum(natural[piece.start : piece.end])
            tight += sum(grid.body.heights[piece.start : piece.end]) > 1.16 * rows
    assert tight > 5


def test_row_heights_are_those_drawn():
    grid = measured(statutory_table(40))
    pieces = over_pages(grid)
    heights = grid.row_heights
    assert len(heights) == 1 + 2 + 40
    lead = sum(heights[:3])
    assert [p.height for p in pieces] == pytest.approx([lead + sum(heights[3 + p.start : 3 + p.end]) for p in pieces])


def test_merge_over_a_page_end_is_clipped_and_its_label_repeated():
    grid = measured(column(40, "产出指标", 1))
    pieces = over_pages(grid)
    assert len(pieces) == 2
    for piece in pieces:
        labels = [text for text, x, _ in written(piece) if text == "产出指标"]
        assert labels == ["产出指标"]
        body_height = sum(grid.body.heights[piece.start : piece.end])
        (y,) = [y for text, _, y in written(piece) if text == "产出指标"]
        assert y == pytest.approx(-body_height / 2, abs=6)  # centred in the part on this page


def labelled(text: str, lines: int = 1) -> Table:
    """Three rows without a label, twenty that share one, and three without; all but the first four of `lines` lines."""
    rows = [(cell(""), cell("行\n" * (lines - 1 if i > 3 else 0) + f"{i}")) for i in range(26)]
    rows[3:23] = [(cell(text, rows=20) if i == 3 else None, row[1]) for i, row in enumerate(rows[3:23], 3)]
    return Table((1, 30), ((head("项"), head("内容")),), tuple(rows))


@pytest.mark.parametrize("first", range(40, 400, 3))
def test_a_label_is_whole_on_a_page_or_not_there(first):
    grid = measured(labelled("产出指标"))
    (box,) = grid.body.merged
    label = [line.text for line in box.lines]
    assert 2 <= len(label) <= 4 and "".join(label) == "产出指标"
    shown = []
    for piece in over_pages(grid, first):
        heights = grid.body.heights
        part = sum(heights[max(piece.start, box.top) : min(piece.end, box.bottom)])
        lines = [text for text, x, _ in written(piece) if x < WIDTH / 31 - 3 and text]
        assert lines in ([], label)
        assert bool(lines) == (part >= box.height(2) - 0.01)
        shown.append(bool(lines))
    assert any(shown)


def test_the_rows_of_a_label_grow_where_there_is_room():
    """A page that ends right below the first row of a label shows all of it, if the free room is enough."""
    grown = 0
    for first in range(60, 400):
        grid = measured(labelled("产出指标", lines=3))
        (box,) = grid.body.merged
        page = over_pages(grid, first)[0]
        if page.end == box.top + 1:
            grown += any(text.startswith("产") for text, _, _ in written(page))
            assert page.height <= first
    assert grown > 0


@pytest.mark.parametrize("first", range(60, 400, 7))
def test_a_text_is_not_begun_and_then_shown_again(first):
    text = "".join(f"第{i}条绩效目标说明。" for i in range(12))
    grid = measured(column(12, text, 1))
    parts = ["".join(line for line, x, _ in written(p) if x < WIDTH / 4 - 5) for p in over_pages(grid, first)]
    whole = [part for part in parts if part == text]
    assert whole or "".join(parts) == text
    assert all(part in (text, "") for part in parts) or "".join(parts) == text


def test_rules_do_not_run_through_merged_cells():
    grid = measured(statutory_table(6, merged=3))
    (piece,) = over_pages(grid)
    rules = grid.body.rules(piece.start, piece.end, closed=True)
    inner = {upper: left for left, upper, _, lower in rules if upper == lower and 0 < upper < piece.end}
    assert [inner[row] for row in range(1, 6)] == [1, 1, 0, 1, 1]


@pytest.mark.parametrize("sentences", range(60, 180, 7))
@pytest.mark.parametrize("rows", [4, 10, 30])
def test_long_text_of_a_merged_cell_goes_on_over_the_page_without_loss(rows, sentences):
    text = "".join(f"第{i}条绩效目标说明。" for i in range(sentences))
    grid = measured(column(rows, text, 1))
    pieces = over_pages(grid)
    assert len(pieces) > 1
    printed = "".join(line for piece in pieces for line, x, _ in written(piece) if x < WIDTH / 4 - 5)
    assert printed == text
    for piece in pieces:
        lowest = min(y for _, _, y in written(piece))
        assert lowest >= 2 - sum(grid.body.heights[piece.start : piece.end]) - 0.01
        assert piece.height <= PAGE + 0.01


def test_row_taller_than_a_page_is_cut_by_lines():
    goal = "\n".join(f"第{i}行" for i in range(150))
    table = Table((1, 3), ((head("项目"), head("内容")),), ((cell("绩效目标"), cell(goal)), (cell("末"), cell("尾"))))
    grid = measured(table)
    pieces = over_pages(grid)
    assert len(pieces) >= 4
    assert all(piece.height <= PAGE + 0.01 for piece in pieces)
    lines = [text for piece in pieces for text, _, _ in written(piece) if text.startswith("第")]
    assert lines == goal.split("\n")
    for piece in pieces:
        height = sum(grid.body.heights[piece.start : piece.end])
        assert all(-height - 0.01 <= y <= 0 for _, _, y in written(piece))
        assert any(text == "绩效目标" for text, _, _ in written(piece)) or piece.start >= grid.body.first_of[1]
    assert grid.row_heights[1:] == (0.0, pytest.approx(16.0))


def test_head_higher_than_most_of_the_page_is_not_repeated():
    tall = Table((1, 1), ((head("甲\n" * 40), head("乙")),), tuple((cell("一"), cell("二")) for _ in range(60)))
    grid = measured(tall)
    pieces = over_pages(grid)
    assert grid.lead_height == 0
    assert pieces[-1].end == 61 + grid.body.first_of[1] - 1
    assert all(piece.height <= PAGE + 0.01 for piece in pieces)


def test_table_without_rows_and_cells_outside_the_table_do_not_fail():
    empty = measured(Table((1, 1), ((head("甲"), head("乙")),), ()))
    assert [(p.start, p.end) for p in over_pages(empty)] == [(0, 0)]
    wild = measured(Table((1, 1), (), ((cell("跨", rows=9, columns=9), None), (None, None))))
    assert len(over_pages(wild)) == 1


def test_amounts_end_at_the_right_padding():
    grid = measured(Table((1, 1), (), ((cell("甲"), amount("1,234.50")),)))
    ((text, x, _),) = [entry for entry in written(over_pages(grid)[0]) if entry[0] == "1,234.50"]
    assert x + fonts().face("宋体").width(text) * 9 == pytest.approx(WIDTH - 3)


def test_cells_leave_a_little_width_unused():
    inner = WIDTH / 2 - 6
    characters = int(inner / 9)
    assert characters * 9 > 0.97 * inner  # would fit, but only just
    grid = measured(Table((1, 1), (), ((cell("部" * characters), cell("")),)))
    assert grid.body.heights == [2 * 12 + 4]


def test_narrow_cells_are_not_justified_and_wide_ones_are():
    text = "机关事业单位基本养老保险缴费支出（含职业年金缴费）" * 2
    narrow = measured(Table((1, 9), (), ((cell(text), cell("")),)))
    wide = measured(Table((2, 8), (), ((cell(text), cell("")),)))
    assert not any(line.stretch for box in narrow.body.visible(0, 1) for line in box.lines)
    assert any(line.stretch for box in wide.body.visible(0, 1) for line in box.lines)


def test_five_thousand_rows_are_quick_and_not_quadratic():
    def seconds(rows: int) -> float:
        grid_table = statutory_table(rows, merged=5)
        for remembered in (typesetter._one_line, typesetter._broken, runs_of):
            remembered.cache_clear()  # or the few texts of the small table would cost nothing
        started = time.perf_counter()
        grid = measured(grid_table)
        pieces = over_pages(grid)
        canvas = Canvas(io.BytesIO(), initialFontName=fonts().face("宋体").main_font)
        for piece in pieces:
            piece.draw_on(canvas, 0, 0)
            canvas.showPage()
        assert pieces[-1].end == rows
        return time.perf_counter() - started

    small, large = min(seconds(500) for _ in range(3)), seconds(5000)
    assert large < 4.0
    assert large < 25 * small
