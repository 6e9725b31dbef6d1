"""Write docs/rules.md, the handbook of rules, from the catalogue and the cases that test it: `python tools/make_rules_page.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.catalogue import Entry, by_family, entries
from generator.model.profile import Profile
from generator.operands import INDENT
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from tests.support.tables import HEADS, Case, cases_in

PAGE = ROOT / "docs" / "rules.md"
MAIN = "hebei_2024"
"""The profile whose catalogue is told in full; forms of their own follow with what differs."""
CASES = ROOT / "tests" / "checks" / "cases"

INTRODUCTION = """# 规则手册

本页由 `make rules` 按规则目录生成，不要直接改：规则在 `templates/` 下的 `rules/*.toml`，例子在 `tests/checks/cases/`。
在命令行里看单条：`gongkai explain B06`。

- **程度**　错误：不改好就不能生成公开文本；警告：不妨碍生成，请核对；提示：不用处理。
- **地址**　“收支总表 收入总计 预算数”是表、行、列；只写一两段的，就是本表、本行。
- **尾差**　打印的数各自四舍五入，相加会差一两分：n 个数相加，容许 0.005×(n+1) 万元，在容许之内只作提示，打印填写的数。
- **例外**　核对过、确实没有错的，在工作簿“例外说明”表里写明规则编号、表、位置、理由、说明人，就不再妨碍生成，
  并记入依据文件；读取（R）、打印（F）、疑点（D）和例外说明自身（X）的问题不能这样放行。
"""


def page() -> str:
    """The whole page as Markdown."""
    main = load_profile(MAIN)
    found = tuple(by_family(entries(main)))
    parts = [INTRODUCTION, "## 目录\n"]
    for family, members in found:
        parts += [f"**{family}**（{len(members)} 条）\n", table(("编号", "程度", "问题"), [(f"[{e.id}](#{e.id})", _severity(e), e.title) for e in members])]
    for family, members in found:
        parts.append(f"## {family}\n")
        parts += (text for entry in members for text in _entry(entry))
    others = (load_profile(key) for key in profile_keys() if key != MAIN)
    for profile in (other for other in others if main.folders[0] not in other.folders):
        parts += _differences(profile, main)
    return "\n".join(parts)


def _differences(profile: Profile, main: Profile) -> Iterator[str]:
    """How the catalogue of a form of its own differs: rules that only it has, rules fitted to it, rules without use."""
    known = {entry.id: entry for entry in entries(main)}
    own = [entry for entry in entries(profile) if entry.id not in known]
    fitted = [entry.id for entry in entries(profile) if entry.id in known and entry != known[entry.id]]
    yield f"## {profile.name}\n"
    yield f"按本格式的表和栏核对的规则（`gongkai explain 编号 --profile {profile.key}` 看核对哪些数）：{'、'.join(fitted)}。\n"
    if profile.disabled:
        yield "停用的规则：\n"
        yield table(("编号", "理由"), sorted(profile.disabled.items()))
    yield from (text for entry in own for text in _entry(entry))


def _entry(entry: Entry) -> Iterator[str]:
    yield f'<a id="{entry.id}"></a>\n\n### {entry.id}　{entry.title}\n'
    lines = [f"- 程度：{_severity(entry)}", *_item("意思", entry.why)]
    if entry.held_by:
        lines += _item("由程序保证", entry.held_by)
    else:
        lines += [f"- 核对：{_escaped(entry.checked)}（`{entry.kind}`）"] if entry.kind else []
        lines += [f"{'    ' if line.startswith(INDENT) else '  '}- {_escaped(line.lstrip(INDENT))}" for line in entry.operands]
        lines += _item("容差", entry.tolerance)
    lines += [*_item("举例", entry.example), *_item("办法", entry.fix), *_item("依据", entry.basis)]
    yield "\n".join(lines) + "\n"
    case = failing_case(entry.id)
    if case:
        yield from _worked(case)


def failing_case(rule: str) -> Case | None:
    """The first case of the rule that has findings."""
    path = CASES / f"{rule}.txt"
    cases = cases_in(path.read_text(encoding="utf-8"), path.name) if path.is_file() else []
    return next((case for case in cases if case.expected), None)


def _worked(case: Case) -> Iterator[str]:
    """The tables of a case as somebody typed them, and what the program says."""
    yield f"<details><summary>算例：{case.name}</summary>\n"
    for name, rows in case.tables.items():
        heads = tuple(rows[0]) if rows else ()
        yield f"“{name}”填写：\n" if rows else f"“{name}”没有填写。\n"
        if rows:
            yield table(heads, [tuple(row.values()) for row in rows])
    yield "报告：\n"
    heads = tuple(head for head in HEADS if any(row.get(head) for row in case.expected))
    yield table(heads, [tuple(row.get(head, "") for head in heads) for row in case.expected])
    yield "</details>\n"


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell if cell == "---" else _escaped(cell) for cell in line) + " |" for line in lines) + "\n"


def _item(label: str, text: str) -> list[str]:
    return [f"- {label}：{_escaped(text)}"] if text else []


def _severity(entry: Entry) -> str:
    return "由程序保证" if entry.held_by else entry.severity.value


def _escaped(text: str) -> str:
    """Plain text within Markdown; links to anchors stay what they are."""
    if text.startswith("[") and "](#" in text:
        return text
    for mark in "\\|*_<>`":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "<br>")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(PAGE.relative_to(ROOT))
