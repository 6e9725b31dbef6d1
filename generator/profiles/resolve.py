"""What a profile says: the files of its own folder, or everything it comes to together with its ancestors.

TOML is written by tomlkit; each key tells the folder that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Item, Table

from generator.profiles.declaration import read_toml
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.layers import Layers, layers_of, merged
from generator.profiles.rules import rule_entries

RULES = "rules.toml"
SHOWN = (".toml", ".txt")
Origins = dict[tuple[str, ...], str]
"""Which folder a key comes from, by its path within the file."""


def shown(key: str, file: str = "", resolved: bool = False, folder: Path | None = None) -> Iterator[str]:
    """The text of the profile's files, or of the one that is asked for by its name. Raises ProfileError."""
    layers = layers_of(key, folder)
    if not resolved:
        layers = Layers(layers.folders[:1], layers.common)
    files = _files(layers, resolved)
    for name in _asked(file, files, key) if file else files:
        yield from ("", f"# ==== {name}") if not file else ()
        yield from _of_file(name, layers, resolved)


def _files(layers: Layers, resolved: bool) -> list[str]:
    """Every file of the folders; the catalogue of rules belongs to every profile."""
    names = {path.relative_to(folder).as_posix() for folder in layers.folders for path in folder.rglob("*") if path.suffix in SHOWN}
    return sorted(names | ({RULES} if resolved else set()), key=lambda name: (name.count("/"), name))


def _asked(file: str, files: list[str], key: str) -> list[str]:
    """The file that is meant by "projects", "projects.toml" or "sheets/projects.toml"."""
    wanted = file.replace("\\", "/")
    found = [name for name in files if wanted in (name, Path(name).name, Path(name).stem)]
    if not found:
        raise ProfileError([ProfileFault(key, 0, f"没有“{file}”这个文件{suggestion(file, [*files, *(Path(name).stem for name in files)])}")])
    return found


def _of_file(name: str, layers: Layers, resolved: bool) -> Iterator[str]:
    if name.endswith(".txt"):
        path = layers.file(name)
        if resolved and len(layers.folders) > 1:
            yield f"# 取自 {path.relative_to(_home(path, layers).parent).as_posix()}"
        yield path.read_text(encoding="utf-8").rstrip()
    elif resolved and name == RULES:
        yield from _rules(layers)
    elif resolved:
        yield _annotated(name, layers)
    else:
        yield layers.file(name).read_text(encoding="utf-8").rstrip()


def _home(path: Path, layers: Layers) -> Path:
    return next(folder for folder in layers.folders if path.is_relative_to(folder))


def _annotated(name: str, layers: Layers) -> str:
    """The merged file; where several folders have it, each key with the folder that it comes from."""
    paths = [folder / name for folder in layers.folders if (folder / name).is_file()]
    data: dict[str, Any] = {}
    origins: Origins = {}
    for path in reversed(paths):
        own = read_toml(path, []).data
        data = merged(data, own)
        origins |= dict.fromkeys(_leaves(own), _home(path, layers).name)
    document = tomlkit.document()
    for key, value in data.items():
        document.add(key, _item(value, (key,), origins if len(layers.folders) > 1 else {}))
    return tomlkit.dumps(document).rstrip()


def _leaves(data: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key)


def _item(value: Any, path: tuple[str, ...], origins: Origins) -> Item:
    """A value as TOML with the folder it comes from; a table with those of its keys."""
    if isinstance(value, dict):
        table = tomlkit.table()
        for key, inner in value.items():
            table.add(key, _item(inner, (*path, key), origins))
        return table
    item = tomlkit.item(value)
    if path in origins:
        entries = item if isinstance(value, list) and value and isinstance(value[0], dict) else [item]
        for entry in entries:
            entry.comment(f"取自 {origins[path]}")
    return item


def _rules(layers: Layers) -> Iterator[str]:
    """The catalogue as it holds, and what is taken out of it."""
    entries, disabled = rule_entries(layers, [])
    for key in sorted(entries):
        if key not in disabled:
            yield from ("", f"# 取自 {'、'.join(_source(path, layers) for path in reversed(entries[key].paths))}", "[[rule]]")
            yield tomlkit.dumps(_table(entries[key].data)).rstrip()
    for key, reason in disabled.items():
        yield from ("", "[[disable]]", tomlkit.dumps({"id": key, "reason": reason}).rstrip())


def _table(data: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in data.items():
        table.add(key, value)
    return table


def _source(path: Path, layers: Layers) -> str:
    home = next((folder for folder in (*layers.folders, layers.common) if path.is_relative_to(folder)), path)
    return path.relative_to(home.parent).as_posix()
