"""The shape of the program, read from its syntax trees: who imports whom, and what no line of Python may know."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
FILES = sorted(GENERATOR.rglob("*.py"))
THIRD = Path(__file__).parent / "third_province" / "yunze_2031"
"""A profile that only the tests have."""

PACKAGES = {
    "model": set(),
    "profiles": {"model"},
    "workbook": {"model", "profiles"},
    "checks": {"model", "profiles"},
    "compose": {"model", "profiles"},
    "reports": {"model", "checks"},
    "writers": {"model"},
    "readback": {"model"},
}
"""package -> the packages of ours that it may import, besides itself. Modules beside them stand on top and import all."""

LIBRARIES = {
    "openpyxl": {"workbook", "writers"},  # writers: the charts of the Word file and the workbooks behind them
    "jinja2": {"compose", "reports", "batch", "compare"},  # batch: the pages of the county, as the page of the reports
    "xlsxwriter": {"batch"},  # the ledger: openpyxl stores no results of formulas and keeps all cells in memory
    "filelock": {"batch"},
    "tqdm": {"batch"},
    "distributed": {"batch"},
    "docx": {"writers", "readback"},
    "docxtpl": {"writers"},
    "lxml": {"writers"},
    "reportlab": {"writers"},
    "pdfplumber": {"readback"},
}
"""library -> the packages that may import it."""

EXCEPTIONS = {
    ("generator/writers/reference_template.py", "jinja2"): "docxtpl is strict only in an environment that is handed to it",
}
"""Single files that may import one library more, and why."""

ABOVE = ("commands", "rollover", "compare", "pack", "consolidate", "batch")
"""Packages that stand on top of the pipeline: what a user can do with whole workbooks. They may import everything below."""

CLI = ("generator.__version__", "generator.commands", "generator.profiles")
"""What `cli.py` may import of ours."""

ORDINARY = {
    "项目": "any matter or thing; also what a list in a message may be about",
    "例外说明": "what the program calls a waiver; the sheet of waivers has the same name",
}
"""Names of sheets that are also ordinary words: they may stand within a literal."""

YEARS = {
    "例如": "an example in a message to the clerk",
    "schemas.openxmlformats.org": "names of Office formats",
    "Word 2013": "a version of Word",
}
"""What a literal with a year in it may hold besides, when it does not mean a budget year."""

DATES = {
    "2000-01-01": "the time stamp of files of a document without a date",
    "2000": "the earliest year of a date in a workbook",
    "2099": "the latest one",
}
"""Literals that are just a year or date, and mean no budget year."""


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in FILES)


def package_of(path: Path) -> str:
    """ "model" for generator/model/figure.py, "" for generator/derive.py."""
    parts = path.relative_to(GENERATOR).parts
    return parts[0] if len(parts) > 1 else ""


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names of all imported modules, at the top or within functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from ([f"{node.module}.{alias.name}" for alias in node.names] if node.module == "generator" else [node.module])


def own(module: str) -> str:
    """ "model" for generator.model.figure, the module itself for one beside the packages, "" for a library."""
    first, _, rest = module.partition(".")
    return rest.split(".")[0] if first == "generator" else ""


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """String literals, f-strings included, without docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def names(tree: ast.Module) -> Iterator[str]:
    """All identifiers that a module defines or uses."""
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name", "asname", "rest"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                yield value
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield from node.names


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


# looking at something


def test_every_package_is_looked_at():
    seen = {package_of(path) for path in FILES} - {""}
    assert seen >= {"model", "profiles", "checks", "compose", "writers"}
    assert seen <= {*PACKAGES, *ABOVE}, "a new package: say in PACKAGES what it may import, or that it stands above"
    assert len(FILES) > 40


def test_the_readers_of_trees_see_what_they_look_for():
    tree = ast.parse('"""甲"""\nimport docx.oxml\nfrom generator import pipeline\n名 = f"乙{x.属}"\ndef f(参: int):\n    from generator.model.figure import Figure as 数\n')
    assert list(imports(tree)) == ["docx.oxml", "generator.pipeline", "generator.model.figure"]
    assert [node.value for node in literals(tree)] == ["乙"]
    assert {"名", "属", "参", "数"} <= set(names(tree))


