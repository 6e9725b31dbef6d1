"""Characters that no face can print: a finding each, with the cells they stand in, instead of an empty box on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.model.document import Chart, Document, Heading, Paragraph, Span, Table
from generator.model.finding import Finding, Message, Severity
from generator.model.source import SourceRef
from generator.model.submission import Submission

RULE = "F01"
MESSAGES = {
    RULE: Message(
        Severity.ERROR,
        "有打印不出来的字符",
        "删去或换成文字；如果是生僻字人名、地名，请在本机安装含有这个字的字体。",
        "所有字体里都没有的字，打印出来是空白或方框，公开的文本就缺了字。",
    )
}


def missing_characters(
    document: Document, missing: Callable[[str], Iterable[str]], submission: Submission | None = None
) -> Iterator[Finding]:
    """One finding for each character of the document that `missing` names (it takes a text and gives characters).

    A whole document prints few different characters: all are asked for at once. A finding names the cells of the submission
    in which the character was typed; without such cells, those that the text around it comes from.
    """
    spans = [*_spans(document), *map(Span, _bare_texts(document))]
    printed = set().union(*[span.text for span in spans])
    for character in sorted(missing("".join(sorted(printed)))):
        around = [source for span in spans if character in span.text for source in span.sources]
        where = _typed(character, submission) or around
        name = unicodedata.name(character, "")
        code = f"U+{ord(character):04X}"
        yield Finding(
            rule=RULE,
            severity=MESSAGES[RULE].severity,
            title=MESSAGES[RULE].title,
            message=f"字符“{character}”（{code} {name}）在所有字体里都没有，打印出来会是空白",
            places=tuple(dict.fromkeys(where)),
            found=code,
            expected="通用规范汉字和常用符号",
            fix=MESSAGES[RULE].fix,
        )


def _typed(character: str, submission: Submission | None) -> list[SourceRef]:
    """The cells in which somebody typed the character."""
    cells = [cell for _, _, _, cell in submission.cells()] if submission else []
    return [cell.source for cell in cells if cell.source and isinstance(cell.typed, str) and character in cell.typed]


def _bare_texts(document: Document) -> Iterator[str]:
    """What is printed without being a span: title, contents, cover and running heads, banners."""
    yield from (document.title, document.contents_title, *document.cover.values())
    yield from (section.contents_group for section in document.sections)
    for _, block in document.walk():
        if isinstance(block, Table):
            yield from block.banner


def _spans(document: Document) -> Iterator[Span]:
    for _, block in document.walk():
        if isinstance(block, (Paragraph, Heading, Chart)):
            yield from block.spans
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                yield from [span for cell in row if cell for line in cell.lines for span in line]
