"""Section files as jinja2 templates: strict names, and values that stay apart from the page's own words.

While a section is rendered, every value is replaced by a mark that nobody can type; the page's structure is read from
the result, and only then do the values take their places. So no text from the workbook can become a heading, a
directive, a tag or another template, and every value keeps the cells it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from inspect import signature
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.compose.changes import EACH, filters_of, wrong_sheets
from generator.compose.directives import directive_faults
from generator.compose.texts import Text
from generator.compose.views import Empty, Misused, UnknownName, no_column, no_member, no_row
from generator.compose.wording import COLUMNS, TESTS
from generator.model.changes import Changes
from generator.model.figure import Figure
from generator.model.form import SheetForm
from generator.model.outline import SectionText
from generator.model.profile import Profile
from generator.profiles.errors import ProfileError, ProfileFault, suggestion

PRINTED = (Text, Figure, Empty, str, int, Decimal)
"""What a section file may print."""
NO_VALUE = "这里是一行或一张表，不是一个值，后面要写明哪一行、哪一列"
TAGS = (nodes.Output, nodes.For, nodes.If, nodes.Assign)
"""What a section file is made of; a block that is kept for later would keep marks as if they were words."""

MARK = re.compile("\ue000(\\d+)\ue001")


class Templates:
    """The section files of a profile, looked through and compiled once. Raises ProfileError with every fault found."""

    def __init__(self, profile: Profile, known: set[str]) -> None:
        self._values: list[Any] = []
        self._environment = _environment(self._mark, profile.changes)
        self._compiled: dict[str, Template] = {}
        faults = [fault for section in profile.texts.values() for fault in self._prepare(section, profile, known)]
        if faults:
            raise ProfileError(faults)

    def render(self, section: SectionText, names: dict[str, Any]) -> tuple[str, list[Any]]:
        """The section's text with marks for values, and the values by number."""
        self._values = []
        try:
            return self._compiled[section.name].render(names), self._values
        except (UnknownName, Misused) as error:
            raise ProfileError([_fault(section, _line_in_template(error), str(error))]) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            message = f"这里的写法不对（{error}）"
            raise ProfileError([_fault(section, _line_in_template(error), message)]) from error

    @pass_context
    def _mark(self, context: object, value: Any) -> str:
        """jinja2's `finalize`: it sees every printed value, and prints its mark.

        It asks for the context, or jinja2 would call it for constants while compiling, before there is a page.
        """
        if isinstance(value, Undefined):
            str(value)  # raises UndefinedError
        if not isinstance(value, PRINTED) or isinstance(value, bool):
            raise Misused(NO_VALUE)
        self._values.append(value)
        return f"\ue000{len(self._values) - 1}\ue001"

    def _prepare(self, section: SectionText, profile: Profile, known: set[str]) -> Iterator[ProfileFault]:
        """Compile one file; faults that can be seen without a workbook: syntax, names, filters, rows, columns, directives."""
        yield from directive_faults(section, profile)
        try:
            tree = self._environment.parse(section.text)
        except TemplateSyntaxError as error:
            yield _fault(section, error.lineno, str(error.message))
            return
        for tag in tree.find_all(nodes.Stmt):
            if not isinstance(tag, TAGS):
                yield _fault(section, tag.lineno, "这里的 {% … %} 不能用，只能用 if、for 和 set")
        own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | {"loop"}
        forms = {name: form for name, form in profile.sheets.items() if name not in own}
        for node in tree.find_all(nodes.Name):
            if node.ctx == "load" and node.name not in known | own:
                yield _fault(section, node.lineno, f"没有“{node.name}”{suggestion(node.name, known | own)}")
        for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
            yield from _check_member(section, node, forms)
        for node in tree.find_all(nodes.For):
            yield from _check_loop(section, node, forms)
        filters = self._environment.filters
        unknown = [n for kind, have in ((nodes.Filter, filters), (nodes.Test, self._environment.tests)) for n in tree.find_all(kind) if n.name not in have]
        for node in unknown:
            yield _fault(section, node.lineno, f"没有“{node.name}”这个写法{suggestion(node.name, [*filters, *TESTS])}")
        for node in (printed for output in tree.find_all(nodes.Output) for printed in output.nodes):
            if _is_view(node, forms):
                yield _fault(section, node.lineno, NO_VALUE)
        for node in tree.find_all(nodes.Filter):
            if node.name in filters:
                yield from _check_filter(section, node, filters[node.name], forms)
                yield from _check_compared(section, node, forms, profile.changes)
        if not unknown:
            self._compiled[section.name] = Template.from_code(self._environment, self._environment.compile(tree), {})


