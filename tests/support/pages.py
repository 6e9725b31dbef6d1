"""Looking at laid-out pages: what stands on them and how much room is left."""

from __future__ import annotations

from generator.model.document import Block, Document, Section
from generator.model.layout import Layout, Page
from generator.writers.chinese_text import ChineseText
from generator.writers.grid import GridPiece
from generator.writers.layout import lay_out
from tests.support.documents import fonts, theme

LINE = 28.0


def document(*blocks: Block, flowing: bool = True, setup: str = "portrait", group: str = "") -> Document:
    return Document("标题", "部门", {}, "目录", (Section(setup, tuple(blocks), group, flowing),))


def laid_out(*blocks: Block, **more) -> Layout:
    return lay_out(document(*blocks, **more), theme(), fonts())


def section_pages(layout: Layout) -> list[Page]:
    return [page for page in layout.pages if page.setup in ("portrait", "landscape")]


def texts(page: Page) -> list[str]:
    return [item.flowable.text for item in page.items if isinstance(item.flowable, ChineseText)]


def grids(page: Page) -> list[GridPiece]:
    return [item.flowable for item in page.items if isinstance(item.flowable, GridPiece)]


def free_below(page: Page) -> float:
    setup = theme().setups[page.setup]
    return min(item.y for item in page.items) - setup.bottom
