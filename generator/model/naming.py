"""What a record is called: the name by which sheets about last year and findings know it again."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.form import SheetForm

JOIN = "／"
"""Between the parts of a record's name: 项目／指标."""


def naming_columns(form: SheetForm) -> tuple[str, ...]:
    """The columns by which a record is called: whose name it belongs to, and its own."""
    above = [column.name for column in form.columns if column.fill_down and column.choices_from]
    named = (column for column in form.columns if column.required and column.type == "text" and not (column.fill_down or column.choices_from))
    return (*above, *[column.name for column in named][:1])


def record_name(form: SheetForm, text: Callable[[str], str]) -> str:
    """The record's name, its `text` asked for column by column; "" if the form has no columns that name one."""
    return JOIN.join(text(column) for column in naming_columns(form))
