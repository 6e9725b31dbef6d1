"""docs/maintainer.md: its commands run as they are written, and it leaves out no key, filter or directive."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

import cli
from generator.compose.changes import filters_of
from generator.compose.directives import NAMES
from generator.compose.wording import TESTS
from generator.model.changes import Changes
from generator.profiles.load import load_profile

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "maintainer.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "sample_inputs" / "hebei_2024" / "巨鹿县行政审批局.xlsx"
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_its_commands_run_one_after_the_other(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, "我单位2024.xlsx")
    commands = [line for kind, block in BLOCKS if not kind for line in block.splitlines() if line.strip()]
    assert len(commands) > 12 and all(line.startswith("gongkai ") for line in commands)
    for line in commands:
        status = cli.main(shlex.split(line)[1:])
        told = capsys.readouterr()
        expected = 1 if line.startswith("gongkai check") else 0  # the sample was made for another profile, and is told so
        assert status == expected, f"{line}\n{told.out}{told.err}"
    assert {"预览_02_overall.pdf", "空白2026.xlsx", "我的格式"} <= {path.name for path in tmp_path.iterdir()}


def test_its_examples_of_rules_are_sound(tmp_path):
    rules = "\n".join(block for kind, block in BLOCKS if kind == "toml")
    folder = tmp_path / "our_2024"
    assert cli.main(["profile", "new", "our_2024", "--parent", "hebei_2024", "--folder", str(tmp_path)]) == 0
    (folder / "rules.toml").write_text(rules, encoding="utf-8")
    assert cli.main(["profile", "lint", str(folder)]) == 0
    assert {"Z01", "B12"} <= {rule.id for rule in load_profile("our_2024", tmp_path).rules}
    assert tomllib.loads(rules)["disable"]


def test_its_example_of_a_section_is_sound(tmp_path):
    [text] = [block for kind, block in BLOCKS if kind == "text"]
    assert cli.main(["profile", "new", "our_2024", "--parent", "hebei_2024", "--folder", str(tmp_path)]) == 0
    (tmp_path / "our_2024" / "sections").mkdir()
    (tmp_path / "our_2024" / "sections" / "02_overall.txt").write_text(text, encoding="utf-8")
    assert cli.main(["profile", "lint", str(tmp_path / "our_2024")]) == 0


@pytest.mark.parametrize("word", [*filters_of(Changes()), *TESTS, *(f"@{name}" for name in NAMES)])
def test_every_filter_and_directive_is_told(word):
    assert re.search(rf"`[^`]*{re.escape(word)}[^`]*`", PAGE)


def test_every_key_of_a_sheet_is_told():
    source = (ROOT / "generator" / "profiles" / "sheets.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'\.(?:get|texts|pairs|table|tables)\("(\w+)"', source)) | set(re.findall(r'_exactly\(declared, "(\w+)"', source))
    assert len(asked) > 50
    assert {key for key in asked if not re.search(rf"\b{key}\b", PAGE)} == set()
