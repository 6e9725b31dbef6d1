"""One rule on one small body."""

from __future__ import annotations

import importlib

from generator.checks.context import Context
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from tests.support.submissions import hebei
from tests.support.tables import body_of, cases_in


def findings(kind: str, tables: str = "", **options) -> list[Finding]:
    """What a rule of this kind with these options finds in the base body with these tables."""
    rule = Rule("Z01", kind, "题", Severity.ERROR, "因", "法", options=options)
    [case] = cases_in("== 例\n" + tables)
    module = importlib.import_module(f"generator.checks.kinds.{kind}")
    assert set(options) <= module.OPTIONS
    return list(module.check(rule, Context(body_of(case, hebei()), hebei())))


def messages(kind: str, tables: str = "", **options) -> list[str]:
    return [finding.message for finding in findings(kind, tables, **options)]
