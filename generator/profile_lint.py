"""`gongkai profile lint`: everything that is wrong with a profile, and what nothing in it uses, at once.

Faults keep a profile from being used, warnings do not.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.run import check_rules
from generator.compose.document import OWN_TERMS, known_names
from generator.compose.mentions import section_words
from generator.compose.templates import Templates
from generator.model.outline import Outline
from generator.model.profile import Profile
from generator.profiles.checklist import checklist_faults, checklist_warnings
from generator.profiles.comparison import comparison_faults
from generator.profiles.consolidation import consolidation_faults
from generator.profiles.errors import ProfileError, ProfileFault
from generator.profiles.layers import MAIN
from generator.profiles.ledger import ledger_faults
from generator.profiles.lint_rollover import rollover_faults
from generator.profiles.load import Reading, read_profile
from generator.profiles.repeats import repeats
from generator.profiles.unused import unused

NUMBER_ROLE = "TableNumber"
"""The only role that a reference.docx need not have if the profile does not print it."""

SUBFOLDERS = ("", "sheets", "rules", "codes")
"""Where in a folder a file stands that a fault names without its folder."""


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to say about one profile: lines for the maintainer, each with its file."""

    key: str
    name: str
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def lint(key: str, folder: Path | None = None) -> Report:
    """Look through the profile `key`, which may stand in `folder`. Raises ProfileError only if there is no such profile."""
    reading = read_profile(key, folder)
    profile = reading.profile
    faults = list(reading.faults)
    for stage in (_rules, _ledger, _rollover, _checklist, _consolidation, _comparison, _sections, _references):
        faults += _guarded(stage, reading, bool(faults))
    warnings = [] if any(_is_broken(path) for path in _toml_files(profile)) else list(_warnings(profile))
    if len(profile.folders) > 1:  # what the parent is told is not told again
        known = {_told(fault, profile) for fault in _warnings(read_profile(profile.folders[1].name, folder).profile)}
        warnings = [fault for fault in warnings if _told(fault, profile) not in known]
    return Report(key, profile.name, _lines(faults, profile), _lines(warnings, profile))


def lint_text(reports: Iterable[Report]) -> Iterator[str]:
    """The reports as lines."""
    reports = tuple(reports)
    for report in reports:
        yield f"{report.key}　{report.name}".rstrip("　")
        for words, lines in (("错误", report.faults), ("提醒", report.warnings)):
            if lines:
                yield f"{words}（{len(lines)} 项）"
                yield from (f"  {line}" for line in lines)
        yield "" if report.faults or report.warnings else "没有问题\n"
    faults, warnings = (sum(len(lines) for lines in found) for found in zip(*((r.faults, r.warnings) for r in reports), strict=True))
    yield f"结论：看了 {len(reports)} 个公开格式，错误 {faults} 项，提醒 {warnings} 项" + ("；有错误的不能使用" if faults else "")


def _guarded(stage: Callable[[Reading], Iterable[ProfileFault]], reading: Reading, spoilt: bool) -> list[ProfileFault]:
    """The faults of one stage. A profile that is already known to be spoilt may be past looking at."""
    try:
        return [fault for fault in stage(reading) if reading.is_worth(fault)]
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, StopIteration):
        if not spoilt:
            raise
        return [ProfileFault(MAIN, 0, "以上错误改好以后，请再运行一次：还有内容这次没法检查")]


def _rules(reading: Reading) -> Iterable[ProfileFault]:
    return _raised(lambda: check_rules(reading.profile))


def _ledger(reading: Reading) -> Iterable[ProfileFault]:
    return ledger_faults(reading.profile)


def _consolidation(reading: Reading) -> Iterable[ProfileFault]:
    return consolidation_faults(reading.profile)


def _comparison(reading: Reading) -> Iterable[ProfileFault]:
    return comparison_faults(reading.profile)


def _checklist(reading: Reading) -> Iterable[ProfileFault]:
    return checklist_faults(reading.profile)


def _rollover(reading: Reading) -> Iterable[ProfileFault]:
    return rollover_faults(reading.profile)


def _sections(reading: Reading) -> Iterator[ProfileFault]:
    profile = reading.profile
    facts = profile.facts.sheet in profile.sheets
    for fault in _raised(lambda: Templates(profile, known_names(profile))):
        if facts or not fault.message.startswith("没有“"):  # without the sheet of facts nothing is known by name
            yield fault


def _raised(look: Callable[[], object]) -> tuple[ProfileFault, ...]:
    try:
        look()
    except ProfileError as error:
        return error.faults
    return ()


def _references(reading: Reading) -> Iterator[ProfileFault]:
    for outline in reading.profile.documents:
        yield from (ProfileFault(outline.reference.name, 0, fault) for fault in _look_of(outline, reading.profile)[0])


def _look_of(outline: Outline, profile: Profile) -> tuple[list[str], list[str]]:
    from generator.writers.reference_lint import outline_faults

    numbered = any(profile.sheets[name].number for part in outline.parts for name in part.tables if name in profile.sheets)
    numbered = numbered or any("@表号" in profile.texts[name].text for part in outline.parts for name in part.texts if name in profile.texts)
    return outline_faults(outline.reference, outline.cover, [NUMBER_ROLE] * numbered, profile.fonts)


def _warnings(profile: Profile) -> Iterator[ProfileFault]:
    texts = tuple(section_words(section) for section in profile.texts.values())
    yield from unused(profile, texts)
    yield from repeats(profile)
    yield from checklist_warnings(profile)
    if profile.glossary and not any(OWN_TERMS in words for words in texts):
        yield ProfileFault("glossary.toml", 0, f"没有章节文件印出这些名词（{{% for 名词 in {OWN_TERMS} %}}）")
    for outline in profile.documents:
        for warning in _look_of(outline, profile)[1]:
            hint = f"：运行 gongkai profile describe {profile.key} 更新" if warning.endswith("不一致") else ""
            yield ProfileFault(outline.reference.name, 0, warning + hint)


def _lines(faults: Iterable[ProfileFault], profile: Profile) -> tuple[str, ...]:
    """Each fault once, in the order of files and lines."""
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line))
    return tuple(dict.fromkeys(_told(fault, profile) for fault in ordered))


def _told(fault: ProfileFault, profile: Profile) -> str:
    """The fault with the whole path of its file, from the profile's own, an ancestor's or the common folder on."""
    folders = (*profile.folders, profile.common)
    places = (folder / sub / fault.file for folder in folders for sub in SUBFOLDERS)
    path = fault.path or next((path for path in places if path.is_file()), None)
    home = next((folder.parent for folder in folders if path and path.is_relative_to(folder)), None)
    return str(replace(fault, file=path.relative_to(home).as_posix()) if home else fault)


def _toml_files(profile: Profile) -> Iterator[Path]:
    yield from (path for folder in profile.folders for path in folder.rglob("*.toml"))


def _is_broken(path: Path) -> bool:
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True
    return False
