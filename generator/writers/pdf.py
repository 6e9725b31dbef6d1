"""The PDF file: draws a finished layout page by page and adds what a reader navigates by.

The same layout gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFResourceDictionary
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
from generator.writers.reference_theme import PAGE, TYPED_PAGE

_WATERMARK = "草稿"
_WATERMARK_FACE = "黑体"
_WATERMARK_SIZE = 150.0  # points
_WATERMARK_GREY = 0.9
_WATERMARK_ANGLE = 45
_UNDATED = "2000-01-01"
_GROUP_MARK = "-part"  # ends the link target of a part; ReportLab wants one for each outline entry
_PDF_VERSION = (1, 7)

rl_config.useA85 = 0  # binary streams: every reader takes them, and writing them as letters takes time and room


def write_pdf(document: Document, theme: Theme, layout: Layout, fonts: FontBook, target: Path | str | BinaryIO) -> None:
    """Write the laid-out document to a path or an open binary file."""
    file = str(target) if isinstance(target, (str, Path)) else target
    canvas = Canvas(
        file,
        pageCompression=1,
        invariant=1,
        pdfVersion=_PDF_VERSION,
        lang=document.language,
        initialFontName=fonts.face(theme.styles["Body"].font).main_font,  # else ReportLab names Helvetica on every page
    )
    _describe(canvas, document)
    groups = _group_starts(document)
    for page in layout.pages:
        _draw_page(canvas, page, document, theme, fonts)
        _set_bookmarks(canvas, page, groups)
        canvas.showPage()
    _add_outline(canvas, document, layout, groups)
    _add_page_labels(canvas, layout)
    _share_resources(canvas)
    canvas.save()


def _share_resources(canvas: Canvas) -> None:
    """Let the pages, which need nothing but fonts, name one list of them instead of one each."""
    resources = PDFResourceDictionary()
    resources.basicFonts()
    shared = canvas._doc.Reference(resources)
    for page in canvas._doc.Pages.pages:
        page.Resources, page.Trans = shared, None


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
    header = _running_text(theme.header.get(page.setup), page.label, theme, fonts)
    if header:
        header.wrap(setup.text_width)
        header.draw_on(canvas, setup.left, setup.height - setup.header_distance - header.height)
    footer = _running_text(theme.footer.get(page.setup), page.label, theme, fonts)
    if footer:
        footer.wrap(setup.text_width)
        footer.draw_on(canvas, setup.left, setup.footer_distance)


def _set_bookmarks(canvas: Canvas, page: Page, groups: dict[str, str]) -> None:
    """Make the page's headings link targets; one that opens a part is the part's target as well."""
    for item in page.items:
        key = item.flowable.key if isinstance(item.flowable, ChineseText) else ""
        if not key:
            continue
        top = item.y + item.flowable.height
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        if key in groups:
            canvas.bookmarkPage(key + _GROUP_MARK, fit="XYZ", left=0, top=top)


def _running_text(line: RunningLine | None, label: str, theme: Theme, fonts: FontBook) -> ChineseText | None:
    """The header or footer of one page; none where a page number is wanted and the page has none."""
    if line is None or (PAGE in line.text and not label):
        return None
    style = theme.styles[line.style]
    text = line.text.replace(PAGE, label).replace(TYPED_PAGE, PAGE)
    return ChineseText(text, style, fonts.face(style.font), tag="Artifact")


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


def _group_starts(document: Document) -> dict[str, str]:
    """The bookmarks of the headings that open a part of the contents, with the part's name."""
    starts: dict[str, str] = {}
    group = ""
    for position, _ in document.headings():
        wanted = document.sections[position[0]].contents_group
        if wanted and wanted != group:
            starts[bookmark(position)] = wanted
        group = wanted
    return starts


def _add_outline(canvas: Canvas, document: Document, layout: Layout, groups: dict[str, str]) -> None:
    """Bookmarks: the headings by level, below the contents group of their section."""
    if any(page.setup == CONTENTS for page in layout.pages) and document.contents_title:
        canvas.addOutlineEntry("".join(document.contents_title.split()), CONTENTS, 0)
    depth = -1  # of the entry before; an entry may be at most one deeper
    for position, heading in document.headings():
        key = bookmark(position)
        if key in groups:
            canvas.addOutlineEntry(groups[key], key + _GROUP_MARK, 0)
            depth = 0
        below = 1 if document.sections[position[0]].contents_group else 0
        depth = min(heading.level - 1 + below, depth + 1)
        canvas.addOutlineEntry(heading.text, key, depth)


def _add_page_labels(canvas: Canvas, layout: Layout) -> None:
    """Let the reader's page box show the printed numbers: none on the cover, I, II, ... on the contents, then 1, ..."""
    previous = None
    for number, page in enumerate(layout.pages):
        kind = "ROMAN_UPPER" if page.setup == CONTENTS else "ARABIC" if page.label else None
        if kind != previous or number == 0:
            canvas.addPageLabel(number, style=kind, start=1 if kind else None)
        previous = kind
