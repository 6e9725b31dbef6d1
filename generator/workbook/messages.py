"""What reading can say to a clerk: every finding of the reader with its id, severity, title and remedy."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.finding import Finding, Message, Severity
from generator.model.source import SourceRef

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


MESSAGES = {
    "R01": Message(
        ERROR,
        "工作簿不是这个公开格式的",
        "换用这个公开格式的空白工作簿填写，或者运行时选工作簿自己的公开格式。",
        "各公开格式的表样和栏目不同，按另一种格式读会读错。",
    ),
    "R02": Message(
        INFORMATION,
        "工作簿没有版本标记",
        "内容照常读取。以后请用 gongkai blank 生成的工作簿填写。",
        "没有版本标记时按表名和表头读取，另建的或别处转来的工作簿都是这样。",
    ),
    "R03": Message(
        WARNING,
        "工作簿的版本与程序不同",
        "用 gongkai blank 生成新的空白工作簿，把内容粘贴过去。",
        "表样改过版，旧工作簿可能缺栏目或多栏目。比程序新的工作簿不能读，以免漏读新栏目。",
    ),
    "R04": Message(
        ERROR,
        "缺少工作表",
        "从空白工作簿把这张表复制回来，表名不要改。",
        "法定报表和必填的表缺一张，公开就不完整；其他表缺了当作没有内容。",
    ),
    "R05": Message(
        INFORMATION,
        "工作表改了名",
        "内容已经读取。请把表名改回来，以免以后认错。",
        "表名改了也能按表内标题认出来，但再改一次就可能认错。",
    ),
    "R06": Message(
        INFORMATION,
        "不认识的工作表",
        "程序不读这张表。如果里面有要公开的内容，请填到规定的表里。",
        "多出来的表可能是草稿，也可能是填错了地方的内容。",
    ),
    "R07": Message(
        ERROR,
        "缺少栏目",
        "对照空白工作簿，把这一栏的表头改回原来的写法，或者把删掉的栏目补回来。",
        "程序按表头认栏目，表头改了或删了，这一栏的数就没有读到。",
    ),
    "R08": Message(
        INFORMATION,
        "不认识的栏目",
        "程序不读这一栏。如果里面有要公开的内容，请填到规定的栏目里。",
        "多出来的栏目不会印进公开文本。",
    ),
    "R09": Message(
        WARNING,
        "固定的行不见了",
        "对照空白工作簿，把这一行补回来，行名不要改。",
        "固定行是统一格式，删掉以后对应的数没有地方填。",
    ),
    "R10": Message(
        WARNING,
        "不认识的行",
        "程序不读这一行。请把数填到规定的行里，或者把行名改回原来的写法。",
        "固定格式的表只读规定的行，写在别处的数不会公开，也不参加核对。",
    ),
    "R11": Message(
        ERROR,
        "金额单位没有填对",
        "选“万元”或“元”，全部金额都用这一个单位。",
        "单位填错，全部金额会差一万倍。",
    ),
    "R12": Message(
        ERROR,
        "应该填数字的格里不是数字",
        "只填数字；没有数就空着。",
        "金额格里带文字就不能参加计算；“12万元”这样的写法还可能与全表单位不一致。",
    ),
    "R13": Message(
        ERROR,
        "填写的格式不对",
        "按举例的写法填写。",
        "日期、年度、百分比的写法认不出来，就不能核对，也不能按统一写法打印。",
    ),
    "R14": Message(
        ERROR,
        "填的不是可选的内容",
        "点开这一格的下拉，选其中一项。",
        "这一格决定程序怎样处理，只能是下拉里的内容。",
    ),
    "R15": Message(
        ERROR,
        "必填的内容没有填",
        "补填这一格。",
        "这一格要印进公开文本，或者别处要用到它，不能空着。",
    ),
    "R16": Message(
        ERROR,
        "公式算错了",
        "改正公式，或者直接填上内容。",
        "格里显示 #REF!、#DIV/0! 等，说明公式引用的格被删了或算不出来。",
    ),
    "R17": Message(
        ERROR,
        "公式没有算出结果",
        "请在 Excel 或 WPS 中打开并保存一次，或者直接填上内容。",
        "程序不替别的公式计算，只读保存下来的结果；没有保存过就没有结果。",
    ),
    "R18": Message(
        ERROR,
        "文字里有看不见的控制字符",
        "删掉这一格，重新输入或“选择性粘贴—文本”。",
        "从网页或别的系统粘贴会带进看不见的字符，打印和查找都会出错。",
    ),
    "R19": Message(
        ERROR,
        "有内容但没有科目编码",
        "补填科目编码；不要的行请整行删除。",
        "没有编码就不知道是哪个科目，合计也归不进去。",
    ),
    "R20": Message(
        ERROR,
        "长编码被存成了数字",
        "把这一格设为“文本”格式，重新输入完整的编码。",
        "Excel 只保留数字的前15位，更长的编码变成数字后末几位成了0，已经不是原来的编码。",
    ),
    "R21": Message(
        WARNING,
        "金额的格合并了",
        "取消合并，把金额分别填到各行。",
        "合并的格只有一个数，分不清各行各是多少；程序把它算在第一行。",
    ),
    "R22": Message(
        WARNING,
        "这一格不用填",
        "请清空这一格。",
        "这一格由别处推出或本来就没有内容，填了也不用。",
    ),
    "R23": Message(
        INFORMATION,
        "清单里的合计行不读",
        "不用处理。合计和小计由程序推出。",
        "整张粘贴时会带着合计行，清单里的合计由程序重新推出，不会算两遍。",
    ),
    "R24": Message(
        ERROR,
        "找不到表头",
        "对照空白工作簿，把这张表的表头复制回来。",
        "没有表头就不知道哪一列是什么，整张表都没有读。",
    ),
    "R25": Message(
        WARNING,
        "自动计算的公式断了",
        "程序照样推算。要在表里看到数，请从空白工作簿把这些格复制回来。",
        "删行、删列、删表会使自动计算的公式失去引用；程序自己推算，结果不受影响。",
    ),
    "R26": Message(
        ERROR,
        "工作表损坏",
        "请用 Excel 或 WPS 打开，核对这张表，另存为新的 .xlsx；打不开的，从备份找回或重新填这张表。",
        "文件里这张表的部分不完整，读出来的内容靠不住，所以整张表都没有读；其他表照常读取。",
    ),
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
