"""What a child profile says although its parent says just the same: it can go, and would only be left behind by a change."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from generator.model.profile import Profile
from generator.profiles.errors import ProfileFault, line_of
from generator.profiles.layers import Layers
from generator.profiles.rules import rule_entries

RULES = "rules.toml"


def repeats(profile: Profile) -> Iterator[ProfileFault]:
    """Keys, rules and text files of the profile's own folder that its ancestors, or the common rules, have already."""
    own, ancestors = profile.folders[0], Layers(profile.folders[1:], profile.common)
    if (own / RULES).is_file():
        yield from _rules(own / RULES, ancestors)
    if not ancestors.folders:
        return
    for path in sorted(own.rglob("*.toml")):
        file = path.relative_to(own).as_posix()
        if file != RULES and ancestors.file(file).is_file():
            for key in _same(_toml(path), ancestors.toml(file, []).data):
                yield ProfileFault(file, line_of(path, key), f"“{key}”与上级公开格式的相同，可以删去")
    for path in sorted(own.rglob("*.txt")):
        file = path.relative_to(own).as_posix()
        if ancestors.file(file).is_file() and ancestors.file(file).read_bytes() == path.read_bytes():
            yield ProfileFault(file, 0, "与上级公开格式的同名文件完全相同，可以删去")


def _same(own: dict, inherited: dict) -> Iterator[str]:
    """The keys with the same value in both, tables key by key."""
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(inherited.get(key), dict):
            yield from _same(value, inherited[key])
        elif key in inherited and inherited[key] == value:
            yield key


def _rules(path: Path, ancestors: Layers) -> Iterator[ProfileFault]:
    entries, disabled = rule_entries(ancestors, [])
    for rule in _toml(path).get("rule", []):
        key = str(rule.get("id", ""))
        before = entries[key].data if key in entries and key not in disabled else {}
        same = [option for option, value in rule.items() if before.get(option) == value and option != "id"]
        line = line_of(path, f'id = "{key}"')
        if same and len(same) == len(rule) - 1:
            yield ProfileFault(RULES, line, f"规则 {key} 与原来的完全相同，可以删去")
        elif same:
            yield ProfileFault(RULES, line, f"规则 {key} 的“{'、'.join(same)}”与原来的相同，可以删去")


def _toml(path: Path) -> dict:
    """The file's own data; nothing if it cannot be read, which the loader reports."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}
