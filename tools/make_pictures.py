"""Make the pictures of README.md and docs/clerk.md again: `python tools/make_pictures.py [name …]`.

Needs LibreOffice, poppler (pdftoppm, pdftotext) and Chromium; look at the pictures afterwards.

README's show a sample, the others the session of tests/support/session.py: all made from what the program really writes.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from openpyxl import load_workbook
from PIL import Image, ImageChops

import cli
from tests.support import session

TARGET = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "sample_inputs" / "hebei_2024" / "保定市徐水区行政审批局.xlsx"
WIDEST = 1100
COLOURS = 64
MARGIN = 8

Maker = Callable[[dict[str, Path], Path], Image.Image]
"""From the session's files and a folder for scratch."""


def make_pictures(names: list[str]) -> None:
    """All pictures, or those named."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = _session(folder)
        for picture, make in PICTURES.items():
            if not names or picture in names:
                _save(make(files, folder), TARGET / f"{picture}.png")
                print(picture)


def _session(folder: Path) -> dict[str, Path]:
    """The session's files, and the workbook as it was at each stage."""
    files = {}

    def stage(name: str) -> None:
        files[name] = Path(shutil.copy(folder / session.THIS_YEAR, folder / f"{name}.xlsx"))

    session.lay_out(folder)
    _run("rollover", folder / session.LAST_YEAR, "--profile", "hebei_2024")
    stage("rolled")
    session.fill_in(folder)
    stage("filled")
    _run("check", folder / session.THIS_YEAR, "--html", "--mark")
    session.mend(folder)
    session.check_off(folder)
    stage("mended")
    _run("compare", folder / session.LAST_YEAR, folder / session.THIS_YEAR)
    _run("render", folder / session.THIS_YEAR, "--pack")
    stem = Path(session.THIS_YEAR).stem
    compared = f"{stem}（与{Path(session.LAST_YEAR).stem}对照）"
    files |= {"marked": folder / f"{stem}（问题标注）.xlsx", "problems": folder / f"{stem}（问题清单）.html"}
    files |= {"compared": folder / f"{compared}.docx", "compared page": folder / f"{compared}.html"}
    files |= {"published": folder / f"{stem}.pdf", "pack": folder / f"{stem}（送审材料）.pdf"}
    _run("render", SAMPLE, "--out", folder)
    return files | {"sample": SAMPLE, "disclosure": folder / f"{SAMPLE.stem}.pdf"}


def _run(*words: object) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        cli.main([str(word) for word in words])


def _sheet(file: str, sheet: str, cells: str, dpi: int = 110, hidden: str = "", heights: dict[int, int] | None = None) -> Maker:
    """The cells of one sheet with the headings of their rows and columns, as LibreOffice shows them, without the columns `hidden`."""

    def make(files: dict[str, Path], folder: Path) -> Image.Image:
        book = load_workbook(files[file])
        for other in book:
            other.sheet_state = "visible" if other.title == sheet else "hidden"
        page = book[sheet]
        book.active = book.index(page)
        page.print_area = cells
        page.print_title_rows = page.print_title_cols = None
        page.oddFooter.center.text = ""
        page.print_options.headings = True
        for letter in hidden:
            page.column_dimensions[letter].hidden = True
        for row, height in (heights or {}).items():
            page.row_dimensions[row].height = height
        page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        book.save(folder / "one.xlsx")
        return _page("one", "", dpi)({"one": _office(folder / "one.xlsx", folder)}, folder)

    return make


def _page(file: str, words: str, dpi: int = 75, bottom: float = 1) -> Maker:
    """The last page of a PDF or Word file that holds the words, without its white edges and what is below `bottom` of its height."""

    def make(files: dict[str, Path], folder: Path) -> Image.Image:
        path = files[file] if files[file].suffix == ".pdf" else _office(files[file], folder)
        pages = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout.rstrip("\f").split("\f")
        number = str(max(number for number, text in enumerate(pages, 1) if words in "".join(text.split())))
        command = ["pdftoppm", "-png", "-r", str(dpi), "-f", number, "-l", number, "-singlefile", path, folder / "page"]
        subprocess.run(list(map(str, command)), check=True)
        image = Image.open(folder / "page.png").convert("RGB")
        return _trimmed(image.crop((0, 0, image.width, round(image.height * bottom))))

    return make


def _screen(file: str, width: int, height: int) -> Maker:
    """The upper part of an HTML page."""

    def make(files: dict[str, Path], folder: Path) -> Image.Image:
        browser = shutil.which("chromium") or shutil.which("google-chrome") or "chrome"
        shutil.copy(files[file], folder / "page.html")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}", f"--screenshot={folder / 'page.png'}"]
        subprocess.run([browser, *options, (folder / "page.html").as_uri()], check=True, capture_output=True)
        return Image.open(folder / "page.png").convert("RGB")

    return make


def _office(path: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder / "pdf"), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "pdf" / f"{path.stem}.pdf"


def _trimmed(image: Image.Image) -> Image.Image:
    left, top, right, bottom = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or (0, 0, *image.size)
    return image.crop((max(0, left - MARGIN), max(0, top - MARGIN), min(image.width, right + MARGIN), min(image.height, bottom + MARGIN)))


def _save(image: Image.Image, path: Path) -> None:
    if image.width > WIDEST:
        image = image.resize((WIDEST, round(image.height * WIDEST / image.width)), Image.Resampling.LANCZOS)
    image.quantize(COLOURS).save(path, optimize=True)


PICTURES = {
    "table": _page("disclosure", "部门预算收支总表"),
    "narrative": _page("disclosure", "（三）比上年增减情况"),
    "project": _page("disclosure", "保安保洁服务费绩效目标表"),
    "workbook": _sheet("sample", "支出总表", "A1:H16"),
    "clerk_projects": _sheet("rolled", "项目", "A1:H9", hidden="CDG"),
    "clerk_last_figures": _sheet("rolled", "上年数", "A1:B13", 75),
    "clerk_last_projects": _sheet("mended", "上年项目", "A1:E10"),
    "clerk_last_texts": _sheet("rolled", "上年文字", "A1:E11", heights={8: 90, 9: 90}),
    "clerk_marked": _sheet("marked", "一般公共预算基本支出表", "A1:E20", 90),
    "clerk_problems": _screen("problems", 1000, 560),
    "clerk_compared": _screen("compared page", 1000, 620),
    "clerk_revisions": _page("compared", "（三）比上年增减情况", 80, 0.88),
    "clerk_pack": _page("pack", "审核意见", 75, 0.86),
    "clerk_changes": _page("pack", "二、与上年相比的变化", 95, 0.86),
    "clerk_published": _page("published", "（三）比上年增减情况", 75, 0.88),
}
"""By file name."""

if __name__ == "__main__":
    make_pictures(sys.argv[1:])
