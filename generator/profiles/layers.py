"""A profile's folders, child before parent: each file is taken from the first folder that has it.

A TOML file that both have is merged: tables key by key, everything else as the child says. So a child holds only what
differs from its parent.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.profiles.declaration import Declaration, read_toml
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.locate import COMMON, find_profile, profile_keys, search_path

MAIN = "profile.toml"


@dataclass(frozen=True, slots=True)
class Layers:
    """`folders` from the profile itself to its last ancestor; `common` is what all profiles share."""

    folders: tuple[Path, ...]
    common: Path

    def file(self, relative: str) -> Path:
        """The file as the nearest folder has it; where none has it, where the profile itself would."""
        found = (folder / relative for folder in self.folders if (folder / relative).is_file())
        return next(found, self.folders[0] / relative)

    def data(self, relative: str) -> Path:
        """A file of facts: the profile's own or an ancestor's, else the one that all share."""
        found = self.file(relative)
        return found if found.is_file() else self.common / relative

    def toml(self, relative: str, faults: list[ProfileFault]) -> Declaration:
        """The merged file, as a declaration of the nearest folder's; a fault if no folder has it."""
        paths = [folder / relative for folder in self.folders if (folder / relative).is_file()]
        if not paths:
            return self._missing(relative, faults)
        data: dict[str, Any] = {}
        for path in reversed(paths):
            data = merged(data, read_toml(path, faults).data)
        return Declaration(data, tuple(paths), faults)

    def hint(self, relative: str) -> str:
        """“，是不是想写“…””, the file that may have been meant by one that no folder has; "" if none is near."""
        near = difflib.get_close_matches(Path(relative).name, _others(self.folders, relative), n=1, cutoff=0.8)
        return f"，是不是想写“{near[0]}”？" if near else ""

    def _missing(self, relative: str, faults: list[ProfileFault]) -> Declaration:
        path = self.folders[0] / relative
        faults.append(ProfileFault(path.name, 0, f"找不到这个文件{self.hint(relative)}"))
        return Declaration({}, (path,), faults)


def _others(folders: Iterable[Path], relative: str) -> list[str]:
    """The names of the files beside the one that is not there, in the folders that would have it."""
    wanted = Path(relative)
    return [path.name for folder in folders for path in (folder / wanted.parent).glob(f"*{wanted.suffix}")]


def layers_of(key: str, folder: Path | None = None) -> Layers:
    """The profile `key` and its ancestors, `folder` before the built-in ones. Raises ProfileError for a parent that is not there."""
    path = search_path(folder)
    folders: list[Path] = []
    child = ""
    while key:
        found = find_profile(key, path)
        if found is None:
            message = f"{child} 的 parent“{key}”不存在" if child else "没有这个公开格式"
            raise ProfileError([ProfileFault(child or key, 0, message + suggestion(key, profile_keys(folder)))])
        if found in folders:
            raise ProfileError([ProfileFault(key, 0, "parent 绕了一圈又回到自己")])
        folders.append(found)
        child, key = key, _parent(found / MAIN)
    return Layers(tuple(folders), path[-1] / COMMON)


def _parent(path: Path) -> str:
    """The parent that a profile names; "" if it names none, or cannot be read (which the loader reports)."""
    try:
        parent = tomllib.loads(path.read_text(encoding="utf-8")).get("parent", "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return ""
    return parent if isinstance(parent, str) else ""


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Two files laid over each other: tables key by key, everything else as `above` says."""
    both = {key for key in above if isinstance(above[key], dict) and isinstance(below.get(key), dict)}
    return below | above | {key: merged(below[key], above[key]) for key in both}
