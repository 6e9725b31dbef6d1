"""The tree as plain text: the first golden file of every profile, and the quickest way to read a document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Block, Chart, Document, Heading, PageBreak, Paragraph, Table, TableCell


def dump(document: Document) -> str:
    """The whole document, one block a paragraph, tables row by row. Merged cells show as ← (left) or ↑ (above)."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"《{document.title}》 {document.author} {document.date} {document.language}"
    for name, text in document.cover.items():
        yield f"封面·{name}：{text}"
    yield f"目录：{document.contents_title}"
    for section in document.sections:
        yield ""
        yield f"==== {section.setup}" + (f"（{section.contents_group}）" if section.contents_group else "")
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield f"{'#' * block.level} {block.text} [{block.role}]" + ("" if block.in_contents else " [不入目录]")
        case Paragraph():
            yield f"{block.text} [{block.role}]"
        case PageBreak():
            yield "---- 另起页"
        case Table():
            yield from _table(block)
        case Chart():
            yield f"[{block.kind}图 {block.title}] {block.summary}"
        case _:
            raise TypeError(f"no text for {type(block).__name__}")


def _table(table: Table) -> Iterator[str]:
    yield f"[{table.kind}表 {table.title}] " + " | ".join(table.banner)
    for row in table.head:
        yield "‖ " + " | ".join(_cells(row))
    for row in table.body:
        yield "| " + " | ".join(_cells(row))


def _cells(row: tuple[TableCell | None, ...]) -> Iterator[str]:
    reach = 0  # how many more columns the last cell covers
    for cell in row:
        if cell is None:
            yield "←" if reach > 0 else "↑"
            reach -= 1
        else:
            reach = cell.colspan - 1
            yield "　" * cell.indent + cell.text.replace("\n", "⏎")
