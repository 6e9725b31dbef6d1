"""Damage done in cells. Each function damages one workbook and returns the sheet that it was done to."""

from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.damages.book import Book, clear, name_of, put, tag

NO_NUMBERS = (
    "十二", "约12", "12万元", "abc", "NaN", "nan", "inf", "-inf", "1e999", "1e5", "--", "——", "无", "见附件", "１２，３", "12.3.4", "1,2,3", "١٢",
    "½", "²", "Ⅳ", "#N/A", "#REF!", "=1+1", "'5", "0x1F", "1_000", "5-3", "(", ")", "()", "%", "¥", "+", "-", ".", ",", "1 2", "真", "TRUE", "∞",
)  # fmt: skip
NUMBERS = ("1e308", "-1e308", "1e-320", "1e15", "-1e20", "99999999999999999999999", "-5", "0", "0.0000001", "1E+400", "-0", "123456789.123456789")
TEXTS = (
    "😀", "👨‍👩‍👧", "_x0007_", "_x0000_", "_xD800_", "_xFFFF_", "_x005F_x0007_", "\u200b", "\u202e倒", "\ufeff", "é́́", "𠮷野", "　", "\t", "\n\n",
    "{{ 1/0 }}", "{% for %}", "# 标题", "@表 无", "<w:p/>", "&amp;", "&#0;", "]]>", "合计", "栏次", "字" * 40000, "a" * 3000, "\u2028", "𓀀",
)  # fmt: skip
DATES = ("2024年13月45日", "二〇二四年一月", "20240230", "0", "-5", "99999999", "2024", "昨天", "1899-12-31", "9999-12-31", "2024-1-25 12:30", "45316.75")
CODES = ("201", "20103", "2010301x", "9999999", "1.3E+20", "２０１０３０１", "0", "-1", "201 03 01", "2010301\n", "A", "20103011", "", "合计", "30101")
FORMULAS = (
    "1/0", "SUM(", "A1", "SUM(A1:XFD1048576)", "#REF!+1", "[1]底稿!A1", "'没有的表'!A1", "VLOOKUP(1,2,3)", "IF(", ")", "", "1e999", "A0", "ZZZ1",
    "-" * 500 + "1", "(" * 500 + "1" + ")" * 500, "SUM(" * 60 + "1" + ")" * 60, "10^400", "1*" * 400 + "1", "9" * 400, "基本支出", "\"文字\"", "A1:B2",
)  # fmt: skip


def text_in_number(book: Book) -> str:
    return _typed(book, NO_NUMBERS, number=True)


def odd_number(book: Book) -> str:
    return _typed(book, NUMBERS, number=True, kind="n")


def odd_text(book: Book) -> str:
    return _typed(book, TEXTS, number=False)


def odd_date(book: Book) -> str:
    title = book.any_sheet()
    cell = book.any_cell(title)
    value = book.rng.choice(DATES)
    put(cell, value, book.rng.choice(("inlineStr", "str", "d", "n"))) if cell is not None else None
    return title


def odd_code(book: Book) -> str:
    title = book.any_sheet()
    cells = [cell for (row, column), cell in book.valued(title).items() if column <= 2 and row > 4]
    if cells:
        put(book.rng.choice(cells), book.rng.choice(CODES), book.rng.choice(("inlineStr", "n")))
    return title


def formula(book: Book) -> str:
    title = book.any_sheet()
    cell = book.any_cell(title)
    if cell is not None:
        stored = book.rng.choice((None, None, "12.5", "#DIV/0!", "文字", ""))
        kind = {"12.5": "n", "#DIV/0!": "e", None: "n"}.get(stored, "str")
        text = book.rng.choice((*FORMULAS, cell.get("r")))  # the last one refers to itself
        put(cell, stored, kind, formula=text)
        if not book.rng.randrange(3):
            cell.find(tag("f")).attrib.update(book.rng.choice(({"t": "array", "ref": cell.get("r")}, {"t": "shared", "si": "7"}, {"t": "dataTable"})))
    return title


def other_type(book: Book) -> str:
    """The content stays, the type says something else."""
    title = book.any_sheet()
    cell = book.any_cell(title)
    if cell is not None:
        put(cell, book.text(cell), book.rng.choice(("b", "e", "d", "n", "str", "s", "strange")))
    return title


def other_style(book: Book) -> str:
    """A number becomes a date or a percentage by its format, or the style is none there is."""
    title = book.any_sheet()
    cell = book.any_cell(title)
    if cell is not None:
        cell.set("s", str(book.rng.choice((*range(60), 99999))))
    return title


def clear_cell(book: Book) -> str:
    title = book.any_sheet()
    cell = book.any_cell(title)
    clear(cell) if cell is not None else None
    return title


def clear_block(book: Book) -> str:
    title, rng = book.any_sheet(), book.rng
    top, left = rng.randrange(1, 20), rng.randrange(1, 8)
    for (row, column), cell in book.valued(title).items():
        if top <= row < top + rng.randrange(1, 12) and left <= column < left + 4:
            clear(cell)
    return title


def swap_cells(book: Book) -> str:
    title = book.any_sheet()
    cells = list(book.valued(title).values())
    if len(cells) > 1:
        one, other = book.rng.sample(cells, 2)
        for cell, content in ((one, list(other)), (other, list(one))):
            cell[:] = content
        one_kind, other_kind = one.attrib.pop("t", None), other.attrib.pop("t", None)
        one.attrib.update({"t": other_kind} if other_kind else {})
        other.attrib.update({"t": one_kind} if one_kind else {})
    return title


def merge(book: Book) -> str:
    """Merge a block; only its first cell keeps what it held."""
    title, rng = book.any_sheet(), book.rng
    tree = book.tree(book.sheets[title])
    top, left = rng.randrange(1, 25), rng.randrange(1, 6)
    bottom, right = top + rng.randrange(0, 5), left + rng.randrange(0, 3)
    for (row, column), cell in book.valued(title).items():
        if top <= row <= bottom and left <= column <= right and (row, column) != (top, left):
            clear(cell)
    merged = tree.find(tag("mergeCells"))
    merged = ElementTree.SubElement(tree, tag("mergeCells")) if merged is None else merged
    ElementTree.SubElement(merged, tag("mergeCell"), ref=f"{name_of(top, left)}:{name_of(bottom, right)}")
    return title


def odd_reference(book: Book) -> str:
    """A cell or row whose own address makes no sense, or is lost."""
    title, rng = book.any_sheet(), book.rng
    tree = book.tree(book.sheets[title])
    for element in rng.sample(list(tree.iter(rng.choice((tag("c"), tag("row"))))), 1):
        wrong = rng.choice(("ZZZ9999999", "A0", "5A", "", "XFE1", "-1", None, "a1", "A1:B2"))
        element.set("r", wrong) if wrong is not None else element.attrib.pop("r", None)
    return title


def _typed(book: Book, values: tuple[str, ...], number: bool, kind: str = "inlineStr") -> str:
    title = book.any_sheet()
    cell = book.any_cell(title, number=number)
    if cell is not None:
        put(cell, book.rng.choice(values), kind)
    return title




ALL = (
    text_in_number, odd_number, odd_text, odd_date, odd_code, formula, other_type, other_style, clear_cell, clear_block, swap_cells, merge,
    odd_reference,
)  # fmt: skip
