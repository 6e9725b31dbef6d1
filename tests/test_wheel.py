"""The built wheel works outside the checkout: templates and fonts are inside, and a sample becomes Word and PDF."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_inputs" / "hebei_2024" / "巨鹿县行政审批局.xlsx"
RUN = "import sys, generator, cli; print(generator.__file__); sys.exit(cli.main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


def test_holds_templates_fonts_and_licences(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("hebei_2024/reference.docx", "hebei_2024/profile.toml", "common/fonts/song.ttf", "common/fonts/OFL-Noto.txt"):
        assert f"generator/templates/{name}" in names
    assert "cli.py" in names
    assert {"generator/reports/page/page.html", "generator/reports/page/page.css", "generator/reports/page/page.js"} <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_renders_outside_the_checkout(wheel, tmp_path):
    installed, work = tmp_path / "installed", tmp_path / "work"
    work.mkdir()
    zipfile.ZipFile(wheel).extractall(installed)  # what pip does with a pure wheel, without asking an index
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", RUN, "render", str(SAMPLE), "--out", str(work)]
    run = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[0].startswith(str(installed)), "the checkout was used, not the wheel"
    assert run.stdout.splitlines()[-1].startswith("结论：可以公开")
    assert (work / "巨鹿县行政审批局.docx").stat().st_size > 10_000
    assert (work / "巨鹿县行政审批局.pdf").read_bytes().startswith(b"%PDF-")
