"""Folder of data -> Profile. All faults are collected; a profile with faults is not used."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

from generator.model.form import SheetForm
from generator.model.outline import Outline
from generator.model.profile import AmountStyle, CodeTable, Facts, Profile, Subject, Term, WaiverSheet
from generator.profiles.declaration import Declaration, read_toml
from generator.profiles.documents import read_documents
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.layers import MAIN, Layers, layers_of
from generator.profiles.lint import check_references
from generator.profiles.locate import templates_folder
from generator.profiles.rules import read_rules
from generator.profiles.sheets import read_sheet

DOCUMENT = "document"
"""The file of the disclosure itself, where a profile names no documents."""


def load_profile(key: str, folder: Path | None = None) -> Profile:
    """The profile `key` of the templates folder. Raises ProfileError with every fault found."""
    folder = folder or templates_folder()
    layers = layers_of(key, folder)
    faults: list[ProfileFault] = []
    declared = layers.toml(MAIN, faults)
    declared.get("parent", "")
    files = declared.texts("sheets")
    year = declared.get("year", 0, int)
    sheets = _sheets(layers, files, year, faults)
    printed = read_documents(layers, declared.texts("documents") or (DOCUMENT,), faults)
    rules, disabled = read_rules(layers, folder / "common" / "rules", faults)
    profile = Profile(
        key=declared.get("key"),
        name=declared.get("name"),
        version=declared.get("version"),
        oldest=declared.get("oldest", "1"),
        year=year,
        folders=layers.folders,
        facts=_facts(declared),
        waivers=_waivers(declared),
        amounts=_amounts(declared),
        sheets=sheets,
        codes=_codes(declared, folder / "common" / "codes"),
        rules=rules,
        disabled=disabled,
        documents=printed.outlines,
        texts=printed.texts,
        forms=printed.forms,
        pivots=printed.pivots,
        glossary=_glossary(layers.toml("glossary.toml", faults), folder / "common" / "terms.toml", faults),
        fonts=folder / "common" / "fonts" / "fonts.toml",
    )
    declared.close()
    if len(sheets) == len(files):  # otherwise every mention of a sheet that could not be read would be a fault
        faults.extend(check_references(profile))
    if faults:
        raise ProfileError(faults)
    return profile


def outline_of(profile: Profile, name: str = "") -> Outline:
    """The document of that name, the first one for "". Raises ProfileError, with a suggestion, if there is none."""
    names = [outline.name for outline in profile.documents]
    if name and name not in names:
        message = f"没有“{name}”这种公开文本{suggestion(name, names)}（有：{'、'.join(names)}）"
        raise ProfileError([ProfileFault(profile.key, 0, message)])
    return profile.documents[names.index(name) if name else 0]


def _sheets(layers: Layers, files: tuple[str, ...], year: int, faults: list[ProfileFault]) -> dict[str, SheetForm]:
    """The forms by name; those that cannot be read, or have the name of another one, are left out with a fault."""
    sheets: dict[str, SheetForm] = {}
    for file in files:
        declared = layers.toml(f"sheets/{file}.toml", faults)
        if not declared.data:
            continue
        form = read_sheet(declared, year)
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
        subjects = _subjects(entry, folder / file) if file else {}
        changes = entry.get("changes", "")
        if changes:  # rows added or renamed since; a row without a name takes its code out
            subjects |= _subjects(entry, folder / changes)
        kept = {code: subject for code, subject in sorted(subjects.items()) if subject.name}
        tables[name] = CodeTable(name, tuple(levels), kept)
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


def _glossary(declared: Declaration, terms_path: Path, faults: list[ProfileFault]) -> tuple[Term, ...]:
    terms = {}
    known = read_toml(terms_path, faults)
    for entry in known.tables("term"):
        term = Term(entry.get("key"), entry.get("name"), entry.get("definition", ""), entry.get("basis", ""))
        entry.close()
        terms[term.name] = term
    known.close()
    printed = []
    for name in declared.texts("terms"):
        if name not in terms or not terms[name].definition:
            declared.fault(f"common/terms.toml 里没有“{name}”的解释{suggestion(name, terms)}", name)
        else:
            printed.append(terms[name])
    declared.close()
    return tuple(printed)
