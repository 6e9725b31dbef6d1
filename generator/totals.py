"""The figures of one body that a ledger adds up and a comparison begins with, in 万元 as decimal texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checks.context import YUAN, YUAN_IN_WAN, Context, Resolved, money
from generator.model.expression import Address, Formula
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.profiles.ledger import CLASSES, LedgerFigure, label_of, ledger_of


def totals_of(submission: Submission, profile: Profile) -> dict[str, str]:
    """The figures by their labels (`label_of`), exact; "" where nothing was filled in. `submission` is complete.

    Raises ProfileError if the profile's `ledger.toml` has faults.
    """
    context = Context(submission, profile)
    return {
        label_of(figure.group, name): _text(context.resolve_formula(formula))
        for figure in ledger_of(profile).figures
        for name, formula in _named(figure, context)
    }


def _named(figure: LedgerFigure, context: Context) -> Iterator[tuple[str, Formula]]:
    """The figure by its name; one for each class that the body has, if it stands for classes."""
    if not figure.classes:
        yield figure.name, figure.formula
        return
    [address] = figure.formula.addresses()
    codes = context.profile.codes[context.form(address.table).code_table]
    for row in context.submission.sheet(address.table).records:
        if len(row.code) == codes.levels[0]:
            words = f"{row.code} {codes.name_of(row.code) or row.label}".strip()
            yield figure.name.replace(CLASSES, words), _of_class(figure.formula, address, row.code)


def _of_class(formula: Formula, address: Address, code: str) -> Formula:
    """The formula with the class in place of what stands for all of them."""
    return replace(formula, terms=(replace(formula.terms[0], factors=(replace(address, row=code),)),))


def _text(resolved: Resolved) -> str:
    if not resolved.found:
        return ""
    value = resolved.value / YUAN_IN_WAN if resolved.unit == YUAN else resolved.value
    return money(value + Decimal(0))
