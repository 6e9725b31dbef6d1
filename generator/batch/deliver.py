"""Writes what a worker made into the folder of its department: whole or not at all, and over nothing that somebody else made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath

from generator.batch.fingerprint import digest
from generator.batch.places import INTERNAL, OLD, safe_name, same
from generator.batch.state import FINISHED, hash_of, save_state
from generator.batch.work import PUBLIC_KINDS, Done
from generator.model.result import Result
from generator.output import write_together

SAME_NAME = "“{}”这个文件夹里已经有别的部门或同名的文件，这一份放在“{}”"


class Delivery:
    """The target folder of one run. `states` are the results of earlier runs: their workbooks keep their places."""

    def __init__(self, folder: Path, states: Mapping[str, Result]) -> None:
        self._folder, self._states = folder, states
        self._owners: dict[str, tuple[str, str]] = {}
        self._taken: dict[str, str] = {}
        for result in states.values():
            self._claim(result, result.folder, result.files.values())

    def deliver(self, done: Done) -> Result:
        """The result with the files it wrote, which the next run will know of. Raises OutputError, and then nothing has changed."""
        result, before = done.result, self._states.get(done.result.workbook)
        if result.status not in FINISHED:
            return known_from(before, result)
        folder, said = self._place(done, before)
        files = self._targets(folder, done)
        result = replace(result, folder=folder, files=files, sha256={kind: digest(data) for kind, (_, data) in done.files.items()})
        moved: list[str] = []
        writers = {self._folder / files[kind]: partial(_write, data) for kind, (_, data) in done.files.items()}
        write_together(writers, ready=lambda: moved.extend(self._set_aside(result, before)))
        self._claim(result, folder, files.values())
        if moved:
            said.append(f"原来的{'、'.join(moved)}改动过或者不再生成，移到了“{INTERNAL}/{folder}/{OLD}”")
        result = replace(result, message="；".join([*([result.message] if result.message else []), *said]))
        save_state(self._folder, result)
        return result

    def _place(self, done: Done, before: Result | None) -> tuple[str, list[str]]:
        """The department's folder, and what is to be said if that is not simply its name."""
        result, plain = done.result, safe_name(done.result.body)
        stays = before is not None and _identity(before) == _identity(result)
        folder = before.folder if stays else next(name for name in _candidates(plain, result.code) if self._is_free(name, done))
        return folder, [SAME_NAME.format(plain, folder)] if folder != plain else []

    def _is_free(self, folder: str, done: Done) -> bool:
        """Is the folder nobody else's department's, and are the files in it nobody else's?"""
        identity, workbook = _identity(done.result), done.result.workbook
        files = self._targets(folder, done).values()
        return self._owners.get(same(folder), identity) == identity and all(self._taken.get(same(file), workbook) == workbook for file in files)

    def _claim(self, result: Result, folder: str, files: Iterable[str]) -> None:
        self._owners.setdefault(same(folder), _identity(result))
        self._taken.update({same(file): result.workbook for file in files})

    def _targets(self, folder: str, done: Done) -> dict[str, str]:
        return {kind: self._target(folder, kind, name) for kind, (name, _) in done.files.items()}

    @staticmethod
    def _target(folder: str, kind: str, name: str) -> str:
        public = kind.partition(":")[0] in PUBLIC_KINDS
        return str(PurePosixPath(folder, name) if public else PurePosixPath(INTERNAL, folder, name))

    def _set_aside(self, result: Result, before: Result | None) -> list[str]:
        """Move away what stands where the result goes and is not as we wrote it, and what an earlier result had and this one has not."""
        ours = {before.files[kind]: sha for kind, sha in before.sha256.items()} if before else {}
        moved = []
        for file in dict.fromkeys((*result.files.values(), *ours)):
            path = self._folder / file
            found = hash_of(path) if path.is_file() else ""
            replaced = file in result.files.values()
            if found and not (replaced and found in (ours.get(file), _new_hash(result, file))):
                target = self._free(self._folder / INTERNAL / result.folder / OLD / path.name)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(path, target)
                moved.append(f"“{path.name}”")
        return moved

    @staticmethod
    def _free(path: Path) -> Path:
        number, target = 1, path
        while target.exists():
            number += 1
            target = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        return target


def known_from(before: Result | None, result: Result) -> Result:
    """A result that gave nothing, with what an earlier run knew of its body."""
    if before is None:
        return result
    message = f"{result.message}；上次生成的文件还在，没有更新" if before.files else result.message
    return replace(result, body=before.body, code=before.code, year=before.year, profile=before.profile, profile_name=before.profile_name, message=message)


def _new_hash(result: Result, file: str) -> str:
    return next(result.sha256[kind] for kind, name in result.files.items() if name == file)


def _identity(result: Result) -> tuple[str, str]:
    """What makes a department: code and name."""
    return result.code, result.body


def _candidates(plain: str, code: str) -> Iterator[str]:
    """Names for a department's folder, the next one where one is taken."""
    named = safe_name(f"{code} {plain}") if code else plain
    yield from dict.fromkeys((plain, named))
    yield from (f"{named}（{number}）" for number in count(2))


def _write(data: bytes, temporary: Path) -> None:
    temporary.write_bytes(data)
