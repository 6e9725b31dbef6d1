"""The samples from end to end, written once for all tests, and what of a document tree does not stand in its files.

Nothing here trusts the writers: `word_differences` and `paper_differences` hold what was read back out of the files
against the tree (or against the other file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, combinations
from pathlib import Path

from generator.compose.document import compose
from generator.derive import complete
from generator.model.document import Document, Heading, PageBreak, Paragraph, Table
from generator.model.layout import Layout
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.writers.docx import write_docx
from generator.writers.fonts import FontBook
from generator.writers.layout import lay_out
from generator.writers.line_breaking import INVISIBLE
from generator.writers.pdf import write_pdf
from generator.writers.reference import Reference, open_reference
from generator.writers.xml_text import legal
from tests.support.readback_docx import Block, Cell, Grid, Text, WordFile, read_word
from tests.support.readback_pdf import Line, Paper, read_pdf
from tests.support.submissions import SAMPLES, SOURCES, hebei, source_values, submission_of  # noqa: F401 - tests take SAMPLES from here

WORKBOOKS = SOURCES.parent
_SPACES = re.compile(rf"[\s{INVISIBLE}]")


@dataclass(frozen=True, eq=False)
class Rendered:
    """One body's disclosure: what it was made from, the files, and the files read back."""

    submission: Submission
    profile: Profile
    document: Document
    reference: Reference
    layout: Layout
    fonts: FontBook
    docx: Path
    pdf: Path

    @cached_property
    def word(self) -> WordFile:
        return read_word(self.docx)

    @cached_property
    def paper(self) -> Paper:
        return read_pdf(self.pdf)

    @cached_property
    def expected(self) -> list[Block]:
        return expected_blocks(self.document)


@cache
def rendered(name: str, folder: Path) -> Rendered:
    """The sample `name`, written into `folder` once: from its workbook if there is one, else from its source."""
    return typeset(submission(name), hebei(), folder, name)


def submission(name: str) -> Submission:
    """The completed submission of a sample."""
    workbook = workbook_of(name)
    if workbook is None:
        return complete(submission_of(source_values(name), hebei()), hebei())
    from generator.pipeline import check

    return check(workbook).submission


def workbook_of(name: str) -> Path | None:
    """The sample's workbook. None if no sample has one; a single missing one is an error."""
    facts = hebei().facts
    if not any(WORKBOOKS.glob("*.xlsx")):
        return None
    workbook = WORKBOOKS / f"{source_values(name)[facts.sheet][facts.body]}.xlsx"
    if not workbook.exists():
        raise FileNotFoundError(workbook)
    return workbook


def typeset(submission: Submission, profile: Profile, folder: Path, stem: str) -> Rendered:
    """Word and PDF file of a completed submission, in the bundled faces."""
    return write(compose(submission, profile), submission, profile, folder, stem)


def write(document: Document, submission: Submission, profile: Profile, folder: Path, stem: str) -> Rendered:
    """Word and PDF file of a document, which usually was composed from the submission."""
    fonts = FontBook(profile.fonts, "bundled")
    reference = open_reference(profile.outline.reference, document.cover)
    layout = lay_out(document, reference.theme, fonts)
    word, paper = folder / f"{stem}.docx", folder / f"{stem}.pdf"
    write_docx(document, reference, layout, word)
    write_pdf(document, reference.theme, layout, fonts, paper)
    return Rendered(submission, profile, document, reference, layout, fonts, word, paper)


def normal(text: str) -> str:
    """Text without what printing may change: spaces, line ends and what is invisible."""
    return _SPACES.sub("", text)


def expected_blocks(document: Document) -> list[Block]:
    """The tree in the form in which files are read back, without what prints nothing."""
    blocks: list[Block] = []
    for _, block in document.walk():
        if isinstance(block, Table):
            blocks.append(_grid(block))
        elif isinstance(block, (Heading, Paragraph)) and block.text:
            level = block.level if isinstance(block, Heading) else 0
            blocks.append(Text(legal(block.text), block.role, level))
        elif not isinstance(block, (Heading, Paragraph, PageBreak)):
            raise TypeError(type(block).__name__)
    return blocks


def _grid(table: Table) -> Grid:
    rows = (*table.head, *table.body)
    cells = tuple(
        Cell(legal(cell.text), top, left, cell.rowspan, cell.colspan)
        for top, row in enumerate(rows)
        for left, cell in enumerate(row)
        if cell is not None
    )
    banner = table.banner if table.has_banner else ()
    return Grid(len(rows), len(table.widths), cells, len(table.head), banner, table.title)


def word_differences(expected: Sequence[Block], word: WordFile) -> list[str]:
    """What of the tree is not in the Word file, and the other way round; exactly, down to spaces."""
    found = [_comparable(block) for block in word.blocks]
    wanted = [_comparable(block) for block in expected]
    return [f"{a}\n  in Word: {b}" for a, b in zip(wanted, found) if a != b] + (
        [f"{len(wanted)} blocks, in Word {len(found)}"] if len(wanted) != len(found) else []
    )


