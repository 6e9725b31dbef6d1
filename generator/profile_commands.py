"""`gongkai profile …`: the maintainer's commands, as functions that give lines to print and whether all is well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.profile_lint import Report, lint, lint_text
from generator.profiles.errors import ProfileError, ProfileFault
from generator.profiles.layers import MAIN
from generator.profiles.load import load_profile, read_profile
from generator.profiles.locate import own_folder, profile_keys
from generator.profiles.new import copy_from_parent, new_profile

DEFAULT_HOME = "公开格式"
"""The folder within the current one where a new profile goes if none is named."""


def listed() -> Iterator[str]:
    """Every profile there is: what it is called, what it comes from, what it prints."""
    for key in profile_keys():
        try:
            reading = read_profile(key)
        except ProfileError as error:
            yield from (f"{key}　不能使用：{fault}" for fault in error.faults)
            continue
        profile = reading.profile
        parent = f"　上级 {profile.folders[1].name}" if len(profile.folders) > 1 else ""
        faults = f"　有错误 {len(reading.faults)} 项" if reading.faults else ""
        yield f"{key}　{profile.name}　第{profile.version}版{parent}{faults}"
        yield f"  公开文本：{'、'.join(outline.name for outline in profile.documents)}"
        yield f"  所在文件夹：{profile.folders[0]}"


def linted(names: list[str]) -> tuple[list[str], bool]:
    """The report on these profiles, or folders of profiles, by default on all; and whether none has a fault."""
    reports = [_report(name) for name in names or profile_keys()]
    return list(lint_text(reports)), not any(report.faults for report in reports)


def _report(name: str) -> Report:
    """A profile by key, or by its folder. One that is not there at all is a report with a fault."""
    path = Path(name)
    folder = path.resolve() if (path / MAIN).is_file() else None
    try:
        return lint(folder.name, folder.parent) if folder else lint(name)
    except ProfileError as error:
        return Report(name, "", tuple(str(fault) for fault in error.faults), ())


def created(key: str, parent: str, year: int, home: Path | None) -> Iterator[str]:
    """Make a child profile and say what to do next."""
    target = new_profile(key, parent, home or own_folder() or Path(DEFAULT_HOME), year)
    option = "" if key in profile_keys() else f" --templates {target.parent}"
    yield f"已建立：{target}（上级 {parent}）"
    yield f"接着改里面的文件，改完检查：gongkai profile lint {key}{option}"
    yield f"生成空白工作簿：gongkai blank --profile {key}{option}"


def copied(key: str, file: str) -> Iterator[str]:
    """Copy a file of the parent into the profile, to be changed there."""
    yield from (f"已抄来：{path}" for path in copy_from_parent(key, file))


def described(key: str) -> Iterator[str]:
    """Write the readable twin of each reference.docx of the profile's own folder."""
    from generator.writers.reference import ReferenceDocumentError, describe

    profile = load_profile(key)
    own = {outline.reference for outline in profile.documents if outline.reference.parent == profile.folders[0]}
    if not own:
        raise ProfileError([ProfileFault(key, 0, "这个公开格式没有自己的 reference.docx，用的是上级的")])
    for path in sorted(own):
        try:
            text = describe(path)
        except ReferenceDocumentError as error:
            raise ProfileError([ProfileFault(path.name, 0, str(error))]) from error
        path.with_suffix(".txt").write_text(text, encoding="utf-8")
        yield f"已更新：{path.with_suffix('.txt')}"
