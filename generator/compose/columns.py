"""The printed columns of a table: those of the form, a code column in pieces where the form prints it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.form import CodePart, Column


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One printed column: a column of the form, or one piece (`part`) of its codes."""

    column: Column
    part: CodePart | None = None

    @property
    def path(self) -> tuple[str, ...]:
        return self.part.path if self.part else self.column.path

    @property
    def share(self) -> float:
        return self.part.share if self.part else self.column.share


def printed_columns(columns: tuple[Column, ...]) -> Iterator[PrintedColumn]:
    """The columns that are printed, in their order."""
    for column in columns:
        if column.printed:
            yield from (PrintedColumn(column, part) for part in column.parts or (None,))
