"""What one cell says: raw content and number format -> value, or what is wrong with it.

Pure functions; nothing here knows sheets. Amounts and quantities come back as Decimal, in the unit they were typed in.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from generator.workbook import display

NOTHING = {"", "-", "--", "—", "——", "–", "―", "/", "无"}
"""What people type where there is nothing, after full-width forms are made half-width."""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d*)?)")
_UNIT = re.compile(r"(.*?)(亿元|万元|千元|百元|元)")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:0?0:00(?::00)?)?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE_AND_NAME = re.compile(r"([0-9A-Za-z]{3,})[^0-9A-Za-z.].*")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]")  # come along with copied text; nobody types them
_MINUS = str.maketrans("−–—﹣", "----")
LARGEST = Decimal(10) ** 15
"""No amount is as large as this, in any unit: it was mistyped, or is something else."""

CODE_DIGITS = 15
"""Excel keeps no more digits of a number; a longer code that became a number has lost its end."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell cannot be used: the reader's message id, what stands there, what should, and perhaps what to do."""

    rule: str
    found: str
    expected: str
    fix: str = ""


Content = Decimal | str | date | None


def convert(raw: object, number_format: str, kind: str) -> Content | Problem:
    """The content of a cell of a column of `kind`; None for nothing."""
    if raw is None:
        return None
    if isinstance(raw, str):
        raw = clean(raw)
        seen = _UNSEEN.sub("", raw)
        if seen.strip() == "":
            return None
        if kind in _KINDS:  # in a number, code or choice they mean nothing; a text stays as typed, a rule speaks of them
            raw = seen
        if _ILLEGAL.search(raw):
            return Problem("R18", repr(_ILLEGAL.search(raw)[0])[1:-1], "普通文字")
    if isinstance(raw, timedelta):
        raw = str(raw)
    return _KINDS.get(kind, text)(raw, number_format)


def clean(raw: str) -> str:
    """A text without what Excel adds and what nobody sees: escapes, carriage returns, blank ends."""
    raw = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw)
    return raw.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\xa0")


def half_width(raw: str) -> str:
    """Full-width digits and signs as half-width ones, without any blanks."""
    return re.sub(r"\s", "", _UNSEEN.sub("", unicodedata.normalize("NFKC", raw)))


def amount(raw: object, number_format: str) -> Content | Problem:
    """A number, however it was typed."""
    if isinstance(raw, (bool, date, time)):
        return Problem("R12", text(raw, number_format), "数字")
    if isinstance(raw, (int, float, Decimal)):
        return _plausible(display.exact(raw))
    typed = half_width(str(raw))
    if typed in NOTHING:
        return None
    typed = typed.lstrip("¥")
    if typed[:1] == "(" and typed[-1:] == ")":  # how ledgers write a negative number
        typed = "-" + typed[1:-1]
    typed = typed.translate(_MINUS).replace("-¥", "-")
    if _NUMBER.fullmatch(typed):
        return _plausible(Decimal(typed.replace(",", "")))
    unit = _UNIT.fullmatch(typed)
    if unit and _NUMBER.fullmatch(unit[1]):
        return Problem("R12", str(raw), "数字", f"删掉“{unit[2]}”，只填数字，并核对与全部金额的单位是否一致。")
    return Problem("R12", str(raw), "数字")


def _plausible(value: Decimal) -> Decimal | Problem:
    if abs(value) < LARGEST:
        return value
    return Problem("R12", f"{value:.3E}", "15位以内的数字", "这个数大得不合情理，请核对位数和金额单位。")


def text(raw: object, number_format: str) -> str:
    """A text as typed; numbers and dates as displayed."""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, (int, float, Decimal)):
        return display.number(raw, number_format)
    if isinstance(raw, (date, time)):
        return display.moment(raw, number_format)
    return str(raw)


def code(raw: object, number_format: str) -> str | Problem:
    """A code: 2010301.0, "２０１０３０１ " and "2010301 行政运行" are all 2010301."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if abs(raw) >= 10**CODE_DIGITS:
            return Problem("R20", format(raw, ".15g"), "文本格式的完整编码")
        return display.plain_number(display.exact(raw))
    typed = unicodedata.normalize("NFKC", text(raw, number_format)).strip()
    if re.fullmatch(r"\d(\.\d+)?[eE]\+\d+", typed):
        return Problem("R20", typed, "文本格式的完整编码")
    named = _CODE_AND_NAME.fullmatch(typed)
    if named and any(character > "\u2e7f" for character in typed):
        typed = named[1]
    return half_width(typed)


def percent(raw: object, number_format: str) -> str | None | Problem:
    """A percentage as text: 25%, whether typed as 25%, 0.25 or 25."""
    wrong = Problem("R13", text(raw, number_format), "百分比，例如 25%")
    if isinstance(raw, (bool, date, time)):
        return wrong
    if isinstance(raw, (int, float, Decimal)):
        value = display.exact(raw)
        return _percent(value, display.is_percent(number_format) or value <= 1) if abs(value) < LARGEST else wrong
    typed = half_width(raw)
    if typed in NOTHING:
        return None
    if not _NUMBER.fullmatch(typed.removesuffix("%")):
        return wrong
    value = Decimal(typed.removesuffix("%").replace(",", ""))
    return _percent(value, not typed.endswith("%") and value <= 1) if abs(value) < LARGEST else wrong


def _percent(value: Decimal, is_share: bool) -> str:
    return display.percent(value) if is_share else display.plain_number(value) + "%"


def day(raw: object, number_format: str) -> date | None | Problem:
    """A date, also from 2024年1月25日, 2024/1/25, 20240125 and Excel's day number."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    typed = half_width(text(raw, "General"))
    if typed in NOTHING:
        return None
    found = _DATE.fullmatch(typed) or re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", typed)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    if isinstance(raw, (int, float)) and 36526 <= raw <= 73050:  # a day number of this century, formatted as a number
        return date(1899, 12, 30) + timedelta(days=int(raw))
    return Problem("R13", text(raw, number_format), "日期，例如 2024-01-25")


def year(raw: object, number_format: str) -> str | None | Problem:
    """A year in four digits, also from 2024年 and from a date."""
    if isinstance(raw, date):
        return str(raw.year)
    typed = half_width(text(raw, "General"))
    if typed in NOTHING:
        return None
    found = re.fullmatch(r"((?:19|20)\d\d)年?度?", typed)
    return found[1] if found else Problem("R13", text(raw, number_format), "4位数字的年份，例如 2024")


_KINDS = {
    "amount": amount,
    "quantity": amount,
    "code": code,
    "percent": percent,
    "date": day,
    "year": year,
}


def without_illegal(raw: str) -> str:
    return _ILLEGAL.sub("", clean(raw))
