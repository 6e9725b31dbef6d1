"""Lists of facts: small CSV files of a profile's own folder or under `common/` that rules name by their file."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from generator.model.profile import Profile

Entry = dict[str, str]


def list_path(profile: Profile, name: str) -> Path:
    """Where the list `name` ("codes/stale_names.csv") stands: in the profile's own folder, else among what all share."""
    own = profile.file(name)
    return own if own.is_file() else profile.common / name


def read_list(profile: Profile, name: str) -> tuple[Entry, ...]:
    """The rows of a list by column. Raises OSError or UnicodeDecodeError if the file cannot be read."""
    return _rows(list_path(profile, name))


def list_fault(profile: Profile, name: str, columns: set[str]) -> str:
    """What is wrong with the list `name`, which needs these columns; "" if nothing is."""
    try:
        rows = read_list(profile, name)
    except FileNotFoundError:
        return f"找不到清单 common/{name}"
    except (OSError, UnicodeDecodeError) as error:
        return f"清单 common/{name} 读不出来：{error.__class__.__name__}"
    missing = columns - set(rows[0] if rows else ())
    return f"清单 common/{name} 缺少“{'、'.join(sorted(missing))}”列" if missing else ""


@cache
def _rows(path: Path) -> tuple[Entry, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))
