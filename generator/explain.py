"""`gongkai explain`: what a rule means, what it compares, an example, what to do; lists and searches of the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue import FAMILIES, Entry, by_family, entries
from generator.model.finding import Severity
from generator.model.profile import Profile
from generator.profiles.errors import suggestion
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys

SEVERITIES = {
    Severity.ERROR: "不改好就不能生成公开文本",
    Severity.WARNING: "不妨碍生成，请核对",
    Severity.INFORMATION: "不用处理",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say about the words somebody asked for: lines to print, and the words nobody knows."""

    lines: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def explain(words: Sequence[str], key: str | None = None) -> Explanation:
    """Ids ("B06", "b06"), families ("B") or words of titles; without any the whole list.

    `key` is the profile whose rules are told, the newest by default. Raises ProfileError.
    """
    found = entries(load_profile(key) if key else newest_profile())
    if not words:
        return Explanation(tuple(_listed(found)))
    lines: list[str] = []
    unknown: list[str] = []
    for word in words:
        answer, fault = _answer(word, found)
        lines += ["", *answer] if lines and answer else answer
        unknown += [fault] if fault else []
    return Explanation(tuple(lines), tuple(unknown))


def newest_profile() -> Profile:
    """The profile of the latest year, the last one by key if there are several."""
    return max((load_profile(key) for key in profile_keys()), key=lambda profile: (profile.year, profile.key))


def _answer(word: str, found: tuple[Entry, ...]) -> tuple[list[str], str]:
    """Lines, or why there are none."""
    asked = unicodedata.normalize("NFKC", word).strip(" []").upper()
    ids = {entry.id: entry for entry in found}
    if asked in ids:
        return list(told(ids[asked])), ""
    if asked in FAMILIES:
        return list(_listed(tuple(entry for entry in found if entry.family == asked))), ""
    if re.fullmatch(r"[A-Z]\d+", asked):
        return [], f"没有编号为“{asked}”的规则{suggestion(asked, ids)}"
    hits = [entry for entry in found if _plain(asked) in _plain(entry.title)]
    if len(hits) == 1:
        return list(told(hits[0])), ""
    return list(_listed(tuple(hits))), "" if hits else f"没有标题里有“{word}”的规则；不写编号可以列出全部：gongkai explain"


def told(entry: Entry) -> Iterator[str]:
    """One entry in full."""
    yield f"{entry.id}　{entry.title}"
    yield f"程度：{entry.severity.value}（{SEVERITIES[entry.severity]}）"
    yield from _line("意思", entry.why)
    if entry.held_by:
        yield f"核对：不用核对。{entry.held_by}"
    else:
        yield from _line("核对", entry.checked)
        yield from (f"　　　{line}" for line in entry.operands)
        yield from _line("容差", entry.tolerance)
    yield from _line("举例", entry.example)
    yield from _line("办法", entry.fix)
    yield from _line("依据", entry.basis)
    yield from _line("例外", entry.waiver)


def _line(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"{label}：{text}"


def _listed(found: tuple[Entry, ...]) -> Iterator[str]:
    for family, members in by_family(found):
        yield family
        yield from (f"  {entry.id}　{entry.severity.value}　{entry.title}" for entry in members)


def _plain(text: str) -> str:
    return re.sub(r"[\s“”\"]", "", unicodedata.normalize("NFKC", text)).upper()
