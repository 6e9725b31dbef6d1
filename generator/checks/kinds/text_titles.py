"""Titles in 《》 that are nearly, but not quite, one of the exact `titles` are misquoted.

The longer a title, the more characters it may differ in and still be taken for it: one for every eight. A year or
（修订） behind the title is no part of it; a body or place before it makes another title of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, quoted
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"titles", "where"}
REQUIRED = {"titles"}
PER_DIFFERENCE = 8
SORT = 2
"""Characters at the end that say what sort of document it is: 意见 and 方案 of one name are two documents."""
_TITLE = re.compile(r"《([^《》\n]{4,60})》")
_BEHIND = re.compile(r"(?:（[^）]*）|\([^)]*\)|\s)+$")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    titles = rule.options["titles"]
    for copies in distinct(context, rule.options.get("where", ())):
        seen: set[str] = set()
        for match in _TITLE.finditer(copies[0].text):
            right = meant(match[1], titles)
            if right and match[1] not in seen:
                seen.add(match[1])
                yield quoted(rule, copies, match.span(), "文件名称与原名不一致", f"《{right}》")


def meant(title: str, titles: list[str]) -> str:
    """The known title that this one nearly is; "" for one that is known, and for one that is like none."""
    cited = _BEHIND.sub("", title)
    if cited in titles or title in titles:
        return ""
    near = [(distance(cited, known), known) for known in titles if cited[-SORT:] == known[-SORT:]]
    best = min(near, default=(0, ""))
    return best[1] if best[1] and best[0] * PER_DIFFERENCE <= len(core(best[1])) else ""


def core(title: str) -> str:
    """What tells a title from others: the name of the state does not."""
    return title.removeprefix("中华人民共和国")


def distance(left: str, right: str) -> int:
    """How many characters to put in, take out or change to make one of the other."""
    row = list(range(len(right) + 1))
    for n, a in enumerate(left, 1):
        above, row = row, [n]
        for m, b in enumerate(right, 1):
            row.append(min(above[m] + 1, row[m - 1] + 1, above[m - 1] + (a != b)))
    return row[-1]
