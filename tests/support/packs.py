"""Small sign-off packs: a body of a few values and a text of a few blocks, each on the page that its number says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.derive import complete
from generator.model.checklist import Change, Checklist, Item, Records
from generator.model.document import Block, Document, Heading, Paragraph, Section, Span, Table, TableCell
from generator.model.expression import Address, parse
from generator.model.finding import Finding, Severity, Waiver
from generator.model.layout import Layout
from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.pack.material import Material
from tests.support.submissions import hebei, submission_of

FACTS = {"部门编码": "101", "部门名称": "某局", "公开主体": "部门", "预算年度": "2024", "金额单位": "万元", "批复日期": "2024-01-25", "公开日期": "2024-02-08"}


def at(text: str) -> Address:
    return parse(text).addresses()[0]


def item(**keys) -> Item:
    """An item; places are written as in the file."""
    places = {key: tuple(map(at, keys[key])) for key in ("filled", "dates", "applies") if key in keys}
    return Item(**{"name": "某项", "group": "某组", "basis": "某法"} | keys | places)


def change(label: str, now: str, before: str, reason: Iterable[str] = (), **keys) -> Change:
    return Change(label, at(now), at(before), tuple(map(at, reason)), **keys)


def finding(rule: str, severity: Severity = Severity.WARNING, sheet: str = "项目", waiver: Waiver | None = None, **keys) -> Finding:
    return Finding(rule, severity, f"{rule}的标题", "说明", (SourceRef(sheet, "B3"),), waiver=waiver, **keys)


def waiver(rule: str, reason: str = "核对过，属于特殊情况", who: str = "张三") -> Waiver:
    return Waiver(rule, "项目", "B3", reason, who, SourceRef("例外说明", "A3"))


def heading(text: str, level: int = 1) -> Heading:
    return Heading((Span(text),), f"Heading{level}", level)


def paragraph(text: str, role: str = "Body") -> Paragraph:
    return Paragraph((Span(text),), role)


def table(title: str) -> Table:
    return Table((1,), (), ((TableCell(),),), title=title)


def material(
    *blocks: Block, values: dict | None = None, findings: Iterable[Finding] = (), profile: Profile | None = None, draft: bool = False, **parts
) -> Material:
    """The first block stands on page 1, the second on page 2, and so on. `parts` are those of the checklist."""
    profile = profile or hebei()
    facts = FACTS | (values or {}).get("基本信息", {})
    submission = complete(submission_of((values or {}) | {"基本信息": facts}, profile), profile)
    outcome = Outcome(Path("某局.xlsx"), profile, submission, tuple(findings), sha256="0" * 64)
    document = Document("某局2024年部门预算信息公开", "某局", {}, "目录", (Section("portrait", blocks),), draft=draft)
    pages = {(0, number): number + 1 for number in range(len(blocks))}
    layout = Layout((), {}, frozenset(), {}, {}, {}, pages)
    checklist = Checklist(**{"document": "", "title": "{部门名称}\n{预算年度}年送审材料", "suffix": "（送审材料）", "cover": {}, "signatures": ("经办人",), "items": (), "changes": (), "records": Records()} | parts)
    return replace(Material(outcome, document, layout, checklist), files=(("某局.docx", "1" * 64),))
