"""Columns as letters and numbers: "A" is 1, "AA" is 27."""

from __future__ import annotations

from functools import lru_cache

Spot = tuple[int, int]
"""Row and column, from 1."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The largest sheet there is."""


@lru_cache(maxsize=1024)
def column_letter(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(spot: Spot | None) -> str:
    """ "C5" for row 5 and column 3; "" for no spot."""
    return f"{column_letter(spot[1])}{spot[0]}" if spot else ""
