"""The pages of one section: which block stands on which page, and where paragraphs and tables are divided.

Another program will break our lines a little differently. So that it still finds every heading on the same page, a page
that ends between blocks keeps a free line, each such page end is recorded, and a table runs over a page's end only
where nothing above it can be longer or shorter elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Block, Chart, Heading, PageBreak, Paragraph, Section, Table
from generator.model.layout import PlacedItem, Position
from generator.model.theme import PageSetup
from generator.writers.chart_drawing import ChartDrawing
from generator.writers.chart_plan import ROLE as CHART_ROLE
from generator.writers.chart_plan import ChartPlan, plan_chart
from generator.writers.chinese_text import ChineseText
from generator.writers.fonts import FontBook
from generator.writers.grid import Grid, GridPiece
from generator.writers.typesetter import Typesetter

BODY_ROLE = "Body"
_BLANK_AT_MOST = 5  # lines that may stay blank to keep a paragraph whole
_LOOK_BACK = 6  # lines in which the end of a sentence is looked for when a paragraph is cut
_FIRST_ROWS = 2  # rows of a table that stay with its head
_STATUTORY_RESERVE = 12.0  # points left in a section that does not flow: Word ends every section with a paragraph


@dataclass(slots=True)
class _Item:
    """A block made ready: its position and what is drawn of it."""

    position: Position
    block: Block
    flowable: ChineseText | Grid | ChartDrawing | None  # None: a page break

    @property
    def keeps_next(self) -> bool:
        return isinstance(self.flowable, ChineseText) and self.flowable.keep_next

    @property
    def height(self) -> float:
        return self.flowable.height if self.flowable else 0.0


class SectionFlow:
    """Fills the pages of one section. After `run`, the attributes tell where everything came to stand."""

    def __init__(
        self, number: int, section: Section, setup: PageSetup, typesetter: Typesetter, fonts: FontBook
    ) -> None:
        self.pages: list[list[PlacedItem]] = [[]]
        self.block_pages: dict[Position, int] = {}  # on which page each block begins, counted from 0 within the section
        self.breaks: set[Position] = set()
        self.cuts: dict[Position, tuple[int, ...]] = {}
        self.row_heights: dict[Position, tuple[float, ...]] = {}
        self.charts: dict[Position, ChartPlan] = {}
        self._setup = setup
        self._flowing = section.flowing
        self._line = typesetter.theme.styles[BODY_ROLE].leading
        self._reserve = self._line if section.flowing else _STATUTORY_RESERVE
        self._used = 0.0
        self._drifts = False  # whether a text of several lines stands on this page
        self._items = [
            _Item((number, index), block, self._prepare(block, (number, index), typesetter, fonts))
            for index, block in enumerate(section.blocks)
        ]

    def _prepare(
        self, block: Block, position: Position, typesetter: Typesetter, fonts: FontBook
    ) -> ChineseText | Grid | ChartDrawing | None:
        width = self._setup.text_width
        if isinstance(block, PageBreak):
            return None
        if isinstance(block, Table):
            grid = Grid(block, typesetter, width)
            grid.measure(self._setup.text_height)
            return grid
        if isinstance(block, Chart):
            self.charts[position] = plan_chart(block, *typesetter.look(CHART_ROLE), width)
            return ChartDrawing(block, self.charts[position], width)
        style = typesetter.theme.styles[block.role]
        text = ChineseText(block.text, style, fonts.face(style.font))
        if isinstance(block, Heading):
            text.keep_next, text.tag, text.key = True, f"H{block.level}", bookmark(position)
        text.wrap(width)
        return text

    def run(self) -> None:
        """Place all blocks."""
        items, i = self._items, 0
        while i < len(items):
            if items[i].flowable is None:
                if self.pages[-1]:
                    self._turn_page()
                i += 1
                continue
            last = i
            while items[last].keeps_next and last + 1 < len(items) and items[last + 1].flowable is not None:
                last += 1
            if isinstance(items[last].flowable, Grid):
                self._place_table(items[i:last], items[last], items[last + 1 :])
            elif isinstance(items[last].flowable, ChartDrawing):
                self._place_chart(items[i:last], items[last])
            else:
                self._place_paragraph(items[i:last], items[last])
            i = last + 1

    @property
    def _room(self) -> float:
        """Points left on the page."""
        return self._setup.text_height - self._used

    def _turn_page(self, first: _Item | None = None) -> None:
        """Begin a page; if it begins with a block because we say so, `first` is that block."""
        self.pages.append([])
        self._used = 0.0
        self._drifts = False
        if first is not None:
            self.breaks.add(first.position)

    def _put(self, item: _Item, flowable: ChineseText | GridPiece | ChartDrawing) -> None:
        """Place a flowable below the others. One that is too high for a page begins a page all the same."""
        height = flowable.height
        if height > self._room + 0.01 and self.pages[-1]:
            self._turn_page(item)
        y = self._setup.height - self._setup.top - self._used - height
        self.pages[-1].append(PlacedItem(flowable, self._setup.left, y))
        self.block_pages.setdefault(item.position, len(self.pages) - 1)
        self._used += height

    def _put_heads(self, heads: list[_Item]) -> None:
        for item in heads:
            self._put_text(item, item.flowable)

    def _put_text(self, item: _Item, text: ChineseText) -> None:
        self._put(item, text)
        self._drifts = self._drifts or text.may_break_otherwise

    def _place_chart(self, heads: list[_Item], item: _Item) -> None:
        needed = sum(head.height for head in heads) + item.height + self._reserve
        if self.pages[-1] and needed > self._room:
            self._turn_page((heads or [item])[0])
        self._put_heads(heads)
        self._put(item, item.flowable)

    def _place_paragraph(self, heads: list[_Item], item: _Item) -> None:
        above = sum(head.height for head in heads)
        free = self._room - self._reserve
        if above + item.height > free and self.pages[-1]:
            too_long = above + item.height > self._setup.text_height - self._reserve
            lines = item.flowable.lines_within(free - above)
            if lines < 2 or not (too_long or free > _BLANK_AT_MOST * self._line):
                self._turn_page((heads or [item])[0])
        self._put_heads(heads)
        self._put_in_parts(item)

    def _put_in_parts(self, item: _Item) -> None:
        """Place a paragraph, cut at every page's end it reaches."""
        text: ChineseText = item.flowable
        offset = 0
        while text.height > self._room - self._reserve and len(text.lines) > 1:
            fitting = text.lines_within(self._room - self._reserve)
            if fitting < 1 and self.pages[-1]:
                self._turn_page(item)
                continue
            cut = text.cut_offset(max(1, min(fitting, len(text.lines) - 2)), _LOOK_BACK)
            offset += cut
            self.cuts[item.position] = (*self.cuts.get(item.position, ()), offset)
            upper, text = text.cut(cut)
            self._put_text(item, upper)
            self._turn_page()
        self._put_text(item, text)

    def _place_table(self, heads: list[_Item], item: _Item, following: list[_Item]) -> None:
        grid: Grid = item.flowable
        above = sum(head.height for head in heads)
        may_run = not (self._flowing and self._drifts)
        together = above + self._kept_together(item, following, self._setup.text_height - above)
        whole_here = above + grid.height + self._reserve <= self._room and together <= self._room
        whole_there = above + grid.height + self._reserve <= self._setup.text_height
        runs_here = may_run and together <= self._room and (item.block.kind == "form" or not whole_there)
        if self.pages[-1] and not whole_here and not runs_here:
            self._turn_page((heads or [item])[0])
        self._put_heads(heads)
        if grid.height + self._reserve <= self._room:
            pieces = [grid.whole()]
        else:
            pieces = grid.pieces(self._room, self._setup.text_height, self._reserve)
        for number, piece in enumerate(pieces):
            if number:
                self._turn_page()
            self._put(item, piece)
        self.row_heights[item.position] = grid.row_heights

    def _kept_together(self, item: _Item, following: list[_Item], most: float) -> float:
        """Points that have to be on one page from the table `item` on.

        Usually banner, head and two rows; a form that another form table follows (a project's goals, then its
        indicators) is whole and keeps the other one's first rows, if all of it is not higher than `most`.
        """
        least = item.flowable.least_height(_FIRST_ROWS)
        if item.block.kind != "form":
            return least
        between = 0.0
        for other in following:
            if isinstance(other.flowable, Grid) and other.block.kind == "form":
                both = item.height + between + other.flowable.least_height(_FIRST_ROWS)
                return both if both <= most else least
            if not isinstance(other.block, Paragraph):
                break
            between += other.height
        return least


def bookmark(position: Position) -> str:
    """The name of the link target of the block at `position`."""
    return f"block-{position[0]}-{position[1]}"
