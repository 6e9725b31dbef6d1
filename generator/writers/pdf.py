"""The PDF file: draws a finished layout page by page and adds what a reader navigates by. The same layout gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from generator import __version__
from generator.model.document import Document
from generator.model.layout import Layout, Page
from generator.model.theme import RunningLine, Theme
from generator.writers.chinese_text import ChineseText
from generator.writers.flow import bookmark
from generator.writers.fonts import FontBook
from generator.writers.layout import CONTENTS
from generator.writers.pen import Pen

_WATERMARK = "草稿"
_WATERMARK_FACE = "黑体"
_WATERMARK_SIZE = 150.0  # points
_WATERMARK_GREY = 0.9
_WATERMARK_ANGLE = 45
_UNDATED = "2000-01-01"
_PAGE_FIELD = "{PAGE}"


def write_pdf(document: Document, theme: Theme, layout: Layout, fonts: FontBook, target: Path | str | BinaryIO) -> None:
    """Write the laid-out document to a path or an open binary file."""
    file = str(target) if isinstance(target, (str, Path)) else target
    canvas = Canvas(
        file,
        pageCompression=1,
        invariant=1,
        lang=document.language,
        initialFontName=fonts.face(theme.styles["Body"].font).main_font,  # else ReportLab names Helvetica on every page
    )
    _describe(canvas, document)
    for page in layout.pages:
        _draw_page(canvas, page, document, theme, fonts)
    _add_outline(canvas, document, layout)
    _add_page_labels(canvas, layout)
    canvas.save()


def _describe(canvas: Canvas, document: Document) -> None:
    """Title, author, date and how a reader should open the file."""
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setCreator(f"gongkai {__version__}")
    day = (document.date or _UNDATED)[:10].replace("-", "")
    canvas.setDateFormatter(lambda *_: f"D:{day}000000+00'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_page(canvas: Canvas, page: Page, document: Document, theme: Theme, fonts: FontBook) -> None:
    setup = theme.setups[page.setup]
    canvas.setPageSize((setup.width, setup.height))
    if document.draft:
        _draw_watermark(canvas, setup.width, setup.height, fonts)
    for item in page.items:
        item.flowable.draw_on(canvas, item.x, item.y)
        key = getattr(item.flowable, "key", "")
        if key and isinstance(item.flowable, ChineseText):
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=item.y + item.flowable.height)
    header = _running_text(theme.header.get(page.setup), page.label, theme, fonts)
    if header:
        header.wrap(setup.text_width)
        header.draw_on(canvas, setup.left, setup.height - setup.header_distance - header.height)
    footer = _running_text(theme.footer.get(page.setup), page.label, theme, fonts)
    if footer:
        footer.wrap(setup.text_width)
        footer.draw_on(canvas, setup.left, setup.footer_distance)
    canvas.showPage()


def _running_text(line: RunningLine | None, label: str, theme: Theme, fonts: FontBook) -> ChineseText | None:
    """The header or footer of one page; none where a page number is wanted and the page has none."""
    if line is None or (_PAGE_FIELD in line.text and not label):
        return None
    style = theme.styles[line.style]
    return ChineseText(line.text.replace(_PAGE_FIELD, label), style, fonts.face(style.font), tag="Artifact")


def _draw_watermark(canvas: Canvas, width: float, height: float, fonts: FontBook) -> None:
    """The word for draft across the page, below everything else."""
    face = fonts.face(_WATERMARK_FACE)
    canvas.saveState()
    canvas.setFillGray(_WATERMARK_GREY)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(_WATERMARK_ANGLE)
    pen = Pen(canvas)
    pen.mark_begin("Artifact")
    pen.line(_WATERMARK, face, _WATERMARK_SIZE, -face.width(_WATERMARK) * _WATERMARK_SIZE / 2, -_WATERMARK_SIZE / 2)
    pen.mark_end()
    pen.close()
    canvas.restoreState()


def _add_outline(canvas: Canvas, document: Document, layout: Layout) -> None:
    """Bookmarks: the headings by level, below the contents group of their section."""
    if any(page.setup == CONTENTS for page in layout.pages) and document.contents_title:
        canvas.addOutlineEntry("".join(document.contents_title.split()), CONTENTS, 0)
    group, depth = "", -1
    for position, heading in document.headings():
        wanted = document.sections[position[0]].contents_group
        if wanted and wanted != group:
            canvas.addOutlineEntry(wanted, bookmark(position), 0)
            depth = 0
        group = wanted
        level = min(heading.level - 1 + bool(group), depth + 1)
        canvas.addOutlineEntry(heading.text, bookmark(position), level)
        depth = level


def _add_page_labels(canvas: Canvas, layout: Layout) -> None:
    """Let the reader's page box show the printed numbers: none on the cover, I, II, ... on the contents, then 1, 2, ..."""
    previous = None
    for number, page in enumerate(layout.pages):
        kind = "ROMAN_UPPER" if page.setup == CONTENTS else "ARABIC" if page.label else None
        if kind != previous or number == 0:
            canvas.addPageLabel(number, style=kind, start=1 if kind else None)
        previous = kind
