"""A subject has the name of an earlier year: `sheets`, `stale` (a list with the columns 编码, 原名称, 现名称, 改名年度)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, typed_in
from generator.checks.judging import cell_finding, plain
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Profile, Rule
from generator.profiles.lists import Entry, read_list

OPTIONS = {"sheets", "stale"}
REQUIRED = {"sheets", "stale"}
COLUMNS = {"编码", "原名称", "现名称", "改名年度"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")
    yield from look.list_of(options["stale"], COLUMNS)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        for row in typed_in(context.submission.sheet(name), form):
            typed = row[form.name_column].typed
            entry = current_name(context.profile, rule.options["stale"], row.code, typed) if isinstance(typed, str) else None
            if entry:
                since = f"（{entry['改名年度']}年起）" if entry["改名年度"] else ""
                message = f"“{name}”的科目 {row.code} 用了旧名称“{typed}”，现名称{since}是“{entry['现名称']}”"
                yield cell_finding(rule, row, form.name_column, message, typed, entry["现名称"])


def current_name(profile: Profile, name: str, code: str, typed: str) -> Entry | None:
    """The entry of the list `name` that says that `typed` was once the name of `code`."""
    entries = (entry for entry in read_list(profile, name) if entry["编码"] == code)
    return next((entry for entry in entries if plain(entry["原名称"]) == plain(typed).removeprefix(code)), None)
