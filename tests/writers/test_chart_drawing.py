"""Charts in the PDF: vectors, our own faces, the same words as everywhere else."""

import io
import re
from collections import Counter

import pdfplumber
import pytest

from generator.writers.layout import lay_out
from generator.writers.pdf import write_pdf
from tests.support.charts import GALLERY, MONTHS, chart, gallery
from tests.support.documents import fonts
from tests.support.word import reference

PAGE = 0.05


def drawn(charts) -> bytes:
    source, look, target = gallery(charts), reference().theme, io.BytesIO()
    write_pdf(source, look, lay_out(source, look, fonts()), fonts(), target)
    return target.getvalue()


def page_of(one):
    """The page on which a chart stands alone."""
    return pdfplumber.open(io.BytesIO(drawn({"图": one}))).pages[-1]


def words(page) -> str:
    return re.sub(r"\s", "", page.extract_text(x_tolerance=1))


@pytest.mark.parametrize("name", GALLERY)
def test_all_words_of_a_chart_are_printed_once(name):
    one = GALLERY[name]
    page = page_of(one)
    printed = Counter(char["text"] for char in page.chars if char["text"].strip())
    hidden = lay_out_of(one).hidden
    labels = [p.label.text for s, series in enumerate(one.series) for n, p in enumerate(series.points) if (s, n) not in hidden]
    wanted = "".join(one.entries) if one.kind in ("pie", "doughnut") else "".join([*(c.text for c in one.categories), *one.entries, *labels])
    head = f"【图】{one.title}{footer_and_header(page)}"
    assert printed == Counter(re.sub(r"\s", "", wanted + head))


def lay_out_of(one):
    source, look = gallery({"图": one}), reference().theme
    [plan] = lay_out(source, look, fonts()).charts.values()
    return plan


def footer_and_header(page) -> str:
    """What stands on the page besides: running heads, and the heading below the chart."""
    top, bottom = page.height * 0.12, page.height * 0.88
    return "".join(char["text"] for char in page.chars if char["top"] < top or char["bottom"] > bottom) + "【end】"


def test_no_label_lies_over_another():
    for name, one in GALLERY.items():
        rows = [word for word in page_of(one).extract_words(x_tolerance=1.5, use_text_flow=True)]
        for number, a in enumerate(rows):
            for b in rows[number + 1 :]:
                across = min(a["x1"], b["x1"]) - max(a["x0"], b["x0"])
                down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
                assert across < 1 or down < 2.5, (name, a["text"], b["text"])


def test_only_our_faces_are_used():
    with pdfplumber.open(io.BytesIO(drawn(GALLERY))) as pdf:
        names = {char["fontname"].split("+")[-1] for page in pdf.pages for char in page.chars}
    assert names and all("Gongkai" in name for name in names)
    assert b"/Helvetica" not in drawn(GALLERY)


def test_charts_are_vectors_without_pictures():
    with pdfplumber.open(io.BytesIO(drawn(GALLERY))) as pdf:
        assert not any(page.images for page in pdf.pages)
        assert all(page.rects or page.curves for page in pdf.pages[2:])


def test_bars_are_as_long_as_their_values():
    page = page_of(chart("column", ("甲", "乙", "丙"), (10, 5, 0)))
    heights = [rect["height"] for rect in page.rects]
    assert len(heights) == 2 and heights[0] == pytest.approx(2 * heights[1], abs=PAGE)


def test_bars_below_zero_hang_from_the_axis():
    page = page_of(chart("column", ("甲", "乙"), (10, -5)))
    up, down = page.rects
    [axis] = [line for line in page.lines if line["width"] > 100]
    assert up["bottom"] == pytest.approx(axis["top"], abs=PAGE) and down["top"] == pytest.approx(axis["top"], abs=PAGE)
    assert up["height"] == pytest.approx(2 * down["height"], abs=PAGE)


def test_stacked_parts_touch_and_add_up():
    page = page_of(chart("stacked", ("甲",), (10,), (5,), (5,), series="一二三"))
    one, two, three = sorted((rect for rect in page.rects if rect["width"] > 20), key=lambda rect: -rect["bottom"])
    assert one["height"] == pytest.approx(2 * two["height"], abs=PAGE) and two["height"] == pytest.approx(three["height"], abs=PAGE)
    assert one["top"] == pytest.approx(two["bottom"], abs=PAGE) and two["top"] == pytest.approx(three["bottom"], abs=PAGE)


def test_the_same_charts_give_the_same_bytes():
    assert drawn(GALLERY) == drawn(GALLERY)


def test_a_chart_goes_to_the_next_page_with_its_title_and_is_never_cut():
    charts = {f"第{n}幅": chart("bar", MONTHS, range(1, 13), height=80, title=f"标题{n}") for n in range(1, 8)}
    with pdfplumber.open(io.BytesIO(drawn(charts))) as pdf:
        texts = [words(page) for page in pdf.pages]
    for name, one in charts.items():
        [page] = [text for text in texts if f"【{name}】" in text and "目录" not in text]
        assert one.title in page and page.count("12月") >= 1
    assert len(texts) > 5
