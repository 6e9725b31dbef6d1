"""Sheet declarations: `sheets/<name>.toml` -> SheetForm."""

from __future__ import annotations

from generator.model.expression import Formula, parse
from generator.model.form import CodePart, Column, Follow, Grouping, Line, SheetForm, Side
from generator.profiles.declaration import Declaration
from generator.profiles.errors import suggestion

KINDS = ("lines", "subjects", "records")
TYPES = ("text", "long_text", "code", "amount", "quantity", "percent", "date", "choice", "year")
CODE_PLACEHOLDER = "{编码}"
COLUMN_PLACEHOLDER = "{列}"


def read_sheet(declared: Declaration, year: int = 0) -> SheetForm:
    """One sheet; a line for a year offers `year`. Faults go to the declaration's list."""
    kind = declared.get("kind")
    if kind not in KINDS:
        declared.fault(f"kind 应为 {'、'.join(KINDS)} 之一", "kind")
    if declared.data.get("side"):
        halves = [_side(side, number, year) for number, side in enumerate(declared.tables("side"))]
    else:
        halves = [(Side("", "", tuple(_column(column) for column in declared.tables("column"))), ())]
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
        banner=_exactly(declared, "banner", 3, "左、中、右三项") or ("", "", ""),
        notes=declared.texts("notes"),
        empty_note=declared.get("empty_note", ""),
        guide=declared.get("guide", ""),
        tab=declared.get("tab", "lists"),
        landscape=declared.get("landscape", False, bool),
        follow=_follow(declared),
        grouping=_grouping(declared),
        rows=declared.get("rows", 20, int),
        aliases=declared.texts("aliases"),
        number=declared.get("number", ""),
        zero=declared.get("zero", "") if "zero" in declared.data else None,
        printed_levels=_levels(declared),
        owner=_exactly(declared, "owner", 2, "编码和名称两项"),
        merge=declared.texts("merge"),
        labels=declared.get("labels", True, bool),
        since=declared.get("since", ""),
        file=declared.file,
    )
    declared.close()
    return form


def _side(declared: Declaration, number: int, year: int) -> tuple[Side, tuple[Line, ...]]:
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
        lines.append(_line(line, number, at, columns, per_code, year))
        at += 1
    declared.close()
    return side, tuple(lines)


def _column(declared: Declaration, drop_formula: bool = False) -> Column:
    name = declared.get("name")
    formula = declared.get("formula", "")
    source, named = declared.texts("choices_from"), declared.texts("name_of")
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
        parts=tuple(_part(part) for part in declared.tables("parts")),
        name_of=named if len(named) == 2 else None,
        since=declared.get("since", ""),
    )
    declared.close()
    return column


def _part(declared: Declaration) -> CodePart:
    part = CodePart(
        path=declared.texts("path"),
        start=declared.get("start", 0, int),
        end=declared.get("end", 0, int),
        share=declared.get("share", 1, (int, float)),
        owner=declared.get("owner", False, bool),
    )
    if not part.owner and part.end <= part.start:
        declared.fault("编码的一段要写明 start 和 end", "parts")
    declared.close()
    return part


def _levels(declared: Declaration) -> tuple[int, ...]:
    levels = declared.get("printed_levels", [], list)
    if not all(type(level) is int for level in levels):
        declared.fault(f"“printed_levels”的值 {levels!r} 不是所要的类型", "printed_levels")
        return ()
    return tuple(levels)


def _exactly(declared: Declaration, key: str, count: int, words: str) -> tuple[str, ...]:
    """The texts of `key`: none, or just so many."""
    texts = declared.texts(key)
    if len(texts) not in (0, count):
        declared.fault(f"“{key}”应是{words}", key)
        return ()
    return texts


def _line(
    declared: Declaration, side: int, at: int, columns: tuple[Column, ...], per_code: dict[str, str], year: int
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
        default=declared.get("default", str(year) if declared.data.get("type") == "year" and year else ""),
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
        column=grouping.get("column", ""),
        total_label=grouping.get("total_label"),
        subtotal_label=grouping.get("subtotal_label", ""),
        sums=grouping.texts("sums"),
        owner=grouping.pairs("owner"),
    )
    grouping.close()
    return result
