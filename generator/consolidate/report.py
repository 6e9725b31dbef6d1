"""汇总报告: what was done with each sheet, what was taken out, what has to be looked at, and every sum with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.checks.context import money
from generator.consolidate.department import Department
from generator.consolidate.essentials import label_of
from generator.consolidate.units import Place, Unit
from generator.model.figure import Figure
from generator.model.form import TOTAL, SheetForm
from generator.model.source import SourceRef
from generator.profiles import consolidation as plans

SUFFIX = ".汇总报告.txt"
_NUMERALS = "一二三四五六七"


def report_text(department: Department) -> str:
    """The whole report as a text file."""
    return "\n".join((*summary(department), "", *_sums(department))) + "\n"


def summary(department: Department, shown: int = 0) -> Iterator[str]:
    """All but the single sums, line by line; with `shown`, no more than so many entries of each list (a terminal)."""
    code = f"（{department.code}）" if department.code else ""
    yield f"汇总报告：“{department.name}”{code}，{department.profile.name}，{len(department.units)} 个单位，金额单位：{department.unit}"
    for title, entries in _filled(department):
        yield ""
        yield f"{title}（{len(entries)} 项）"
        yield from (f"  {number}. {entry}" for number, entry in enumerate(entries[: shown or None], 1))
        if shown and len(entries) > shown:
            yield f"  ……还有 {len(entries) - shown} 项，见报告文件"


def _filled(department: Department) -> Iterator[tuple[str, list[str]]]:
    """The lists that are not empty, numbered 一、二、三."""
    filled = ((title, entries) for title, entries in _lists(department) if entries)
    yield from ((f"{numeral}、{title}", entries) for numeral, (title, entries) in zip(_NUMERALS, filled, strict=False))


def _lists(department: Department) -> Iterator[tuple[str, list[str]]]:
    yield "单位", [_unit(unit, department) for unit in department.units]
    yield "单位工作簿里的错误，照样汇总了，改好后请重新汇总", list(_errors(department.units))
    yield "抵销的单位之间的往来", list(_eliminated(department))
    yield "没有申报、没有抵销的往来", list(department.questions)
    yield "要核对的", [*department.remarks, *_lead_texts(department), *_waived(department)]
    yield "各单位相加与推出的数不同（多为四舍五入的尾差），照各单位相加的数填写", [_kept(department, where) for where in department.kept]
    yield "各表怎样汇总", list(_steps(department))


def _unit(unit: Unit, department: Department) -> str:
    lead = "，牵头单位" if unit is department.lead else ""
    state = f"有错误 {len(unit.errors)} 项" if unit.errors else "没有错误"
    return f"{unit.name}（{unit.code or '没有编码'}{lead}）：“{unit.path.name}”，以{unit.completed.unit}填报，{state}"


def _errors(units: Iterable[Unit]) -> Iterator[str]:
    for unit in units:
        yield from (f"{unit.name}：[{finding.rule}] {_line(finding.message)}" for finding in unit.errors)


def _eliminated(department: Department) -> Iterator[str]:
    for transfer in dict.fromkeys(id(e.transfer) for e in department.eliminations):
        sides = [e for e in department.eliminations if id(e.transfer) == transfer]
        told = "；".join(f"“{e.unit.name}”{e.place[0]} {e.place[1]} {e.place[2]}（{e.source.cell or '自动计算'}）减 {money(e.amount)}" for e in sides)
        yield f"{sides[0].transfer.words}：{told}"
    if department.eliminations:
        yield "上年的数由各单位相加，上年的往来没有抵销；上年有的，请自行减去。"


def _lead_texts(department: Department) -> Iterator[str]:
    """Texts that stand for the whole department now and were written for one unit."""
    for form in department.profile.sheets.values():
        rows = department.full.get(form.name, {})
        if form.tab != "texts" or not rows:
            continue
        if form.kind == "records" and department.plan.method(form.name).method == plans.LEAD:
            yield f"“{form.name}”取自牵头单位“{department.lead.name}”，请按部门的情况改写。"
        if form.kind == "lines":
            names = [f"“{key}”" for key in rows if department.plan.method(form.name, key).method in (plans.LEAD, plans.FIRST)]
            yield f"“{form.name}”的{'、'.join(names)}取自单位（先取牵头单位“{department.lead.name}”），里面的数和名称说的是单位，请按部门的情况改写。"


def _waived(department: Department) -> Iterator[str]:
    for unit in department.units:
        for finding in (finding for finding in unit.findings if finding.waiver):
            place = f"{finding.waiver.sheet} {finding.waiver.place}".strip()
            yield f"“{unit.name}”已说明的例外没有带过来：[{finding.rule}] {place}：{_line(finding.waiver.reason)}；部门也报这个问题的，在部门的工作簿里另写。"


def _kept(department: Department, where: Place) -> str:
    cell = department.completed.cell(*where)
    computed = cell.computed.value if cell.computed is not None else Decimal(0)
    value = cell.value.value if isinstance(cell.value, Figure) else Decimal(0)
    return f"{_words(department, where)}：各单位相加 {money(value)}，推出 {money(computed)}，相差 {money(value - computed)}（{_parts(department, where)}）"


def _steps(department: Department) -> Iterator[str]:
    for name, form in department.profile.sheets.items():
        rows = [key for key in department.full.get(name, {}) if key != TOTAL]
        lines = {step.line: step for step in department.plan.steps if step.sheet == name and not step.column}
        told = "；".join(f"{step.line + '：' if step.line else ''}{step.method}{'“' + step.value + '”' if step.value else ''}" for step in lines.values())
        if rows:
            yield f"{name}：{told}；{len(rows)} {'个科目' if form.kind == 'subjects' else '行'}{_by_unit(department, form)}"
        elif any(unit.completed.sheet(name).records for unit in department.units if form.kind != "lines"):
            yield f"{name}：{told}；各单位填的没有带过来"


def _by_unit(department: Department, form: SheetForm) -> str:
    """How many records of a list each unit has."""
    if form.kind != "records":
        return ""
    owners = [unit.name for (name, _), (unit, _) in department.added.origins.items() if name == form.name]
    return f"（{'、'.join(f'{name} {owners.count(name)}' for name in dict.fromkeys(owners))}）"


def _sums(department: Department) -> Iterator[str]:
    yield "各工作簿的 SHA-256"
    yield from (f"  {unit.sha256}　{unit.path.name}" for unit in department.units)
    yield ""
    yield "每个数由哪些单位相加（金额：万元；括号里是单位工作簿的单元格）"
    sheet = ""
    for where in department.added.parts:
        if where[0] != sheet:
            sheet = where[0]
            yield f"  {sheet}"
        value = sum((part.value for part in department.added.parts[where]), Decimal(0))
        yield f"    {_words(department, where, sheet)}　{money(value)} ＝ {_parts(department, where)}"


def _parts(department: Department, where: Place) -> str:
    return " ＋ ".join(f"{part.unit} {money(part.value)}{_cell(part.source)}" for part in department.added.parts.get(where, ())) or "没有单位填写"


def _cell(source: SourceRef) -> str:
    return f"（{source.cell}）" if source.cell else ""


def _words(department: Department, where: Place, sheet: str = "") -> str:
    """A cell of the department in words: sheet (unless it is said already), row, column."""
    form = department.profile.sheets[where[0]]
    own = department.completed.sheet(where[0]).row(where[1])
    label = own.label.strip() if own else label_of(form, where[1], department.full.get(where[0], {}).get(where[1], {}))
    row = label if form.kind != "subjects" or where[1] == TOTAL else f"{where[1]} {label}".strip()
    return "　".join(part for part in ("" if sheet else f"“{where[0]}”", row, "" if form.is_fields else where[2]) if part)


def _line(text: str) -> str:
    return " ".join(text.split())
