"""`python benchmarks/run.py [--quick]`: every measurement of benchmarks/README.md in one run, as one table.

Needs the extras of `pip install -e ".[test,benchmark]"`, and LibreOffice for the comparison with it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import docxtpl_word, our_pdf, typst_pdf
from benchmarks.content import Content, disguised, forty_pages, of_rows, rows, save
from benchmarks.measure import Cost, interleaved, process, timed
from generator.checks.run import run_checks
from generator.compose.document import compose
from generator.derive import complete
from generator.model.profile import Profile
from generator.profiles.load import load_profile
from generator.workbook.fill import fill_workbook
from generator.workbook.read import read_workbook
from generator.writers.docx import write_docx
from generator.writers.fonts import FontBook
from generator.writers.layout import lay_out
from generator.writers.pdf import write_pdf
from generator.writers.reference import open_reference

ROUNDS, QUICK_ROUNDS = 9, 3
SLOW_ROUNDS, QUICK_SLOW_ROUNDS = 5, 2
LIBREOFFICE_SHARE, TYPST_TIMES, GROWTH, HELP_SECONDS, PEAK_MIB = 1 / 8, 2.5, 10, 0.1, 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `met` is None where there is no aim."""

    what: str
    cost: Cost
    ratio: str = ""
    aim: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        peak = f"{self.cost.peak:.0f}" if self.cost.peak else ""
        verdict = "" if self.met is None else "达到" if self.met else "**未达到**"
        return f"| {self.what} | {self.cost.wall:.3f} | {self.cost.cpu:.3f} | {peak} | {self.ratio} | {self.aim} | {verdict} |"


@dataclass(frozen=True, slots=True)
class Bench:
    """The place to work in, the content, and how often to repeat."""

    folder: Path
    profile: Profile
    content: Content
    rounds: int
    slow_rounds: int

    def gongkai(self, *arguments: str | Path) -> Cost:
        """The installed command as a cold process."""
        command = Path(sys.executable).with_name("gongkai")
        start = [command] if command.exists() else [sys.executable, ROOT / "cli.py"]
        return process([*start, *arguments])

    def workbook(self, name: str, values: dict) -> Path:
        return fill_workbook(self.profile, values, self.folder / f"{name}.xlsx")


