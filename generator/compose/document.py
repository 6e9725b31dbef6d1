"""Submission -> Document: the profile's outline, filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.compose.facts import facts_of, fill
from generator.compose.sections import Page, section_blocks
from generator.compose.tables import sheet_table
from generator.compose.templates import Templates
from generator.compose.texts import Text, span
from generator.compose.views import view_of
from generator.model.document import Block, Document, Heading, PageBreak, Paragraph, Section
from generator.model.outline import Outline, OutlinePart
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.model.unfilled import unfilled_sheets
from generator.profiles.names import DERIVED

OWN_TERMS = "统一名词"
"""The name by which section files know the profile's own glossary."""
DRAFT_MARK = "（草稿，尚未通过校验，不得公开）"


def compose(
    submission: Submission, profile: Profile, draft: bool = False, outline: Outline | None = None, templates: Templates | None = None
) -> Document:
    """One document of the profile as a tree, by default the disclosure itself; `templates` are the profile's, if they are compiled already.

    Raises ProfileError if a text or a title of the profile names something unknown.
    """
    outline = outline or profile.outline
    facts = facts_of(submission, profile)
    page = Page(submission, profile, facts, _names(submission, profile, facts), templates or templates_of(profile))
    published = submission.cell(profile.facts.sheet, profile.facts.date).value
    return Document(
        title=str(fill(outline.title, facts)),
        author=str(facts[profile.facts.body]),
        subject=str(fill(outline.subject, facts)),
        cover={name: str(fill(text, facts)) for name, text in outline.cover.items()} | {"草稿标记": DRAFT_MARK if draft else ""},
        contents_title=str(fill(outline.contents_title, facts)),
        sections=tuple(_section(part, page) for part in outline.parts),
        draft=draft,
        date=published.isoformat() if isinstance(published, date) else "",
    )


def templates_of(profile: Profile) -> Templates:
    """The profile's section files, compiled. Raises ProfileError with every fault found."""
    return Templates(profile, known_names(profile))


def known_names(profile: Profile) -> set[str]:
    """What a section file may name: the facts, what follows from them, the sheets and the profile's glossary."""
    return {line.name for line in profile.sheets[profile.facts.sheet].lines} | set(profile.sheets) | {*DERIVED, OWN_TERMS}


def _names(submission: Submission, profile: Profile, facts: dict[str, Text]) -> dict[str, Any]:
    names: dict[str, Any] = dict(facts)
    names[OWN_TERMS] = [{"名词": Text(term.name), "解释": Text(term.definition)} for term in profile.glossary]
    unfilled = unfilled_sheets(submission, profile)
    return names | {name: view_of(form, submission.sheet(name), profile, name in unfilled) for name, form in profile.sheets.items()}


def _section(part: OutlinePart, page: Page) -> Section:
    blocks = tuple(_tables(part, page)) + tuple(
        block for name in part.texts for block in section_blocks(page.profile.texts[name], page)
    )
    group = str(fill(part.contents_group, page.facts))
    return Section(part.setup, blocks, group, flowing=not part.tables)


def _tables(part: OutlinePart, page: Page) -> Iterator[Block]:
    """Each statutory table on a page of its own, below its title."""
    for number, name in enumerate(part.tables):
        form = page.profile.sheets[name]
        if number:
            yield PageBreak()
        if form.number:
            yield Paragraph((span(fill(form.number, page.facts, form.file)),), "TableNumber")
        yield Heading((span(fill(form.title, page.facts, form.file)),), "TableTitle", level=1)
        yield from sheet_table(page.submission.sheet(name), form, page.facts, page.profile, kind="statutory")
