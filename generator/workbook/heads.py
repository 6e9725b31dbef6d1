"""Where the columns of a table stand: found by the words of their heads, however these were typed, moved or unmerged."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.form import Column
from generator.workbook.labels import plain
from generator.workbook.view import View

NEAR = 3
"""Head texts above each other, from the lowest up, that may name a column."""


class _Head(NamedTuple):
    """The words by which a column is known: its heads from top to bottom, and all that one of them may say."""

    name: str
    path: list[str]
    names: frozenset[str]


def _head(column: Column) -> _Head:
    names = (column.name, column.path[-1], "".join(column.path), *column.aliases)
    return _Head(column.name, [plain(part) for part in column.path], frozenset(map(plain, names)))


def find_heads(columns: tuple[Column, ...], view: View, first: int, last: int, deepest: int) -> tuple[dict[str, int], int]:
    """The columns by name among those from `first` to `last`, and the row under which most are recognised, the highest such row."""
    heads = [_head(column) for column in columns]
    depth = max(len(head.path) for head in heads) + 1
    known = frozenset().union(*(head.names for head in heads))
    best: dict[str, int] = {}
    best_row = 0
    for row in range(1, min(deepest, view.last_row) + 1):
        stacks = ((index, _stack(view, row, index, depth)) for index in range(first, last + 1))
        matched = _assign(heads, {index: stack for index, stack in stacks if not known.isdisjoint(stack[-NEAR:])})
        if len(matched) > len(best):
            best, best_row = matched, row
        if len(best) == len(columns):
            break
    return best, best_row


def _stack(view: View, row: int, column: int, depth: int) -> list[str]:
    """The head texts above and in a cell, from top to bottom, merged ones once."""
    texts: list[str] = []
    for above in range(max(1, row - depth + 1), row + 1):
        text = plain(view.text(above, column))
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    return texts


def _assign(heads: list[_Head], stacks: dict[int, list[str]]) -> dict[str, int]:
    """Columns by their whole path first, then by their last word, then by any word above it (unmerged heads)."""
    assigned: dict[str, int] = {}
    free = dict(stacks)
    for fits in (_by_path, _by_last, _by_any):
        for head in (head for head in heads if head.name not in assigned):
            index = next((index for index, stack in free.items() if fits(head, stack)), None)
            if index is not None:
                assigned[head.name] = index
                del free[index]
    return assigned


def _by_path(head: _Head, stack: list[str]) -> bool:
    return stack[-len(head.path) :] == head.path


def _by_last(head: _Head, stack: list[str]) -> bool:
    return stack[-1] in head.names


def _by_any(head: _Head, stack: list[str]) -> bool:
    return not head.names.isdisjoint(stack[-NEAR:])
