"""Words as other programs print them: the same label however it is spaced, bracketed, quoted or numbered."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NUMERALS = "一二三四五六七八九十"
_INVISIBLE = re.compile(r"[\s\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SAME = str.maketrans({**dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("【〔〖", "["), **dict.fromkeys("】〕〗", "]")})
_NOISE = re.compile(r"[\"'「」『』《》*:]")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\d{4}(?=年)")
NUMBERING = re.compile(
    rf"^(?:第[{NUMERALS}\d]+(?:部分|章)|[{NUMERALS}]+[、.]|\d+[、.](?!\d)|[(\[][{NUMERALS}\d]+[)\]][、.]?)(?=.)"
)
"""The number before a heading or an entry of a list, in folded text: 一、 （二） 3． 第一部分."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without blanks and differences of width; `origins` are the places of its characters in `source`."""

    source: str
    text: str
    origins: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """The source behind the folded characters from `start` to `end`."""
        return self.source[self.origins[start] : self.origins[end - 1] + 1].strip() if end > start else ""


@lru_cache(maxsize=8192)
def fold(source: str) -> Folded:
    """Full and half width are the same, and so are the styles of quotes and brackets; blanks are nothing."""
    characters, origins = [], []
    for place, character in enumerate(source):
        folded = unicodedata.normalize("NFKC", character).translate(_SAME)
        for part in _INVISIBLE.sub("", folded):
            characters.append(part)
            origins.append(place)
    return Folded(source, "".join(characters), tuple(origins))


@lru_cache(maxsize=8192)
def plain(label: str) -> str:
    """A label without what does not matter: blanks, quotes, colons, width, and the year or placeholder in it."""
    return _NOISE.sub("", _PLACEHOLDER.sub("", fold(label).text)).lower()


@lru_cache(maxsize=8192)
def bare(label: str) -> str:
    """`plain`, and without a leading “一、”, “1.”, “（一）” or “其中：”."""
    text = plain(label)
    text = NUMBERING.sub("", text.removeprefix("其中") or text)
    return text.removeprefix("其中") or text


def counted(numbering: str) -> int:
    """The number that a heading or an entry bears: 3 for “3．”, 12 for “（十二）”; 0 if there is none."""
    digits = re.search(r"\d+", numbering)
    if digits:
        return int(digits[0])
    numerals = re.search(f"[{NUMERALS}]+", numbering)
    if not numerals:
        return 0
    tens, ten, ones = numerals[0].rpartition("十")
    return (10 * (NUMERALS.index(tens) + 1 if tens else 1) if ten else 0) + (NUMERALS.index(ones) + 1 if ones else 0)
