"""The sample with charts, from its workbook to both files, and through LibreOffice."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from generator.model.document import ROUND_CHARTS, Chart
from generator.pipeline import check
from generator.profiles.load import load_profile
from tests.support.office import Printed, Rendered, render, soffice, squeezed, stored_contents, to_pdf
from tests.support.rendered import submission

WITH, WITHOUT = "hebei_2024_charts", "hebei_2024"
[WORKBOOK] = (Path(__file__).parents[1] / "sample_inputs" / WITH).glob("*.xlsx")


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Rendered:
    return render(WORKBOOK, tmp_path_factory.mktemp("charts"))


def charts(sample: Rendered) -> list[Chart]:
    return [block for _, block in sample.document.walk() if isinstance(block, Chart)]


def test_the_two_profiles_differ_in_their_switch_only():
    on, off = load_profile(WITH), load_profile(WITHOUT)
    assert on.draws_charts and not off.draws_charts
    same = ("version", "year", "sheets", "codes", "rules", "documents", "texts", "forms", "charts", "amounts", "glossary")
    assert all(getattr(on, name) == getattr(off, name) for name in same)


def test_the_sample_is_the_statutory_one_with_charts():
    assert check(WORKBOOK).findings == check(WORKBOOK.parents[1] / WITHOUT / WORKBOOK.name).findings
    facts = load_profile(WITH).facts
    assert check(WORKBOOK).submission.field(facts.sheet, facts.body) == submission("qinghe").field(facts.sheet, facts.body)


def test_every_declared_chart_is_printed(sample):
    declared = load_profile(WITH).charts
    assert [chart.kind for chart in charts(sample)] == ["pie", "doughnut", "stacked", "column", "bar"]
    assert len(declared) == len(charts(sample))


def test_the_numbers_of_the_charts_are_those_of_the_tables(sample):
    by_title = {chart.title: chart for chart in charts(sample)}
    income = next(chart for title, chart in by_title.items() if title.endswith("收入构成"))
    table = check(WORKBOOK).submission.cell("收支总表", "收入总计", "预算数").value
    assert sum(point.value for point in income.series[0].points) == table.printed
    projects = next(chart for title, chart in by_title.items() if title.endswith("项目"))
    assert sum(point.value for point in projects.series[0].points) == sum(
        row.figure("预算数").printed for row in check(WORKBOOK).submission.sheet("项目").records
    )


def test_the_same_workbook_gives_the_same_bytes(sample, tmp_path):
    again = render(WORKBOOK, tmp_path)
    assert again.word.read_bytes() == sample.word.read_bytes() and again.pdf.read_bytes() == sample.pdf.read_bytes()


def test_the_word_file_holds_editable_charts(sample):
    names = zipfile.ZipFile(sample.word).namelist()
    assert sum(name.startswith("word/charts/chart") for name in names) == len(charts(sample))
    assert sum(name.startswith("word/embeddings/") for name in names) == len(charts(sample))


@pytest.fixture(scope="module")
def office(sample, tmp_path_factory) -> Printed:
    soffice()
    [printed] = to_pdf([sample.word], tmp_path_factory.mktemp("office"))
    return Printed(printed)


@pytest.mark.office
def test_libreoffice_has_every_heading_on_our_page(sample, office):
    positions, headings = zip(*sample.document.headings(), strict=True)
    texts = [heading.text for heading in headings]
    assert len(office.pages) == len(sample.layout.pages)
    assert office.heading_pages(texts) == [sample.layout.heading_pages[position] for position in positions]
    listed = [(squeezed(h.text), str(sample.layout.heading_pages[p])) for p, h in zip(positions, headings, strict=True) if h.in_contents]
    assert stored_contents(sample.word) == listed


@pytest.mark.office
def test_both_print_the_same_words_in_the_same_charts_on_the_same_pages(sample, office):
    ours = Printed(sample.pdf)
    for chart in charts(sample):
        bars = [category.text for category in chart.categories] + labels(sample, chart)
        wanted = chart.entries if chart.kind in ROUND_CHARTS else bars
        [mine] = [page for page, text in enumerate(ours.pages) if page > ours.first and plain(chart.title) in plain(text)]
        for text in wanted:
            assert plain(text) in plain(ours.pages[mine]), (chart.title, text)
            assert plain(text) in plain(office.pages[mine]), (chart.title, text)


def labels(sample: Rendered, chart: Chart) -> list[str]:
    """The values that are printed: in a stack only where there is room."""
    [position] = [position for position, block in sample.document.walk() if block is chart]
    hidden = sample.layout.charts[position].hidden
    return [p.label.text for s, series in enumerate(chart.series) for n, p in enumerate(series.points) if p.label.text and (s, n) not in hidden]


def plain(text: str) -> str:
    """Without blanks, and without the place where an office breaks a line."""
    return re.sub(r"[\s\ufffe\x02]", "", text)
