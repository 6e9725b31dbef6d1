"""The narrative: headings are found in the file, and what stands between them is given to what the templates put there."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.outline import Outline
from generator.model.profile import Profile
from generator.readback.patterns import Votes
from generator.readback.published import Published
from generator.readback.records import read_loops
from generator.readback.sentences import read_sentences
from generator.readback.slots import Slot
from generator.readback.templates import Free, Heading, Item, Loop, Sentence, items_of
from generator.readback.words import fold

_SENTENCE = 0.6
"""The share of a sentence's own words that a line must have to be that sentence."""


def read_sections(lines: Sequence[str], placed: set[int], outline: Outline, published: Published, votes: Votes) -> int:
    """Read the whole narrative but the lines that are `placed`. Returns the number of the first line behind the front matter."""
    items = items_of(outline, published.profile)
    headings = [item for item in items if isinstance(item, Heading)]
    found = match_headings(headings, lines, votes)
    first = min(found.values(), default=len(lines))
    placed = placed | {n for n, line in enumerate(lines) if any(h.pattern.literal and h.pattern.match(line) is not None for h in headings)}
    segment: list[Item] = []
    start = None
    for item in [*items, None]:
        if item is None or isinstance(item, Heading) and item in found:
            end = len(lines) if item is None else found[item]
            if start is not None:
                _segment(segment, [lines[n] for n in range(start, end) if n not in placed], published, votes)
            segment, start = [], end + 1
        elif not isinstance(item, Heading):
            segment.append(item)
    return first


def fitting_headings(outline: Outline, lines: Sequence[str], profile: Profile) -> int:
    """How many headings of a document the file has."""
    headings = [item for item in items_of(outline, profile) if isinstance(item, Heading)]
    return len(match_headings(headings, lines, Votes(profile)))


def match_headings(headings: Sequence[Heading], lines: Sequence[str], votes: Votes) -> dict[Heading, int]:
    """As many headings as possible in their order, each as late in the file as possible: contents pages come first."""
    matches = [[heading.pattern.match(line) for line in lines] for heading in headings]
    best = [[0] * (len(lines) + 1) for _ in range(len(headings) + 1)]
    for i, row in enumerate(matches):
        for j, match in enumerate(row):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + 1 if match is not None else 0)
    found: dict[Heading, int] = {}
    i, j = len(headings), len(lines)
    while i and j:
        if matches[i - 1][j - 1] is not None and best[i][j] == best[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
            found[headings[i]] = j
            votes.add(matches[i][j])
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return found


def _segment(items: Sequence[Item], lines: Sequence[str], published: Published, votes: Votes) -> None:
    """What stands under one heading (or under several of which only the first was found)."""
    known = _known_sentences(items, lines)
    used: set[int] = set()
    for number, item in enumerate(items):
        if isinstance(item, Sentence) or number and _same_run(items[number - 1], item):
            continue
        before = max((known[other] for other in range(number) if other in known), default=-1)
        after = min((known[other] for other in range(number, len(items)) if other in known), default=len(lines))
        between = [n for n in range(before + 1, after) if n not in used]
        used.update(between)
        texts = [lines[n] for n in between]
        if isinstance(item, Free) and texts:
            published.put(item.place, "\n".join(texts), f"“{item.place[0]}”“{item.place[1]}”")
        elif isinstance(item, Loop):
            loops = [other for other in items[number:] if isinstance(other, Loop)]
            read_loops(loops, texts, published)
    rest = [line for n, line in enumerate(lines) if n not in used]
    read_sentences([item for item in items if isinstance(item, Sentence)], rest, published, votes)


def _same_run(before: Item, item: Item) -> bool:
    """Loops that follow each other share their lines: 统一的名词, 本部门的名词."""
    return isinstance(before, Loop) and isinstance(item, Loop)


def _known_sentences(items: Sequence[Item], lines: Sequence[str]) -> dict[int, int]:
    """The lines that are sentences of the form, by the number of the item."""
    known: dict[int, int] = {}
    start = 0
    for number, item in enumerate(items):
        if not isinstance(item, Sentence):
            continue
        scores = [(likeness(item, line), -n) for n, line in enumerate(lines) if n >= start]
        score, place = max(scores, default=(0.0, 0))
        if score >= _SENTENCE:
            known[number], start = -place, -place + 1
    return known


def likeness(sentence: Sentence, line: str) -> float:
    """How much of the sentence's own words the line has; 0 for a line that is far longer than the sentence can be."""
    words = fold(sentence.literal).text
    pairs = {words[n : n + 2] for n in range(len(words) - 1)}
    text = fold(line).text
    open_places = sum(isinstance(token, Slot) for token in sentence.tokens)
    endless = any(isinstance(token, Slot) and token.filter and token.kind in ("", "reason") for token in sentence.tokens)
    if not pairs or not endless and len(text) > 2 * len(words) + 40 * open_places:
        return 0.0
    return sum(pair in text for pair in pairs) / len(pairs)
