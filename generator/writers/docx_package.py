"""The Word file as a zip package: the parts of the reference, a new main part and properties; always the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import BinaryIO

from generator.model.document import Document
from generator.writers.reference import Reference
from generator.writers.xml_text import escaped

MAIN_PART = "word/document.xml"
CORE_PART = "docProps/core.xml"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Zip entries need a time; 1980 is the earliest the format knows.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

UNDATED = "2000-01-01"


def write_package(
    document: Document, reference: Reference, body: str, target: str | Path | BinaryIO, added: dict[str, bytes]
) -> None:
    """Writes the package with `body` behind the cover of the reference; `added` are parts for what stands in it."""
    parts = {
        **reference.parts,
        **added,
        MAIN_PART: f"{DECLARATION}{reference.opening}{body}</w:body></w:document>".encode(),
        CORE_PART: core_properties(document).encode(),
    }
    with zipfile.ZipFile(target, "w") as package:
        for name in sorted(parts, key=_rank):
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on Windows and Linux
            package.writestr(entry, parts[name])


def core_properties(document: Document) -> str:
    """Title, author, subject, language and dates, as the properties window of Word shows them."""
    moment = f"{document.date or UNDATED}T00:00:00Z"
    texts = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", document.author),
        ("cp:lastModifiedBy", document.author),
        ("dc:language", document.language),
    )
    written = "".join(f"<{name}>{escaped(text)}</{name}>" for name, text in texts if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escaped(moment)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}{dates}</cp:coreProperties>"
    )


def _rank(name: str) -> tuple[int, str]:
    """The content types first, then the package's relationships: readers that stream the file expect them there."""
    first = ("[Content_Types].xml", "_rels/.rels")
    return (first.index(name) if name in first else len(first), name)
