"""Small pieces of documents: a section file on the base body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.compose.document import compose
from generator.model.document import Block, Document, Heading, Paragraph, Row, Span, Table
from generator.model.outline import OutlinePart, SectionText
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.profiles.errors import ProfileError, ProfileFault
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in


def body(tables: str = "") -> Submission:
    """The base body with these tables, completed."""
    [case] = cases_in("== 例\n" + tables)
    return body_of(case, hebei())


def only_section(text: str, profile: Profile | None = None) -> Profile:
    """A profile, by default Hebei's, with one section file, `text`, and no tables."""
    profile = profile or hebei()
    outline = replace(profile.outline, parts=(OutlinePart("portrait", texts=("例",)),))
    return replace(profile, documents=(outline,), texts={"例": SectionText("例", Path("例.txt"), text)})


def section(text: str, submission: Submission | None = None, profile: Profile | None = None) -> list[Block]:
    """The blocks of a section file that holds `text`."""
    document = compose(submission or body(), only_section(text, profile))
    return [block for _, block in document.walk()]


def printed(text: str, submission: Submission | None = None) -> str:
    """The only paragraph of a section file."""
    [paragraph] = section(text, submission)
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def faults(run: Callable[[], object]) -> list[ProfileFault]:
    """What a maintainer is told."""
    with pytest.raises(ProfileError) as error:
        run()
    return list(error.value.faults)


def grid(rows: tuple[Row, ...]) -> list[list[str | None]]:
    """Rows as texts; None for covered cells."""
    return [[None if cell is None else cell.text for cell in row] for row in rows]


def spans(document: Document) -> Iterator[tuple[tuple, Span]]:
    """Every span with its place in the tree."""
    for position, block in document.walk():
        if isinstance(block, (Heading, Paragraph)):
            yield from (((position, n), span) for n, span in enumerate(block.spans))
        elif isinstance(block, Table):
            for r, row in enumerate((*block.head, *block.body)):
                for c, cell in enumerate(row):
                    for n, line in enumerate(cell.lines if cell else ()):
                        yield from (((position, r, c, n, m), span) for m, span in enumerate(line))
