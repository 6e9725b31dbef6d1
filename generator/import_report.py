"""导入报告: what was read out of a published file, what has to be looked at, what was not found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.importing import Imported
from generator.model.form import CONTENT
from generator.readback.slots import Place

SUFFIX = ".导入报告.txt"
_SHOWN = 8


def report_text(imported: Imported) -> str:
    """The whole report as a text file."""
    return "\n".join(report_lines(imported)) + "\n"


def report_lines(imported: Imported, shown: int = 0) -> Iterator[str]:
    """The report line by line; with `shown`, no more than so many entries of each list (a terminal)."""
    tables = len(imported.published.found)
    yield f"导入报告：“{imported.path.name}”，公开格式“{imported.profile.name}”"
    yield ""
    yield f"一、读到的内容（认出 {tables} 张表）"
    yield from _listed([f"{name}：{rows} 行，{cells} 格" for name, rows, cells in imported.counts()], 0)
    lists = [(title, entries) for title, entries in _lists(imported) if entries]
    for numeral, (title, entries) in zip("二三四五六", lists, strict=False):
        yield ""
        yield f"{numeral}、{title}（{len(entries)} 处）"
        yield from _listed(entries, shown)
    if not imported.remarks:
        yield ""
        yield "原文里的内容都放进了工作簿，或者由程序按规定的文字重新写出。"


def _lists(imported: Imported) -> Iterator[tuple[str, list[str]]]:
    told = [f"{_words(place)}：{_short(imported.published.value(place))}" for place in dict.fromkeys(imported.published.told)]
    differing = [f"{_words(place)}：照公开的 {_value(imported, place)} 填写" for place in imported.essential.differing]
    inferred = [f"{_words(place)}：{_value(imported, place)}" for place in imported.essential.inferred]
    yield "从文字里取出的，请对照原文核对", told
    yield "公开的数与推出的数不同（多为四舍五入的尾差），照公开的数填写", differing
    yield "由各表的数推定的，请核对", inferred
    yield "没有放进工作簿的", [f"{remark.where}：{_short(remark.text)}——{remark.why}" for remark in imported.remarks]
    yield "公开文本不印、或者没有找到的，需要时自己补填", list(_missing(imported))


def _missing(imported: Imported) -> Iterator[str]:
    for sheet, places in groupby(imported.missing(), key=lambda entry: entry[0]):
        names = [name for _, name in places if name]
        yield f"{sheet}：{'、'.join(names)}" if names else f"{sheet}：没有找到这张表"


def _listed(entries: list[str], shown: int) -> Iterator[str]:
    shown = shown or len(entries)
    yield from (f"  {entry}" for entry in entries[:shown])
    if len(entries) > shown:
        yield f"  ……还有 {len(entries) - shown} 处，见报告文件"


def _value(imported: Imported, place: Place) -> str:
    sheet, row, column = place
    return imported.essential.sheets.get(sheet, {}).get(row, {}).get(column, "")


def _words(place: Place) -> str:
    sheet, row, column = place
    return f"“{sheet}”“{row}”" + ("" if column == CONTENT else f"“{column}”")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}……"
