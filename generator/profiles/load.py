"""Folder of data -> Profile. All faults are collected; a profile with faults is not used."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

from generator.model.finding import Severity
from generator.model.form import SheetForm
from generator.model.profile import (
    AmountStyle,
    CodeTable,
    Facts,
    FormCell,
    Outline,
    OutlinePart,
    Profile,
    RecordForm,
    Rule,
    SectionText,
    Subject,
    Term,
    WaiverSheet,
)
from generator.profiles.declaration import Declaration, read_toml
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.lint import check_references
from generator.profiles.locate import profile_keys, templates_folder
from generator.profiles.sheets import read_sheet

SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFORMATION}


def load_profile(key: str, folder: Path | None = None) -> Profile:
    """The profile `key` of the templates folder. Raises ProfileError with every fault found."""
    folder = folder or templates_folder()
    path = folder / key
    if not (path / "profile.toml").is_file():
        raise ProfileError([ProfileFault(key, 0, f"没有这个公开格式{suggestion(key, profile_keys(folder))}")])
    faults: list[ProfileFault] = []
    declared = read_toml(path / "profile.toml", faults)
    files = declared.texts("sheets")
    sheets = _sheets(path, files, faults)
    outline, forms = _outline(read_toml(path / "document.toml", faults))
    profile = Profile(
        key=declared.get("key"),
        name=declared.get("name"),
        version=declared.get("version"),
        oldest=declared.get("oldest", "1"),
        year=declared.get("year", 0, int),
        path=path,
        facts=_facts(declared),
        waivers=_waivers(declared),
        amounts=_amounts(declared),
        sheets=sheets,
        codes=_codes(declared, folder / "common" / "codes"),
        rules=_rules([*sorted((folder / "common" / "rules").glob("*.toml")), path / "rules.toml"], faults),
        outline=outline,
        texts=_texts(path, outline, faults),
        forms=forms,
        glossary=_glossary(path / "glossary.toml", folder / "common" / "terms.toml", faults),
        reference=path / "reference.docx",
        fonts=folder / "common" / "fonts" / "fonts.toml",
    )
    declared.close()
    if len(sheets) == len(files):  # otherwise every mention of a sheet that could not be read would be a fault
        faults.extend(check_references(profile))
    if faults:
        raise ProfileError(faults)
    return profile


def _sheets(path: Path, files: tuple[str, ...], faults: list[ProfileFault]) -> dict[str, SheetForm]:
    """The forms by name; those that cannot be read, or have the name of another one, are left out with a fault."""
    sheets: dict[str, SheetForm] = {}
    for file in files:
        declared = read_toml(path / "sheets" / f"{file}.toml", faults)
        if not declared.data:
            continue
        form = read_sheet(declared)
        if form.name in sheets:
            declared.fault(f"表名“{form.name}”与 {sheets[form.name].file} 重复", f'"{form.name}"')
        elif form.name:
            sheets[form.name] = form
    return sheets


def _facts(declared: Declaration) -> Facts:
    facts = declared.table("facts")
    result = Facts(*(facts.get(key) for key in ("sheet", "code", "body", "year", "unit", "date")))
    facts.close()
    return result


def _waivers(declared: Declaration) -> WaiverSheet:
    waivers = declared.table("waivers")
    result = WaiverSheet(*(waivers.get(key) for key in ("sheet", "rule", "table", "place", "reason", "who")))
    waivers.close()
    return result


def _amounts(declared: Declaration) -> AmountStyle:
    amounts = declared.table("amounts")
    result = AmountStyle(amounts.get("thousands", False, bool), amounts.get("zero", ""))
    amounts.close()
    return result


def _codes(declared: Declaration, folder: Path) -> dict[str, CodeTable]:
    tables = {}
    codes = declared.table("codes")
    for name in codes.data:
        entry = codes.table(name)
        file, levels = entry.get("file"), entry.get("levels", kind=list)
        if not all(type(level) is int for level in levels):
            entry.fault(f"“levels”的值 {levels!r} 不是所要的类型", "levels")
            levels = []
        tables[name] = CodeTable(name, tuple(levels), _subjects(entry, folder / file) if file else {})
        entry.close()
    return tables


def _subjects(entry: Declaration, path: Path) -> dict[str, Subject]:
    """The rows of a code table's file by code."""
    columns = [column.name for column in fields(Subject)]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [column for column in columns if column not in (rows.fieldnames or ())]
            if not missing:
                return {row["code"]: Subject(*(row[column] or "" for column in columns)) for row in rows}
            entry.fault(f"科目编码表 {path.name} 缺少“{'、'.join(missing)}”列", path.name)
    except FileNotFoundError:
        entry.fault(f"找不到科目编码表的文件 common/codes/{path.name}", path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        entry.fault(f"科目编码表 {path.name} 读不出来：{error}", path.name)
    return {}


def _rules(paths: list[Path], faults: list[ProfileFault]) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for path in paths:
        if not path.is_file():
            continue
        declared = read_toml(path, faults)
        for entry in declared.tables("rule"):
            severity = entry.get("severity", "E")
            if severity not in SEVERITIES:
                entry.fault("severity 应为 E、W、I 之一", str(entry.data.get("id", "")))
            fixed = ("id", "kind", "title", "why", "fix", "basis", "example")
            rule = Rule(
                **{key: entry.get(key) if key in ("id", "kind", "title") else entry.get(key, "") for key in fixed},
                severity=SEVERITIES.get(severity, Severity.ERROR),
                options={key: value for key, value in entry.data.items() if key not in (*fixed, "severity")},
                file=path.name,
            )
            if rule.id in rules and rules[rule.id].file == path.name:
                entry.fault(f"规则编号 {rule.id} 用了两次", rule.id)
            rules[rule.id] = rule
        declared.close()
    return tuple(rules[key] for key in sorted(rules))


def _outline(declared: Declaration) -> tuple[Outline, dict[str, RecordForm]]:
    parts = []
    for part in declared.tables("part"):
        parts.append(OutlinePart(part.get("setup"), part.get("contents_group", ""), part.texts("tables"), part.texts("texts")))
        part.close()
    forms = {form.name: form for form in (_record_form(entry) for entry in declared.tables("form"))}
    outline = Outline(
        title=declared.get("title"),
        subject=declared.get("subject", ""),
        contents_title=declared.get("contents_title"),
        cover=declared.get("cover", {}, dict),
        parts=tuple(parts),
    )
    declared.close()
    return outline, forms


def _record_form(declared: Declaration) -> RecordForm:
    rows = tuple(
        tuple(_form_cell(Declaration(cell, declared.path, declared.faults)) for cell in row if isinstance(cell, dict))
        for row in declared.get("rows", [], list)
        if isinstance(row, list)
    )
    form = RecordForm(
        name=declared.get("name"),
        sheet=declared.get("sheet"),
        title=declared.get("title"),
        unit_line=declared.get("unit_line", ""),
        widths=tuple(declared.get("widths", [], list)),
        rows=rows,
        details=declared.get("details", ""),
        match=declared.get("match", ""),
        merge=declared.texts("merge"),
    )
    declared.close()
    return form


def _form_cell(declared: Declaration) -> FormCell:
    cell = FormCell(
        declared.get("label", ""), declared.get("field", ""), declared.get("span", 1, int), declared.get("rows", 1, int), declared.get("align", "")
    )
    declared.close()
    return cell


def _texts(path: Path, outline: Outline, faults: list[ProfileFault]) -> dict[str, SectionText]:
    texts = {}
    for name in (name for part in outline.parts for name in part.texts):
        file = path / "sections" / f"{name}.txt"
        if not file.is_file():
            faults.append(ProfileFault("document.toml", 0, f"找不到文字文件 sections/{name}.txt"))
            continue
        texts[name] = SectionText(name, file, file.read_text(encoding="utf-8"))
    return texts


def _glossary(path: Path, terms_path: Path, faults: list[ProfileFault]) -> tuple[Term, ...]:
    terms = {}
    known = read_toml(terms_path, faults)
    for entry in known.tables("term"):
        term = Term(entry.get("key"), entry.get("name"), entry.get("definition", ""), entry.get("basis", ""))
        entry.close()
        terms[term.name] = term
    known.close()
    declared = read_toml(path, faults)
    printed = []
    for name in declared.texts("terms"):
        if name not in terms or not terms[name].definition:
            declared.fault(f"common/terms.toml 里没有“{name}”的解释{suggestion(name, terms)}", name)
        else:
            printed.append(terms[name])
    declared.close()
    return tuple(printed)


