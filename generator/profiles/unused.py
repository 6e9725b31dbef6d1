"""Data of a profile that nothing uses: sheets, columns, lines, forms, code tables, files.

Whatever names something is a set of words (a formula, a rule, a section file). A column is used if it is printed or a set
holds both its own name and its sheet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from pathlib import Path

from generator.model.expression import Formula, parse
from generator.model.form import CONTENT, SheetForm
from generator.model.outline import RecordForm
from generator.model.profile import Profile
from generator.profiles.checklist import FILE as CHECKLIST
from generator.profiles.comparison import FILE as COMPARISON
from generator.profiles.consolidation import SETTINGS as TRANSFERS
from generator.profiles.consolidation import TABLE as CONSOLIDATION
from generator.profiles.consolidation import columns_by_name, transfers_of
from generator.profiles.errors import ProfileFault, line_of
from generator.profiles.layers import MAIN, Layers
from generator.profiles.ledger import FILE as LEDGER
from generator.profiles.names import in_braces
from generator.profiles.rollover import BY_PROGRAM, read_rollover
from generator.profiles.rollover import FILE as ROLLOVER

Words = frozenset[str]
DOCUMENTATION = (".md",)
"""Endings of files that are for people only."""


@dataclass(frozen=True)
class Uses:
    """Every set of words that names something of the profile. `texts` are those of its section files."""

    profile: Profile
    texts: tuple[Words, ...]

    @cached_property
    def mentions(self) -> tuple[Words, ...]:
        profile = self.profile
        rules = (words_of(rule.options) for rule in profile.rules)
        shown = (words_of(value) for value in (*profile.forms.values(), *profile.pivots.values(), *profile.charts.values()))
        named = [words_of(profile.facts), words_of(profile.waivers), words_of(profile.changes), words_of(transfers_of(profile)), *_of_side_tables(profile)]
        texts = [words | {profile.facts.sheet} for words in self.texts]
        braces = {name for text in strings_in((profile.sheets, profile.documents)) for name in in_braces(text)} | {profile.facts.sheet}
        beside = (words for form in profile.forms.values() if form.sheet in profile.sheets for words in _beside(form, profile))
        return (*texts, *rules, *shown, *named, *beside, Words(braces), *(words for form in profile.sheets.values() for words in _of_sheet(form)))

    def names(self, *words: str) -> bool:
        """Whether something names all of these together."""
        return any(mention.issuperset(words) for mention in self.mentions)

    def directs(self, word: str, name: str) -> bool:
        """Whether a section file has the directive, or one whose name is put together only when it is printed."""
        return any(f"@{word} {name}" in text or any(part.startswith(f"@{word} {{{{") for part in text) for text in self.texts)

    def prints(self, name: str) -> bool:
        """Whether the sheet is printed as a table, or as the list below a form."""
        tables = (name in part.tables for outline in self.profile.documents for part in outline.parts)
        return any(tables) or self.directs("表", name) or any(form.details == name for form in self.profile.forms.values())


def unused(profile: Profile, texts: Iterable[Words]) -> Iterator[ProfileFault]:
    """What is declared and never used, with the place of its declaration."""
    uses = Uses(profile, tuple(texts))
    for form in profile.sheets.values():
        path = profile.file(f"sheets/{form.file}")
        for message, needle in _of_form(form, uses):
            yield ProfileFault(form.file, line_of(path, f'name = "{needle}"', f'"{needle}"'), message)
    for kind, word, declared in _declared(profile):
        for name, file in declared:
            if not uses.directs(word, name):
                yield ProfileFault(file, line_of(profile.file(file), f'name = "{name}"'), f"{kind}“{name}”没有章节文件印它（@{word} {name}）")
    for name in profile.codes:
        if not any(name == form.code_table for form in profile.sheets.values()) and not uses.names(name):
            yield ProfileFault(MAIN, line_of(profile.file(MAIN), f'"{name}"', name), f"科目编码表“{name}”没有表、也没有规则使用")
    yield from (ProfileFault(_relative(path, profile), 0, "程序不读这个文件") for path in unread_files(profile))


def _declared(profile: Profile) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Kinds of what a section file prints: the word for it, the directive, and (name, file) of each."""
    yield "表样", "逐项", [(form.name, form.file) for form in profile.forms.values() if form.sheet]
    yield "表样", "表样", [(form.name, form.file) for form in profile.forms.values() if not form.sheet]
    yield "汇总表", "汇总", [(pivot.name, pivot.file) for pivot in profile.pivots.values()]
    yield "图", "图", [(chart.name, chart.file) for chart in profile.charts.values()]


