"""Insertions and deletions as Word's own revisions, which a reader accepts or rejects.

Accepting all gives the text without its deleted runs, rejecting all the text without its inserted ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from generator.model.document import DELETED, INSERTED, Span
from generator.writers.docx_package import UNDATED
from generator.writers.docx_xml import run

AUTHOR = "gongkai"

_TAGS = {INSERTED: "ins", DELETED: "del"}

# Who, when and a number of its own go into every mark at the end: this character cannot come from any text.
_SIGNATURE = "\x00"

_FIRST = 1_000_000
"""Numbers of revisions begin far above those of the bookmarks: in a file all marks share them."""


def revised_runs(spans: Iterable[Span]) -> str:
    """Runs of the spans, those that were inserted or deleted within their mark."""
    return "".join(_marked(span) for span in spans if span.text)


def paragraph_mark(spans: Iterable[Span]) -> str:
    """The run properties of a paragraph's end, if the whole paragraph was inserted or deleted; else nothing."""
    kinds = {span.revision for span in spans if span.text}
    tag = _TAGS.get(kinds.pop()) if len(kinds) == 1 else None
    return f"<w:rPr><w:{tag}{_SIGNATURE}/></w:rPr>" if tag else ""


def signed(xml: str, date: str) -> str:
    """The text with author, date (ISO, of the document) and a number in every mark of a revision."""
    first, *others = xml.split(_SIGNATURE)
    numbers = count(_FIRST)
    return first + "".join(f' w:id="{next(numbers)}" w:author="{AUTHOR}" w:date="{date or UNDATED}T00:00:00Z"{part}' for part in others)


def _marked(span: Span) -> str:
    tag = _TAGS.get(span.revision)
    content = run(span.text, deleted=span.revision == DELETED)
    return f"<w:{tag}{_SIGNATURE}>{content}</w:{tag}>" if tag else content
