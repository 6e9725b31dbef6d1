"""A paragraph of Chinese text on the page: broken into lines, justified by character spacing, cut over pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.model.document import Span
from generator.model.theme import TextStyle
from generator.writers.fonts import Face
from generator.writers.line_breaking import Line, break_lines, units
from generator.writers.pen import Pen, slots

HAN_LATIN_GAP = 0.2
"""Em between 汉字 and Latin letters or digits in running text. LibreOffice adds .2 whatever the file says, Word .25."""

_WIDEST_SPREAD = 0.5  # em; a line that would have to be stretched more than this stays ragged
_SURELY_ONE_LINE = 0.92  # share of the room below which a line is one line in every engine
_SENTENCE_END = ("。", "；")
_CLOSING = "”’）」』】"


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_SENTENCE_END)


def spread(text: str, natural: float, room: float, size: float) -> float:
    """Points to add after each character of a line to make its `natural` width `room`; 0 if that looked torn."""
    places = slots(text)
    extra = (room - natural) / places if places else 0.0
    return extra if 0 < extra <= _WIDEST_SPREAD * size else 0.0


def aligned(align: str, x: float, natural: float, room: float) -> float:
    """Where a line `natural` wide begins in a box that begins at `x` and is `room` wide."""
    if align == "center":
        return x + (room - natural) / 2
    return x + (room - natural) if align == "right" else x


@lru_cache(maxsize=1024)  # a county's documents explain the same words
def _broken(text: str, face: Face, room: float, first_room: float) -> tuple[Line, ...]:
    """The lines of `text` in a column whose first line has `first_room`, widths in em."""
    return tuple(break_lines(text, list(map(face.widths.__getitem__, text)), room, first_room, HAN_LATIN_GAP))


class ChineseText:
    """One paragraph, or one piece of it.

    `first` and `last` say whether the piece holds the paragraph's beginning (indent, space before) and its end (space
    after), `full` that its last line is stretched too because the sentence goes on. `tag` names the structure element,
    `key` the bookmark, `keep_next` says that the next block has to stand on the same page.
    """

    def __init__(
        self,
        text: str | Iterable[Span],
        style: TextStyle,
        face: Face,
        *,
        first: bool = True,
        last: bool = True,
        full: bool = False,
        tag: str = "P",
        key: str = "",
    ) -> None:
        self.text = text if isinstance(text, str) else "".join(span.text for span in text)
        self.style = style
        self.face = face
        self.first = first
        self.last = last
        self.full = full
        self.tag = tag
        self.key = key
        self.keep_next = style.keep_next
        self.width = 0.0
        self.height = 0.0
        self.lines: tuple[Line, ...] = ()  # widths in em

    def wrap(self, width: float) -> float:
        """Break the text into lines for a column of `width` points; returns the height in points."""
        if not self.lines or width != self.width:
            self.width = width
            room = width / self.style.size
            self.lines = _broken(self.text, self.face, room, room - self._indent)
            self.height = self._before + len(self.lines) * self.style.leading + self._after
        return self.height

    @property
    def _indent(self) -> float:
        return self.style.indent if self.first else 0.0

    @property
    def _before(self) -> float:
        return self.style.before if self.first else 0.0

    @property
    def _after(self) -> float:
        return self.style.after if self.last else 0.0

    @property
    def may_break_otherwise(self) -> bool:
        """True if another engine may need more or fewer lines: there are several, or one that is almost full."""
        room = self.width / self.style.size - self._indent
        return len(self.lines) > 1 or self.lines[0].width > _SURELY_ONE_LINE * room

    def lines_within(self, height: float) -> int:
        """How many lines fit into `height` points."""
        return max(0, int((height - self._before + 0.01) // self.style.leading))

    def cut_offset(self, most: int, look_back: int) -> int:
        """Where to cut so that at most `most` lines stay.

        After the last sentence that ends within their last `look_back` lines, if any, else at the end of the last line.
        The first line always stays.
        """
        end = self.lines[most - 1].stop
        earliest = self.lines[max(most - look_back, 1)].start if most > 1 else end
        for ink, stop in reversed(list(zip(*units(self.text[:end])))):
            if stop <= earliest:
                break
            if _ends_sentence(self.text[:ink]):
                return stop
        return end

    def cut(self, offset: int) -> tuple[ChineseText, ChineseText]:
        """The piece before and the piece from `offset` on, both wrapped to the same width."""
        upper, lower = self.text[:offset], self.text[offset:]
        full = any(line.stop == offset for line in self.lines) and not _ends_sentence(upper.rstrip())
        above = ChineseText(
            upper, self.style, self.face, first=self.first, last=False, full=full, tag=self.tag, key=self.key
        )
        below = ChineseText(lower, self.style, self.face, first=False, last=self.last, tag=self.tag)
        above.wrap(self.width)
        below.wrap(self.width)
        return above, below

    def draw_on(self, canvas, x: float, y: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        pen = Pen(canvas)
        pen.style(self.style)
        pen.mark_begin(self.tag)
        self.write(pen, x, y + self.height - self._before)
        pen.mark_end()
        pen.close()

    def write(self, pen: Pen, x: float, top: float) -> None:
        """Write the lines below `top` with a pen that others use as well."""
        size, leading = self.style.size, self.style.leading
        justify = self.style.align == "justify"
        final = len(self.lines) - 1
        for number, line in enumerate(self.lines):
            indent = self._indent * size if number == 0 else 0.0
            room = self.width - indent
            natural = line.width * size
            text = self.text[line.start : line.end]
            stretched = justify and (number < final or self.full)
            top -= leading
            pen.line(
                text,
                self.face,
                size,
                aligned(self.style.align, x + indent, natural, room),
                top + (leading - size) / 2,
                spread=spread(text, natural, room, size) if stretched else 0.0,
                gap=HAN_LATIN_GAP,
            )
