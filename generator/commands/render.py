"""gongkai render: the published pair of each workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command, add_reports
from generator.commands.running import each, tell


def add(commands) -> None:
    command = add_command(commands, "render", "校验工作簿，没有错误就生成 Word 和 PDF（不写命令时就是它）", run)
    command.add_argument("workbooks", nargs="+", type=Path, metavar="工作簿.xlsx")
    command.add_argument("--out", type=Path, metavar="文件夹", help="生成到哪个文件夹，默认在工作簿旁边")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用工作簿里记着的")
    command.add_argument("--document", default="", metavar="公开文本", help="公开格式里的哪一种文本，默认是部门预算信息公开")
    command.add_argument("--draft", action="store_true", help="有错误也生成，带“草稿”水印")
    command.add_argument("--pack", action="store_true", help="另外生成送审材料（Word 和 PDF）：公开内容清单、主要增减和原因、没有解决的问题和例外，给签字的领导看，不公开")
    add_reports(command)
    command.add_argument("--fonts", choices=("own", "bundled"), default="own", help="own：优先用本机字体（默认）；bundled：只用自带字体")
    command.add_argument("--word-flow", choices=("planned", "free"), default="planned", help="planned：Word 按排好的分页（默认，目录页码准确）；free：Word 自由换页，便于再编辑，页码是近似的")


def run(options: argparse.Namespace) -> int:
    from generator.pipeline import render

    def one(path: Path) -> int:
        outcome = render(
            path,
            options.out,
            profile=options.profile,
            document=options.document,
            draft=options.draft,
            fonts=options.fonts,
            flow=options.word_flow,
            pack=options.pack,
        )
        return tell(outcome, options)

    return each(options, one)
