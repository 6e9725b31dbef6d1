"""One date comes at least `least`, at most `most` days after another: `earlier = "基本信息.批复日期"`, `later = "基本信息.公开日期"`.

Nothing is said while one of them is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.form import CONTENT
from generator.model.profile import Rule
from generator.model.submission import Cell

OPTIONS = {"earlier", "later", "least", "most"}
REQUIRED = {"earlier", "later"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([options["earlier"], options["later"]])
    if not {"least", "most"} & set(options):
        yield "要有“least”或“most”", ""


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    earlier, later = (_cell(context, options[side]) for side in ("earlier", "later"))
    if not (isinstance(earlier.value, date) and isinstance(later.value, date)):
        return
    days = (later.value - earlier.value).days
    names = [options[side].partition(".")[2] for side in ("earlier", "later")]
    if days < options.get("least", days):
        expected = f"不早于 {earlier.value}" if options["least"] == 0 else f"{names[0]}之后至少{options['least']}日"
    elif days > options.get("most", days):
        expected = f"{names[0]}之后{options['most']}日内"
    else:
        return
    distance = f"晚{days}日" if days >= 0 else f"早{-days}日"
    message = f"“{names[1]}”{later.value}比“{names[0]}”{earlier.value}{distance}，应{expected}"
    places = tuple(cell.source for cell in (later, earlier) if cell.source)
    yield Finding(rule.id, rule.severity, rule.title, message, places, str(later.value), expected, fix=rule.fix, basis=rule.basis)


def _cell(context: Context, place: str) -> Cell:
    sheet, _, line = place.partition(".")
    return context.submission.cell(sheet, line, CONTENT)
