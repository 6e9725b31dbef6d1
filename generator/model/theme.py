"""版式: how roles look. Read out of `reference.docx`, which is the only home of faces, sizes and margins. All lengths in points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One paragraph style. `leading` is the exact line pitch, `indent` the first line's indent in characters."""

    id: str
    font: str  # East-Asian face as Word names it, e.g. 仿宋_GB2312
    size: float
    leading: float
    align: str = "justify"  # justify, left, center, right
    indent: float = 0
    before: float = 0
    after: float = 0
    bold: bool = False
    keep_next: bool = False
    colour: str = "000000"
    latin: str = ""  # the face of letters and digits as Word names it


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins. `header_distance` and `footer_distance` are from the paper's edge as Word counts them."""

    name: str
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header_distance: float
    footer_distance: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A header or footer line: its style and its text, in which {PAGE} stands for the page number."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One paragraph of the cover, filled in: its style and text (empty paragraphs are the cover's vertical spacing)."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything the PDF needs to look like the Word file. `setups` by name: cover, contents, landscape, portrait."""

    styles: dict[str, TextStyle]
    setups: dict[str, PageSetup]
    cover: tuple[CoverLine, ...]
    header: dict[str, RunningLine | None]  # by set-up
    footer: dict[str, RunningLine | None]
    cell_padding: tuple[float, float]  # left/right, top/bottom inside table cells