def against_libreoffice(bench: Bench) -> Iterator[Line]:
    """The whole command against docxtpl and LibreOffice, which are given the finished texts and a warm user profile."""
    workbook = bench.workbook("forty", bench.content.values)
    out = bench.folder / "out"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    routes = {"gongkai": lambda _: bench.gongkai("render", workbook, "--out", out)}
    if office:
        template, context, word = (bench.folder / name for name in ("template.docx", "context.json", "docxtpl.docx"))
        reference = bench.profile.outline.reference
        texts = docxtpl_word.make_template(bench.content.document, bench.content.theme, reference, template)
        context.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        fonts = bench.folder / "office_fonts"
        subprocess.run(["sh", ROOT / "tools" / "office_fonts.sh", fonts], check=True, capture_output=True)
        env = os.environ | {"FONTCONFIG_FILE": str(fonts / "fonts.conf")}
        convert = [
            office,
            f"-env:UserInstallation={(bench.folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]

        routes["fill"] = lambda _: process([sys.executable, docxtpl_word.__file__, template, context, word])
        routes["convert"] = lambda _: process([*convert, "--outdir", bench.folder, word], env)
    costs = interleaved(routes, bench.slow_rounds)
    ours = costs["gongkai"]
    if not office:
        yield Line(
            f"整条命令：工作簿→校验→Word和PDF（{bench.content.pages} 页），冷启动",
            ours,
            "",
            f"峰值 < {PEAK_MIB} MiB",
            ours.peak < PEAK_MIB,
        )
        yield Line("docxtpl＋LibreOffice：没有找到 LibreOffice，没有比较", Cost(0.0))
        return
    theirs = costs["fill"] + costs["convert"]
    share = ours.wall / theirs.wall
    yield Line(
        f"整条命令：工作簿→校验→Word和PDF（{bench.content.pages} 页），冷启动",
        ours,
        f"{share:.2f}（处理器 {ours.cpu / theirs.cpu:.2f}）",
        "≤ 1/8",
        share <= LIBREOFFICE_SHARE,
    )
    yield Line("　其中峰值内存", ours, "", f"< {PEAK_MIB} MiB", ours.peak < PEAK_MIB)
    yield Line("docxtpl 填模板（文字已备好）＋LibreOffice 转 PDF，冷启动", theirs, "1")
    yield Line("　其中 docxtpl", costs["fill"])
    yield Line("　其中 LibreOffice", costs["convert"])


def against_typst(bench: Bench) -> Iterator[Line]:
    """The PDF step against Typst, which is given a finished source; in one process each time on other characters."""
    content, fonts, folder = bench.content, bench.profile.fonts, bench.folder
    document, source = save(content, folder / "document.pickle"), folder / "source.typ"
    source.write_text(typst_pdf.typst_source(content.document, content.theme), encoding="utf-8")
    cold = interleaved(
        {
            "ours": lambda _: process([sys.executable, our_pdf.__file__, document, folder / "ours.pdf", fonts]),
            "typst": lambda _: process(
                [sys.executable, typst_pdf.__file__, source, folder / "typst.pdf", fonts.parent]
            ),
        },
        bench.rounds,
    )
    copies = [disguised(content.document, number) for number in range(bench.rounds + 1)]
    sources = [typst_pdf.typst_source(copy, content.theme).encode() for copy in copies]
    warm = interleaved(
        {
            "ours": lambda n: timed(lambda: our_pdf.our_pdf(copies[n], content.theme, fonts, folder / "ours.pdf")),
            "typst": lambda n: timed(lambda: typst_pdf.typst_pdf(sources[n], fonts.parent, folder / "typst.pdf")),
        },
        bench.rounds,
    )
    for words, costs in (("冷启动", cold), ("同一进程", warm)):
        times = costs["ours"].wall / costs["typst"].wall
        by_processor = costs["ours"].cpu / costs["typst"].cpu
        ratio = f"{times:.2f}（处理器 {by_processor:.2f}）"
        yield Line(f"PDF 一步（排版＋写 PDF），{words}", costs["ours"], ratio, f"≤ {TYPST_TIMES}", times <= TYPST_TIMES)
        yield Line(f"Typst 编译（源文件已备好），{words}", costs["typst"], "1")


def growth(bench: Bench) -> Iterator[Line]:
    """Ten times the rows: the whole command, and each step by itself, where a step that grows too fast cannot hide."""
    values = {times: of_rows(times) for times in (1, 10)}
    workbooks = {times: bench.workbook(f"rows{times}", given) for times, given in values.items()}

    def route(book: Path) -> Callable[[int], Cost]:
        return lambda _: bench.gongkai("render", book, "--out", bench.folder / "out")

    costs = interleaved({str(times): route(book) for times, book in workbooks.items()}, bench.slow_rounds)
    grown = costs["10"].wall / costs["1"].wall
    more = rows(values[10]) / rows(values[1])
    yield Line(f"整条命令，{rows(values[1])} 行（科目、项目、指标）", costs["1"], "1")
    yield Line(
        f"整条命令，{rows(values[10])} 行（{more:.1f} 倍）", costs["10"], f"{grown:.1f}", f"≤ {GROWTH}", grown <= GROWTH
    )
    steps = {times: interleaved(_steps(bench, workbooks[times]), bench.slow_rounds) for times in values}
    for step in steps[1]:
        grown = steps[10][step].cpu / steps[1][step].cpu  # by processor: some steps take milliseconds
        yield Line(f"　{step}，{steps[1][step].wall:.3f} 秒 →", steps[10][step], f"处理器 {grown:.1f}")


def _steps(bench: Bench, workbook: Path) -> dict[str, Callable[[int], Cost]]:
    """The steps of the pipeline in one process, each on what the one before it gave."""
    steps = _Steps(bench, workbook)
    names = {
        "读工作簿": steps.read,
        "推算": steps.complete,
        "校验": steps.check,
        "组成公开文本": steps.compose,
        "打开版式": steps.open_reference,
        "排版": steps.lay_out,
        "写 Word": steps.write_word,
        "写 PDF": steps.write_pdf,
    }
    return {name: lambda _, step=step: timed(step) for name, step in names.items()}


class _Steps:
    """One workbook on its way, step by step."""

    def __init__(self, bench: Bench, workbook: Path) -> None:
        self.profile, self.workbook, self.folder = bench.profile, workbook, bench.folder

    def read(self) -> None:
        self.typed, _ = read_workbook(self.workbook, self.profile)

    def complete(self) -> None:
        self.submission = complete(self.typed, self.profile)

    def check(self) -> None:
        run_checks(self.submission, self.profile)

    def compose(self) -> None:
        self.document = compose(self.submission, self.profile)

    def open_reference(self) -> None:
        self.reference = open_reference(self.profile.outline.reference, self.document.cover)

    def lay_out(self) -> None:
        self.book = FontBook(self.profile.fonts, "bundled")
        self.layout = lay_out(self.document, self.reference.theme, self.book)

    def write_word(self) -> None:
        write_docx(self.document, self.reference, self.layout, self.folder / "step.docx")

    def write_pdf(self) -> None:
        write_pdf(self.document, self.reference.theme, self.layout, self.book, self.folder / "step.pdf")


def small_commands(bench: Bench) -> Iterator[Line]:
    workbook = bench.folder / "forty.xlsx"
    costs = interleaved(
        {
            "help": lambda _: bench.gongkai("--help"),
            "bare": lambda _: process([sys.executable, "-c", "pass"]),
            "check": lambda _: bench.gongkai("check", workbook),
        },
        bench.rounds,
    )
    wall = costs["help"].wall
    yield Line("gongkai --help，冷启动", costs["help"], "", f"< {HELP_SECONDS} 秒", wall < HELP_SECONDS)
    yield Line("　其中 Python 自身启动", costs["bare"])
    yield Line("gongkai check（只校验），冷启动", costs["check"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds: for a first look, not for the record")
    quick = parser.parse_args().quick
    profile = load_profile("hebei_2024")
    with tempfile.TemporaryDirectory(prefix="gongkai-benchmark-") as folder:
        rounds = (QUICK_ROUNDS, QUICK_SLOW_ROUNDS) if quick else (ROUNDS, SLOW_ROUNDS)
        bench = Bench(Path(folder), profile, forty_pages(profile), *rounds)
        print(f"内容：{bench.content.document.title}，{bench.content.pages} 页。交替运行取中位数：", end="")
        print(f"冷启动整条命令 {bench.slow_rounds} 轮，其余 {bench.rounds} 轮；第一轮不计。\n")
        print(
            "| 测什么 | 秒 | 处理器秒 | 峰值MiB | 比值 | 目标 | 结果 |\n| --- | ---: | ---: | ---: | ---: | --- | --- |"
        )
        missed = 0
        for part in (against_libreoffice, against_typst, growth, small_commands):
            for line in part(bench):
                print(line, flush=True)
                missed += line.met is False
        print(f"\n{missed} 项未达到目标。" if missed else "\n各项目标都达到。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
