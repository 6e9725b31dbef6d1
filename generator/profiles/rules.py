"""The catalogue of a profile: the common rules, changed and added to by `rules.toml` of its folders.

An entry with the id of one that is there already holds only what differs. `[[disable]]` takes a rule out, or a whole
family (`P*`), with the reason why the form has no use for it; a rule that the same or a later file declares is in use.
"""

from __future__ import annotations

import fnmatch

from generator.model.finding import Severity
from generator.model.profile import Rule
from generator.profiles.declaration import Declaration, read_toml
from generator.profiles.errors import ProfileFault, suggestion
from generator.profiles.layers import Layers

SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFORMATION}
TEXTS = ("id", "kind", "title", "why", "fix", "basis", "example")
REQUIRED = ("id", "kind", "title")


def read_rules(layers: Layers, faults: list[ProfileFault]) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """The rules in the order of their ids, and those taken out with their reasons."""
    entries, disabled = rule_entries(layers, faults)
    return tuple(_rule(entries[key]) for key in sorted(entries) if key not in disabled), disabled


def rule_entries(layers: Layers, faults: list[ProfileFault]) -> tuple[dict[str, Declaration], dict[str, str]]:
    """The entries by id as all files together say, and which are taken out with their reasons."""
    own = (folder / "rules.toml" for folder in reversed(layers.folders))
    entries: dict[str, Declaration] = {}
    disabled: dict[str, str] = {}
    for path in (*sorted((layers.common / "rules").glob("*.toml")), *(path for path in own if path.is_file())):
        declared = read_toml(path, faults)
        disabled |= _taken_out(declared, entries)
        found = declared.tables("rule")
        _add(entries, found)
        for entry in found:
            disabled.pop(entry.data.get("id"), None)
        declared.close()
    return entries, disabled


def _taken_out(declared: Declaration, entries: dict[str, Declaration]) -> dict[str, str]:
    """The rules that a file disables, `P*` being all of a family, with the reasons. What it then declares itself is in use."""
    taken_out: dict[str, str] = {}
    for entry in declared.tables("disable"):
        key, reason = entry.get("id"), entry.get("reason")
        meant = fnmatch.filter(entries, key)
        if not meant:
            entry.fault(f"没有规则“{key}”{suggestion(key, entries)}", key)
        taken_out |= dict.fromkeys(meant, reason)
        entry.close()
    return taken_out


def _add(entries: dict[str, Declaration], found: list[Declaration]) -> None:
    """Lay entries over those that are there already."""
    here: set[str] = set()
    for entry in found:
        key = entry.get("id")
        if key in here:
            entry.fault(f"规则编号 {key} 用了两次", key)
        here.add(key)
        below = entries.get(key)
        data, paths = (below.data, below.paths) if below else ({}, ())
        entries[key] = Declaration(data | entry.data, (*entry.paths, *paths), entry.faults)


def _rule(entry: Declaration) -> Rule:
    severity = entry.get("severity", "E")
    if severity not in SEVERITIES:
        entry.fault("severity 应为 E、W、I 之一", str(entry.data.get("id", "")))
    return Rule(
        **{key: entry.get(key) if key in REQUIRED else entry.get(key, "") for key in TEXTS},
        severity=SEVERITIES.get(severity, Severity.ERROR),
        options={key: value for key, value in entry.data.items() if key not in (*TEXTS, "severity")},
        file=entry.file,
    )
