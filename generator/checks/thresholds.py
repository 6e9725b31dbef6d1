"""Which changes need a reason: the profile's thresholds, as rules name them (`threshold = "items"` or `"each"`)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.options import Fault
from generator.model.profile import Profile, Rule
from generator.profiles.errors import suggestion

THRESHOLD = "threshold"
NAMES = ("items", "each")


def threshold_faults(options: dict) -> Iterator[Fault]:
    name = options.get(THRESHOLD, NAMES[0])
    if name not in NAMES:
        yield f"“{THRESHOLD}”应为 {'、'.join(NAMES)} 之一{suggestion(name, NAMES)}", f'"{name}"'


def needs_reason(rule: Rule, profile: Profile, now: Decimal, before: Decimal) -> bool:
    """Whether a change between two printed figures in 万元 needs a reason; a rule without a threshold asks for all."""
    name = rule.options.get(THRESHOLD)
    return getattr(profile.changes, name).passed(now, before) if name else now != before


def threshold_words(name: str, profile: Profile) -> str:
    """The threshold as people read it."""
    threshold = getattr(profile.changes, name)
    parts = []
    if threshold.amount is not None:
        parts.append(f"增减额超过 {threshold.amount} 万元" if threshold.amount else "有增减")
    if threshold.percent is not None:
        parts.append(f"增减幅度超过 {threshold.percent}%")
    if threshold.from_zero:
        parts.append("从无到有、从有到无")
    words = "，或者".join(parts) or "有增减"
    return words + (f"；不到 {threshold.least} 万元的不要求" if threshold.least else "")
