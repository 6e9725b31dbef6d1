"""What holding a department against its units can say: every finding with its id, severity, title and remedy."""

from __future__ import annotations

from generator.model.finding import Finding, Message, Severity

MESSAGES = {
    "H01": Message(
        Severity.ERROR,
        "与各单位相加不等",
        "对照列出的单位和单元格核对：部门汇错的改部门的工作簿，单位填错的改单位的工作簿，再运行一次。",
        "部门预算由部门本级和所属单位的预算汇总而成，减去申报了的单位之间的往来；每一格都等于各单位同一格相加。",
    ),
    "H02": Message(
        Severity.ERROR,
        "少了一条单位的内容",
        "把这一条补进部门的工作簿；单位不再列的，改单位的工作簿。",
        "项目、指标、采购等由各单位逐条列出，一条也不能少。",
    ),
    "H03": Message(
        Severity.ERROR,
        "多出一条，哪个单位都没有",
        "核对这一条是哪个单位的：单位漏填的，补进单位的工作簿；重复的删去。",
        "部门逐条列出的内容都来自某个单位；多出的一条会使部门与单位对不上。",
    ),
    "H04": Message(
        Severity.INFORMATION,
        "文字与单位填的不同",
        "部门有意改写的不用管；不是的，照单位的改。",
        "部门汇总时可以统一文字，所以只作提示。",
    ),
    "H05": Message(
        Severity.ERROR,
        "整个单位没有加进来，或者加了两次",
        "把这个单位加进来（或减去一次），它引起的各格一起改好；也可以用 gongkai consolidate 重新汇总。",
        "这个单位每一格都少了（或多了）一次，多半是整个单位漏了或者重复了，不是一格一格填错的。",
    ),
    "H06": Message(
        Severity.WARNING,
        "单位的工作簿还有错误",
        "先把单位的工作簿改好（gongkai check），再核对一次。",
        "单位的数有错，部门与它一致也是错的。",
    ),
}


def report(rule: str, message: str, **more) -> Finding:
    """A finding of the comparison."""
    entry = MESSAGES[rule]
    return Finding(rule, entry.severity, entry.title, message, fix=entry.fix, **more)
