"""Section files -> blocks of the document.

A line is a paragraph; `#`, `##`, `###` begin headings; `@` begins a directive (a table, a form for each record, a chart,
a page break). Nothing else means anything, and only what the file itself says does: values are put in afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.compose.charts import chart_blocks
from generator.compose.directives import directive_fault
from generator.compose.forms import body_form, record_forms
from generator.compose.pivot import pivot_table
from generator.compose.tables import sheet_table
from generator.compose.templates import MARK, Templates
from generator.compose.texts import Text
from generator.model.document import Block, Heading, PageBreak, Paragraph, Span, Table
from generator.model.figure import Figure
from generator.model.outline import SectionText
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Submission
from generator.profiles.errors import ProfileError, ProfileFault

_BREAK = re.compile(r"\r\n|\r|\n")

HEADINGS = {"# ": ("Heading1", 1), "## ": ("Heading2", 2), "### ": ("Heading3", 3)}


@dataclass(frozen=True, slots=True)
class Page:
    """What a section is composed from."""

    submission: Submission
    profile: Profile
    facts: dict[str, Text]
    names: dict[str, Any]
    templates: Templates


def section_blocks(section: SectionText, page: Page) -> Iterator[Block]:
    """The blocks of one section file. Raises ProfileError for what the file says wrongly."""
    text, values = page.templates.render(section, page.names)
    yield from _apart(block for line in text.splitlines() for block in _line(line.strip(), values, section, page))


def _line(line: str, values: list[Any], section: SectionText, page: Page) -> Iterator[Block]:
    if line.startswith("@"):
        yield from _directive(line, values, section, page)
    elif line:
        yield from _heading_or_paragraphs(line, values)


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a gap between tables that follow each other: Word would join them."""
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Table) and isinstance(block, Table):
            yield Paragraph((), "Gap")
        yield block
        before = block


def _heading_or_paragraphs(line: str, values: list[Any]) -> Iterator[Block]:
    for mark, (role, level) in HEADINGS.items():
        if line.startswith(mark):
            spans = _one_line(line[len(mark) :].strip(), values)
            yield Heading(spans, role, level, in_contents=level == 1)
            return
    yield from (Paragraph(spans) for spans in _paragraphs(line, values))


def _directive(line: str, values: list[Any], section: SectionText, page: Page) -> Iterator[Block]:
    fault = directive_fault(line, page.profile)
    if fault:
        raise ProfileError([ProfileFault(f"sections/{section.path.name}", _line_number(line, section), fault)])
    word, _, rest = line[1:].partition(" ")
    yield from DIRECTIVES[word](rest.strip(), values, page)


def _line_number(line: str, section: SectionText) -> int:
    """Where a directive stands whose name is put together: the first line with its word."""
    word = line.partition(" ")[0]
    return next((number for number, text in enumerate(section.text.splitlines(), 1) if word in text), 0)


def _named(role: str) -> Callable[[str, list[Any], Page], Iterator[Block]]:
    def paragraph(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
        yield Paragraph(_one_line(rest, values), role)

    return paragraph


def _page_break(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    yield PageBreak()


def _table(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    form = page.profile.sheets[rest]
    yield from sheet_table(page.submission.sheet(rest), form, page.facts, page.profile, kind="narrative")


def _forms(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    yield from record_forms(page.submission, page.profile.forms[rest], page.facts, page.profile)


def _body_form(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    yield body_form(page.submission, page.profile.forms[rest], page.profile)


def _pivot(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    yield pivot_table(page.submission, page.profile.pivots[rest], page.facts, page.profile)


def _chart(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    yield from chart_blocks(page.submission, page.profile.charts[rest], page.facts, page.profile)


def _table_title(rest: str, values: list[Any], page: Page) -> Iterator[Block]:
    yield Heading(_one_line(rest, values), "TableTitle", level=1)


DIRECTIVES: dict[str, Callable[[str, list[Any], Page], Iterator[Block]]] = {
    "篇名": _named("PartTitle"),
    "标题": _named("DocumentTitle"),
    "表号": _named("TableNumber"),
    "表题": _table_title,
    "表名": _named("TableCaption"),
    "注": _named("TableNote"),
    "另起页": _page_break,
    "表": _table,
    "逐项": _forms,
    "表样": _body_form,
    "汇总": _pivot,
    "图": _chart,
}


def _paragraphs(line: str, values: list[Any]) -> Iterator[tuple[Span, ...]]:
    """The line with its values; each line break within a value begins a new paragraph."""
    spans: list[Span] = []
    for number, piece in enumerate(MARK.split(line)):
        if number % 2 == 0:
            spans.extend([Span(piece)] if piece else [])
        else:
            spans.extend(_spans(values[int(piece)]))
    yield from _split(tuple(spans))


def _one_line(line: str, values: list[Any]) -> tuple[Span, ...]:
    """The line with its values on one line: headings have no paragraphs."""
    paragraphs = list(_paragraphs(line, values))
    return tuple(span for spans in paragraphs for span in spans)


def _spans(value: Any) -> tuple[Span, ...]:
    if isinstance(value, Figure):
        return (Span(f"{value.printed:.2f}", value.sources),)
    if isinstance(value, Text) and value.parts:
        return tuple(Span(part.value, part.sources) for part in value.parts if part.value)
    sources: tuple[SourceRef, ...] = getattr(value, "sources", ())
    return (Span(str(value), sources),) if str(value) else ()


def _split(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """One tuple of spans a paragraph. Blanks that a clerk typed to indent a paragraph are left to the style."""
    current: list[Span] = []
    for span in spans:
        first, *others = _BREAK.split(span.text)
        current.append(Span(first, span.sources))
        for text in others:
            yield from _closed(current)
            current = [Span(text, span.sources)]
    yield from _closed(current)


def _closed(spans: list[Span]) -> Iterator[tuple[Span, ...]]:
    if not "".join(span.text for span in spans).strip():
        return
    while spans and not spans[0].text.strip():
        spans = spans[1:]
    yield (Span(spans[0].text.lstrip(), spans[0].sources), *(span for span in spans[1:] if span.text))
