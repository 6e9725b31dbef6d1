"""Characters that no face can print: a finding each, with the cells they stand in, instead of an empty box on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from generator.model.document import Document, Heading, Paragraph, Span, Table
from generator.model.finding import Finding, Severity
from generator.model.source import SourceRef

RULE = "F01"


def missing_characters(document: Document, missing: Callable[[str], object]) -> Iterator[Finding]:
    """One finding for each character of the document that `missing` names (it takes a text and gives characters)."""
    places: dict[str, list[SourceRef]] = {}
    for span in _spans(document):
        for character in missing(span.text):
            places.setdefault(character, []).extend(span.sources)
    for character, where in sorted(places.items()):
        name = unicodedata.name(character, "")
        code = f"U+{ord(character):04X}"
        yield Finding(
            rule=RULE,
            severity=Severity.ERROR,
            title="有打印不出来的字符",
            message=f"字符“{character}”（{code} {name}）在所有字体里都没有，打印出来会是空白",
            places=tuple(dict.fromkeys(where)),
            found=code,
            expected="通用规范汉字和常用符号",
            fix="删去或换成文字；如果是生僻字人名、地名，请在本机安装含有这个字的字体。",
        )


def _spans(document: Document) -> Iterator[Span]:
    for _, block in document.walk():
        if isinstance(block, (Paragraph, Heading)):
            yield from block.spans
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                yield from (span for cell in row if cell for line in cell.lines for span in line)
