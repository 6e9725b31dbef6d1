"""The same input gives the same bytes: in one process, in another one, whatever order its sets have."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.rendered import SAMPLES, Rendered, submission, typeset, workbook_of

ROOT = Path(__file__).parents[1]
SCRIPT = """
import sys
from pathlib import Path
from tests.support.rendered import submission, typeset, hebei
from tests.test_same_bytes import sums
print(hash("预算"))
folder, name = sys.argv[1:]
print(*sums(typeset(submission(name), hebei(), Path(folder), name)))
"""


def sums(made: Rendered) -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in (made.docx, made.pdf)]


@pytest.mark.parametrize("name", SAMPLES[:2])
def test_same_process(sample, tmp_path, name):
    made = sample(name)
    again = typeset(submission(name), made.profile, tmp_path, "再来一次")
    assert sums(again) == sums(made)


def test_other_processes(sample, tmp_path):
    """Two more processes, in which sets, hashes and the clock have other orders."""
    runs = {name: other_process(tmp_path, name, seed) for name, seed in (("xushui", "1"), ("qinghe", "20240208"))}
    hashes = set()
    for name, run in runs.items():
        printed, errors = run.communicate(timeout=120)
        assert run.returncode == 0, errors
        seen, *found = printed.split()
        assert found == sums(sample(name))
        hashes.add(seen)
    assert len(hashes) == 2  # the seeds did make a difference


def other_process(folder: Path, name: str, seed: str) -> subprocess.Popen:
    settings = {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [sys.executable, "-c", SCRIPT, str(folder), name]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=pipe, stderr=pipe, encoding="utf-8")


def test_samples_differ(sample):
    """The sums are of what they should be of."""
    assert len({text for name in SAMPLES for text in sums(sample(name))}) == 2 * len(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_command_writes_these_files(sample, tmp_path, name):
    """What all these tests look at is what `render` writes from the sample's workbook, byte for byte."""
    workbook = workbook_of(name)
    if workbook is None:
        pytest.skip("the samples have no workbooks yet")
    from generator.pipeline import render

    outcome = render(workbook, tmp_path, fonts="bundled")
    assert outcome.files, outcome.findings
    made = {path.suffix: path.read_bytes() for path in outcome.files if path.suffix != ".json"}
    assert made == {".docx": sample(name).docx.read_bytes(), ".pdf": sample(name).pdf.read_bytes()}
    assert outcome.pages == len(sample(name).layout.pages)
