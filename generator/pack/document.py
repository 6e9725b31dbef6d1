"""送审材料 as a document: who signs for what, the checklist, the changes, what is still open and what was let pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator import __version__
from generator.compose.facts import fill
from generator.model.document import Block, Document, Row, Section, Span, TableCell
from generator.pack.cells import cell, centred, heading, paragraph, table
from generator.pack.change_tables import change_blocks
from generator.pack.finding_tables import finding_blocks
from generator.pack.material import Material
from generator.pack.states import OPEN, Judged, State, judge
from generator.pack.tables import checklist_table
from generator.profiles.checklist import FILE
from generator.reports.arrange import count_words

SPACE = ((),) * 3
"""Blank lines to write on."""
FRONT = "TableBanner"
"""The front page is read by who signs: in larger type than the lists."""


def pack_document(material: Material) -> Document:
    """The pack as a tree; it bears the draft's mark if the published text does. It has no cover and no contents."""
    checklist, facts = material.checklist, material.facts
    judged = tuple(judge(item, material) for item in checklist.items)
    lists = (*_checklist(judged), *change_blocks(material), *finding_blocks(material))
    lines = str(fill(checklist.title, facts, FILE)).splitlines()
    title = "".join(lines)
    return replace(
        material.document,
        title=title,
        subject=title,
        cover=material.document.cover | {name: str(fill(text, facts, FILE)) for name, text in checklist.cover.items()},
        contents_title="",
        sections=(
            Section("portrait", tuple(_front(lines, judged, material)), flowing=True),
            Section("landscape", lists, flowing=True),
        ),
    )


def _front(title: list[str], judged: tuple[Judged, ...], material: Material) -> Iterator[Block]:
    """The page that is signed."""
    *above, last = title
    yield from (paragraph(line, "CoverSubtitle") for line in above)
    yield paragraph(last, "DocumentTitle")
    rows = ((cell(label, "center", role=FRONT, header=True), cell(text, role=FRONT)) for label, text in _summary(judged, material))
    yield table("概要", (), (1, 5), rows)
    yield paragraph("下列文件以 SHA-256 为准，改动一个字就不再相同。", "TableNote")
    yield table("文件", ("文件", "页数", "SHA-256"), (2.3, 0.5, 3.4), _files(material))
    yield paragraph("", "Gap")
    yield table("签字", (), (1,) * max(1, len(material.checklist.signatures)), _signatures(material.checklist.signatures))


def _summary(judged: tuple[Judged, ...], material: Material) -> Iterator[tuple[str, str]]:
    outcome, document = material.outcome, material.document
    numbers = Counter(entry.state for entry in judged)
    yield "主体", document.author
    yield "公开文本", f"{document.title}（共 {len(material.layout.pages)} 页）"
    yield "结论", "这是草稿，还有错误，不得公开" if document.draft else "没有妨碍公开的错误"
    yield "公开内容", f"清单 {len(judged)} 项：" + "、".join(f"{state.value} {numbers[state]} 项" for state in State if numbers[state])
    still = [f"{number}．{entry.item.name}：{entry.state.value}" for number, entry in enumerate(judged, 1) if entry.state in OPEN]
    if still:
        yield "签字前处理", "\n".join(still)
    yield "校验", count_words(outcome.findings)
    yield "程序", f"gongkai {__version__}；公开格式 {outcome.profile.key}，第 {outcome.profile.version} 版"


def _files(material: Material) -> Iterator[Row]:
    yield cell(f"工作簿：{material.outcome.path.name}"), centred("—"), cell(material.outcome.sha256)
    for name, digest in material.files:
        yield cell(name), centred(str(len(material.layout.pages))), cell(digest)


def _signatures(names: tuple[str, ...]) -> Iterator[Row]:
    """A field to write on for each who signs, and one for what they have to say."""
    count = max(1, len(names))
    yield (TableCell(((Span("审核意见："),), *SPACE), colspan=count, role=FRONT), *(None,) * (count - 1))
    if names:
        yield tuple(cell(name, "center", role=FRONT, header=True) for name in names)
        yield tuple(TableCell(SPACE, role=FRONT) for _ in names)
        yield tuple(cell("　　年　　月　　日", "center", role=FRONT) for _ in names)


def _checklist(judged: tuple[Judged, ...]) -> Iterator[Block]:
    yield heading("一、应当公开的内容", 1)
    yield checklist_table(judged)
