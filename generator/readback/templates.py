"""Section files as patterns of print: headings that bound a section, sentences, free texts, loops over records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.outline import Outline
from generator.model.profile import Profile
from generator.readback.patterns import Pattern, of_tokens
from generator.readback.slots import Place, Slot, Token, place_of, tokens_of

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_FOR = re.compile(r"^\{%-?\s*for\s+(\S+)\s+in\s+(.+?)\s*-?%\}$")
_TAG = re.compile(r"^\{%.*%\}$")
_HEADING = re.compile(r"^(#+|@标题|@篇名|@表名|@表题|@表号)\s+(.*)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that bounds a section."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the form's own words with values in it."""

    tokens: tuple[Token, ...]

    @property
    def literal(self) -> str:
        return "".join(token for token in self.tokens if isinstance(token, str))


@dataclass(frozen=True, slots=True)
class Free:
    """A line that is nothing but what the clerk typed: as many paragraphs as there are."""

    place: Place


@dataclass(frozen=True, slots=True)
class Loop:
    """Lines that repeat for each record of a sheet. `sheet` is "" for what the profile itself brings along."""

    variable: str
    sheet: str
    lines: tuple[tuple[Token, ...], ...]


Item = Heading | Sentence | Free | Loop


def items_of(outline: Outline, profile: Profile) -> list[Item]:
    """Everything that the section files of a document print, tables left out."""
    names = [name for part in outline.parts for name in part.texts]
    return [item for name in names for item in _items(profile.texts[name].text, profile)]


def _items(text: str, profile: Profile) -> Iterator[Item]:
    lines = iter(_COMMENT.sub("", text).splitlines())
    for line in (line.strip() for line in lines):
        loop = _FOR.match(line)
        if loop:
            yield _loop(loop[1], loop[2].strip(), lines, profile)
        elif line and not _TAG.match(line):
            yield from _item(line, profile)


def _item(line: str, profile: Profile) -> Iterator[Item]:
    heading = _HEADING.match(line)
    if heading:
        yield Heading(of_tokens(tokens_of(heading[2], profile)))
        return
    if line.startswith("@"):
        return
    tokens = tokens_of(line, profile)
    place = place_of(tokens[0].path, profile) if len(tokens) == 1 and isinstance(tokens[0], Slot) and not tokens[0].filter else None
    yield Free(place) if place else Sentence(tokens)


def _loop(variable: str, source: str, lines: Iterator[str], profile: Profile) -> Loop:
    body, depth = [], 1
    for line in (line.strip() for line in lines):
        depth += bool(_FOR.match(line)) - bool(re.match(r"^\{%-?\s*endfor", line))
        if not depth:
            break
        heading = _HEADING.match(line)
        if line and not _TAG.match(line) and (heading or not line.startswith("@")):
            body.append(tokens_of(heading[2] if heading else line, profile))
    return Loop(variable, source if source in profile.sheets else "", tuple(body))
