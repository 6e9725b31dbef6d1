"""No identity card, mobile phone or bank card number and no private e-mail address stands in what is published.

Identity numbers have 18 characters, a real date of birth and the check character of GB 11643; bank cards 16 to 19 digits
that begin like a card and pass the Luhn test: codes of projects and documents do neither. A phone number behind one of
the words in `public` (咨询电话, …) and an address that ends like one of them (gov.cn) are meant for the public. Messages
show only the ends of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct
from generator.checks.texts import HandText, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "public"}
REQUIRED: set[str] = set()
BEFORE = 12
"""How far before a number a word of `public` may stand."""
ALPHABET = "10X98765432"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

_SUSPECT = re.compile(r"\d{4}[- ]?\d{4}|@")
"""What each of the following holds, and hardly any text."""
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{16}[\dXx](?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<![0-9A-Za-z.])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z.]|\d)")
_CARD = re.compile(r"(?<![0-9A-Za-z.])[3-6]\d{3}(?:[- ]?\d{4}){3}(?:[- ]?\d{1,3})?(?![0-9A-Za-z.])")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    public = tuple(rule.options.get("public", ()))
    for copies in distinct(context, rule.options.get("where", ())):
        for text in copies:
            for name, number in private(text.text, public):
                yield _finding(rule, text, name, number)


def private(text: str, public: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """What each private number is, and the number."""
    if not _SUSPECT.search(text):
        return
    taken: list[tuple[int, int]] = []
    for name, pattern, real in (("身份证号码", _IDENTITY, is_identity), ("银行卡号", _CARD, is_card), ("手机号码", _PHONE, bool), ("电子邮箱", _MAIL, bool)):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - BEFORE) : match.start()]
            meant_for_all = match[0].endswith(public) if name == "电子邮箱" else any(word in before for word in public)
            inside = any(first <= match.start() < last for first, last in taken)
            if real(match[0]) and not inside and not (meant_for_all and real is bool):
                taken.append(match.span())
                yield name, match[0]


def is_identity(number: str) -> bool:
    """A date of birth that may be, and the check character of GB 11643."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return 1900 <= born.year and ALPHABET[total % len(ALPHABET)] == number[-1].upper()


def is_card(number: str) -> bool:
    """The Luhn test: every second digit from the right is doubled, the sum of digits is a multiple of ten."""
    digits = [int(digit) for digit in number if digit.isdecimal()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def masked(number: str) -> str:
    """A number with its middle hidden."""
    shown = 3 if len(number) > 8 else 1
    return number[:shown] + "*" * (len(number) - 2 * shown) + number[-shown:]


def _finding(rule: Rule, text: HandText, name: str, number: str) -> Finding:
    return text_finding(rule, text, f"{text.words}里有{name}“{masked(number)}”，不能公开", masked(number), f"删去{name}")
