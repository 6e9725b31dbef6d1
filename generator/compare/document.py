"""A comparison -> the Word file's document: first what changed most, then tables, lists and the text with its revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compare.figures import difference, side
from generator.compare.grids import Grids
from generator.compare.model import Comparison, Group, RecordCount, State, TableChange
from generator.compose.document import compose
from generator.compose.facts import facts_of, fill
from generator.model.document import Block, Document, Heading, Paragraph, Section, Span
from generator.profiles.comparison import comparison_of

SETUP = "portrait"
MARK = "（内部对照稿，不公开）"
MARK_FIELD = "草稿标记"
"""The field of the cover in which every form says that a document is not to be published."""

CHAPTERS = ("一、总的变化", "二、报表对照", "三、项目和清单对照", "四、文字对照")
LEGEND = "下面是{after}的文字：增加的字加下划线，删去的字加删除线，都是修订标记，在 Word 里可以逐处接受或拒绝。全部接受就是{after}的文字，全部拒绝就是{before}的文字。表格里的内容见前面的对照。"


def comparison_document(comparison: Comparison, everything: bool = False) -> Document:
    """The document, in the look of the newer form. With `everything` rows without a change are printed too."""
    after = comparison.after
    composed = compose(after.submission, after.profile)
    facts = facts_of(after.submission, after.profile)
    own = {name: str(fill(text, facts)) for name, text in comparison_of(after.profile).cover.items()}
    body, (earlier, later) = str(facts[after.profile.facts.body]), comparison.names
    writer = _Writer(comparison, Grids(comparison.names, after.profile.amounts, everything))
    return Document(
        title=f"{body}预算信息公开对照（{earlier}、{later}）",
        author=composed.author,
        subject=f"{earlier}、{later}对照",
        cover=composed.cover | own | {MARK_FIELD: MARK},
        contents_title="目　录",
        sections=tuple(Section(SETUP, tuple(blocks), flowing=flowing) for blocks, flowing in writer.sections() if blocks),
        date=composed.date,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    comparison: Comparison
    grids: Grids

    def sections(self) -> Iterator[tuple[list[Block], bool]]:
        """The blocks of each chapter, and whether it is running text."""
        comparison = self.comparison
        chapters = (self._summary(), self._tables(comparison.tables), self._tables(comparison.lists), self._text())
        for number, (title, blocks) in enumerate(zip(CHAPTERS, chapters, strict=True)):
            yield [Heading((Span(title),), "TableTitle", 1), *blocks], number in (0, len(CHAPTERS) - 1)

    def _summary(self) -> Iterator[Block]:
        comparison = self.comparison
        files = "、".join(f"{name}的“{file}”" for name, file in zip(comparison.names, comparison.files, strict=True))
        yield Paragraph((Span(f"对照的是{files}。金额单位：{comparison.after.profile.amounts.unit}。"),))
        yield from (Paragraph((Span(f"注意：{caution}"),)) for caution in comparison.cautions)
        if comparison.totals:
            yield _caption("主要数据")
            yield self.grids.table(comparison.totals, "主要数据", single=True, everything=True, whole=True)
        if comparison.counts:
            yield Paragraph((Span(f"项目：{'；'.join(map(self._count, comparison.counts))}。"),))
        if comparison.largest:
            yield _caption("变化最大的科目和项目")
            yield self.grids.table((Group("", comparison.largest),), "变化最大的科目和项目", single=True, whole=True)

    def _count(self, count: RecordCount) -> str:
        """新增 2 个，3.00万元; 增加 1 个，共增加0.50万元; 没有变化 3 个."""
        style, amount = self.grids.style, count.total
        if count.word in ("新增", "结束"):
            figure = amount.after if count.word == "新增" else amount.before
            return f"{count.word} {count.count} 个，{side(amount, figure, style)}{amount.unit}"
        moved = f"，共{difference(amount, style).lstrip('+-')}{amount.unit}" if amount.changed else ""
        return f"{count.word} {count.count} 个{moved}"

    def _tables(self, tables: tuple[TableChange, ...]) -> Iterator[Block]:
        """Each table below its name; those that nothing changed in are named at the end."""
        shown = [table for table in tables if table.changed or table.remarks or (self.grids.everything and any(table.entries))]
        for table in shown:
            yield Heading((Span(table.title + (f"（{table.state.value}的表）" if table.state is not State.SAME else "")),), "TableCaption", 2)
            if any(table.entries):
                yield self.grids.table(table.groups, table.title, single=table.single)
            yield from (Paragraph((Span(remark),), "TableNote") for remark in table.remarks)
        same = [table.title for table in tables if table not in shown]
        if same:
            yield Paragraph((Span(f"没有变化的表：{'、'.join(same)}。"),), "TableNote")

    def _text(self) -> Iterator[Block]:
        earlier, later = self.comparison.names
        yield Paragraph((Span(LEGEND.format(before=earlier, after=later)),), "TableNote")
        for passage in self.comparison.passages:
            if passage.level:
                yield Heading(passage.spans, passage.role, passage.level, in_contents=False)
            else:
                yield Paragraph(passage.spans, passage.role)


def _caption(text: str) -> Paragraph:
    return Paragraph((Span(text),), "TableCaption")
