"""A rule that cannot fail, because the program itself writes what it is about: `held_by` says how.

It stands in the catalogue so that a reader who looks for it learns that it is kept, and by what.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"held_by"}
REQUIRED = {"held_by"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from ()  # a sentence for people


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from ()
