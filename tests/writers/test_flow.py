"""The pages of a section: planned breaks, what stays together, and what may run over a page's end."""

import random
from itertools import pairwise

import pytest

from generator.model.document import Heading, PageBreak, Table
from generator.writers.grid import GridPiece
from generator.writers.layout import lay_out
from tests.support import documents
from tests.support.documents import (
    cell,
    fonts,
    form_table,
    head,
    heading,
    indicator_table,
    paragraph,
    prose,
    statutory_table,
    theme,
)
from tests.support.pages import LINE, free_below, grids, laid_out, section_pages, texts


def lines(count: int, mark: str = "部") -> str:
    """A text that fills `count` lines of the body without the end of a sentence."""
    per_line = int(theme().setups["portrait"].text_width // 16)
    return mark * (per_line * count - 2 - per_line // 2)


def small_table(rows: int, kind: str = "narrative") -> Table:
    return Table((1, 1), ((head("甲"), head("乙")),), tuple((cell(str(i)), cell("值")) for i in range(rows)), kind=kind)


def test_page_that_ends_between_blocks_keeps_a_free_line():
    for seed in range(5):
        source = documents.disclosure(tables=1, sections=8, projects=0, seed=seed)
        layout = lay_out(source, theme(), fonts())
        narrative = [page for page in layout.pages if page.setup == "portrait"]
        assert len(narrative) > 8
        assert all(free_below(page) >= LINE - 0.01 for page in narrative)


def test_breaks_are_the_blocks_that_begin_a_page():
    source = documents.disclosure(tables=1, sections=6, projects=0)
    layout = lay_out(source, theme(), fonts())
    begun = {texts(page)[0] for page in layout.pages if page.setup == "portrait"}
    recorded = {source.sections[s].blocks[b].text for s, b in layout.breaks}
    sections_begin = {source.sections[1].blocks[0].text, source.sections[2].blocks[0].text}
    continued = {source.sections[s].blocks[b].text[offset:] for (s, b), o in layout.cuts.items() for offset in o}
    assert {text for text in begun if text} == recorded | sections_begin | {text for text in continued if text in begun}


def test_heading_does_not_stay_alone_at_a_page_foot():
    for filling in range(1, 24):
        layout = laid_out(
            *[paragraph("部")] * filling,
            heading("一、标题"),
            heading("（一）小标题", "Heading2", 2),
            paragraph(lines(3)),
        )
        for page in section_pages(layout):
            last = page.items[-1].flowable
            assert last.style.id == "Body"


def test_short_paragraph_moves_whole():
    page_lines = int(theme().setups["portrait"].text_height // LINE)
    layout = laid_out(*[paragraph("部")] * (page_lines - 4), paragraph(lines(6)))
    assert layout.cuts == {}
    assert layout.breaks == {(0, page_lines - 4)}


def test_paragraph_is_cut_when_much_would_stay_blank():
    page_lines = int(theme().setups["portrait"].text_height // LINE)
    text = lines(12)
    layout = laid_out(*[paragraph("部")] * (page_lines - 8), paragraph(text))
    ((position, (offset,)),) = layout.cuts.items()
    assert position == (0, page_lines - 8)
    assert layout.breaks == frozenset()
    first, second = section_pages(layout)
    assert texts(first)[-1] == text[:offset]
    assert texts(second) == [text[offset:]]
    assert LINE <= free_below(first) < 2 * LINE


def test_paragraph_is_cut_after_a_sentence_if_there_is_one():
    page_lines = int(theme().setups["portrait"].text_height // LINE)
    text = lines(3) + "。" + lines(9, "门")
    layout = laid_out(*[paragraph("部")] * (page_lines - 8), paragraph(text))
    assert list(layout.cuts.values()) == [(text.index("。") + 1,)]


def test_paragraph_longer_than_two_pages_is_cut_twice():
    text = lines(50)
    layout = laid_out(paragraph(text))
    ((_, offsets),) = layout.cuts.items()
    assert len(offsets) == 2
    bounds = [0, *offsets, len(text)]
    assert [texts(page) for page in section_pages(layout)] == [[text[a:b]] for a, b in pairwise(bounds)]


def test_page_break_begins_a_page_and_is_not_recorded():
    layout = laid_out(paragraph("甲"), PageBreak(), PageBreak(), paragraph("乙"), PageBreak())
    assert [texts(page) for page in section_pages(layout)][:2] == [["甲"], ["乙"]]
    assert layout.breaks == frozenset()


def test_statutory_table_keeps_its_title_and_runs_over():
    layout = laid_out(
        heading("表一", "TableTitle"),
        statutory_table(60),
        paragraph("注：略。", "TableNote"),
        flowing=False,
        setup="landscape",
    )
    pages = section_pages(layout)
    assert len(pages) == 4
    assert texts(pages[0]) == ["表一"] and len(grids(pages[0])) == 1
    assert texts(pages[-1]) == ["注：略。"]
    assert len(layout.row_heights[(0, 1)]) == 1 + 2 + 60


def test_note_below_a_table_that_fills_the_page_begins_the_next_one():
    blocks = [heading("表", "TableTitle"), statutory_table(16), paragraph("注：略。", "TableNote")]
    pages = {
        rows: laid_out(blocks[0], statutory_table(rows), blocks[2], flowing=False, setup="landscape")
        for rows in range(8, 22)
    }
    recorded = {rows: (0, 2) in layout.breaks for rows, layout in pages.items()}
    for rows, layout in pages.items():
        last = section_pages(layout)[-1]
        assert recorded[rows] == (texts(last) == ["注：略。"] and not grids(last))


def test_table_that_fits_on_a_page_is_not_split():
    for filling in range(5, 22):
        layout = laid_out(*[paragraph("部")] * filling, paragraph("单位：万元", "TableUnit"), small_table(20))
        holding = [page for page in section_pages(layout) if grids(page)]
        assert len(holding) == 1
        assert texts(holding[0])[-1] == "单位：万元"


def test_long_table_does_not_begin_below_text_that_may_be_longer_elsewhere():
    layout = laid_out(paragraph(lines(3)), small_table(80))
    first, second, *_ = section_pages(layout)
    assert not grids(first) and grids(second)
    assert layout.breaks == {(0, 1)}
    layout = laid_out(heading("一、表"), small_table(80))
    assert grids(section_pages(layout)[0])


def test_forms_follow_one_another():
    blocks = []
    for i in range(6):
        blocks += [
            heading(f"项目{i}", "ProjectTitle", 2),
            paragraph("单位：万元", "TableUnit"),
            form_table(prose(60, i)),
            paragraph("", "Gap"),
            indicator_table(5 + 2 * i),
        ]
    pages = section_pages(laid_out(*blocks))
    assert len(pages) <= 7  # about 3,400 points of tables and titles on pages of 638
    for page in pages[:-1]:
        assert free_below(page) < 150
    for page in pages:
        for i in range(6):
            if f"项目{i}" in texts(page):
                start = [getattr(item.flowable, "text", None) for item in page.items].index(f"项目{i}")
                form, indicators = [
                    item.flowable for item in page.items[start:] if isinstance(item.flowable, GridPiece)
                ][:2]
                assert form.last and form.start == 0
                assert indicators.start == 0 and indicators.end >= 2


@pytest.mark.parametrize("filling", range(21))
def test_goal_form_stays_with_title_and_first_indicators(filling):
    project = (heading("项目", "ProjectTitle", 2), form_table(prose(60)), paragraph("", "Gap"), indicator_table(9))
    layout = laid_out(*[paragraph("部")] * filling, *project)
    (page,) = [page for page in section_pages(layout) if "项目" in texts(page)]
    form, indicators = grids(page)
    assert form.last and form.start == 0
    assert indicators.start == 0 and indicators.end >= 2


def test_goal_form_higher_than_a_page_is_laid_out_all_the_same():
    goal = "\n".join(f"目标{i}。" for i in range(120))
    layout = laid_out(heading("项目", "ProjectTitle", 2), form_table(goal), indicator_table(3))
    assert len(section_pages(layout)) == 3
    assert layout.row_heights[(0, 1)][-1] == 0.0


def test_many_headings_in_a_row_do_not_run_off_the_page():
    layout = laid_out(*[heading(f"标题{i}") for i in range(40)], paragraph("文"))
    assert all(free_below(page) >= -0.01 for page in layout.pages)
    assert len(layout.heading_pages) == 40


@pytest.mark.parametrize("seed", range(12))
def test_any_mixture_of_blocks_is_laid_out_completely(seed):
    chance = random.Random(seed)
    blocks = []
    for i in range(60):
        blocks.append(
            chance.choice(
                [
                    heading(f"标题{i}"),
                    paragraph(prose(chance.randint(1, 900), i)),
                    paragraph("", "Gap"),
                    small_table(chance.randint(0, 60), chance.choice(["narrative", "form"])),
                    form_table(prose(chance.randint(1, 2500), i)),
                    indicator_table(chance.randint(1, 30)),
                    PageBreak(),
                ]
            )
        )
    layout = laid_out(*blocks, flowing=bool(seed % 3))
    printed = "".join(text for page in section_pages(layout) for text in texts(page))
    assert printed == "".join(block.text for block in blocks if not isinstance(block, (Table, PageBreak)))
    assert all(free_below(page) >= -0.02 for page in section_pages(layout) if page.items)
    tables = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
    assert sorted(layout.row_heights) == [(0, i) for i in tables]
    assert set(layout.heading_pages) == {(0, i) for i, block in enumerate(blocks) if isinstance(block, Heading)}
