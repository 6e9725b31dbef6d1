"""From where on a change needs a reason."""

from decimal import Decimal

import pytest

from generator.model.changes import Threshold


def passed(now: str, before: str, **limits) -> bool:
    values = {key: value if isinstance(value, bool) else Decimal(value) for key, value in limits.items()}
    return Threshold(**values).passed(Decimal(now), Decimal(before))


@pytest.mark.parametrize(("now", "before", "told"), [("5", "4.99", True), ("4.99", "5", True), ("5", "5.00", False), ("0", "0", False), ("5", "0", True)])
def test_without_any_limit_every_change_needs_a_reason(now, before, told):
    assert passed(now, before) is told


@pytest.mark.parametrize(("now", "before", "told"), [("20", "10", False), ("20.01", "10", True), ("10", "20.01", True), ("10.01", "0", True), ("10", "0", False)])
def test_an_amount_is_passed_by_more_than_it(now, before, told):
    assert passed(now, before, amount="10") is told


@pytest.mark.parametrize(
    ("now", "before", "told"), [("120", "100", False), ("120.01", "100", True), ("80", "100", False), ("79.99", "100", True), ("-130", "-100", True), ("999", "0", False)]
)
def test_a_percentage_needs_a_base(now, before, told):
    assert passed(now, before, percent="20") is told


@pytest.mark.parametrize(("now", "before", "told"), [("0.01", "0", True), ("0", "0.01", True), ("0", "0", False), ("900", "1", False)])
def test_from_nothing_and_to_nothing(now, before, told):
    assert passed(now, before, from_zero=True) is told


@pytest.mark.parametrize(("now", "before", "told"), [("111", "100", True), ("1.3", "1", True), ("101", "100", False), ("104", "100", False), ("106", "100", True)])
def test_one_of_several_limits_is_enough(now, before, told):
    assert passed(now, before, amount="5", percent="20") is told


def test_small_changes_never_need_a_reason():
    limits = {"percent": "1", "from_zero": True, "least": "5"}
    assert not passed("4.99", "0", **limits) and not passed("0", "4.99", **limits) and not passed("6", "2", **limits)
    assert passed("5", "0", **limits) and passed("7", "2", **limits)
    assert not passed("4", "0", least="5") and passed("5", "0", least="5")
