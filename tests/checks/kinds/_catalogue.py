"""The options of a rule of the catalogue, for tests of its kind: what matters is changed, the rest stays as it is used."""

from __future__ import annotations

from generator.checks.run import YIELDS_TO
from tests.support.submissions import hebei

RULES = {rule.id: rule for rule in hebei().rules}


def options_of(rule: str, **changed) -> dict:
    own = {option: value for option, value in RULES[rule].options.items() if option != YIELDS_TO}
    return own | changed
