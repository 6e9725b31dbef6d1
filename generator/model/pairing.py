"""Which record of this year follows which of last year: by the clerk's word, by name, by code.

The clerk's word goes first (renamed, merged, split, ended); then the same name, then the same name but for years and
punctuation, then the same code. Every row of both years is in exactly one of the changes, so that they add up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from generator.model.changes import ChangeList, RecordChange
from generator.model.figure import Figure, total
from generator.model.submission import Row, Submission

_MARKS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)(?:年度|年)?|[〇零一二三四五六七八九]{4}年度?")
_SEPARATORS = re.compile(r"[；;\n]")


def plain_name(name: str) -> str:
    """A name without blanks, punctuation and differences of width."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower()


def lasting_name(name: str) -> str:
    """A name without what changes from year to year: the years in it, blanks, punctuation."""
    text = unicodedata.normalize("NFKC", name)
    return plain_name(_YEAR.sub("", text)) or plain_name(text)


def has_ended(row: Row, by: ChangeList) -> bool:
    """Whether the clerk says of a record of last year that there is none this year."""
    return bool(by.ended) and plain_name(row.text(by.successor)) == plain_name(by.ended)


def successors(row: Row, known: Iterable[str], by: ChangeList) -> tuple[list[str], list[str]]:
    """What the clerk says a record of last year is called this year: the names that are `known`, and those that are not.

    It is one name, or several by semicolons or lines; of one that ended there is none.
    """
    text = row.text(by.successor).strip()
    if not text or has_ended(row, by):
        return [], []
    known = list(known)
    whole = find_names([text], known)
    return whole if whole[0] else find_names((name.strip() for name in _SEPARATORS.split(text) if name.strip()), known)


def find_names(names: Iterable[str], known: Iterable[str]) -> tuple[list[str], list[str]]:
    """The names that are among the `known` ones (as these are written), and those that are not.

    A name is found as it stands, else without punctuation, else without years, if that leaves just one.
    """
    known = list(dict.fromkeys(known))
    found, missing = [], []
    for name in names:
        for simple in (str.strip, plain_name, lasting_name):
            same = [other for other in known if simple(other) == simple(name)]
            if len(same) == 1:
                found.append(same[0])
                break
        else:
            missing.append(name)
    return found, missing


def record_changes(submission: Submission, by: ChangeList) -> tuple[RecordChange, ...]:
    """What became of every record: this year's in their order, then those that ended. Without a sheet to compare, nothing."""
    if not by.sheet:
        return ()
    return pair(submission.sheet(by.sheet).records, submission.sheet(by.before).records, by)


def pair(now: Sequence[Row], before: Sequence[Row], by: ChangeList) -> tuple[RecordChange, ...]:
    """`record_changes` of rows. Rows of this year that bear the same name are one record."""
    nodes = _nodes(now, by)
    links = _links(nodes, before, by)
    group = list(range(len(nodes)))  # the first node of the records that hang together
    for linked in links:
        firsts = {group[node] for node in linked}
        group = [min(firsts) if first in firsts else first for first in group]
    changes = []
    for first in dict.fromkeys(group):
        own = [row for node, rows in enumerate(nodes) if group[node] == first for row in rows]
        earlier = [row for row, linked in zip(before, links, strict=True) if linked and group[linked[0]] == first]
        changes.append(_change(own, earlier, by))
    return (*changes, *(_change([], [row], by) for row, linked in zip(before, links, strict=True) if not linked))


def _nodes(now: Sequence[Row], by: ChangeList) -> list[list[Row]]:
    """This year's rows, those of one name together; rows without a name stay alone."""
    nodes: dict[str, list[Row]] = {}
    for row in now:
        nodes.setdefault(row.text(by.name).strip() or f"\n{row.key}", []).append(row)
    return list(nodes.values())


def _links(nodes: list[list[Row]], before: Sequence[Row], by: ChangeList) -> list[list[int]]:
    """For each row of last year the numbers of its records of this year; none if it ended."""
    names = [rows[0].text(by.name).strip() for rows in nodes]
    links: list[list[int]] = [[] for _ in before]
    for number, row in enumerate(before):
        found, _ = successors(row, filter(None, names), by)
        links[number] = [names.index(name) for name in found]
    silent = [number for number, row in enumerate(before) if not row.text(by.successor).strip()]
    for number in silent:
        name = before[number].text(by.before_name).strip()
        links[number] = [names.index(name)] if name and name in names else []
    _by_lasting_name(links, silent, names, before, by)
    _by_code(links, silent, nodes, before, by)
    return links


def _free(links: list[list[int]], nodes: int) -> list[int]:
    taken = {node for linked in links for node in linked}
    return [node for node in range(nodes) if node not in taken]


def _by_lasting_name(links: list[list[int]], silent: list[int], names: list[str], before: Sequence[Row], by: ChangeList) -> None:
    """Rows that have found nothing, with records that nothing has found: of several the one that is a year younger, else all."""
    free = _free(links, len(names))
    for number in silent:
        name = before[number].text(by.before_name)
        if links[number] or not plain_name(name):
            continue
        same = [node for node in free if lasting_name(names[node]) == lasting_name(name)]
        next_year = [node for node in same if _year(name) and _year(names[node]) == _year(name) + 1]
        links[number] = next_year if len(next_year) == 1 else same


def _by_code(links: list[list[int]], silent: list[int], nodes: list[list[Row]], before: Sequence[Row], by: ChangeList) -> None:
    if not (by.code and by.before_code):
        return
    free = _free(links, len(nodes))
    codes: dict[str, list[int]] = {}
    for node in free:
        for code in {plain_name(row.text(by.code)) for row in nodes[node]}:
            codes.setdefault(code, []).append(node)
    for number in silent:
        code = plain_name(before[number].text(by.before_code))
        if code and not links[number] and len(codes.get(code, ())) == 1:
            links[number] = codes[code]


def _year(name: str) -> int:
    found = _YEAR.search(unicodedata.normalize("NFKC", name))
    return int(found["year"] or 0) if found else 0


def _change(now: list[Row], before: list[Row], by: ChangeList) -> RecordChange:
    names = _names(now, by.name)
    lasting = {lasting_name(name) for name in names}
    former = _names(before, by.before_name)
    earlier = [name for name in former if names and lasting_name(name) not in lasting]
    reasons = [row[by.reason] for row in now] + [row[by.ended_reason] for row in before]
    return RecordChange(
        tuple(now),
        tuple(before),
        "、".join(names or former),
        "、".join(earlier),
        _amount(now, by.amount),
        _amount(before, by.before_amount),
        tuple(cell for cell in reasons if isinstance(cell.value, str) and cell.value.strip()),
    )


def _amount(rows: list[Row], column: str) -> Figure | None:
    """What the rows come to: nothing without rows, and not known while one of them has no amount. A blank is no zero."""
    figures = [row.figure(column) for row in rows]
    return total(figure for figure in figures if figure is not None) if figures and None not in figures else None


def _names(rows: Iterable[Row], column: str) -> list[str]:
    names = ("".join(row.text(column).split("\n")).strip() for row in rows)
    return list(dict.fromkeys(name for name in names if name))
