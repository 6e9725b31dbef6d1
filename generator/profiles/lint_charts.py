"""Does every name in a profile's charts point at something that can be drawn? Called by the loader once all is read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.expression import parse
from generator.model.outline import ChartForm, ChartRows
from generator.model.profile import Profile
from generator.profiles.errors import ProfileFault, line_of, suggestion
from generator.profiles.names import address_fault, in_braces, placeholders, unknown_column, unknown_sheet


def check_charts(profile: Profile) -> Iterator[ProfileFault]:
    """Faults of names in charts: sheets, rows, columns, code lengths and {placeholders}."""
    for chart in profile.charts.values():
        for message, name in (*_values(profile, chart), *_rows(profile, chart.rows), *_placeholders(profile, chart)):
            path = profile.file(chart.file)
            start = line_of(path, f'name = "{chart.name}"')
            line = line_of(path, f'"{name}"', name, after=start) or start
            yield ProfileFault(chart.file, line, f"图“{chart.name}”：{message}")


def _values(profile: Profile, chart: ChartForm) -> Iterator[tuple[str, str]]:
    for value in (value for point in chart.points for value in point.values):
        if fault := _value_fault(profile, value):
            yield fault, value


def _value_fault(profile: Profile, text: str) -> str:
    """What is wrong with the address of a point's value; "" if it is `表.行.列` of a number."""
    try:
        addresses = parse(text).addresses()
    except ValueError as error:
        return str(error)
    if len(addresses) != 1 or not (addresses[0].table and addresses[0].row) or addresses[0].row == "*":
        return f"“{text}”应写成“表.行.列”"
    return address_fault(profile, None, addresses[0]) or _no_number(profile, addresses[0].table, addresses[0].column)


def _rows(profile: Profile, rows: ChartRows | None) -> Iterator[tuple[str, str]]:
    form = profile.sheets.get(rows.sheet) if rows else None
    if rows is None or form is None:
        yield from [(unknown_sheet(profile, rows.sheet), rows.sheet)] if rows else ()
        return
    if form.kind not in ("subjects", "records"):
        yield f"“{form.name}”不是按科目填的表，也不是清单，要用 points 逐个写", rows.sheet
        return
    if unknown_column(form, rows.label):
        yield unknown_column(form, rows.label), rows.label
    for name in rows.columns:
        if fault := unknown_column(form, name) or _no_number(profile, form.name, name):
            yield fault, name
    codes = profile.codes.get(form.code_table) if form.kind == "subjects" else None
    if codes and rows.length not in codes.levels:
        yield f"length 应是科目编码的位数，{'、'.join(map(str, codes.levels))} 之一", f"length = {rows.length}"


def _no_number(profile: Profile, sheet: str, column: str) -> str:
    return "" if profile.sheets[sheet].column(column).is_number else f"“{sheet}”的“{column}”列不是数，画不成图"


def _placeholders(profile: Profile, chart: ChartForm) -> Iterator[tuple[str, str]]:
    known = placeholders(profile)
    texts = (chart.title, chart.unit_line, chart.empty, *chart.series, *(point.label for point in chart.points))
    for name in (name for text in texts for name in in_braces(text)):
        if known and name not in known:
            yield f"没有“{{{name}}}”这个事项{suggestion(name, known)}", f"{{{name}}}"
