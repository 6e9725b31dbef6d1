"""Our PDF step as a process of its own: `python benchmarks/our_pdf.py DOCUMENT OUT.pdf FONTS.toml`."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.model.document import Document
from generator.model.theme import Theme
from generator.writers.fonts import FontBook
from generator.writers.layout import lay_out
from generator.writers.pdf import write_pdf


def our_pdf(document: Document, theme: Theme, fonts: Path, target: Path) -> None:
    book = FontBook(fonts, "bundled")
    write_pdf(document, theme, lay_out(document, theme, book), book, target)


if __name__ == "__main__":
    source, target, fonts = map(Path, sys.argv[1:])
    our_pdf(*pickle.loads(source.read_bytes()), fonts, target)