def _comparable(block: Block) -> object:
    if isinstance(block, Text):
        return block
    banner = "|".join(block.banner) if block.columns > 2 else "　".join(filter(None, block.banner))
    return block.rows, block.columns, block.head_rows, banner, block.texts, sorted(block.owners.items())


@dataclass(frozen=True)
class Printed:
    """A text of the tree and the lines that print it."""

    text: str
    lines: tuple[Line, ...]


def paper_differences(expected: Sequence[Block], paper: Paper, printed: list[Printed] | None = None) -> list[str]:
    """What of the tree (or of the Word file) the PDF does not show in the same order, apart from spaces.

    `printed`, if given, collects which lines print which text, paragraphs and cells alike.
    """
    printed = [] if printed is None else printed
    differences: list[str] = []
    found = list(paper.blocks)
    for block in expected:
        if isinstance(block, Text):
            lines = _taken(found, normal(block.text))
            if "".join(normal(line.text) for line in lines) != normal(block.text):
                following = [line.text for line in found[:3] if isinstance(line, Line)]
                return [*differences, f"{block}\n  in the PDF: {[line.text for line in lines]}, then {following}"]
            printed.append(Printed(block.text, tuple(lines)))
        elif not found or not isinstance(found[0], Grid):
            return [*differences, f"table {block.title}\n  in the PDF: {found[:1]}"]
        else:
            differences += grid_differences(block, found.pop(0), printed)
    return differences + [f"only in the PDF: {block}" for block in found]


def _taken(found: list, text: str) -> list[Line]:
    """Lines taken from the front of `found` as long as they are the next part of `text`."""
    lines: list[Line] = []
    done = ""
    while done != text and found and isinstance(found[0], Line) and text.startswith(done + normal(found[0].text)):
        lines.append(found.pop(0))
        done += normal(lines[-1].text)
    return lines


def grid_differences(expected: Grid, found: Grid, printed: list[Printed] | None = None) -> list[str]:
    """Where two tables differ. A page end may cut a row, and repeats or goes on with the label of a merged cell."""
    collected: list[Printed] = []
    surplus = found.rows - expected.rows
    ways = list(combinations(found.page_starts, surplus)) if surplus >= 0 else []
    first: list[str] = []
    for cut in ways:
        collected = []
        differences = list(_cell_differences(expected, found, cut, collected))
        first = first or differences
        if not differences:
            break
    else:
        first = first or [f"{expected.rows} rows, found {found.rows}: {found.texts}"]
        return [f"table {expected.title or found.title}: {difference}" for difference in first]
    if printed is not None:
        printed += collected
    if len(found.pages) > 1 and found.head_rows != expected.head_rows:
        return [f"table {expected.title}: {expected.head_rows} head rows, repeated {found.head_rows}"]
    if normal("".join(expected.banner)) != normal("".join(found.banner)):
        return [f"table {expected.title}: banner {expected.banner}, found {found.banner}"]
    return []


def _cell_differences(expected: Grid, found: Grid, cut: tuple[int, ...], printed: list[Printed]) -> Iterator[str]:
    """`cut` are the rows of `found` that go on with the row before."""
    if expected.columns != found.columns:
        yield f"{expected.columns} columns, found {found.columns}"
        return
    rows_of = list(accumulate(row not in cut for row in range(found.rows)))  # row of `expected`, from 1
    parts: dict[Cell, list[Cell]] = {cell: [] for cell in expected.cells}
    for (row, column), cell in sorted(found.owners.items()):
        owner = expected.owners[rows_of[row] - 1, column]
        if cell not in parts[owner]:
            parts[owner].append(cell)
    for cell, shown in parts.items():
        area = sum(part.height * part.width for part in shown)
        wanted = sum(cell.width for row in rows_of if cell.top < row <= cell.top + cell.height)
        texts = [normal(part.text) for part in shown]
        text = normal(cell.text)
        place = f"row {cell.top + 1}, column {cell.left + 1}"
        if area != wanted or not ("".join(texts) == text or all(part == text for part in texts)):
            found_parts = [(part.text, part.height, part.width) for part in shown]
            yield f"{place}: {cell.text!r} ({cell.height}×{cell.width}), found {found_parts}"
        elif not _typed_lines_kept(cell.text, shown):
            yield f"{place}: typed lines run together, {[line.text for part in shown for line in part.lines]}"
        else:
            printed.extend(Printed(cell.text, part.lines) for part in shown if part.lines)


def _typed_lines_kept(text: str, shown: list[Cell]) -> bool:
    """Whether every line that was typed begins a line in print. A text that runs over pages is not looked at."""
    typed = {0, *accumulate(len(normal(line)) for line in text.split("\n"))}
    printed = {0, *accumulate(len(normal(line.text)) for line in shown[0].lines)}
    return len(shown) > 1 or typed <= printed
