"""Lines of a template that are recognised in print: headings, titles, banners, and what they say about the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.profile import Profile
from generator.readback.slots import Place, Slot, Token, place_of, tokens_of
from generator.readback.words import NUMBERING, fold

_TAIL = ":;,。、 "


@dataclass(frozen=True, slots=True)
class Pattern:
    """A whole line; `slots` are its groups in their order."""

    regex: re.Pattern[str]
    slots: tuple[Slot, ...]
    literal: str

    def match(self, text: str) -> dict[Slot, str] | None:
        """The values of the slots if the line is this one, however it is numbered, spaced and ended."""
        folded = fold(text)
        start = _number_end(folded.text)
        end = len(folded.text.rstrip(_TAIL))
        found = self.regex.fullmatch(folded.text, start, max(start, end)) or self.regex.fullmatch(folded.text, 0, end)
        if not found:
            return None
        return {slot: folded.original(*found.span(n)) for n, slot in enumerate(self.slots, 1)}


def pattern(text: str, profile: Profile) -> Pattern:
    return of_tokens(tokens_of(text, profile))


def of_tokens(tokens: Iterable[Token]) -> Pattern:
    """The pattern of a line; a number at its beginning and a colon at its end do not matter."""
    parts, slots, literal = [], [], ""
    tokens = tuple(tokens)
    for n, token in enumerate(tokens):
        if isinstance(token, Slot):
            slots.append(token)
            parts.append(f"({token.shape})")
        else:
            words = fold(token).text
            words = words[_number_end(words) :] if n == 0 else words
            words = words.rstrip(_TAIL) if n == len(tokens) - 1 else words
            literal += words
            parts.append(re.escape(words))
    return Pattern(re.compile("".join(parts), re.IGNORECASE), tuple(slots), literal)


def _number_end(text: str) -> int:
    found = NUMBERING.match(text)
    return found.end() if found else 0


@dataclass(slots=True)
class Votes:
    """What lines of the file say about single cells. The most frequent wins, of equals the first."""

    profile: Profile
    counts: dict[Place, Counter[str]] = field(default_factory=dict)

    def add(self, found: dict[Slot, str] | None) -> None:
        for slot, text in (found or {}).items():
            place = place_of(slot.path, self.profile)
            if place and place[0] == self.profile.facts.sheet and not slot.filter and text:
                self.counts.setdefault(place, Counter())[text] += 1

    def result(self) -> dict[Place, str]:
        return {place: counter.most_common(1)[0][0] for place, counter in self.counts.items()}
