"""公开内容清单: what is required to be published, on what basis, and what of the text shows it; the changes a leader is told of."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.expression import Address

SHOWN_RECORDS = 20
"""How many changed records are told one by one where the file does not say."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is to be published, and what shows that it is.

    `table` is a sheet whose printed table, `heading` are words of a heading that must be there. An empty table is right
    if its own note says so, or what stands under the heading `explained`. `filled` are places that must hold something,
    `clean` rules that must have nothing to say, `dates` two dates of which the later is at most `days` after the
    earlier. `applies` are places of which one must hold something for the item to apply; `otherwise` says what it means
    if none does.
    """

    name: str
    group: str
    basis: str
    table: str = ""
    heading: str = ""
    explained: str = ""
    filled: tuple[Address, ...] = ()
    clean: tuple[str, ...] = ()
    dates: tuple[Address, ...] = ()
    days: int = 0
    applies: tuple[Address, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of two years. `reason` are places of which the first that is filled gives the reason.

    `note` is printed as the reason where the form asks for none, `indent` is in characters.
    """

    label: str
    now: Address
    before: Address
    reason: tuple[Address, ...] = ()
    note: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Records:
    """The records compared one by one, which `[changes.list]` of the profile names (a form's projects).

    `shown` is how many are told, the largest changes first. `before_total` is what last year's would add up to: only where
    that is zero an empty list of last year means that there was none. `general` is a text that may give reasons as well.
    """

    shown: int = SHOWN_RECORDS
    before_total: Address | None = None
    general: Address | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """The whole file. `document` is the one of the profile's documents that it is about, `suffix` ends the pack's file
    names; `title`, `cover` (running heads) and `signatures` are printed."""

    document: str
    title: str
    suffix: str
    cover: dict[str, str]
    signatures: tuple[str, ...]
    items: tuple[Item, ...]
    changes: tuple[Change, ...]
    records: Records = Records()
