"""Folder of data -> Profile. All faults are collected; a profile with faults is not used."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from generator.model.form import SheetForm
from generator.model.outline import Outline
from generator.model.profile import UNITS, WAN, AmountStyle, CodeTable, Facts, Profile, Subject, Term, WaiverSheet
from generator.profiles.changes import read_changes
from generator.profiles.declaration import Declaration, read_toml
from generator.profiles.documents import read_documents
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.layers import MAIN, Layers, layers_of
from generator.profiles.lint import check_references
from generator.profiles.lint_charts import check_charts
from generator.profiles.rules import read_rules
from generator.profiles.sheets import read_sheet

DOCUMENT = "document"
"""The file of the disclosure itself, where a profile names no documents."""


def load_profile(key: str, folder: Path | None = None) -> Profile:
    """The profile `key`, looked for in `folder` before the built-in ones. Raises ProfileError with every fault found."""
    reading = read_profile(key, folder)
    if reading.faults:
        raise ProfileError(reading.faults)
    return reading.profile


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a profile, every fault found, and the names of sheets that could not be read ("" if unknown)."""

    profile: Profile
    faults: tuple[ProfileFault, ...]
    unread: frozenset[str]

    def is_worth(self, fault: ProfileFault) -> bool:
        """Whether a fault tells more than that a sheet which could not be read is missing."""
        missing = [words.format(name) for name in self.unread for words in (("没有表“{}”", "没有“{}”") if name else ("没有表“",))]
        return not any(words in fault.message for words in missing)


def read_profile(key: str, folder: Path | None = None) -> Reading:
    """The profile as far as it can be read. Raises ProfileError only if it or its parent is not there."""
    layers = layers_of(key, folder)
    faults: list[ProfileFault] = []
    declared = layers.toml(MAIN, faults)
    declared.get("parent", "")
    files = declared.texts("sheets")
    year = declared.get("year", 0, int)
    sheets, unread = _sheets(layers, files, year, faults)
    printed = read_documents(layers, declared.texts("documents") or (DOCUMENT,), faults)
    rules, disabled = read_rules(layers, faults)
    profile = Profile(
        key=_key(declared, key),
        name=declared.get("name"),
        version=declared.get("version"),
        oldest=declared.get("oldest", "1"),
        year=year,
        folders=layers.folders,
        common=layers.common,
        facts=_facts(declared),
        waivers=_waivers(declared),
        amounts=_amounts(declared),
        sheets=sheets,
        codes=_codes(declared, layers),
        rules=rules,
        disabled=disabled,
        documents=printed.outlines,
        texts=printed.texts,
        forms=printed.forms,
        pivots=printed.pivots,
        charts=printed.charts,
        draws_charts=declared.get("charts", False, bool),
        glossary=_glossary(layers, faults),
        fonts=layers.common / "fonts" / "fonts.toml",
        changes=read_changes(declared),
    )
    declared.close()
    reading = Reading(profile, tuple(faults), frozenset(unread))
    names = tuple(fault for fault in (*check_references(profile), *check_charts(profile)) if reading.is_worth(fault))
    return replace(reading, faults=reading.faults + names)


def outline_of(profile: Profile, name: str = "") -> Outline:
    """The document of that name, the first one for "". Raises ProfileError, with a suggestion, if there is none."""
    names = [outline.name for outline in profile.documents]
    if name and name not in names:
        message = f"没有“{name}”这种公开文本{suggestion(name, names)}（有：{'、'.join(names)}）"
        raise ProfileError([ProfileFault(profile.key, 0, message)])
    return profile.documents[names.index(name) if name else 0]


