"""Catalogue numbers of purchases: their form, and pairs of number and name that are known.

`form` is the regular expression of a number, `form_words` says it in words. `items` is a list with the columns 编码, 名称, 目录 of
several editions; `edition` is the one in force. A number of an older edition, or that of another item, is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import cell_finding, plain
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.profiles.lists import Entry, read_list

OPTIONS = {"sheet", "code_column", "name_column", "form", "form_words", "items", "edition"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["code_column"], options["name_column"]])
    yield from look.expressions([options["form"]])
    yield from look.list_of(options["items"], {"编码", "名称", "目录"})


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    items = read_list(context.profile, options["items"])
    for row in context.submission.sheet(options["sheet"]).records:
        code, name = row.text(options["code_column"]), row.text(options["name_column"])
        if code and not re.fullmatch(options["form"], code):
            message = f"“{options['sheet']}”的“{name or row.label}”的{options['code_column']}“{code}”不是{options['form_words']}"
            yield cell_finding(rule, row, options["code_column"], message, code, options["form_words"])
        elif code and name:
            message, expected = _wrong_pair(items, options["edition"], code, name)
            if message:
                yield cell_finding(rule, row, options["code_column"], f"“{options['sheet']}”的“{name}”填的是 {code}，{message}", code, expected)


def _wrong_pair(items: tuple[Entry, ...], edition: str, code: str, name: str) -> tuple[str, str]:
    """What is wrong with code and name together, and the code or name that should stand there; two empty texts if nothing is."""
    current = [item for item in items if item["目录"] == edition]
    right = next((item for item in current if plain(item["名称"]) == plain(name)), None)
    if right is None or right["编码"] == code:
        return "", ""  # a name of one's own may mean anything within the number
    older = next((item for item in items if item["编码"] == code and item["目录"] != edition and plain(item["名称"]) == plain(name)), None)
    if older:
        return f"这是{older['目录']}年版目录的编号，{edition}年版目录里是 {right['编码']}", right["编码"]
    other = next((f"“{item['名称']}”" for item in current if item["编码"] == code), "另一种品目")
    if code.startswith(right["编码"].rstrip("0")) and other == "另一种品目":
        return "", ""  # a finer number of the same item
    return f"{edition}年版目录里“{right['名称']}”是 {right['编码']}，{code} 是{other}", right["编码"]
