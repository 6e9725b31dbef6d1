"""The departments of a county, drawn one by one: the same seed gives the same county, whatever its size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.county.mistakes import Mistake, plant
from benchmarks.county.names import CAPACITY, body_names
from tests.support.random_bodies import Size, random_values

SUBJECTS = (6, 0.7, 2, 60)
"""Median, spread (of the logarithm), least and most of the functional subjects with money of their own."""
PROJECTS = (8, 0.8, 1, 80)
INDICATORS = (3, 12)


@dataclass(frozen=True, slots=True)
class Department:
    """One body: where its workbook goes below the county's folder, its values, the mistakes planted in it."""

    file: str
    body: str
    values: dict
    mistakes: tuple[Mistake, ...]


def county(number: int, seed: int, share: float) -> Iterator[Department]:
    """`number` departments; about `share` of them carry one to three mistakes. Raises ValueError beyond the names there are."""
    if number > CAPACITY:
        raise ValueError(f"只有 {CAPACITY} 个部门名称")
    names = body_names()
    for position in range(number):
        chance = random.Random(f"{seed}/{position}")
        code, place, name = next(names)
        values = _named(random_values(chance.randrange(2**31), _size(chance)), code, name)
        mistakes = plant(values, chance, chance.randint(1, 3)) if chance.random() < share else ()
        yield Department(f"{place}/{code}{name}.xlsx", name, values, mistakes)


def _size(chance: random.Random) -> Size:
    return Size(functional=_lognormal(chance, *SUBJECTS), projects=_lognormal(chance, *PROJECTS), indicators=chance.randint(*INDICATORS))


def _lognormal(chance: random.Random, median: int, spread: float, least: int, most: int) -> int:
    return min(max(round(median * chance.lognormvariate(0, spread)), least), most)


def _named(values: dict, code: str, name: str) -> dict:
    """The body under its own code and name, wherever its drawn name stands."""
    facts = values["基本信息"]
    drawn = facts["部门名称"]
    facts |= {"部门编码": code, "公开主体": "部门"}
    return _replaced(values, drawn, name)


def _replaced(value, old: str, new: str):
    if isinstance(value, dict):
        return {key: _replaced(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, old, new) for inner in value]
    return value.replace(old, new) if isinstance(value, str) else value
