"""The pages of the county: one file each, no network, everything visible; nothing on the public one that is not public."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.batch.index import amount, write_index
from generator.output import OutputError
from tests.batch._results import NASTY, ROSTER, everything, result

VOID = {"meta", "input", "br"}


class Seen(HTMLParser):
    """Tags with their attributes, the texts of cells; fails on tags that do not match."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.page, self.text = page, ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.text += data
            if {"td", "th"} & set(self.open):
                self.rows[-1][-1] += data.strip()

    def all(self, tag: str, key: str) -> list[str]:
        return [attributes[key] for name, attributes in self.tags if name == tag and key in attributes]

    def row(self, name: str) -> list[str]:
        return next(row for row in self.rows if len(row) > 1 and row[1].startswith(name))


def seen(folder: Path, results, **options) -> tuple[Seen, Seen]:
    public, internal = write_index(results, folder, **({"workbooks": folder.parent / "报送", "roster": ROSTER, "made": "2024-02-03", "title": "清禾县部门预算公开"} | options))
    return Seen(public.read_text(encoding="utf-8")), Seen(internal.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> tuple[Seen, Seen]:
    return seen(tmp_path_factory.mktemp("county") / "公开", everything())


@pytest.fixture(scope="module")
def public(pages) -> Seen:
    return pages[0]


@pytest.fixture(scope="module")
def internal(pages) -> Seen:
    return pages[1]


def test_where_they_go(tmp_path):
    assert write_index([result()], tmp_path) == (tmp_path / "index.html", tmp_path / "内部留存" / "内部台账.html")


# the public page


def test_it_lists_what_is_published_once(public):
    names = [row[1] for row in public.rows if len(row) == 6 and re.fullmatch(r"\d{3,6}", row[0])]
    assert names == ["民政局", "民政局福利院", "财政局", "统计局", NASTY]
    assert public.row("民政局") == ["101", "民政局", "2024", "100.10", "", "WordPDF"]


def test_it_says_nothing_that_is_not_public(public):
    words = "".join([public.text, *(str(value) for _, attributes in public.tags for value in attributes.values())])
    for secret in ("教育局", "水利局", "大数据局", "错误", "警告", "P07", "B06", "例外", "未计入", "计入合计", "问题", "依据", "内部留存", "报送", ".xlsx", "未报送", "2024-02-03", "名单上"):
        assert secret not in words, secret


def test_sums_of_the_county_say_how_many(public):
    assert "由 3 个部门公开的预算数相加" in public.text and "由 1 个部门" in public.text
    assert ["201 一般公共服务支出", "120.00", "2"] in public.rows
    assert re.search(r"2024年收入总计\s*200\.30\s*万元", public.text) and re.search(r"2023年收入总计\s*9\.99", public.text)


def test_its_links_lead_to_word_and_pdf(public):
    links = [unquote(link) for link in public.all("a", "href") if not link.startswith("#")]
    assert links[:2] == ["./101 民政局/民政局.docx", "./101 民政局/民政局.pdf"]
    assert {"./x/a.docx", "./x/b.docx"} <= set(links)
    assert not [link for link in links if not link.endswith((".docx", ".pdf"))]
    assert "绩效目标 Word" in public.text and "民政局 Word" in public.all("a", "aria-label")


def test_no_department_yet(tmp_path):
    page, _ = seen(tmp_path, [result(status="有错误")])
    assert "还没有可以公开的部门" in page.text and not page.all("table", "id") and "NaN" not in page.text


def test_a_body_without_figures_is_listed(tmp_path):
    page, _ = seen(tmp_path, [result(totals={}, profile="x")])
    assert page.row("民政局") == ["101", "民政局", "2024", "WordPDF"] and "合计" not in page.text


# the page of the bureau


def test_it_lists_everybody_with_status_and_findings(internal):
    assert internal.row("教育局")[3:7] == ["有错误", "3", "1", "0"]
    assert "[B06] 相差 0.18" in internal.row("教育局")[1]
    assert internal.row("大数据局")[3] == "未报送" and internal.row("水利局")[3] == "不能读取"
    assert len([row for row in internal.rows if len(row) == 11]) - 1 == len(everything()) + 3
    assert "内部台账　不公开" in internal.text and "2024-02-03" in internal.text


def test_its_links_lead_from_where_it_stands(internal):
    links = [unquote(link) for link in internal.all("a", "href")]
    for wanted in ("./../101 民政局/民政局.docx", "./101 民政局/民政局.依据.json", "./102 教育局/教育局（问题标注）.xlsx", "./../../报送/101/民政局2024.xlsx"):
        assert wanted in links


def test_it_ranks_the_findings(internal):
    assert ["P07", "警告", "没有单位", "2", "6", "教育局、财政局"] in internal.rows


def test_its_filters_offer_what_there_is(internal, public):
    assert internal.all("option", "value") == ["", "2024", "2023", "", "published", "blocked", "unreadable", "failed", "pending", "gone", "missing"]
    assert set(internal.all("tr", "data-status")) == set(internal.all("option", "value")[4:])
    assert public.all("option", "value") == ["", "2024", "2023"]


# both


@pytest.mark.parametrize("which", [0, 1])
def test_nothing_comes_from_elsewhere(pages, which):
    page = pages[which]
    assert not re.search(r"https?://|@import|url\(", page.page)
    assert not [key for _, attributes in page.tags for key in attributes if key in ("src", "srcset", "data", "action", "background", "onclick")]
    assert not [tag for tag, _ in page.tags if tag in ("link", "img", "iframe", "object", "embed", "base")]
    assert "default-src 'none'" in "".join(page.all("meta", "content"))
    assert all(link.startswith(("./", "#")) for link in page.all("a", "href"))


@pytest.mark.parametrize("which", [0, 1])
def test_everything_is_visible_without_the_script(pages, which):
    assert [tag for tag, attributes in pages[which].tags if "hidden" in attributes] == ["form"]
    assert all(scope in ("col", "row") for scope in pages[which].all("th", "scope"))
    heads = [tag for tag, _ in pages[which].tags if re.fullmatch(r"h\d", tag)]
    assert heads[0] == "h1" and set(heads[1:]) == {"h2"}
    ids = pages[which].all("h2", "id")
    assert pages[which].all("section", "aria-labelledby") == ids and len(ids) == len(set(ids))


@pytest.mark.parametrize("which", [0, 1])
def test_texts_stay_texts(pages, which):
    page = pages[which]
    assert any(cell.startswith(NASTY) for row in page.rows for cell in row)
    assert page.page.count("<script>") == page.page.count("</script>") == 1 and "49" not in page.text


@pytest.mark.parametrize("name", ["javascript:alert(1).pdf", "//evil.example/x.pdf", "a b#c?d.pdf", "\"><b>.pdf", "坏\udce5.pdf"])
def test_a_link_leads_to_the_file_of_that_name_and_nowhere_else(tmp_path, name):
    page, _ = seen(tmp_path, [result(files={"pdf": name})])
    [link] = [link for link in page.all("a", "href") if link != "#list"]
    assert re.fullmatch(r"\./[\w.%/~-]+", link)
    assert Path(unquote(link, errors="surrogateescape")) == Path(name.lstrip("/")) or name.startswith("//")


def test_the_same_results_give_the_same_bytes(tmp_path):
    first, second = (write_index(everything(), tmp_path / name, made="时") for name in "甲乙")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_page_that_somebody_changed_stays(tmp_path):
    first, _ = write_index([result()], tmp_path)
    assert write_index([], tmp_path)[0] == first
    first.write_text(first.read_text(encoding="utf-8").replace("部门名单", "本县部门"), encoding="utf-8")
    changed = first.read_bytes()
    for _ in range(2):
        assert write_index(everything(), tmp_path)[0].name == "index（2）.html"
    assert first.read_bytes() == changed


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "内部留存").write_text("")
    with pytest.raises(OutputError):
        write_index([result()], tmp_path)
    assert not (tmp_path / "index.html").exists()


@pytest.mark.parametrize(("value", "words"), [("1234.5", "1,234.50"), ("0.005", "0.01"), ("-3", "-3.00"), ("", ""), ("0", "0.00")])
def test_amounts(value, words):
    assert amount(value) == words
