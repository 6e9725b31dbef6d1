"""The result as one self-contained page: opens by double click, needs no network, prints well, works without scripts.

The look is in `page/`: template, style sheet and script are put together into one file. Texts of the workbook go in
as data, escaped by the template engine; nothing of them is ever a template, a tag or a script.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.checks.context import money
from generator.model.outcome import Outcome
from generator.reports.arrange import Group, arrange, count_words, flat
from generator.reports.words import comparison, operand_place, short_place, sides

FOLDER = Path(__file__).with_name("page")


def page_text(outcome: Outcome) -> str:
    """The page; the same workbook gives the same text."""
    groups = arrange(outcome)
    return _template().render(
        outcome=outcome,
        groups=groups,
        counted=count_words(outcome.findings),
        sheets=_sheets(groups, outcome),
        rules=_rules(groups),
        style=Markup((FOLDER / "page.css").read_text(encoding="utf-8")),
        script=Markup((FOLDER / "page.js").read_text(encoding="utf-8")),
    )


@cache
def _template() -> Template:
    """Compiled once: a batch writes one page for each workbook."""
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= {"comparison": comparison, "sides": sides, "money": money, "short_place": short_place, "operand_place": operand_place}
    return environment.get_template("page.html")


def _rules(groups: tuple[Group, ...]) -> list[tuple[str, str]]:
    """The rules that found something; a rule that gives rounding tails as well keeps the title of what is wrong."""
    titles: dict[str, str] = {}
    for entry in flat(groups):
        titles.setdefault(entry.finding.rule, entry.finding.title)
    return sorted(titles.items())


def _sheets(groups: tuple[Group, ...], outcome: Outcome) -> list[str]:
    """The sheets that findings point to, in the order of the workbook."""
    order = {name: number for number, name in enumerate(outcome.submission.sheets)}
    found = {place.sheet for entry in flat(groups) for place in entry.finding.places}
    return sorted(found, key=lambda name: (order.get(name, len(order)), name))
