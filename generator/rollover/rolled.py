"""What rolling over gives: the values of the new workbook, and an account of every cell of the old one."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.model.submission import Cell, Row
from generator.profiles.rollover import Rollover
from generator.rollover.years import Shift
from generator.workbook.unread import Unread


@dataclass(frozen=True, slots=True)
class Done:
    """One cell that somebody typed last year: where it stood, what was done, what stood there and what stands there now."""

    sheet: str
    row: str
    column: str
    cell: str
    action: str
    before: str
    now: str = ""

    @property
    def words(self) -> str:
        return f"“{self.sheet}”“{self.row}”" + (f"的“{self.column}”" if self.column != self.row else "")


@dataclass(frozen=True, slots=True)
class Year:
    """A passage with a year that moved on (`now` is what it says now), or that was left in doubt (`now` is empty)."""

    place: str
    before: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class LastText:
    """A text of last year to be checked: the sheet, row and column of the new workbook that it belongs to. `carried`: it stands there."""

    sheet: str
    row: str
    column: str
    text: str
    carried: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that the new form has no place for: where it stood, what it says, why it is kept."""

    sheet: str
    place: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class LastFigure:
    """A figure of last year: where it stands now, where it comes from, and what it is; "" if it could not be had (`why` says why)."""

    place: str
    source: str
    value: str
    why: str = ""
    is_zero: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name of a list that moved on with the year."""

    before: str
    now: str


@dataclass(slots=True)
class Rolled:
    """The account. It is written while the sheets are carried over, and read by the report."""

    old: Outcome
    profile: Profile
    table: Rollover
    shift: Shift
    unread: list[Unread] = field(default_factory=list)
    values: dict[str, dict | list] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    years: list[Year] = field(default_factory=list)
    texts: list[LastText] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    figures: list[LastFigure] = field(default_factory=list)
    records: list[LastFigure] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The unit of the old workbook, and so of the new one; "" if it does not say."""
        return self.old.submission.unit

    def account(self, sheet: str, row: Row, column: str, cell: Cell, action: str, before: str, now: str = "") -> None:
        place = cell.source.cell if cell.source else ""
        title = cell.source.sheet if cell.source else sheet
        self.done.append(Done(title, row.key if row.key == column else row.label.strip() or row.key, column, place, action, before, now))