# who imports whom


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_stands_below_it(package):
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path, tree in trees()
        if package_of(path) == package
        for module in imports(tree)
        if own(module) not in PACKAGES[package] | {package, "", "__version__"}
    ]
    assert wrong == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_imported_in_its_package_only(library):
    users = {path for path, tree in trees() for module in imports(tree) if module.split(".")[0] == library}
    excepted = {ROOT / file for file, allowed in EXCEPTIONS if allowed == library}
    assert excepted <= users, "an exception that is no longer needed"
    assert {package_of(path) or path.name for path in users - excepted} <= LIBRARIES[library]


@pytest.mark.parametrize("library", ["jinja2", "docx", "reportlab"])
def test_the_libraries_are_really_used(library):
    assert any(module.split(".")[0] == library for _, tree in trees() for module in imports(tree))


def test_nothing_below_imports_what_stands_on_top():
    top = {path.stem for path in FILES if not package_of(path)} - {"__init__"}
    assert {"derive", "pipeline", "output"} <= top
    wrong = [f"{path.relative_to(ROOT)} imports {m}" for path, tree in trees() if package_of(path) in PACKAGES for m in imports(tree) if own(m) in {*top, *ABOVE}]
    assert wrong == []


def test_the_command_line_imports_the_top_only():
    tree = ast.parse((ROOT / "cli.py").read_text(encoding="utf-8"))
    found = {module for module in imports(tree) if module.split(".")[0] == "generator"}
    assert found
    assert {module for module in found if not any(module == allowed or module.startswith(f"{allowed}.") for allowed in CLI)} == set()


@pytest.mark.parametrize("arguments", [["--help"], ["render", "--help"], ["--version"]])
def test_help_loads_no_heavy_library(arguments):
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import cli
try:
    cli.main({arguments!r})
except SystemExit as end:
    assert not end.code
print("LOADED", *sorted({{m.split(".")[0] for m in sys.modules}} & set({list(LIBRARIES)!r})))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert "gongkai" in result.stdout
    assert result.stdout.splitlines()[-1] == "LOADED"


# what Python does not know


def test_identifiers_are_english():
    wrong = {f"{path.relative_to(ROOT)}: {name}" for path, tree in trees() for name in names(tree) if not name.replace(".", "").isascii()}
    assert wrong == set()


def profile_words() -> set[str]:
    """The names that only a profile may know: its key, its province, its sheets and their printed titles."""
    words = set()
    for key, folder in [*((key, None) for key in profile_keys()), (THIRD.name, THIRD.parent)]:
        profile = load_profile(key, folder)
        words |= {key, profile.name, *profile.sheets, *(title for form in profile.sheets.values() for title in profile.titles(form) if title)}
        words |= {match[1] for match in [re.match(r"(.{2,3}?)(省|市|自治区)", profile.name)] if match}
    return words


def test_there_are_words_to_look_for():
    assert {"hebei_2024", "河北", "收支总表", "部门预算收支总表", "基本信息"} <= profile_words()


def test_python_names_no_sheet_no_province_and_no_profile():
    words = profile_words() - set(ORDINARY)
    wrong = [f"{place(path, node)} {word}" for path, tree in trees() for node in literals(tree) for word in words if word in node.value]
    assert wrong == []


@pytest.mark.parametrize("word", ORDINARY)
def test_an_ordinary_word_is_still_needed(word):
    assert any(word in node.value for _, tree in trees() for node in literals(tree))


def test_python_knows_no_year():
    years = []
    for path, tree in trees():
        numbers = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and type(n.value) is int and 2000 <= n.value <= 2099]
        texts = [n for n in literals(tree) if re.search(r"(?<![\du])20\d\d(?!\d)", n.value) and n.value not in DATES and not any(word in n.value for word in YEARS)]
        years += [f"{place(path, node)} {node.value!r}" for node in (*numbers, *texts)]
    assert years == []


def test_modules_stay_small():
    assert {str(p.relative_to(ROOT)): n for p in FILES if (n := len(p.read_text(encoding="utf-8").splitlines())) >= 250} == {}


def test_functions_stay_small():
    long = {
        f"{place(path, node)} {node.name}": node.end_lineno - node.lineno + 1
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 40
    }
    assert long == {}
