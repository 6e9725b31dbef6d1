"""Next year's form is a child that holds only what differs, and works from its own workbook."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace

import pytest
from openpyxl import load_workbook

import cli
from generator.checks.run import run_checks
from generator.compose.document import compose
from generator.derive import complete
from generator.model.profile import Profile
from generator.pipeline import check, render
from generator.profiles.load import load_profile
from generator.profiles.locate import templates_folder
from generator.workbook.fill import fill_workbook
from generator.writers.text import dump
from tests.support.submissions import hebei, source_values, submission_of
from tests.support.workbooks import find

KEY = "hebei_2025"
ADDED = {
    "2170404": "中央金融机构注资特别国债支出",
    "22911": "中央金融机构注资特别国债财务基金支出",
    "23107": "中央金融机构注资特别国债还本支出",
}


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(KEY)


def values_of(year: int) -> dict:
    """The body of the base year, as if it published the same figures in another."""
    values = source_values("xushui")
    values["基本信息"] |= {"预算年度": str(year), "批复日期": f"{year}-01-25", "公开日期": f"{year}-02-08"}
    return values


def test_the_folder_holds_only_what_differs():
    folder = templates_folder() / KEY
    assert [path.name for path in folder.iterdir()] == ["profile.toml"]
    declared = tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))
    assert set(declared) == {"parent", "key", "name", "year", "codes"}
    assert declared["codes"] == {"功能分类科目": {"changes": "functional_changes_2025.csv"}}


def test_it_differs_from_its_parent_only_where_it_says(profile):
    differing = {field.name for field in fields(Profile) if field.compare and getattr(profile, field.name) != getattr(hebei(), field.name)}
    assert differing == {"key", "name", "year", "folders", "sheets", "codes"}
    assert (profile.year, profile.name) == (2025, hebei().name.replace("2024", "2025"))
    form, parent = profile.sheets["基本信息"], hebei().sheets["基本信息"]
    defaults = [(line.name, line.default) for line in form.lines if line not in parent.lines]
    assert defaults == [("预算年度", "2025")]
    assert {name for name, sheet in profile.sheets.items() if sheet != hebei().sheets[name]} == {"基本信息"}


def test_the_codes_of_the_year(profile):
    tables = (profile.codes["功能分类科目"].subjects, hebei().codes["功能分类科目"].subjects)
    ours, theirs = tables
    assert {code: subject.name for code, subject in ours.items() if subject != theirs.get(code)} == ADDED
    assert set(theirs) < set(ours)
    assert profile.codes["部门预算支出经济分类科目"] == hebei().codes["部门预算支出经济分类科目"]
    assert {subject.level for subject in map(ours.get, ADDED)} == {"款", "项"}


def test_a_new_code_is_known_only_from_its_year_on(profile):
    values = values_of(2025)
    values["项目"][0]["功能科目编码"] = "2170404"
    told = {p.key: [f.rule for f in run_checks(complete(submission_of(values, p), p), p)] for p in (profile, hebei())}
    assert "K05" in told["hebei_2024"] and "K05" not in told[KEY]


def test_a_filled_body_reads_as_in_the_parent_year(profile):
    texts = {}
    for form, year in ((profile, 2025), (hebei(), 2024)):
        submission = complete(submission_of(values_of(year), form), form)
        texts[year] = [dump(compose(submission, form, outline=outline)) for outline in form.documents]
    years = {"2025": "今年", "2024": "上年"}, {"2024": "今年", "2023": "上年"}
    assert [_named(text, years[0]) for text in texts[2025]] == [_named(text, years[1]) for text in texts[2024]]


def _named(text: str, words: dict[str, str]) -> str:
    """The text with this year and the year before in words; other years, typed by the clerk, are left as typed."""
    for year, word in words.items():
        text = text.replace(f"{year}年", f"{word}年").replace(f"{year}-", f"{word}-").replace(f"预算年度：{year}", f"预算年度：{word}").replace(f"年度：{year}", f"年度：{word}")
    return text


def test_the_blank_workbook_offers_the_year(tmp_path):
    target = tmp_path / "空白.xlsx"
    assert cli.main(["blank", "--profile", KEY, "--out", str(target)]) == 0
    book = load_workbook(target)
    assert find(book, "基本信息", "预算年度").offset(column=1).value in (2025, "2025")
    words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    stale = [text for text in words if "2024" in text]
    assert stale == []
    assert any("2025" in text for text in words)


def test_a_filled_workbook_becomes_the_disclosure(tmp_path, profile):
    path = fill_workbook(profile, values_of(2025), tmp_path / "例.xlsx")
    outcome = check(path)
    assert outcome.profile.key == KEY
    assert [finding.rule for finding in outcome.findings if finding.blocks] == []
    made = render(path, tmp_path / "成品", fonts="bundled")
    assert [file.suffix for file in made.files] == [".docx", ".pdf", ".json"]


def test_a_change_in_the_parent_reaches_the_child(profile):
    assert profile.texts == hebei().texts
    assert replace(profile.outline, reference=None) == replace(hebei().outline, reference=None)
    assert all(section.path.parent.parent.name == "hebei_2024" for section in profile.texts.values())
