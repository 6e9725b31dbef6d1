"""Where the lines of Chinese text end: a pure function from text and character widths to lines.

The text is first cut into units that must never be torn: opening marks stay with what follows, closing marks with what
goes before, a figure with its unit, a Latin word. Between two units a line may always end, so that filling lines unit
by unit keeps the line-start and line-end rules (避头尾) without ever looking back. Widths are in any unit of length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

NO_LINE_START = "，。、；：？！）】〕》〉」』”’％%‰℃…—·!,.:;?)]}"
NO_LINE_END = "（【〔《〈「『“‘([{￥¥"

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef"
)
"""A character class of what has neither glyph nor width: controls, zero-width marks, variation selectors."""

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_MEASURE = (
    "(?:平方米|平方公里|立方米|公里|公顷|公斤|千克|米|亩|吨|升|元|倍|人次|人|个月|个|户|家|项|次|辆|台|套|件|份|批|期|所|栋|幢|座|间|条"
    "|名|处|场|只|张|册|本|天|周|季度|小时|分钟|岁|年|月|日|时|分)"
)
_COUNTED = (  # 百分比, 万条, 元/平方米, 万
    f"(?:个?百分[比点]|[十百千万亿多余]{{0,2}}{_MEASURE}(?:[/／·]{_MEASURE}){{0,2}}|[十百千万亿]{{1,2}})"
)
_FILLER = rf"[\s{INVISIBLE}]"
_SIGN = "[≥≤＞＜><=＝±+＋\\-－~～]"
_RUN = "[A-Za-z0-9０-９](?:[A-Za-z0-9０-９.,:/\\\\_@&+'~#?=%\\-]*[A-Za-z0-9０-９])?"
_UNIT = re.compile(
    rf"((?:[{re.escape(NO_LINE_END)}]{_FILLER}*)*+"  # opening marks ...
    rf"(?:{_SIGN}*{_RUN}(?:[%％‰℃]*(?<=[0-9０-９]){_COUNTED})?|\S)"  # ... what they open ...
    rf"(?:{_FILLER}*[{re.escape(NO_LINE_START)}{INVISIBLE}])*+"  # ... closing marks ...
    rf"|\S+?)\s*+"  # ... and spaces, which may hang over the line's end
    r"|\s+"
)
_SPACE = re.compile(r"\s")
_LATIN_WORD = re.compile("[A-Za-z0-9]+")
_ONE_HAN = re.compile(f"[{_HAN}]")
_SLACK = 1e-6  # sums of floats that should be equal to the line's width must not be thought wider


class Line(NamedTuple):
    """One line: `text[start:end]` is printed, the next line begins at `stop`, `width` is the unstretched width."""

    start: int
    end: int
    stop: int
    width: float


def break_lines(
    text: str, advances: Sequence[float], width: float, first_width: float | None = None, gap: float = 0.0
) -> list[Line]:
    """The lines of one paragraph; an empty text is one empty line.

    `advances` are the widths of the single characters, `width` the room of a line, `first_width` that of the first one
    if it differs (indent), `gap` what is added where 汉字 and Latin letters or digits meet. A unit wider than a line
    is cut; that is the only case in which a mark may stand where it should not.
    """
    first_width = width if first_width is None else first_width
    gaps = where_han_meets_latin(text) if gap else set()
    if gaps:
        advances = [advance + gap if i in gaps else advance for i, advance in enumerate(advances)]
    edges = [0.0, *accumulate(advances)]
    if edges[-1] <= first_width + _SLACK:
        end = len(text.rstrip())
        return [Line(0, end, len(text), edges[end])]
    return _fill(text, edges, gaps, gap, width, first_width)


def _fill(text: str, edges: list[float], gaps: set[int], gap: float, width: float, first_width: float) -> list[Line]:
    """Fill the lines one after the other; `edges[i]` is where character i would begin on one endless line."""
    ends, stops = units(text)
    ink = [edges[end] for end in ends]
    lines: list[Line] = []
    start = unit = 0
    while start < len(text):
        left = edges[start] + (gap if start in gaps else 0.0)  # no gap at the beginning of a line
        right = left + (width if lines else first_width) + _SLACK
        following = bisect_right(ink, right, lo=unit)
        if following > unit:
            end, stop = ends[following - 1], stops[following - 1]
        else:
            end = stop = _cut(text, edges, start, ends[unit], right)
            following = unit if stop < ends[unit] else unit + 1
        lines.append(Line(start, end, stop, edges[end] - left))
        start, unit = stop, following
    return lines


def units(text: str) -> tuple[list[int], list[int]]:
    """The ends of the units of `text`, first without and then with the spaces behind them. They cover all of `text`."""
    matches = list(_UNIT.finditer(text))
    stops = [match.end() for match in matches]
    if not _SPACE.search(text):
        return stops, stops
    return [match.end(1) if match.end(1) >= 0 else match.start() for match in matches], stops


def _cut(text: str, edges: list[float], start: int, end: int, right: float) -> int:
    """Where to cut the unit `text[start:end]`, which is wider than a line whose room ends at `right`."""
    latest = min(max(bisect_right(edges, right) - 1, start + 1), end)
    if latest == end:
        return end
    earliest = start + (latest - start + 1) // 2
    allowed = [
        i for i in range(latest, earliest, -1) if text[i] not in NO_LINE_START and text[i - 1] not in NO_LINE_END
    ]
    between_words = [i for i in allowed if not (text[i].isascii() and text[i].isalnum() and text[i - 1].isalnum())]
    return (between_words or allowed or [latest])[0]


def where_han_meets_latin(text: str) -> set[int]:
    """The places in `text` between a 汉字 and a Latin letter or digit, in either order."""
    places = set()
    for word in _LATIN_WORD.finditer(text):
        start, end = word.span()
        if start and _ONE_HAN.match(text, start - 1):
            places.add(start)
        if _ONE_HAN.match(text, end):
            places.add(end)
    return places
