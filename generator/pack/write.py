"""送审材料 written: the pack of one rendered body as Word and PDF, in the look of the text it is about.

It names the published files by their sums, so it can only be laid out once they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.checklist import Checklist
from generator.model.document import Document
from generator.model.layout import Layout
from generator.model.outcome import Outcome
from generator.model.outline import Outline
from generator.output import OutputError
from generator.profiles.checklist import checklist_of

if TYPE_CHECKING:
    from generator.press import Press


def checklist_for(outcome: Outcome, outline: Outline) -> Checklist:
    """The checklist of the document that is printed. Raises ProfileError, or OutputError for a document that has none."""
    checklist = checklist_of(outcome.profile)
    if checklist.document != outline.name:
        raise OutputError(f"送审材料只随“{checklist.document}”生成，“{outline.name}”没有：不要加 --pack。")
    return checklist


def pack_writers(
    outcome: Outcome, document: Document, layout: Layout, outline: Outline, checklist: Checklist, press: Press, sums: Mapping[str, str]
) -> dict[str, Callable[[Path], object]]:
    """How to write the pack's files, by the ending of their names. `sums` are those of the published files by name, once they are written."""
    from generator.pack.cells import printable
    from generator.pack.document import pack_document
    from generator.pack.material import Material
    from generator.pipeline import filled_reference
    from generator.writers.docx import write_docx
    from generator.writers.layout import lay_out
    from generator.writers.pdf import write_pdf

    @cache
    def made():
        material = Material(outcome, document, layout, checklist, tuple(sums.items()))
        pack = printable(pack_document(material), press.book.missing)
        reference = filled_reference(outline, pack, press.references).without_cover()
        return pack, reference, lay_out(pack, reference.theme, press.book)

    def word(target: Path) -> None:
        pack, reference, placed = made()
        write_docx(pack, reference, placed, target)

    def paper(target: Path) -> None:
        pack, reference, placed = made()
        write_pdf(pack, reference.theme, placed, press.book, target)

    return {f"{checklist.suffix}.docx": word, f"{checklist.suffix}.pdf": paper}
