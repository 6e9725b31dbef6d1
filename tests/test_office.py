"""Other programs read our Word files: LibreOffice opens and prints them whole, and the schema check finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.model.document import Document, PageBreak, Table
from tests.support.office import SAMPLES, Printed, Rendered, render, soffice, squeezed, to_pdf

NAMES = [workbook.stem for workbook in SAMPLES]
LINE = 2  # characters on the shortest line of a cell


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> dict[str, Rendered]:
    folder = tmp_path_factory.mktemp("samples")
    return {workbook.stem: render(workbook, folder) for workbook in SAMPLES}


@pytest.fixture(scope="module")
def office(samples) -> dict[str, Printed]:
    """The samples as LibreOffice prints them."""
    soffice()  # skip or fail here, not for lack of files
    files = [samples[name].word for name in NAMES]
    return dict(zip(NAMES, map(Printed, to_pdf(files, files[0].parent)), strict=True))


def test_there_are_samples():
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_check_finds_nothing(name, samples):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed: THE SCHEMA IS NOT CHECKED")
    result = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019).validate(str(samples[name].word))
    assert [str(error) for error in result.errors] == []


@pytest.mark.office
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_has_as_many_pages(name, samples, office):
    assert len(office[name].pages) == len(samples[name].layout.pages)


@pytest.mark.office
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_numbers_the_pages_alike(name, samples, office):
    """Contents pages have Roman numbers, the others begin anew with 1: the last line of each page says so."""
    labels = [page.label for page in samples[name].layout.pages]
    printed = [text.strip() for text in office[name].pages]
    off = [label for label, text in zip(labels, printed, strict=True) if label and f"—{label}—" not in squeezed(text)]
    assert any(labels) and off == []


@pytest.mark.office
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_loses_no_text(name, samples, office):
    """Every paragraph, heading and table cell of the document is printed, and in our own PDF as well."""
    document = samples[name].document
    texts = [squeezed(text) for text in _texts(document)]
    assert len(texts) > 500
    for who, pages in (("LibreOffice", office[name].pages), ("PDF", Printed(samples[name].pdf).pages)):
        pages = list(map(squeezed, pages))
        printed = "".join(pages)
        lost = [text for text in texts if text not in printed and not _in_pieces(text, pages)]
        assert lost == [], f"{who}: {len(lost)}"


def _texts(document: Document) -> Iterator[str]:
    for _, block in document.walk():
        if isinstance(block, Table):
            cells = (cell for row in (*block.head, *block.body) for cell in row if cell)
            yield from ("".join(span.text for span in line) for cell in cells for line in cell.lines)
        elif not isinstance(block, PageBreak):
            yield block.text


def _in_pieces(text: str, pages: list[str]) -> bool:
    """Is a text there that runs over a page's end, or whose lines a PDF reader gives between those of its neighbours?"""
    for page, following in zip(pages, [*pages[1:], ""]):
        rest = text
        for part in (page, following):
            while rest and (length := _found(rest, part)) >= min(LINE, len(rest)):
                rest = rest[length:]
        if not rest:
            return True
    return False


def _found(text: str, page: str) -> int:
    """How many characters from the beginning of `text` stand together on the page."""
    length = len(text)
    while length and text[:length] not in page:
        length -= 1
    return length
