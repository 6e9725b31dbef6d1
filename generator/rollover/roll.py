"""The straight line of the year's turn: last year's workbook -> an account -> this year's workbook and the report beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.output import OutputError, write_together
from generator.pipeline import check
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from generator.profiles.rollover import KEPT, KEPT_PARTS, TEXT_PARTS, TEXTS, rollover_of
from generator.rollover.carry import carry_sheets
from generator.rollover.figures import take_figures
from generator.rollover.report import SUFFIX, report_text
from generator.rollover.rolled import Kept, Rolled
from generator.rollover.years import Shift
from generator.workbook.errors import WorkbookError
from generator.workbook.fill import fill_workbook
from generator.workbook.guide import NOTE_LABEL
from generator.workbook.marks import GUIDE_SHEET
from generator.workbook.opening import open_book
from generator.workbook.review import Review, tint_reviews
from generator.workbook.unread import unread

MARKED = "（问题标注）"
UNREADABLE = "读取时没有认出来，原样放在这里"
_NOTE = "由“{file}”（{old}年）结转。橙底的格照抄了上年的内容，请改成今年的；核对过、今年照旧的，在“{sheet}”的“{checked}”栏选“是”，颜色就没有了。处理了什么见结转报告。"
LONGEST = 32000
"""Characters that a cell of a workbook takes, with some to spare."""


def roll_over(path: Path, profile: str, year: int = 0, target: Path | None = None, before: str = "") -> tuple[Rolled, tuple[Path, ...]]:
    """Write next year's workbook and its report; existing files are never overwritten.

    `year` is the new budget year, by default the one after the old workbook's; `before` the old workbook's profile where
    it does not say. Raises WorkbookError, ProfileError or OutputError.
    """
    rolled = rolled_from(path, profile, year, before)
    workbook = target or _beside(path, rolled.shift)
    report = workbook.with_name(workbook.stem + SUFFIX)
    for file in (workbook, report):
        if file.exists():
            raise OutputError(f"“{file}”已经存在，没有覆盖；请换一个文件名（--out），或者把它移走。")
    return rolled, write_together(
        {
            workbook: partial(_fill, rolled),
            report: lambda temporary: temporary.write_bytes(report_text(rolled, workbook).encode("utf-8-sig", "replace")),
        }
    )


def _fill(rolled: Rolled, target: Path) -> None:
    review = _review(rolled)
    fill_workbook(rolled.profile, rolled.values, target, partial(tint_reviews, review=review) if review else None)


def rolled_from(path: Path, profile: str, year: int = 0, before: str = "") -> Rolled:
    """Everything that goes into the new workbook and the report. Raises WorkbookError or ProfileError."""
    target = load_profile(profile)
    table = rollover_of(target)
    key = open_book(path).stamp[0]
    if not before and key and key not in profile_keys():
        raise WorkbookError(f"“{path.name}”的公开格式 {key} 这里没有。请用 --templates 指出它所在的文件夹，或者用 --from 写明与它相近的公开格式（{'、'.join(profile_keys())}）。")
    old = check(path, before or key or profile)
    rolled = Rolled(old, target, table, _shift(old, year))
    rolled.unread = unread(path, old.profile, old.submission)
    carry_sheets(rolled)
    take_figures(rolled)
    rolled.kept += [Kept(one.sheet, one.place, one.text, f"{one.why}，{UNREADABLE}") for one in rolled.unread]
    _put_aside(rolled)
    rolled.notices += _notices(rolled, key, before)
    sheet, columns = table.parts(TEXTS)
    note = _NOTE.format(file=path.name, old=rolled.shift.old, sheet=sheet, checked=columns["核对"])
    rolled.values[GUIDE_SHEET] = {NOTE_LABEL: note}
    return rolled


def _shift(old: Outcome, year: int) -> Shift:
    """From the old budget year to the new one. Raises WorkbookError where that is no step forward."""
    facts = old.profile.facts
    typed = old.submission.field(facts.sheet, facts.year)
    if not re.fullmatch(r"\d{4}", typed):
        if not year:
            raise WorkbookError(f"“{old.path.name}”的“{facts.sheet}”没有填对“{facts.year}”，不知道是哪一年的。请用 --year 写明今年（要编的）是哪一年。")
        return Shift(year - 1, year)
    if year and year <= int(typed):
        raise WorkbookError(f"“{old.path.name}”本身就是{typed}年的，不能结转到{year}年；要编的应是{typed}年以后的预算（--year {int(typed) + 1}，不写也是它）。")
    return Shift(int(typed), year or int(typed) + 1)


def _beside(path: Path, shift: Shift) -> Path:
    """The new workbook's name: the old one's with the new year."""
    stem = path.stem.replace(MARKED, "")
    new = re.sub(rf"(?<!\d){shift.old}(?!\d)", str(shift.new), stem)
    return path.with_name(f"{new if new != stem else f'{stem}{shift.new}'}.xlsx")


def _put_aside(rolled: Rolled) -> None:
    """The two lists that the program fills: texts to be checked, and what has no place."""
    sheet, columns = rolled.table.parts(TEXTS)
    texts = [(text.sheet, text.row, text.column, text.text[:LONGEST], "") for text in rolled.texts]
    rolled.values[sheet] = [_record(columns, TEXT_PARTS, parts) for parts in texts]
    sheet, columns = rolled.table.parts(KEPT)
    rolled.kept = list(dict.fromkeys(rolled.kept))
    pieces = [(kept.sheet, kept.place, piece, kept.why) for kept in rolled.kept for piece in _pieces(kept.text)]
    rolled.values[sheet] = [_record(columns, KEPT_PARTS, parts) for parts in pieces]


def _record(columns: dict[str, str], parts: tuple[str, ...], texts: tuple[str, ...]) -> dict[str, str]:
    return {columns[part]: text for part, text in zip(parts, texts, strict=True) if text}


def _pieces(text: str) -> Iterator[str]:
    yield from (text[start : start + LONGEST] for start in range(0, len(text), LONGEST))


def _review(rolled: Rolled) -> Review | None:
    """The cells that hold words to be checked; None if there are none."""
    sheet, columns = rolled.table.parts(TEXTS)
    cells = []
    for text in rolled.texts:
        if text.carried:
            form = rolled.profile.sheets[text.sheet]
            cells.append((text.sheet, text.column, text.row if form.kind == "lines" else ""))
    names = (columns[part] for part in TEXT_PARTS)
    return Review(sheet, *names, rolled.shift.words, tuple(cells)) if cells else None


def _notices(rolled: Rolled, key: str, before: str) -> Iterator[str]:
    """What the clerk should know before anything else."""
    old, profile, shift = rolled.old, rolled.profile, rolled.shift
    errors = sum(finding.blocks for finding in old.findings)
    if errors:
        yield f"上年的工作簿还有错误 {errors} 项没有改好，带来的数请对照上年公开的文本核对（gongkai check 可以看）。"
    if not key:
        yield f"上年的工作簿没有记着公开格式，按“{old.profile.name}”读取；不是的，用 --from 写明。"
    elif before and before != key:
        yield f"上年的工作簿记着的公开格式是 {key}，按 --from 写的“{old.profile.name}”读取。"
    if not _related(old.profile, profile):
        yield f"上年的工作簿是“{old.profile.name}”的，与“{profile.name}”不是一个系列：名称相同的表和栏带来了，其余的放在“{rolled.table.parts(KEPT)[0]}”。"
    if profile.year != shift.new:
        newer = [other for other in profile_keys() if re.sub(r"\d{4}$", str(shift.new), profile.key) == other != profile.key]
        hint = f"；有 {newer[0]}，建议用 --profile {newer[0]} 重新结转" if newer else "；今年的公开格式出来以后，再结转一次"
        yield f"这个公开格式是{profile.year}年的，要编的是{shift.new}年{hint}。"
    if shift.new > shift.old + 1:
        yield f"上年的工作簿是{shift.old}年的，要编的是{shift.new}年，中间隔了年份：它的数不是上年的数，上年的数都空着。"
    if not rolled.unit:
        yield "上年的工作簿没有选对金额单位，上年的数都空着。"
    elif rolled.figures and not any(figure.value and not figure.is_zero for figure in rolled.figures) and shift.new == shift.old + 1:
        yield "上年的工作簿里一个金额也没有取到：是不是结转出来还没有填过的工作簿？"


def _related(old: Profile, new: Profile) -> bool:
    """Is one of them the other's ancestor, or have they one in common?"""
    return bool({folder.name for folder in old.folders} & {folder.name for folder in new.folders})
