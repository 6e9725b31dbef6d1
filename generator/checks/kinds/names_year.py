"""Names of records do not bear last year's year: `names_of` ([sheet, column] …).

A name that stood so in last year's list (`[changes.list]` of the profile) was not moved on: the rule's severity. Others are one remark: what
was begun last year may well be called after it. Names that match `unless` are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.judging import cell_finding
from generator.checks.last_year import last_names
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.passages import readable
from generator.checks.reading_texts.years import Year, years_in
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"names_of", "unless"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for sheet, column in options["names_of"]:
        yield from look.columns(sheet, [column])
    yield from look.expressions([options["unless"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    budget = int(context.submission.field(facts.sheet, facts.year) or 0)
    before = last_names(context)
    doubtful: list[tuple[Row, str, str]] = []
    for sheet, column in rule.options["names_of"]:
        for row in context.submission.sheet(sheet).records:
            name = row.text(column).strip()
            year = _last_years(name, budget)
            if not year or re.search(rule.options["unless"], name):
                continue
            if name in before:
                message = f"“{sheet}”的“{name}”与上年同名，年份还是{year.text}"
                yield cell_finding(rule, row, column, message, year.text, f"{budget}年")
            else:
                doubtful.append((row, column, name))
    if doubtful:
        message = f"有 {len(doubtful)} 个名称写着上年（{budget - 1}年）：{'、'.join(name for *_, name in doubtful)}；确是上年开始的不用改"
        places = tuple(place(row, column) for row, column, _ in doubtful)
        yield Finding(rule.id, Severity.INFORMATION, "名称里写着上年的年份", message, places, fix=rule.fix, basis=rule.basis, folded=True)


def _last_years(name: str, budget: int) -> Year | None:
    """The year before the budget year, where the name speaks of no other."""
    years = years_in(readable(name))
    return years[0] if len(years) == 1 and years[0].value == budget - 1 and not years[0].is_range else None