def _of_form(form: SheetForm, uses: Uses) -> Iterator[tuple[str, str]]:
    """Messages about one sheet, each with the name that is not used: the sheet, or its lines and columns."""
    printed = uses.prints(form.name)
    if not printed and not uses.names(form.name):
        yield f"“{form.name}”表没有印出，也没有公式、规则和文字用它", form.name
        return
    always = {CONTENT, *((form.code_column, form.name_column) if form.kind == "subjects" else ())}
    for column in form.columns:
        if column.name not in always and not (printed and column.printed) and not uses.names(form.name, column.name):
            yield f"“{form.name}”的“{column.name}”列没有印出，也没有用到", column.name
    for line in form.lines if not printed else ():
        if not uses.names(form.name, line.name):
            yield f"“{form.name}”的“{line.name}”行没有印出，也没有用到", line.name


def _of_sheet(form: SheetForm) -> Iterator[Words]:
    """What one sheet's declaration names."""
    formulas = [column.formula for column in form.columns if column.formula] + [formula for line in form.lines for _, formula in line.formulas]
    for address in (address for formula in formulas for address in formula.addresses()):
        yield Words({address.table or form.name, address.row, address.column, address.match})
        yield Words({form.name, address.match})
    for column in form.columns:
        yield Words(column.choices_from or ())
        yield Words({form.name, *column.name_of}) if column.name_of else Words()
    if form.follow:
        yield words_of(form.follow) | {form.name}
    if form.grouping:
        yield words_of(form.grouping) | {form.name}


def _of_side_tables(profile: Profile) -> Iterator[Words]:
    """What the year's turn fills or takes over, consolidation knows records by, comparison too, the checklist and the ledger show."""
    for decision in read_rollover(profile)[0].decisions.values():
        yield Words({decision.sheet, decision.column}) if decision.action in BY_PROGRAM else words_of(decision.source)
    yield from (Words(pair) for pair in columns_by_name(profile))
    layers = Layers(profile.folders, profile.common)
    for file in (CHECKLIST, LEDGER, COMPARISON):
        data = layers.toml(file, []).data
        yield from (words_of(text) for text in strings_in(data))
        keys = data.get("keys", {})
        yield from (Words({sheet, *strings_in(columns)}) for sheet, columns in (keys.items() if isinstance(keys, dict) else ()))


def _beside(form: RecordForm, profile: Profile) -> Iterator[Words]:
    """{列.栏}: what a record's form prints from the sheet whose names a column offers."""
    for name in (name for text in strings_in(form) for name in in_braces(text)):
        column, _, wanted = name.partition(".")
        sources = [own.choices_from for own in profile.sheets[form.sheet].columns if own.name == column and own.choices_from]
        yield from (Words({sheet, wanted}) for sheet, _ in sources)


def strings_in(value: object) -> Iterator[str]:
    """Every text within a declaration."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Formula):
        yield value.text
    elif isinstance(value, dict):
        yield from (text for item in value.items() for text in strings_in(item))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (text for item in value for text in strings_in(item))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in strings_in(getattr(value, field.name)))


def words_of(value: object) -> Words:
    """The names in the texts of a declaration: whole texts, {placeholders}, and the parts of addresses."""
    words: set[str] = set()
    for text in strings_in(value):
        words |= {text, *re.split(r"[.\[\]{}]+", text)}
        try:
            addresses = parse(text).addresses()
        except ValueError:
            continue
        words |= {part for address in addresses for part in (address.table, address.row, address.column, address.match)}
    return Words(words - {""})


def unread_files(profile: Profile) -> list[Path]:
    """Files of the profile's own folder that nothing reads."""
    own = profile.folders[0]
    references = {outline.reference for outline in profile.documents}
    read = {own / name for name in (MAIN, "rules.toml", "glossary.toml", CHECKLIST, LEDGER, ROLLOVER, CONSOLIDATION, TRANSFERS, COMPARISON)} | {section.path for section in profile.texts.values()}
    read |= {own / outline.file for outline in profile.documents} | references | {path.with_suffix(".txt") for path in references}
    read |= {own / text for rule in profile.rules for text in strings_in(rule.options)}  # lists of facts
    for name in strings_in(Layers(profile.folders, profile.common).toml(MAIN, []).data):
        read |= {own / "sheets" / f"{name}.toml", own / "codes" / name}
    return sorted(path for path in own.rglob("*") if path.is_file() and path not in read and path.suffix not in DOCUMENTATION and path.name[0] not in ".~")


def _relative(path: Path, profile: Profile) -> str:
    return path.relative_to(profile.folders[0]).as_posix()
