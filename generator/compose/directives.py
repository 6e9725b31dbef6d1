"""The directives of section files by name, and what can be wrong with one: looked at before anything is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.model.outline import SectionText
from generator.model.profile import Profile
from generator.profiles.errors import ProfileFault, suggestion

NAMED: dict[str, Callable[[Profile], Iterable[str]]] = {
    "表": lambda profile: profile.sheets,
    "逐项": lambda profile: [name for name, form in profile.forms.items() if form.sheet],
    "表样": lambda profile: [name for name, form in profile.forms.items() if not form.sheet],
    "汇总": lambda profile: profile.pivots,
    "图": lambda profile: profile.charts,
}
"""Directives that name something of the profile."""
NAMES = ("篇名", "标题", "表号", "表题", "表名", "注", "另起页", *NAMED)

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_DIRECTIVE = re.compile(r"\s*(?:\{%.*?%\}\s*)*(@[^{]*)(.*)")
_TAG = re.compile(r"\{%.*?%\}")


def directive_faults(section: SectionText, profile: Profile) -> Iterator[ProfileFault]:
    """Unknown directives and names of a section file, in all its branches. A name that is put together is seen later."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), section.text)
    for number, line in enumerate(text.split("\n"), 1):
        match = _DIRECTIVE.match(line)
        if not match:
            continue
        complete = not _TAG.sub("", match[2]).strip()
        if not complete and " " not in match[1]:
            continue  # the word itself goes on behind a tag
        fault = directive_fault(match[1].strip(), profile, named=complete)
        if fault:
            yield ProfileFault(f"sections/{section.path.name}", number, fault)


def directive_fault(line: str, profile: Profile, named: bool = True) -> str:
    """What is wrong with a line that begins with @; "" if nothing is. Without `named` only the directive is looked at."""
    word, _, rest = line[1:].partition(" ")
    if word not in NAMES:
        return f"不认识“@{word}”" + suggestion(word, NAMES).replace("“", "“@")
    known, name = NAMED.get(word), rest.strip()
    if not named or known is None or name in known(profile):
        return ""
    return f"@{word}：没有“{name}”{suggestion(name, known(profile))}"
