"""Where everything lands. The PDF is drawn from it; the Word file takes its page breaks, row heights and contents from it."""

from __future__ import annotations

from dataclasses import dataclass, field

Position = tuple[int, int]
"""Section index and block index within `Document.sections`."""


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """A flowable with its lower left corner on the page, in points."""

    flowable: object
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of paper: its set-up's name, its printed number ("" on the cover, "I" on contents pages) and what it holds."""

    setup: str
    label: str
    items: tuple[PlacedItem, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """`pages` in order. `heading_pages` gives the printed page number of every heading.

    `breaks` are the blocks of flowing sections that begin a page. `cuts` are the character offsets at which a paragraph
    that is too long for what is left of a page goes on over the page. `row_heights` are the least heights of each table's
    rows in points (banner row first if there is one, then head, then body), as drawn. `charts` are the plans by which
    the charts are drawn, for the Word file to follow. `block_pages` gives the printed number of the page on which each
    block begins.
    """

    pages: tuple[Page, ...]
    heading_pages: dict[Position, int]
    breaks: frozenset[Position]
    cuts: dict[Position, tuple[int, ...]]
    row_heights: dict[Position, tuple[float, ...]]
    charts: dict[Position, object] = field(default_factory=dict)
    block_pages: dict[Position, int] = field(default_factory=dict)
