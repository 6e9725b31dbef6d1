"""What a wrong number looks like beside the right one: digits swapped, the decimal point slipped, a sign turned round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

STRONG = 3
SHIFTS = (1, -1, 2, -2, 3, -3, 4, -4)


@dataclass(frozen=True, slots=True)
class Signature:
    """`words` say what happened; `strength` how unlikely it is to look so by chance (from `STRONG` on it decides)."""

    words: str
    strength: int


def recognise(old: Decimal, new: Decimal) -> Signature | None:
    """How `new` may have become `old`; None if it looks like nothing in particular."""
    if old == 0 or new == 0 or old == new:
        return None
    if old == -new:
        return Signature("正负号填反", STRONG)
    slipped = _slipped(old, new)
    if slipped:
        return Signature(slipped, STRONG)
    before, after = _digits(old, new)
    wrong = [n for n, (ours, theirs) in enumerate(zip(before, after, strict=True)) if ours != theirs]
    counted = _lost_or_gained(old, new)
    if (old > 0) != (new > 0):
        return None
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and before[wrong[0]] == after[wrong[1]] and before[wrong[1]] == after[wrong[0]]:
        return Signature(counted or "相邻两个数字颠倒", STRONG)  # a zero that changes places with the first digit is a zero lost
    if len(wrong) == 1:
        return Signature("一个数字打错", 1)
    return Signature(counted, 2) if counted else None


def originals(old: Decimal) -> Iterator[Decimal]:
    """The numbers from which `old` may have come by a strong signature."""
    if old == 0:
        return
    yield -old
    for shift in SHIFTS:
        yield old.scaleb(shift)
    digits, exponent = _text(old), -_places(old)
    for n in range(len(digits) - 1):
        if digits[n] != digits[n + 1]:
            swapped = digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]
            yield Decimal(swapped).scaleb(exponent).copy_sign(old)


def _slipped(old: Decimal, new: Decimal) -> str:
    for shift in SHIFTS:
        if old == new.scaleb(shift):
            if abs(shift) == 4:
                return "把元当成了万元" if shift > 0 else "把万元当成了元"
            return f"小数点{'右' if shift > 0 else '左'}移了{'零一两三'[abs(shift)]}位"
    return ""


def _lost_or_gained(old: Decimal, new: Decimal) -> str:
    """One digit typed too many or too few before the decimal point; "" if not."""
    if _places(old) > 2 or _places(new) > 2:
        return ""
    before, after = f"{abs(old):.2f}", f"{abs(new):.2f}"
    if before in _shorter(after):
        return "少打了一个数字"
    return "多打了一个数字" if after in _shorter(before) else ""


def _shorter(digits: str) -> set[str]:
    whole, _, cents = digits.partition(".")
    return {f"{whole[:n]}{whole[n + 1 :]}.{cents}" for n in range(len(whole))} if len(whole) > 1 else set()


def _places(value: Decimal) -> int:
    """Decimals, at least two."""
    return max(2, -value.normalize().as_tuple().exponent)


def _text(value: Decimal) -> str:
    """All digits without the point, with at least two decimals."""
    return f"{abs(value).scaleb(_places(value)):f}".partition(".")[0].zfill(3)


def _digits(old: Decimal, new: Decimal) -> tuple[str, str]:
    """The digits of both, equally long, point below point."""
    places = max(_places(old), _places(new))
    before, after = (f"{abs(value).scaleb(places):f}".partition(".")[0] for value in (old, new))
    length = max(len(before), len(after))
    return before.zfill(length), after.zfill(length)
