"""Where the reports go: beside the workbook, into a folder, or into the file that is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

STANDARD_OUTPUT = "-"
NAMES = {"html": "{stem}（问题清单）.html", "json": "{stem}（问题清单）.json", "mark": "{stem}（问题标注{again}）.xlsx"}
ENDINGS = {"html": (".html", ".htm"), "json": (".json",), "mark": (".xlsx",)}
_MARKED = re.compile(r"（问题标注(\d*)）$")


def targets(workbook: Path, folder: Path, asked: Mapping[str, str | None]) -> dict[str, Path]:
    """The file of each report that is asked for (`html`, `json`, `mark`); "" asks for the usual name in `folder`."""
    return {
        name: folder / usual_name(workbook, name) if not typed else Path(typed) / usual_name(workbook, name) if _is_folder(typed) else Path(typed)
        for name, typed in asked.items()
        if typed is not None and not (name == "json" and typed == STANDARD_OUTPUT)
    }


def usual_name(workbook: Path, report: str) -> str:
    """“我单位2024（问题清单）.html”; the marked copy of a marked copy is counted: “我单位2024（问题标注2）.xlsx”."""
    marked = _MARKED.search(workbook.stem)
    again = str(int(marked[1] or 1) + 1) if marked else ""
    return NAMES[report].format(stem=_MARKED.sub("", workbook.stem) if report == "mark" else workbook.stem, again=again)


def target_fault(workbooks: Sequence[Path], asked: Mapping[str, str | None]) -> str:
    """Why the reports cannot go where they are asked for; "" if they can. The message is for the clerk."""
    for name, typed in asked.items():
        if not typed or (typed != STANDARD_OUTPUT and _is_folder(typed)):
            continue
        if len(workbooks) > 1:
            return f"有 {len(workbooks)} 份工作簿，不能都写进“{typed}”。--{name} 后面不写文件名，就存在各自的工作簿旁边；也可以写一个文件夹。"
        if name == "json" and typed == STANDARD_OUTPUT:
            continue
        if Path(typed).suffix.lower() not in ENDINGS[name]:
            return f"--{name} 后面应是以 {ENDINGS[name][0]} 结尾的文件名，写的是“{typed}”。不写文件名时，请把 --{name} 放在工作簿后面。"
        if any(Path(typed).resolve() == workbook.resolve() for workbook in workbooks):
            return f"--{name} 后面写的“{typed}”就是要检查的工作簿。工作簿从不改动，请换一个文件名。"
    return ""


def _is_folder(typed: str) -> bool:
    return typed.endswith(("/", "\\")) or Path(typed).is_dir()