def _sheets(layers: Layers, files: tuple[str, ...], year: int, faults: list[ProfileFault]) -> tuple[dict[str, SheetForm], set[str]]:
    """The forms by name, and the names of those that are left out because they cannot be read."""
    sheets: dict[str, SheetForm] = {}
    unread: set[str] = set()
    for file in files:
        declared = layers.toml(f"sheets/{file}.toml", faults)
        if not declared.data:
            unread.add(_name_in(declared.paths[0]))
            continue
        form = read_sheet(declared, year)
        if form.name in sheets:
            declared.fault(f"表名“{form.name}”与 {sheets[form.name].file} 重复", f'"{form.name}"')
        elif form.name:
            sheets[form.name] = form
    return sheets, unread


def _name_in(path: Path) -> str:
    """The name that a sheet's file gives it, as far as that can be seen in a file that is no TOML; "" if it cannot."""
    try:
        found = re.search(r'^name = "([^"]*)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return ""
    return found[1] if found else ""


def _key(declared: Declaration, folder: str) -> str:
    """What is stamped into workbooks: the name of the folder, by which the profile is found again."""
    key = declared.get("key")
    if key and key != folder:
        declared.fault(f"key “{key}”应与文件夹的名称“{folder}”相同", f'key = "{key}"')
    return key


def _facts(declared: Declaration) -> Facts:
    facts = declared.table("facts")
    result = Facts(facts.get("sheet"), facts.get("code", ""), *(facts.get(key) for key in ("body", "year", "unit", "date")))
    facts.close()
    return result


def _waivers(declared: Declaration) -> WaiverSheet:
    """The sheet of waivers; one without a name where the form has none."""
    if not declared.get("waivers", {}, dict):
        return WaiverSheet(*[""] * len(fields(WaiverSheet)))
    waivers = declared.table("waivers")
    result = WaiverSheet(*(waivers.get(key) for key in ("sheet", "rule", "table", "place", "reason", "who")))
    waivers.close()
    return result


def _amounts(declared: Declaration) -> AmountStyle:
    amounts = declared.table("amounts")
    unit = amounts.get("unit", WAN)
    if unit not in UNITS:
        amounts.fault(f"unit 应为 {'、'.join(UNITS)} 之一", f'unit = "{unit}"')
        unit = WAN
    result = AmountStyle(amounts.get("thousands", False, bool), amounts.get("zero", ""), unit)
    amounts.close()
    return result


def _codes(declared: Declaration, layers: Layers) -> dict[str, CodeTable]:
    tables = {}
    codes = declared.table("codes")
    for name in codes.data:
        entry = codes.table(name)
        file, levels = entry.get("file"), entry.get("levels", kind=list)
        if not all(type(level) is int for level in levels):
            entry.fault(f"“levels”的值 {levels!r} 不是所要的类型", "levels")
            levels = []
        subjects = _subjects(entry, layers.data(f"codes/{file}")) if file else {}
        changes = entry.get("changes", "")
        if changes:  # rows added or renamed since; a row without a name takes its code out
            subjects |= _subjects(entry, layers.data(f"codes/{changes}"))
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
        entry.fault(f"找不到科目编码表的文件 codes/{path.name}", path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        entry.fault(f"科目编码表 {path.name} 读不出来：{error}", path.name)
    return {}


def _glossary(layers: Layers, faults: list[ProfileFault]) -> tuple[Term, ...]:
    """The terms that are printed: those of `common/terms.toml`, and what the profile defines itself."""
    declared = layers.toml("glossary.toml", faults)
    shared = read_toml(layers.common / "terms.toml", faults)
    known = {term.name: term for term in (*_terms(shared), *_terms(declared))}
    shared.close()
    printed = []
    for name in declared.texts("terms"):
        if name not in known or not known[name].definition:
            declared.fault(f"没有“{name}”的解释{suggestion(name, known)}", name)
        else:
            printed.append(known[name])
    declared.close()
    return tuple(printed)


def _terms(declared: Declaration) -> Iterator[Term]:
    for entry in declared.tables("term"):
        yield Term(entry.get("key", ""), entry.get("name"), entry.get("definition", ""), entry.get("basis", ""))
        entry.close()
