"""One table of a TOML file, read strictly: what is asked for is taken, what is left over is a fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.profiles.errors import ProfileFault, line_of, suggestion

_MISSING = object()


class Declaration:
    """A mapping from a TOML file that remembers its files and collects faults instead of raising.

    `paths` are the files it was put together from, the nearest first: a fault is told of the first that holds its words.
    """

    def __init__(self, data: dict[str, Any], paths: tuple[Path, ...], faults: list[ProfileFault]):
        self.data, self.paths, self.faults = data, paths, faults
        self.asked: set[str] = set()

    @property
    def file(self) -> str:
        return self.paths[0].name

    def get(self, key: str, default: Any = _MISSING, kind: type | tuple[type, ...] = str) -> Any:
        """The value of `key`, which must be a `kind`; a fault if it is missing and has no default."""
        self.asked.add(key)
        if key not in self.data:
            if default is _MISSING:
                self.fault(f"缺少“{key}”")
                return kind() if isinstance(kind, type) else None
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool and bool not in _kinds(kind)):
            self.fault(f"“{key}”的值 {value!r} 不是所要的类型", key)
            return default if default is not _MISSING else (kind() if isinstance(kind, type) else None)
        return value

    def tables(self, key: str) -> list[Declaration]:
        """The sub-tables below `key` (none if it is missing)."""
        return [Declaration(item, self.paths, self.faults) for item in self._items(key, lambda item: isinstance(item, dict))]

    def table(self, key: str) -> Declaration:
        """The sub-table `key` (an empty one if it is missing)."""
        return Declaration(self.get(key, {}, dict), self.paths, self.faults)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._items(key, lambda item: isinstance(item, str)))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        return tuple((first, second) for first, second in self._items(key, _is_pair))

    def _items(self, key: str, fits: Callable[[Any], bool]) -> list[Any]:
        """The items of the list `key` that fit; a fault for each other one."""
        items = self.get(key, [], list)
        for item in items:
            if not fits(item):
                self.fault(f"“{key}”里的 {item!r} 不是所要的类型", key)
        return [item for item in items if fits(item)]

    def fault(self, message: str, needle: str = "") -> None:
        needle = needle or str(self.data.get("name", ""))
        lines = ((path, line_of(path, needle)) for path in self.paths)
        path, line = next(((path, line) for path, line in lines if line), (self.paths[0], 0))
        self.faults.append(ProfileFault(path.name, line, message, path))

    def close(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                self.fault(f"不认识“{key}”{suggestion(key, self.asked)}", key)


def _is_pair(item: Any) -> bool:
    return isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item)


def _kinds(kind: type | tuple[type, ...]) -> tuple[type, ...]:
    return kind if isinstance(kind, tuple) else (kind,)


def read_toml(path: Path, faults: list[ProfileFault]) -> Declaration:
    """The file as a declaration; an empty one, with a fault, if it is missing or no TOML."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(ProfileFault(path.name, 0, "找不到这个文件", path))
        data = {}
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        faults.append(ProfileFault(path.name, int(line[1]) if line else 0, f"不是正确的 TOML（引号、括号、等号或逗号写错了）：{error}", path))
        data = {}
    except UnicodeDecodeError:
        faults.append(ProfileFault(path.name, 0, "不是 UTF-8 编码的文字：在记事本里另存一次，编码选 UTF-8", path))
        data = {}
    return Declaration(data, (path,), faults)
