"""Years in running text: 2024年, 二〇二四年, 2021—2025年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.reading_texts.numbers import read_digitwise
from generator.checks.reading_texts.passages import KEPT, NEARBY

_YEAR = re.compile(r"(?<!\d)(?P<digits>\d{4})\s*年|(?<![一二三四五六七八九〇○零])(?P<numeral>[一二][一二三四五六七八九〇○零]{3})年")
_FIRST = re.compile(r"(?<!\d)(\d{4})\s*年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[底末初])?\s*[—–－\-~～至到]+\s*$")


@dataclass(frozen=True, slots=True)
class Year:
    """`first` is the beginning of a range such as 2021—2025年, the year itself otherwise."""

    value: int
    first: int
    start: int
    end: int
    text: str

    @property
    def is_range(self) -> bool:
        return self.first != self.value


def years_in(text: str) -> tuple[Year, ...]:
    """All years of a readable text; the first year of a range is not given once more."""
    return _years(text) if "年" in text else ()


@lru_cache(maxsize=KEPT)
def _years(text: str) -> tuple[Year, ...]:
    found: list[Year] = []
    for match in _YEAR.finditer(text):
        value = int(match["digits"]) if match["digits"] else read_digitwise(match["numeral"])
        back = max(0, match.start() - NEARBY)
        first = _FIRST.search(text[back : match.start()])
        start = back + first.start() if first else match.start()
        found = [year for year in found if year.start < start] if first else found
        found.append(Year(value, int(first[1]) if first else value, start, match.end(), text[start : match.end()]))
    return tuple(found)
