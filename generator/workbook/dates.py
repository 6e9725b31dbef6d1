"""Dates as a workbook stores them: day numbers that only their number format tells from other numbers."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

_START_1900, _START_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31
_DAY = timedelta(days=1)
_NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h{1,2}\]|m{1,2}\]|s{1,2}\])[^\]]*\]', re.IGNORECASE)
_CODE = re.compile(r"[dmhysDMHYS]")

YEAR_MONTH, YEAR_MONTH_DAY, MONTH_DAY, CLOCK, CLOCK_SECONDS = 'yyyy"年"m"月"', 'yyyy"年"m"月"d"日"', 'm"月"d"日"', "h:mm", "h:mm:ss"

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: CLOCK, 21: CLOCK_SECONDS,
    22: "m/d/yy h:mm", 27: YEAR_MONTH, 28: MONTH_DAY, 29: MONTH_DAY, 30: "m-d-yy", 31: YEAR_MONTH_DAY, 32: CLOCK, 33: CLOCK_SECONDS,
    34: CLOCK, 35: CLOCK_SECONDS, 36: YEAR_MONTH,
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: "#,##0", 42: '"¥"#,##0', 43: "#,##0.00", 44: '"¥"#,##0.00', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
    50: YEAR_MONTH, 51: MONTH_DAY, 52: YEAR_MONTH, 53: MONTH_DAY, 54: MONTH_DAY, 55: CLOCK, 56: CLOCK_SECONDS, 57: YEAR_MONTH, 58: MONTH_DAY,
}  # fmt: skip
"""The formats that a file names by number only, as Chinese Excel and WPS show them (ECMA-376 part 1, 18.8.30)."""


@lru_cache(maxsize=256)
def is_moment(number_format: str) -> bool:
    """Does the format show a date or a time?"""
    shape = _NO_CODE.sub("", number_format.split(";")[0])
    return "General" not in shape and bool(_CODE.search(shape))


def from_serial(number: float, number_format: str, is_1904: bool) -> float | datetime | time | timedelta:
    """The moment a number stands for under a format of dates; the number itself otherwise, or if there is no such day."""
    if not is_moment(number_format) or not 0 <= number <= _LAST_DAY:
        return number
    if re.match(r"\[[hms]{1,2}\]", number_format, re.IGNORECASE):
        return timedelta(days=number)
    days, part = divmod(number, 1)
    moment = timedelta(seconds=round(part * 86400))
    if not days and not is_1904:
        return (datetime.min + moment).time() if moment < _DAY else number
    start = _START_1904 if is_1904 else _START_1900 if days >= 60 else _START_1900 + _DAY  # 1900 was no leap year
    try:
        return start + timedelta(days=int(days)) + moment
    except OverflowError:
        return number


def from_text(stored: str) -> str | datetime | date | time:
    """A date in ISO form, which some writers store; another text as it stands."""
    for kind in (date, datetime, time):
        try:
            return kind.fromisoformat(stored.removesuffix("Z"))
        except ValueError:
            continue
    return stored
