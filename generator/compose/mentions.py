"""What a section file names: sheets, rows, columns, fields, forms. For whoever looks for data that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.model.outline import SectionText

_DIRECTIVE = re.compile(r"^\s*(?:\{%.*?%\}\s*)*@(\S+)\s+(.+?)\s*$", re.MULTILINE)


def section_words(section: SectionText) -> frozenset[str]:
    """The names within its tags, and its directives as "@表 收支总表". A file that cannot be parsed names every word in it."""
    directives = {f"@{word} {name}" for word, name in _DIRECTIVE.findall(section.text)}
    try:
        tree = Environment().parse(section.text)
    except TemplateSyntaxError:
        return frozenset({*directives, *re.findall(r"\w+", section.text)})
    return frozenset({*directives, *_names(tree)})


def _names(tree: nodes.Template) -> Iterator[str]:
    yield from (node.name for node in tree.find_all(nodes.Name))
    yield from (node.attr for node in tree.find_all(nodes.Getattr))
    yield from (node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str))
