"""Damage done to rows, columns, heads and whole sheets. Each function returns the sheet it was done to, under its old name."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from benchmarks.damages.book import RELATIONS, Book, Move, clear, put, tag

MAIN_PART = "xl/workbook.xml"
NAMES = ("Sheet1", "支出 总表", "总表", "表1", "　", "附件3", "项目2", "支出总表(2)", "收支", "科目编码表", "填报说明", "'", "A!B", "😀", "")
OTHER_STAMPS = ("", "0", "99", "1.5", "一", "2.0.0.0", "9" * 30, "x")


def insert_rows(book: Book) -> str:
    return _insert(book, row=True)


def insert_columns(book: Book) -> str:
    return _insert(book, row=False)


def delete_rows(book: Book) -> str:
    return _delete(book, row=True)


def delete_columns(book: Book) -> str:
    return _delete(book, row=False)


def _insert(book: Book, row: bool) -> str:
    title = book.any_sheet()
    at, count = book.rng.randrange(1, 30 if row else 8), book.rng.randrange(1, 4)

    def moved(r: int, c: int) -> tuple[int, int]:
        return (r + count * (r >= at), c) if row else (r, c + count * (c >= at))

    return _move(book, title, moved)


def _delete(book: Book, row: bool) -> str:
    title = book.any_sheet()
    at, count = book.rng.randrange(1, 30 if row else 8), book.rng.randrange(1, 3)

    def moved(r: int, c: int) -> tuple[int, int] | None:
        line = r if row else c
        if at <= line < at + count:
            return None
        line -= count * (line >= at)
        return (line, c) if row else (r, line)

    return _move(book, title, moved)


def swap_columns(book: Book) -> str:
    title = book.any_sheet()
    one, other = book.rng.sample(range(1, 7), 2)
    return _move(book, title, lambda r, c: (r, {one: other, other: one}.get(c, c)))


def swap_rows(book: Book) -> str:
    title = book.any_sheet()
    one, other = book.rng.sample(range(1, 25), 2)
    return _move(book, title, lambda r, c: ({one: other, other: one}.get(r, r), c))


def _move(book: Book, title: str, moved: Move) -> str:
    book.move(title, moved)
    return title


def repeat_row(book: Book) -> str:
    """The same row pasted again below."""
    title = book.any_sheet()
    data = book.tree(book.sheets[title]).find(tag("sheetData"))
    rows = [row for row in data if len(row)]
    source = book.rng.choice(rows)
    last = max(int(row.get("r")) for row in rows)
    copied = ElementTree.fromstring(ElementTree.tostring(source))
    copied.set("r", str(last + 1))
    for cell in copied:
        cell.set("r", re.sub(r"\d+", str(last + 1), cell.get("r")))
    data.append(copied)
    return title


def clear_head(book: Book) -> str:
    title = book.any_sheet()
    for (row, _), cell in book.valued(title).items():
        if row <= 4:
            clear(cell)
    return title


def misspell(book: Book) -> str:
    """A head or a label loses or doubles a character, or gets another one."""
    title, rng = book.any_sheet(), book.rng
    cells = [cell for (row, column), cell in book.valued(title).items() if (row <= 5 or column == 1) and cell.find(tag("f")) is None]
    if cells:
        cell = rng.choice(cells)
        text = book.text(cell) or "空"
        at = rng.randrange(len(text))
        put(cell, text[:at] + rng.choice(("", text[at] * 2, "错", " ", "　")) + text[at + 1 :])
    return title


def clear_sheet(book: Book) -> str:
    title = book.any_sheet()
    book.tree(book.sheets[title]).find(tag("sheetData")).clear()
    return title


def rename(book: Book) -> str:
    return _in_list(book, lambda entry, _: entry.set("name", book.rng.choice(NAMES)))


def delete_sheet(book: Book) -> str:
    return _in_list(book, lambda entry, entries: entries.remove(entry))


def hide(book: Book) -> str:
    return _in_list(book, lambda entry, _: entry.set("state", "veryHidden"))


def reorder(book: Book) -> str:
    def shuffle(_: ElementTree.Element, entries: ElementTree.Element) -> None:
        order = list(entries)
        book.rng.shuffle(order)
        entries[:] = order

    return _in_list(book, shuffle)


def repeat_sheet(book: Book) -> str:
    """The sheet a second time, as “支出总表 (2)” or under the same name."""

    def again(entry: ElementTree.Element, entries: ElementTree.Element) -> None:
        copied = ElementTree.SubElement(entries, entry.tag, dict(entry.attrib))
        copied.set("name", entry.get("name") + book.rng.choice((" (2)", "")))

    return _in_list(book, again)


def swap_names(book: Book) -> str:
    def swap(entry: ElementTree.Element, entries: ElementTree.Element) -> None:
        other = book.rng.choice(list(entries))
        one_name, other_name = entry.get("name"), other.get("name")
        entry.set("name", other_name)
        other.set("name", one_name)

    return _in_list(book, swap)


def other_stamp(book: Book) -> str:
    """Another version, or none, in the properties."""
    version = book.rng.choice(OTHER_STAMPS)
    part = book.parts.get("docProps/custom.xml", b"")
    changed = re.sub(rb'(name="gongkai\.version".*?<[^>]*lpwstr>)[^<]*', lambda found: found[1] + version.encode(), part, flags=re.DOTALL)
    book.parts["docProps/custom.xml"] = changed
    return ""


def _in_list(book: Book, change) -> str:
    """Change the list of sheets of the workbook."""
    title = book.any_sheet()
    entries = book.tree(MAIN_PART).find(tag("sheets"))
    entry = next((entry for entry in entries if entry.get("name") == title), None)
    if entry is not None:
        assert entry.get(f"{{{RELATIONS}}}id")
        change(entry, entries)
    return title


ALL = (
    insert_rows, insert_columns, delete_rows, delete_columns, swap_columns, swap_rows, repeat_row, clear_head, misspell, clear_sheet, rename,
    delete_sheet, hide, reorder, repeat_sheet, swap_names, other_stamp,
)  # fmt: skip
