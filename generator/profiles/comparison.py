"""`compare.toml`: by which columns the rows of lists are known again when two workbooks are compared.

A profile may have no such file; a list that it does not name is known by all of its required columns of short texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.profile import Profile
from generator.profiles.errors import ProfileError, ProfileFault, line_of
from generator.profiles.layers import Layers
from generator.profiles.names import unknown_column, unknown_sheet

FILE = "compare.toml"


@dataclass(frozen=True, slots=True)
class ComparisonForm:
    """`keys` are the columns that identify a row, by sheet; `cover` fills fields of the cover instead of the disclosure's texts."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cover: dict[str, str] = field(default_factory=dict)


def comparison_of(profile: Profile) -> ComparisonForm:
    """What the profile's `compare.toml` says. Raises ProfileError with every fault."""
    form, faults = _read(profile)
    if faults:
        raise ProfileError(faults)
    return form


def comparison_faults(profile: Profile) -> tuple[ProfileFault, ...]:
    """Everything that is wrong with the profile's `compare.toml`."""
    return tuple(_read(profile)[1])


def _read(profile: Profile) -> tuple[ComparisonForm, list[ProfileFault]]:
    faults: list[ProfileFault] = []
    if not profile.file(FILE).is_file():
        return ComparisonForm(), faults
    declared = Layers(profile.folders, profile.common).toml(FILE, faults)
    keys, cover = declared.table("keys"), declared.table("cover")
    form = ComparisonForm({sheet: keys.texts(sheet) for sheet in keys.data}, {name: cover.get(name) for name in cover.data})
    declared.close()
    return form, faults or _name_faults(form, profile)


def _name_faults(form: ComparisonForm, profile: Profile) -> list[ProfileFault]:
    """Sheets and columns that the profile does not have, lists without a key, fields that its cover does not have."""
    found = []
    for sheet, columns in form.keys.items():
        fault = unknown_sheet(profile, sheet)
        if not fault and profile.sheets[sheet].kind != "records":
            fault = f"“{sheet}”不是一张清单（kind = \"records\"），不用写凭哪几栏"
        if not fault and not columns:
            fault = f"“{sheet}”要写凭哪几栏认作同一行"
        messages = [fault] if fault else [message for name in columns if (message := unknown_column(profile.sheets[sheet], name))]
        found += [(message, sheet) for message in messages]
    found += [(f"封面上没有“{name}”", name) for name in form.cover if not any(name in outline.cover for outline in profile.documents)]
    path = profile.file(FILE)
    return [ProfileFault(FILE, line_of(path, f'"{name}"', name), message, path) for message, name in found]
