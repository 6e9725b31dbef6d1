"""The usual way for a whole county: docxtpl fills one template after another in one process, then one LibreOffice makes all PDFs.

`python benchmarks/usual_way.py FOLDER` fills every `NAME.template.docx` with `NAME.json` beside it; `prepare` makes both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import docxtpl_word
from benchmarks.measure import Cost, process
from benchmarks.tree import tree

TEMPLATE = ".template.docx"


def prepare(departments: Iterable[tuple[str, dict]], profile, folder: Path) -> int:
    """Templates and finished texts of departments (name, values); nothing of this is timed. Returns the number of pages."""
    from benchmarks.content import content_of

    folder.mkdir(parents=True, exist_ok=True)
    pages = 0
    for name, values in departments:
        content = content_of(values, profile)
        texts = docxtpl_word.make_template(content.document, content.theme, profile.outline.reference, folder / f"{name}{TEMPLATE}")
        (folder / f"{name}.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        pages += content.pages
    return pages


def measured(folder: Path, office: str, fonts: Path) -> tuple[Cost, Cost]:
    """The cost of filling all templates and of turning all Word files into PDF, each in one process."""
    filled = tree([sys.executable, __file__, folder])
    words = sorted(path for path in folder.glob("*.docx") if not path.name.endswith(TEMPLATE))
    env = os.environ | {"FONTCONFIG_FILE": str(fonts / "fonts.conf")}
    convert = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder]
    process([*convert, words[0]], env)  # the first start makes the user profile
    return filled, tree([*convert, *words], env)


def fonts_for_office(folder: Path) -> Path:
    subprocess.run(["sh", ROOT / "tools" / "office_fonts.sh", folder], check=True, capture_output=True)
    return folder


if __name__ == "__main__":
    for template in sorted(Path(sys.argv[1]).glob(f"*{TEMPLATE}")):
        name = template.name.removesuffix(TEMPLATE)
        context = json.loads(template.with_name(f"{name}.json").read_text(encoding="utf-8"))
        docxtpl_word.fill(template, context, template.with_name(f"{name}.docx"))
