"""Section files as jinja2 templates: strict names, and values that stay apart from the page's own words.

While a section is rendered, every value is replaced by a mark that nobody can type; the page's structure is read from
the result, and only then do the values take their places. So no text from the workbook can become a heading, a
directive, a tag or another template, and every value keeps the cells it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.compose.views import UnknownName
from generator.compose.wording import FILTERS, TESTS
from generator.model.profile import Profile, SectionText
from generator.profiles.errors import ProfileError, ProfileFault, suggestion

MARK = re.compile("\ue000(\\d+)\ue001")


class Marks:
    """The values of one rendering, by number. `mark` is jinja2's `finalize`: it sees every printed value."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def mark(self, value: Any) -> str:
        self.values.append(value)
        return f"\ue000{len(self.values) - 1}\ue001"


def render(section: SectionText, names: dict[str, Any]) -> tuple[str, list[Any]]:
    """The section's text with marks for values, and the values. Raises ProfileError with file, line and suggestion."""
    marks = Marks()
    environment = _environment(marks)
    try:
        template = environment.from_string(section.text)
        return template.render(names), marks.values
    except TemplateSyntaxError as error:
        raise ProfileError([_fault(section, error.lineno, str(error.message))]) from None
    except (UndefinedError, UnknownName) as error:
        raise ProfileError([_fault(section, _line_in_template(error), str(error))]) from None


def check_section(section: SectionText, profile: Profile, known: set[str]) -> Iterator[ProfileFault]:
    """Faults of a section file that can be seen without a workbook: syntax, names, filters, rows and columns."""
    environment = _environment(Marks())
    try:
        tree = environment.parse(section.text)
        environment.compile(tree)  # unknown filters and tests show here
    except TemplateSyntaxError as error:
        word = re.search(r"No (?:filter|test) named '([^']+)'", str(error.message))
        hint = suggestion(word[1], [*FILTERS, *TESTS]) if word else ""
        yield _fault(section, error.lineno, f"没有“{word[1]}”这个写法{hint}" if word else str(error.message))
        return
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | {"loop"}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known | own:
            yield _fault(section, node.lineno, f"没有“{node.name}”{suggestion(node.name, known | own)}")
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        yield from _check_member(section, node, profile)


def _check_member(section: SectionText, node: nodes.Expr, profile: Profile) -> Iterator[ProfileFault]:
    """Row and column names written out after a sheet's name: 收支总表.收入总计.预算数."""
    parts: list[str] = []
    inner = node
    while isinstance(inner, (nodes.Getattr, nodes.Getitem)):
        key = inner.attr if isinstance(inner, nodes.Getattr) else getattr(inner.arg, "value", None)
        if not isinstance(key, str):
            return
        parts.insert(0, key)
        inner = inner.node
    form = profile.sheets.get(inner.name) if isinstance(inner, nodes.Name) else None
    if form is None or form.kind == "records":
        return
    lines, columns = [line.name for line in form.lines], [column.name for column in form.columns]
    if len(parts) == 1 and lines and parts[0] not in lines:
        yield _fault(section, node.lineno, f"“{form.name}”没有“{parts[0]}”行{suggestion(parts[0], lines)}")
    if len(parts) == 2 and parts[1] not in columns:
        yield _fault(section, node.lineno, f"“{form.name}”没有“{parts[1]}”列{suggestion(parts[1], columns)}")


def _environment(marks: Marks) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=marks.mark, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters = dict(FILTERS)
    environment.tests |= TESTS
    return environment


def _line_in_template(error: BaseException) -> int:
    """The line of the section file where rendering stopped: the innermost frame of jinja2's rewritten traceback."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _fault(section: SectionText, line: int, message: str) -> ProfileFault:
    return ProfileFault(f"sections/{section.path.name}", line, message)
