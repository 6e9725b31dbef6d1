"""Two checked workbooks -> their comparison."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.model import Comparison
from generator.compare.pairs import list_changes
from generator.compare.summary import counts, largest, totals
from generator.compare.tables import Both, is_list, table_changes
from generator.compare.texts import passages
from generator.compose.document import compose
from generator.model.outcome import Outcome
from generator.profiles.comparison import comparison_of


def compare(before: Outcome, after: Outcome) -> Comparison:
    """Everything that differs between two workbooks, the older one first. Raises ProfileError for faults of either form."""
    both = Both(before, after, list_changes(before, after), comparison_of(after.profile).keys)
    changes = tuple(table_changes(both))
    texts = (compose(outcome.submission, outcome.profile) for outcome in (before, after))
    return Comparison(
        before,
        after,
        names=names_of(before, after),
        cautions=tuple(_cautions(before, after)),
        totals=totals(both),
        counts=counts(both),
        largest=largest(changes, both),
        tables=tuple(change for change in changes if not is_list(change, both)),
        lists=tuple(change for change in changes if is_list(change, both)),
        passages=passages(*texts),
    )


def names_of(before: Outcome, after: Outcome) -> tuple[str, str]:
    """What heads the columns: the years, or two states of the same year."""
    years = year_of(before), year_of(after)
    if all(years) and years[0] != years[1]:
        return f"{years[0]}年", f"{years[1]}年"
    return "改前", "改后"


def year_of(outcome: Outcome) -> str:
    facts = outcome.profile.facts
    return outcome.submission.field(facts.sheet, facts.year)


def _cautions(before: Outcome, after: Outcome) -> Iterator[str]:
    """What a reader has to know before the figures: errors, other bodies, years the wrong way round, other forms and units."""
    for name, outcome in zip(names_of(before, after), (before, after), strict=True):
        errors = sum(finding.blocks for finding in outcome.findings)
        if errors:
            yield f"{name}的工作簿“{outcome.path.name}”还有 {errors} 项错误没有改好，数字照工作簿原样对照，请先运行 gongkai check 核对。"
    bodies = [outcome.submission.field(outcome.profile.facts.sheet, outcome.profile.facts.body) for outcome in (before, after)]
    if bodies[0] != bodies[1]:
        yield f"两份工作簿的单位名称不同：“{bodies[0]}”和“{bodies[1]}”。"
    if year_of(before) > year_of(after):
        yield f"前一份是{year_of(before)}年的，后一份是{year_of(after)}年的，先后可能写反了。"
    if before.profile.key != after.profile.key:
        yield f"两份工作簿的公开格式不同：“{before.profile.name}”和“{after.profile.name}”；只对照两边都有的表、行和栏，其余列作新增、取消。"
    units = [outcome.submission.unit for outcome in (before, after)]
    if units[0] != units[1]:
        yield f"两份工作簿的金额单位不同（{units[0]}、{units[1]}），都换算成{after.profile.amounts.unit}对照。"
