"""`gongkai compare`: two workbooks -> a Word file and a page beside the newer one, both or none."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from generator.compare.comparing import compare
from generator.compare.document import comparison_document
from generator.compare.model import Comparison
from generator.compare.page import page_text
from generator.output import OutputError, write_together
from generator.pipeline import check, filled_reference

SIGN = "gongkai compare "
"""Begins the seal of our own files: what follows is the hash of what was written."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, and the files that say so."""

    comparison: Comparison
    files: tuple[Path, ...]


def compare_workbooks(
    before: Path, after: Path, target: Path | None = None, *, profile: str | None = None, everything: bool = False, fonts: str = "own"
) -> Compared:
    """Compare two workbooks, the older one first. `target` is a folder, or the name of the Word file.

    Neither need be without errors. A comparison that somebody has worked on is not replaced. Raises WorkbookError,
    ProfileError, OutputError.
    """
    comparison = compare(check(before, profile), check(after, profile))
    word = word_file(before, after, target)
    page = word.with_suffix(".html")
    for file, untouched in ((word, is_untouched_word), (page, is_untouched_page)):
        if file.exists() and not untouched(file):
            raise OutputError(f"“{file}”已经存在，里面可能有改动，没有覆盖。请换一个文件名（--out），或者把它移走。")
    files = write_together(
        {
            word: lambda temporary: _write_word(comparison, everything, fonts, temporary),
            page: lambda temporary: temporary.write_bytes(_sealed(page_text(comparison, everything))),
        }
    )
    return Compared(comparison, files)


def word_file(before: Path, after: Path, target: Path | None) -> Path:
    """The Word file's name: beside the newer workbook, in the folder `target`, or `target` itself if that is a Word file."""
    if target and target.suffix.lower() in (".docx", ".html"):
        return target.with_suffix(".docx")
    return (target or after.parent) / f"{after.stem}（与{before.stem}对照）.docx"


def _write_word(comparison: Comparison, everything: bool, fonts: str, target: Path) -> None:
    from generator.writers.docx import write_docx
    from generator.writers.fonts import FontBook
    from generator.writers.layout import lay_out

    profile = comparison.after.profile
    document = comparison_document(comparison, everything)
    reference = filled_reference(profile.outline, document)
    layout = lay_out(document, reference.theme, FontBook(profile.fonts, fonts))
    # The text grows or shrinks as its revisions are accepted or rejected: it runs over the pages as Word likes.
    last = len(document.sections) - 1
    layout = replace(layout, breaks=frozenset(position for position in layout.breaks if position[0] != last), cuts={})
    write_docx(document, reference, layout, target)
    with zipfile.ZipFile(target, "a") as package:  # office programs write a package anew, without the seal
        package.comment = _seal(_contents(package)).encode()


def is_untouched_word(path: Path) -> bool:
    """Is this a comparison of ours that nobody has saved since?"""
    try:
        with zipfile.ZipFile(path) as package:
            return package.comment == _seal(_contents(package)).encode()
    except (OSError, zipfile.BadZipFile):
        return False


def _contents(package: zipfile.ZipFile) -> bytes:
    return b"".join(name.encode() + package.read(name) for name in package.namelist())


def _sealed(text: str) -> bytes:
    content = text.encode("utf-8", "replace")
    return content + f"<!-- {_seal(content)} -->\n".encode()


def is_untouched_page(path: Path) -> bool:
    """Is this a page of ours that nobody has changed since?"""
    content, found, _ = path.read_bytes().rpartition(f"<!-- {SIGN}".encode())
    return bool(found) and path.read_bytes() == content + f"<!-- {_seal(content)} -->\n".encode()


def _seal(content: bytes) -> str:
    return SIGN + hashlib.sha256(content).hexdigest()
