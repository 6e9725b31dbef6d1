"""LibreOffice as an independent reader of our Word files: converts them to PDF with the bundled faces."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from generator.compose.document import compose
from generator.model.document import Document
from generator.model.layout import Layout
from generator.pipeline import check
from generator.writers.docx import write_docx
from generator.writers.fonts import FontBook
from generator.writers.layout import lay_out
from generator.writers.pdf import write_pdf
from generator.writers.reference import open_reference

REQUIRED = "GONGKAI_REQUIRE_OFFICE"
"""With this set to 1 a missing office suite is a failure: CI must not pass by skipping."""

ROOT = Path(__file__).parents[2]
FONT_SCRIPT = ROOT / "tools" / "office_fonts.sh"
SAMPLES = sorted((ROOT / "sample_inputs" / "hebei_2024").glob("*.xlsx"))
SECONDS_A_FILE = 60
LEADER = "....."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def soffice() -> str:
    """The office program. Without one the test is skipped, or fails where one is required."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    reason = "没有找到 LibreOffice（soffice），Word 文件没有经过独立检查"
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{reason}；{REQUIRED}=1 要求必须检查", pytrace=False)
    pytest.skip(reason)


def to_pdf(files: Iterable[Path], folder: Path) -> list[Path]:
    """The files as LibreOffice prints them. `folder` also takes the fonts and LibreOffice's profiles.

    A few files are converted in one call, many in two at the same time.
    """
    program, files = soffice(), list(files)
    fonts = folder / "office_fonts"
    subprocess.run(["sh", FONT_SCRIPT, fonts], check=True, capture_output=True)
    calls = 2 if len(files) > 4 else 1
    with ThreadPoolExecutor(calls) as pool:
        shares = [(program, files[call::calls], folder, fonts / "fonts.conf", call) for call in range(calls)]
        complaints = list(pool.map(_convert, *zip(*shares, strict=True)))
    results = [folder / "office_pdf" / f"{file.stem}.pdf" for file in files]
    lacking = [file.name for file in results if not file.is_file()]
    assert not lacking, f"LibreOffice did not convert {lacking}: {complaints}"
    return results


def _convert(program: str, files: list[Path], folder: Path, fonts: Path, call: int) -> str:
    """One call of LibreOffice with a profile of its own; returns the end of what it says."""
    profile = (folder / f"office_profile{call}").resolve().as_uri()
    done = subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf:writer_pdf_Export",
        ]
        + ["--outdir", str(folder / "office_pdf"), *map(str, files)],
        check=False,  # the caller looks for the files: a warning also gives a bad status
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        text=True,
        timeout=60 + SECONDS_A_FILE * len(files),
    )
    return (done.stdout + done.stderr)[-500:]


@dataclass(frozen=True)
class Rendered:
    """A disclosure as our writers make it."""

    name: str
    document: Document
    layout: Layout
    word: Path
    pdf: Path


def render(workbook: Path, folder: Path) -> Rendered:
    """The Word and PDF files of a workbook in `folder`, with the bundled faces."""
    outcome = check(workbook)
    assert not outcome.blocked, outcome.findings
    document = compose(outcome.submission, outcome.profile)
    fonts = FontBook(outcome.profile.fonts, "bundled")
    reference = open_reference(outcome.profile.outline.reference, document.cover)
    layout = lay_out(document, reference.theme, fonts)
    word, pdf = folder / f"{workbook.stem}.docx", folder / f"{workbook.stem}.pdf"
    write_docx(document, reference, layout, word)
    write_pdf(document, reference.theme, layout, fonts, pdf)
    return Rendered(workbook.stem, document, layout, word, pdf)


class Printed:
    """A PDF file read back."""

    def __init__(self, path: Path):
        file = pypdfium2.PdfDocument(path)
        self.pages = [page.get_textpage().get_text_range() for page in file]
        self.outline = [(mark.get_title(), mark.get_dest().get_index()) for mark in file.get_toc()]
        file.close()

    @cached_property
    def first(self) -> int:
        """The index of the first page after the contents, which is page 1."""
        return 1 + max((n for n, text in enumerate(self.pages) if LEADER in text), default=-1)

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The lines of the contents pages that have a page number: (what stands before it, the number)."""
        lines = (line for page in self.pages[: self.first] for line in page.splitlines())
        found = (re.fullmatch(r"(.*?)[ .]*\.{5}[ .]*(\w+)\s*", line) for line in lines)
        return [(squeezed(match[1]), match[2]) for match in found if match]

    def heading_pages(self, headings: list[str]) -> list[int]:
        """The page numbers of the headings (all of them, in order), as the file's own outline gives them.

        Only the outline tells apart a heading from the same words elsewhere; that the words stand there is asserted.
        """
        wanted = list(map(squeezed, headings))
        targets: list[int] = []
        for title, page in self.outline:
            next_one = wanted[len(targets)] if len(targets) < len(wanted) else None
            if squeezed(title) == next_one and page >= self.first:
                assert next_one in squeezed(self.pages[page]), f"page {page + 1} does not show {title!r}"
                targets.append(page - self.first + 1)
        assert len(targets) == len(wanted), f"not in the outline: {wanted[len(targets)]!r}"
        return targets


def stored_contents(word: Path) -> list[tuple[str, str]]:
    """The contents stored in a Word file: (text of the paragraph that the line's PAGEREF points to, stored number)."""
    with zipfile.ZipFile(word) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    targets, stored = {}, []
    for paragraph in body.iter(f"{_W}p"):
        text = "".join(paragraph.itertext(f"{_W}t"))
        for mark in paragraph.iter(f"{_W}bookmarkStart"):
            targets[mark.get(f"{_W}name")] = text
        field = re.search(r"PAGEREF (\S+)", "".join(paragraph.itertext(f"{_W}instrText")))
        if field:
            stored.append((field[1], re.search(r"\d+$", text)[0]))
    return [(squeezed(targets[bookmark]), number) for bookmark, number in stored]


def squeezed(text: str) -> str:
    """The text without blanks and line ends, which a PDF reader adds and drops as it likes."""
    return re.sub(r"[\s\u200b\ufffe\x02-]", "", text)
