"""What is measured on: a sample of about forty pages, random bodies of one and ten times the rows, and disguised copies."""

from __future__ import annotations

import pickle
import random
from dataclasses import dataclass, replace
from pathlib import Path

from generator.compose.document import compose
from generator.derive import complete
from generator.model.document import Document, Heading, Paragraph, Section, Span, Table, TableCell
from generator.model.profile import Profile
from generator.model.theme import Theme
from generator.writers.fonts import FontBook
from generator.writers.layout import lay_out
from generator.writers.reference import open_reference
from tests.support.random_bodies import Size, random_values
from tests.support.submissions import source_values, submission_of

PAGES = 40
SAMPLES = ("xushui", "julu", "leting", "qinghe")
ROWS = {
    1: Size(functional=10, economic=7, projects=5, indicators=6),
    10: Size(functional=136, economic=70, projects=50, indicators=6),
}
"""Ten times the rows of subjects, ten times the projects and with them the indicators; the other texts stay few."""
GROWING = (
    "收入总表",
    "支出总表",
    "一般公共预算支出表",
    "政府性基金预算支出表",
    "国有资本经营预算支出表",
    "一般公共预算基本支出表",
    "项目",
    "绩效指标",
)
SEED = 3


@dataclass(frozen=True, slots=True)
class Content:
    """A disclosure: its values for a workbook, its document, and how it looks."""

    values: dict
    document: Document
    theme: Theme
    pages: int


def content_of(values: dict, profile: Profile) -> Content:
    document = compose(complete(submission_of(values, profile), profile), profile)
    theme = open_reference(profile.outline.reference, document.cover).theme
    pages = len(lay_out(document, theme, FontBook(profile.fonts, "bundled")).pages)
    return Content(values, document, theme, pages)


def forty_pages(profile: Profile) -> Content:
    """The sample that is nearest to forty pages."""
    return min(
        (content_of(source_values(name), profile) for name in SAMPLES), key=lambda content: abs(content.pages - PAGES)
    )


def of_rows(times: int) -> dict:
    """The values of a random body with so many times the rows."""
    return random_values(SEED, ROWS[times])


def rows(values: dict) -> int:
    """How many rows its subject tables, projects and indicators have."""
    return sum(len(values.get(sheet, ())) for sheet in GROWING)


def disguised(document: Document, seed: int) -> Document:
    """The document with other characters of the same kind: as long, as many different glyphs, but not one text the same.

    Engines that remember what they laid out before would otherwise be measured on their memory.
    """
    characters = sorted({character for text in texts(document) for character in text if _replaceable(character)})
    table: dict[int, str] = {}
    for kind in (str.isdigit, lambda character: not character.isdigit()):
        group = [character for character in characters if kind(character)]
        others = random.Random(seed).sample(group, len(group))
        table |= dict(zip(map(ord, group), others, strict=True))
    sections = tuple(_disguised_section(section, table) for section in document.sections)
    return replace(document, sections=sections)


def _replaceable(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in "0123456789"


def _disguised_section(section: Section, table: dict[int, str]) -> Section:
    def spans(given: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.text.translate(table)) for span in given)

    def cell(given: TableCell | None) -> TableCell | None:
        return given and replace(given, lines=tuple(map(spans, given.lines)))

    def block(given):
        if isinstance(given, (Paragraph, Heading)):
            return replace(given, spans=spans(given.spans))
        if isinstance(given, Table):
            head, body = (tuple(tuple(map(cell, row)) for row in part) for part in (given.head, given.body))
            return replace(given, head=head, body=body, banner=tuple(text.translate(table) for text in given.banner))
        return given

    return replace(section, blocks=tuple(map(block, section.blocks)))


def texts(document: Document):
    for _, block in document.walk():
        if isinstance(block, Table):
            yield from block.banner
            yield from (cell.text for row in (*block.head, *block.body) for cell in row if cell)
        elif isinstance(block, (Paragraph, Heading)):
            yield block.text


def save(content: Content, path: Path) -> Path:
    """The document and its theme for a process that does only the PDF step."""
    path.write_bytes(pickle.dumps((content.document, content.theme)))
    return path
