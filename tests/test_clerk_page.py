"""docs/clerk.md: its session runs as it is told, prints what it says, and leaves the files it names; its pictures are there."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import cli
from generator.commands.running import BLOCKED, CLEAN
from tests.support import session

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "clerk.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if not kind for line in block.splitlines()]
PRINTED = [block for kind, block in BLOCKS if kind == "text"]
LEFT_OUT = "……"
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGE)
LARGEST = 150_000


def test_each_command_is_followed_by_what_it_prints():
    assert [kind for kind, _ in BLOCKS] == ["", "text"] * len(COMMANDS)
    assert len(COMMANDS) == 7


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> list[tuple[int, str]]:
    """Exit status and output of every command; between two of them the clerk types."""
    folder, other = tmp_path_factory.mktemp("session"), tmp_path_factory.mktemp("other")
    work = {0: session.lay_out, 2: session.fill_in, 3: _mend}
    with pytest.MonkeyPatch.context() as patch:
        results = []
        for number, line in enumerate(COMMANDS):
            last = number == len(COMMANDS) - 1
            if last:
                shutil.copy(_published(folder), other / "乐亭县行政审批局2023.docx")
            work.get(number, lambda folder: None)(folder)
            patch.chdir(other if last else folder)
            results.append(_run(line))
    return results


def _mend(folder: Path) -> None:
    session.mend(folder)
    session.check_off(folder)


def _published(folder: Path) -> Path:
    """Last year's Word file, as it was published."""
    assert cli.main(["render", str(folder / session.LAST_YEAR), "--out", str(folder / "上年"), "--fonts", "bundled"]) == CLEAN
    return folder / "上年" / Path(session.LAST_YEAR).with_suffix(".docx").name


def _run(line: str) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = cli.main(shlex.split(line)[1:])
    return status, output.getvalue()


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_it_prints_what_is_told(told, number):
    status, output = told[number]
    assert status == (BLOCKED if "结论：有错误" in PRINTED[number] else CLEAN), output
    missing = list(_missing(PRINTED[number], output))
    assert not missing, f"{COMMANDS[number]}：没有印出\n" + "\n".join(missing) + f"\n印出的是\n{output}"


def _missing(said: str, printed: str) -> Iterator[str]:
    """The lines of the page that the program does not print, in their order."""
    lines = iter(printed.splitlines())
    for line in filter(None, said.splitlines()):
        if line != LEFT_OUT:
            pattern = ".*".join(map(re.escape, line.split(LEFT_OUT)))
            if not any(re.fullmatch(pattern, other) for other in lines):
                yield line
                return


def test_the_files_it_leaves_are_named(told):
    """Every file that a command says it made is named on the page, and nothing else is."""
    for (_, output), said in zip(told, PRINTED, strict=True):
        assert re.findall(r"^已生成：(.*)$", output, re.MULTILINE) == re.findall(r"^已生成：(.*)$", said, re.MULTILINE)


def test_the_mistakes_are_told_and_gone_when_mended(told):
    before, after = told[2][1], told[3][1]
    for rule in ("[D05]", "[Y21]", "[Y23]"):
        assert rule in before and rule not in after


@pytest.mark.parametrize("picture", PICTURES)
def test_its_pictures_are_there_and_small(picture):
    path = ROOT / "docs" / picture
    assert path.is_file() and path.stat().st_size <= LARGEST


def test_the_tool_makes_every_picture():
    source = (ROOT / "tools" / "make_pictures.py").read_text(encoding="utf-8")
    assert PICTURES and {Path(picture).stem for picture in PICTURES} <= set(re.findall(r'^    "(\w+)": _', source, re.MULTILINE))
