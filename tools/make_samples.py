"""Rebuild sample_inputs/<profile>/*.xlsx from sources/*.toml: `python tools/make_samples.py [profile]`.

A folder `bad` holds workbooks with mistakes, made in the same way: `python tools/make_samples.py henan_2024/bad`.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.model.profile import Profile
from generator.profiles.load import load_profile
from generator.workbook.fill import fill_workbook


def make_samples(key: str, folder: Path | None = None) -> list[Path]:
    """One workbook for each source below the folder `key`; `folder` is where they go, beside `sources` by default."""
    profile = load_profile(key.split("/")[0])
    home = ROOT / "sample_inputs" / key
    written = []
    for source in sorted((home / "sources").glob("*.toml")):
        values = values_of(source)
        written.append(fill_workbook(profile, values, (folder or home) / f"{sample_name(values, profile)}.xlsx"))
    return written


def values_of(source: Path) -> dict:
    """The values of a source; it may hold only what differs from the one that it is the `same_as`: "hebei_2024/qinghe"."""
    values = tomllib.loads(source.read_text(encoding="utf-8"))
    if "same_as" not in values:
        return values
    key, name = values.pop("same_as").split("/")
    other = values_of(ROOT / "sample_inputs" / key / "sources" / f"{name}.toml")
    return other | {sheet: other.get(sheet, {}) | own if isinstance(own, dict) else own for sheet, own in values.items()}


def sample_name(values: dict, profile: Profile) -> str:
    """A sample's file name without suffix: its body, and its budget year if that is not the profile's."""
    facts = values[profile.facts.sheet]
    year = facts[profile.facts.year]
    return facts[profile.facts.body] + ("" if year == str(profile.year) else year)


if __name__ == "__main__":
    samples = ROOT / "sample_inputs"
    keys = sys.argv[1:] or sorted(path.parent.relative_to(samples).as_posix() for path in samples.glob("**/sources"))
    for path in (path for key in keys for path in make_samples(key)):
        print(path.relative_to(ROOT))
