"""A text says more than other cells of its row: `column` differs from each of `than`, the words of `filler` (a regular expression) apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import called, cell_finding, plain
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "name_column", "column", "than", "filler"}
REQUIRED = OPTIONS - {"filler"}
_NUMBER = re.compile(r"^\s*(?:[(（]?[一二三四五六七八九十\d]+[)）、.．])\s*")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["column"], *options["than"]])
    yield from look.expressions([options.get("filler", "")])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    column, filler = rule.options["column"], rule.options.get("filler", "")
    for row in context.submission.sheet(rule.options["sheet"]).records:
        text = row.text(column)
        core = _core(text, filler)
        same = [other for other in rule.options["than"] if text and core == _core(row.text(other), filler)]
        if same:
            message = f"{called(row, rule.options['name_column'])}的{column}“{text}”只重复了{same[0]}，没有说出新的内容"
            yield cell_finding(rule, row, column, message, text, f"比{same[0]}具体的内容")


def _core(text: str, filler: str) -> str:
    """What a text says, without number, punctuation and filler."""
    core = plain(_NUMBER.sub("", text))
    return (re.sub(filler, "", core) if filler else core) or core
