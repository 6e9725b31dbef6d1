"""Every document of every profile from the profile's own blank workbook, as a draft: complete, empty tables with their notes."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree
from openpyxl import load_workbook

from generator.compose.document import DRAFT_MARK, compose
from generator.compose.facts import facts_of, fill
from generator.model.outcome import Outcome
from generator.model.outline import Outline
from generator.pipeline import render, write_blank_workbook
from generator.profiles.load import load_profile, outline_of
from generator.profiles.locate import profile_keys
from tests.support.office import Printed, squeezed
from tests.support.readback_docx import Grid, Text, read_word
from tests.support.rendered import expected_blocks, normal, word_differences

DOCUMENTS = [(key, outline.name) for key in profile_keys() for outline in load_profile(key).documents]


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """The blank workbook of a profile, made once."""
    made = {}

    def workbook(key: str):
        if key not in made:
            made[key] = write_blank_workbook(key, tmp_path_factory.mktemp(key) / "空白.xlsx")
        return made[key]

    return workbook


@pytest.mark.parametrize(("key", "name"), DOCUMENTS)
def test_a_blank_workbook_gives_a_whole_draft(blank, tmp_path, key, name):
    outcome = render(blank(key), tmp_path, document=name, draft=True, fonts="bundled")
    profile, outline = outcome.profile, outline_of(outcome.profile, name)
    assert outcome.blocked and outcome.pages > 2
    word_file, pdf_file, _ = outcome.files
    _well_formed(word_file)
    word, paper = read_word(word_file), Printed(pdf_file)
    expected = expected_blocks(compose(outcome.submission, profile, draft=True, outline=outline))
    assert word_differences(expected, word) == []
    assert len(paper.pages) == outcome.pages
    shown = squeezed("".join(paper.pages))  # with the word for draft across each page: lines, not whole paragraphs
    assert [text.text for text in expected if isinstance(text, Text) and len(text.text) < 20 and squeezed(text.text) not in shown] == []
    assert DRAFT_MARK in "".join(text.text for text in word.front)
    _complete(word.blocks, outcome, outline)
    leftovers = [text for text in _texts(word.blocks) if any(mark in text for mark in ("{", "}", "None", "nan", "Empty("))]
    assert leftovers == []


def _well_formed(path) -> None:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def _complete(blocks, outcome: Outcome, outline: Outline) -> None:
    """Every statutory table stands there under its title, with its head and its notes."""
    facts = facts_of(outcome.submission, outcome.profile)
    printed = [normal(text) for text in _texts(blocks)]
    titles = [normal(block.text) for block in blocks if isinstance(block, Text) and block.role == "TableTitle"]
    for name in (name for part in outline.parts for name in part.tables):
        form = outcome.profile.sheets[name]
        title = normal(str(fill(form.title, facts)))
        assert title in titles
        [grid] = [block for block in blocks if isinstance(block, Grid) and normal(block.title) == title]
        assert grid.rows > grid.head_rows > 0
        assert {normal(str(fill(note, facts))) for note in (*form.notes, *filter(None, [form.empty_note]))} <= set(printed)


def _texts(blocks) -> list[str]:
    return [text for block in blocks for text in ([block.text] if isinstance(block, Text) else [cell.text for cell in block.cells])]


def test_there_are_several_profiles_and_documents():
    assert len({key for key, _ in DOCUMENTS}) >= 3
    assert ("hebei_2024", "预算绩效目标") in DOCUMENTS


@pytest.mark.parametrize("key", profile_keys())
def test_nothing_in_a_blank_workbook_is_left_unfilled(blank, key):
    words = [cell.value for sheet in load_workbook(blank(key)) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert [text for text in words if "{" in text] == []
