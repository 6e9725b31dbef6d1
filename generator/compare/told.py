"""A comparison in a few lines, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.figures import difference, label, name, rate, side
from generator.compare.model import Comparison, State


def told(comparison: Comparison) -> Iterator[str]:
    """Cautions, the first totals, what became of the records, how many tables and paragraphs changed."""
    style = comparison.after.profile.amounts
    yield f"对照：{comparison.names[0]}“{comparison.files[0]}”　{comparison.names[1]}“{comparison.files[1]}”"
    yield from (f"注意：{caution}" for caution in comparison.cautions)
    for entry in comparison.totals[0].entries if comparison.totals else ():
        amount = entry.amounts[0]
        words = "没有变化" if not amount.changed else f"{difference(amount, style)}（{rate(amount)}）"
        yield f"  {label(entry)}：{side(amount, amount.before, style)} → {side(amount, amount.after, style)} {amount.unit}，{words}"
    if comparison.counts:
        yield "  项目：" + "、".join(f"{count.word} {count.count} 个" for count in comparison.counts)
    for entry in comparison.largest[:3]:
        yield f"  变化较大：{label(entry)}（{name(entry.amounts[0])}）{difference(entry.amounts[0], style)} {entry.amounts[0].unit}"
    tables = [table for table in (*comparison.tables, *comparison.lists) if table.changed]
    passages = [passage for passage in comparison.passages if passage.state is not State.SAME]
    yield f"结论：{len(tables)} 张表有变化，{len(passages)} 段文字有变化"
