"""Sheet declarations: `sheets/<name>.toml` -> SheetForm."""

from __future__ import annotations

from generator.model.expression import Formula, parse
from generator.model.form import Column, Follow, Grouping, Line, SheetForm, Side
from generator.profiles.declaration import Declaration
from generator.profiles.errors import suggestion

KINDS = ("lines", "subjects", "records")
TYPES = ("text", "long_text", "code", "amount", "quantity", "percent", "date", "choice", "year")
CODE_PLACEHOLDER = "{编码}"
COLUMN_PLACEHOLDER = "{列}"


def read_sheet(declared: Declaration) -> SheetForm:
    """One sheet. Faults go to the declaration's list."""
    kind = declared.get("kind")
    if kind not in KINDS:
        declared.fault(f"kind 应为 {'、'.join(KINDS)} 之一", "kind")
    if declared.data.get("side"):
        halves = [_side(side, number) for number, side in enumerate(declared.tables("side"))]
    else:
        halves = [(Side("", "", tuple(_column(column) for column in declared.tables("column"))), ())]
    banner = declared.texts("banner")
    form = SheetForm(
        name=declared.get("name"),
        kind=kind,
        sides=tuple(side for side, _ in halves),
        title=declared.get("title", ""),
        lines=tuple(line for _, lines in halves for line in lines),
        code_table=declared.get("code_table", ""),
        numbering=declared.get("numbering", False, bool),
        column_numbers=declared.get("column_numbers", False, bool),
        fixed=declared.get("fixed", False, bool),
        banner=banner if len(banner) == 3 else ("", "", ""),
        notes=declared.texts("notes"),
        empty_note=declared.get("empty_note", ""),
        guide=declared.get("guide", ""),
        tab=declared.get("tab", "lists"),
        landscape=declared.get("landscape", False, bool),
        follow=_follow(declared),
        grouping=_grouping(declared),
        rows=declared.get("rows", 20, int),
        aliases=declared.texts("aliases"),
        since=declared.get("since", ""),
        file=declared.path.name,
    )
    declared.close()
    return form


def _side(declared: Declaration, number: int) -> tuple[Side, tuple[Line, ...]]:
    raw = declared.tables("column")
    # a column formula with {编码} serves the lines that show a subject class; any other one is a row formula
    per_code = {c.data.get("name"): c.data["formula"] for c in raw if CODE_PLACEHOLDER in str(c.data.get("formula", ""))}
    columns = tuple(_column(column, drop_formula=column.data.get("name") in per_code) for column in raw)
    side = Side(
        head=declared.get("head", ""),
        label_head=declared.get("label_head", ""),
        columns=columns,
        label_width=declared.get("label_width", 28, (int, float)),
        label_share=declared.get("label_share", 2, (int, float)),
    )
    lines, at = [], 1
    for line in declared.tables("line"):
        at = line.get("at", at, int)
        lines.append(_line(line, number, at, columns, per_code))
        at += 1
    declared.close()
    return side, tuple(lines)


def _column(declared: Declaration, drop_formula: bool = False) -> Column:
    name = declared.get("name")
    formula = declared.get("formula", "")
    source = declared.texts("choices_from")
    column = Column(
        name=name,
        path=declared.texts("path") or (name,),
        type=_type(declared, "text"),
        formula=None if drop_formula or not formula else _formula(declared, formula),
        required=declared.get("required", False, bool),
        choices=declared.texts("choices"),
        open=declared.get("open", False, bool),
        choices_from=source if len(source) == 2 else None,
        width=declared.get("width", 14, (int, float)),
        share=declared.get("share", 1, (int, float)),
        align=declared.get("align", ""),
        note=declared.get("note", ""),
        aliases=declared.texts("aliases"),
        printed=declared.get("printed", True, bool),
        fill_down=declared.get("fill_down", False, bool),
        since=declared.get("since", ""),
    )
    declared.close()
    return column


def _line(
    declared: Declaration, side: int, at: int, columns: tuple[Column, ...], per_code: dict[str, str]
) -> Line:
    name, code, common = declared.get("name"), declared.get("code", ""), declared.get("formula", "")
    formulas: dict[str, str] = {}
    for column in columns:
        if column.formula is None and common:
            formulas[column.name] = common.replace(COLUMN_PLACEHOLDER, column.name)
        elif code and column.name in per_code:
            formulas[column.name] = per_code[column.name].replace(CODE_PLACEHOLDER, code)
    formulas |= {column: text for column, text in declared.pairs("formulas")}
    line = Line(
        name=name,
        label=declared.get("label", name),
        at=at,
        side=side,
        code=code,
        formulas=tuple((column, _formula(declared, text)) for column, text in formulas.items()),
        closed=declared.texts("closed"),
        indent=declared.get("indent", 0, int),
        type=_type(declared, ""),
        choices=declared.texts("choices"),
        required=declared.get("required", False, bool),
        note=declared.get("note", ""),
        default=declared.get("default", ""),
        aliases=declared.texts("aliases"),
        since=declared.get("since", ""),
    )
    declared.close()
    return line


def _type(declared: Declaration, default: str) -> str:
    """The type of a column or line. A fault for one that there is not."""
    name = declared.get("type", default)
    if name not in ("", *TYPES):
        declared.fault(f"没有“{name}”这种类型{suggestion(name, TYPES)}", f'"{name}"')
        return default
    return name


def _formula(declared: Declaration, text: str) -> Formula:
    try:
        return parse(text)
    except ValueError as error:
        declared.fault(str(error), text)
        return parse("0")


def _follow(declared: Declaration) -> Follow | None:
    if not declared.data.get("follow"):
        return None
    follow = declared.table("follow")
    when = follow.texts("when")
    if len(when) != 2:
        follow.fault("“when”应是表和事项两个名称", "when")
    result = Follow(
        when=when if len(when) == 2 else ("", ""),
        value=follow.get("value"),
        source=follow.get("source"),
        columns=follow.pairs("columns"),
    )
    follow.close()
    return result


def _grouping(declared: Declaration) -> Grouping | None:
    if not declared.data.get("grouping"):
        return None
    grouping = declared.table("grouping")
    result = Grouping(
        column=grouping.get("column"),
        total_label=grouping.get("total_label"),
        subtotal_label=grouping.get("subtotal_label"),
        sums=grouping.texts("sums"),
    )
    grouping.close()
    return result