def _check_member(section: SectionText, node: nodes.Expr, forms: dict[str, SheetForm]) -> Iterator[ProfileFault]:
    """Row and column names written out after a sheet's name: 收支总表.收入总计.预算数."""
    parts: list[str] = []
    inner = node
    while isinstance(inner, (nodes.Getattr, nodes.Getitem)):
        key = inner.attr if isinstance(inner, nodes.Getattr) else getattr(inner.arg, "value", None)
        if not isinstance(key, str):
            return
        parts.insert(0, key)
        inner = inner.node
    form = forms.get(inner.name) if isinstance(inner, nodes.Name) else None
    message = ""
    if form is not None and len(parts) == 1:
        message = no_member(form, parts[0]) if form.kind == "records" else no_row(form, parts[0])
    elif form is not None and len(parts) == 2 and form.kind != "records":
        message = no_column(form, parts[1])
    if message:
        yield _fault(section, node.lineno, message)


def _is_view(node: nodes.Expr, forms: dict[str, SheetForm]) -> bool:
    """Whether this is a sheet, or a row of one that has it: neither can be printed."""
    if isinstance(node, nodes.Name):
        return node.name in forms
    if not isinstance(node, (nodes.Getattr, nodes.Getitem)) or not isinstance(node.node, nodes.Name):
        return False
    form = forms.get(node.node.name)
    key = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
    if form is None or form.is_fields or form.kind == "records" or not isinstance(key, str):
        return False
    return not no_row(form, key)


def _check_loop(section: SectionText, loop: nodes.For, forms: dict[str, SheetForm]) -> Iterator[ProfileFault]:
    """Columns of the records that a loop goes through: {% for 任务 in 分项绩效目标 %} … 任务.绩效目标."""
    form = forms.get(loop.iter.name) if isinstance(loop.iter, nodes.Name) else None
    if form is None or form.kind != "records" or not isinstance(loop.target, nodes.Name):
        return
    name = loop.target.name
    inside = [*loop.body, *([loop.test] if loop.test else [])]
    if any(n.name == name and n.ctx == "store" for part in inside for n in _within(part, nodes.Name)):
        return  # the name is given anew within the loop
    for node in (n for part in inside for n in _within(part, nodes.Getattr)):
        if isinstance(node.node, nodes.Name) and node.node.name == name:
            message = no_column(form, node.attr)
            if message:
                yield _fault(section, node.lineno, message)


def _within(node: nodes.Node, kind: type[nodes.Node]) -> Iterator[Any]:
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)


def _check_compared(section: SectionText, node: nodes.Filter, forms: dict[str, SheetForm], changes: Changes) -> Iterator[ProfileFault]:
    """Sheets whose records are compared one by one: 项目 | 逐项增减(上年项目, 12)."""
    named = [n.name for n in (node.node, *node.args[:1]) if isinstance(n, nodes.Name) and n.name in forms]
    message = wrong_sheets(*named, changes.list) if node.name == EACH and len(named) == 2 else ""
    if message:
        yield _fault(section, node.lineno, message)


def _check_filter(section: SectionText, node: nodes.Filter, call: Callable[..., Any], forms: dict[str, SheetForm]) -> Iterator[ProfileFault]:
    """How many arguments a filter has, and columns that it names: 项目 | 合计("预算数")."""
    if node.dyn_args or node.dyn_kwargs:
        return
    try:
        signature(call).bind(node.node, *node.args, **{pair.key: pair.value for pair in node.kwargs})
    except TypeError:
        yield _fault(section, node.lineno, f"“{node.name}”括号里的内容少了或者多了")
        return
    form = forms.get(node.node.name) if isinstance(node.node, nodes.Name) else None
    for position in COLUMNS.get(node.name, ()) if form is not None else ():
        column = getattr(node.args[position], "value", None) if position < len(node.args) else None
        message = no_column(form, column) if isinstance(column, str) else ""
        if message:
            yield _fault(section, node.lineno, message)


def _environment(mark: Callable[[Any, Any], str], changes: Changes) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=mark, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters = filters_of(changes)
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
