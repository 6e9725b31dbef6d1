"""Two states of a body for comparisons, and a Word file read as if its revisions were accepted or rejected."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from generator.compare.comparing import compare
from generator.compare.model import Amount, Comparison, Entry, TableChange, Words
from generator.model.document import DELETED, INSERTED, Span
from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.pipeline import assess
from tests.support.submissions import hebei, source_values, submission_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[dict], object]


def outcome(name: str, change: Change | None = None, profile: Profile | None = None) -> Outcome:
    """A sample as a checked workbook, its values changed by `change`."""
    profile = profile or hebei()
    values = copy.deepcopy(source_values(name))
    if change:
        change(values)
    return Outcome(Path(f"{name}.xlsx"), profile, *assess(submission_of(values, profile), (), profile))


@cache
def plain(name: str) -> Outcome:
    return outcome(name)


@cache
def two_years() -> Comparison:
    return compare(plain("leting_2023"), plain("leting"))


def drafts(name: str, change: Change) -> Comparison:
    """A workbook and the same after a change."""
    return compare(plain(name), outcome(name, change))


def table(comparison: Comparison, name: str) -> TableChange:
    [found] = [change for change in (*comparison.tables, *comparison.lists) if change.name == name]
    return found


def entry(change: TableChange, label: str) -> Entry:
    [found] = [entry for entry in change.entries if entry.label == label]
    return found


def amount(row: Entry, column: str) -> Amount:
    [found] = [value for value in row.amounts if column in value.columns]
    return found


def words(row: Entry, column: str) -> str:
    """A text with its changes: [-gone-]{+new+}."""
    [found] = [value for value in row.values if isinstance(value, Words) and value.column == column]
    return marked(found.spans)


def marked(spans: tuple[Span, ...]) -> str:
    signs = {INSERTED: "{{+{}+}}", DELETED: "[-{}-]", "": "{}"}
    return "".join(signs[span.revision].format(span.text) for span in spans)


def main_part(path: Path) -> ElementTree.Element:
    with zipfile.ZipFile(path) as package:
        return ElementTree.fromstring(package.read("word/document.xml"))


def settled(path: Path, accept: bool) -> list[str]:
    """The paragraphs of the body outside tables, all revisions accepted or all rejected.

    A paragraph whose end goes is joined with the next one, as in Word.
    """
    gone, lost = ("del", "delText") if accept else ("ins", "t")
    paragraphs, open_text = [], ""
    for paragraph in main_part(path).findall(f"{W}body/{W}p"):
        taken = {id(text) for mark in paragraph.iter(f"{W}{gone}") for text in mark.iter(f"{W}{lost}")}
        open_text += "".join(text.text or "" for text in paragraph.iter() if text.tag in (f"{W}t", f"{W}delText") and id(text) not in taken)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            paragraphs.append(open_text)
            open_text = ""
    return [text for text in (*paragraphs, open_text) if text]
