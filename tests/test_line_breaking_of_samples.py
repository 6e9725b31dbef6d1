"""Every line that the PDFs of the samples print: where it begins and ends, and that figures keep their units."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, groupby, pairwise

import pypdfium2
import pytest

from tests.support.readback_docx import Grid, Text
from tests.support.readback_pdf import Line
from tests.support.rendered import SAMPLES, Printed, Rendered, normal, paper_differences

NO_START = "，。、；：？！）】〕》〉」』”’％%…—·,.;:?!)]}"
NO_END = "（【〔《〈「『“‘([{"
_UNITS = "万元|亿元|元|%|％|年|月|日|个|项|人|条|台|套|次|件|家|户|辆|平方米|天|小时|万条|百分比"
_FIGURE = re.compile(rf"[≥≤]?[0-9]+(?:\.[0-9]+)?(?:{_UNITS})")
_BODY_SIZE = 16.0
_PITCH = 28.0


@cache
def texts(made: Rendered) -> list[Printed]:
    """All paragraphs, headings and cells with the lines that print them."""
    printed: list[Printed] = []
    paper_differences(made.expected, made.paper, printed)
    return printed


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_is_looked_at(sample, name):
    made = sample(name)
    lines = [line for line in made.paper.lines if line.text.strip()]
    behind = [line for line in lines if line.page > len(made.paper.front)]
    assert len(lines) > 500
    assert sum(len(text.lines) for text in texts(made)) > 0.95 * len(behind)
    assert sum(len(text.lines) > 1 for text in texts(made)) > 100  # texts of several lines are what this is about


@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_begins_or_ends_with_a_wrong_mark(sample, name):
    """Where a text was broken: its first line may begin, its last line may end with anything."""
    inner = [pair for text in texts(sample(name)) for pair in pairwise(text.lines)]
    assert len(inner) > 150
    assert [lower.text for _, lower in inner if lower.text.strip()[0] in NO_START] == []
    assert [upper.text for upper, _ in inner if upper.text.strip()[-1] in NO_END] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_no_printed_line_begins_or_ends_with_a_wrong_mark(sample, name):
    """The same without knowing which text a line belongs to: all lines between the running heads."""
    lines = [line.text.strip() for line in sample(name).paper.lines if line.text.strip()]
    assert [line for line in lines if line[0] in NO_START] == []
    assert [line for line in lines if line[-1] in NO_END] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_figures_keep_their_units_in_text(sample, name):
    """No line ends within 598.78万元 or 95%."""
    made = sample(name)
    outside = {block.text for block in made.expected if isinstance(block, Text)}
    figures, torn = torn_figures([text for text in texts(made) if text.text in outside])
    assert figures > 50
    assert torn == []


@pytest.mark.parametrize("name", SAMPLES)
def test_figures_keep_their_units_in_cells(sample, name):
    """The same in tables, whose columns have to be wide enough for it."""
    made = sample(name)
    inside = {cell.text for grid in made.expected if isinstance(grid, Grid) for cell in grid.cells}
    figures, torn = torn_figures([text for text in texts(made) if text.text in inside])
    assert figures > 50
    assert torn == []


def torn_figures(printed: list[Printed]) -> tuple[int, list[tuple[str, list[str]]]]:
    """How many figures with a unit there are, and those with a line end inside."""
    torn, count = [], 0
    for text in printed:
        ends = set(accumulate(len(normal(line.text)) for line in text.lines))
        for figure in _FIGURE.finditer(normal(text.text)):
            count += 1
            if ends & set(range(figure.start() + 1, figure.end())):
                torn.append((figure[0], [line.text for line in text.lines]))
    return count, torn


@pytest.mark.parametrize("name", SAMPLES)
def test_body_lines_are_full(sample, name):
    """The edges of the lines that a paragraph goes on after agree within a point; indents are two characters."""
    edges = drawn_edges(sample(name))
    assert len(edges) > 60
    margin = min(left for _, left, _ in edges)
    end = max(right for _, _, right in edges)
    assert [edge for edge in edges if end - edge[2] > 1] == []
    assert {round((left - margin) / _BODY_SIZE, 1) for _, left, _ in edges} == {0.0, 2.0}


def lines_that_go_on(made: Rendered) -> list[Line]:
    """Lines of body text that another line of the same paragraph follows on the same page."""
    body = {block.text for block in made.expected if getattr(block, "role", "") == "Body"}
    return [
        upper
        for text in texts(made)
        if text.text in body
        for upper, lower in pairwise(text.lines)
        if upper.page == lower.page and upper.size == _BODY_SIZE and abs(upper.y - lower.y - _PITCH) < 0.2
    ]


def drawn_edges(made: Rendered) -> list[tuple[str, float, float]]:
    """These lines with their edges as a PDF viewer draws them: pdfminer drops the letter-spacing where fonts change."""
    edges = []
    with pypdfium2.PdfDocument(made.pdf) as file:
        for number, lines in groupby(lines_that_go_on(made), key=lambda line: line.page):
            page = file[number - 1].get_textpage()
            drawn = [(page.get_text_range(n, 1), n) for n in range(page.count_chars())]
            drawn = [(character, n) for character, n in drawn if normal(character)]
            text = "".join(character for character, _ in drawn)
            for line in lines:
                at = text.index(normal(line.text))
                boxes = [page.get_charbox(n, loose=True) for _, n in drawn[at : at + len(normal(line.text))]]
                edges.append((line.text, min(box[0] for box in boxes), max(box[2] for box in boxes)))
    return edges
