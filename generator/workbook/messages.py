"""What reading can say to a clerk: every finding of the reader with its id, severity, title and remedy."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.finding import Finding, Message, Severity
from generator.model.source import SourceRef

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


MESSAGES = {
    "R01": Message(
        ERROR, "工作簿不是这个公开格式的", "换用这个公开格式的空白工作簿填写，或者运行时选工作簿自己的公开格式。"
    ),
    "R02": Message(INFORMATION, "工作簿没有版本标记", "内容照常读取。以后请用 gongkai blank 生成的工作簿填写。"),
    "R03": Message(WARNING, "工作簿的版本与程序不同", "用 gongkai blank 生成新的空白工作簿，把内容粘贴过去。"),
    "R04": Message(ERROR, "缺少工作表", "从空白工作簿把这张表复制回来，表名不要改。"),
    "R05": Message(INFORMATION, "工作表改了名", "内容已经读取。请把表名改回来，以免以后认错。"),
    "R06": Message(INFORMATION, "不认识的工作表", "程序不读这张表。如果里面有要公开的内容，请填到规定的表里。"),
    "R07": Message(ERROR, "缺少栏目", "对照空白工作簿，把这一栏的表头改回原来的写法，或者把删掉的栏目补回来。"),
    "R08": Message(INFORMATION, "不认识的栏目", "程序不读这一栏。如果里面有要公开的内容，请填到规定的栏目里。"),
    "R09": Message(WARNING, "固定的行不见了", "对照空白工作簿，把这一行补回来，行名不要改。"),
    "R10": Message(WARNING, "不认识的行", "程序不读这一行。请把数填到规定的行里，或者把行名改回原来的写法。"),
    "R11": Message(ERROR, "金额单位没有填对", "选“万元”或“元”，全部金额都用这一个单位。"),
    "R12": Message(ERROR, "应该填数字的格里不是数字", "只填数字；没有数就空着。"),
    "R13": Message(ERROR, "填写的格式不对", "按举例的写法填写。"),
    "R14": Message(ERROR, "填的不是可选的内容", "点开这一格的下拉，选其中一项。"),
    "R15": Message(ERROR, "必填的内容没有填", "补填这一格。"),
    "R16": Message(ERROR, "公式算错了", "改正公式，或者直接填上内容。"),
    "R17": Message(ERROR, "公式没有算出结果", "请在 Excel 或 WPS 中打开并保存一次，或者直接填上内容。"),
    "R18": Message(ERROR, "文字里有看不见的控制字符", "删掉这一格，重新输入或“选择性粘贴—文本”。"),
    "R19": Message(ERROR, "有内容但没有科目编码", "补填科目编码；不要的行请整行删除。"),
    "R20": Message(ERROR, "长编码被存成了数字", "把这一格设为“文本”格式，重新输入完整的编码。"),
    "R21": Message(WARNING, "金额的格合并了", "取消合并，把金额分别填到各行。"),
    "R22": Message(WARNING, "这一格不用填", "请清空这一格。"),
    "R23": Message(INFORMATION, "清单里的合计行不读", "不用处理。合计和小计由程序推出。"),
    "R24": Message(ERROR, "找不到表头", "对照空白工作簿，把这张表的表头复制回来。"),
    "R25": Message(WARNING, "自动计算的公式断了", "程序照样推算。要在表里看到数，请从空白工作簿把这些格复制回来。"),
}


def report(
    rule: str,
    message: str,
    places: Iterable[SourceRef] = (),
    *,
    found: str = "",
    expected: str = "",
    severity: Severity | None = None,
    fix: str = "",
) -> Finding:
    """A finding of the reader."""
    entry = MESSAGES[rule]
    return Finding(
        rule, severity or entry.severity, entry.title, message, tuple(places), found, expected, fix=fix or entry.fix
    )
