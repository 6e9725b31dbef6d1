"""Names that are nearly the same: how many single characters are wrong, missing, too many or swapped with their neighbour."""

from __future__ import annotations

import re


def distance(left: str, right: str) -> int:
    """Number of wrong, missing or superfluous characters and swaps of neighbours."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def near(text: str, name: str, limit: int) -> tuple[int, int] | None:
    """Where the text has something within `limit` of `name`, but not it: the same first and last character, a length within `limit`."""
    begins = starts(text, name, limit)
    exact = [match.span() for match in re.finditer(re.escape(name), text)] if begins else []
    best: tuple[int, int, int] | None = None
    for start in begins:
        for length in range(len(name) - limit, len(name) + limit + 1):
            piece, span = text[start : start + length], (start, start + length)
            if len(piece) < length or piece[-1] != name[-1] or any(a < span[1] and span[0] < b for a, b in exact):
                continue
            apart = distance(piece, name)
            if 0 < apart <= limit and (best is None or apart < best[0]):
                best = (apart, *span)
    return best[1:] if best else None


def starts(text: str, name: str, limit: int) -> list[int]:
    """Where something within `limit` of `name` may begin; found without comparing, so most texts are done with here.

    Of limit + 2 pieces of the name one at least is whole in anything that is near to it: a swap spoils two pieces at most.
    """
    size = max(1, len(name) // (limit + 2))
    found: set[int] = set()
    for offset in range(0, size * (limit + 2), size):
        piece = name[offset : offset + size]
        at = text.find(piece) if piece else -1
        while at >= 0:
            found.update(range(max(0, at - offset - limit), at - offset + limit + 1))
            at = text.find(piece, at + size)
    return sorted(start for start in found if text.startswith(name[0], start))
