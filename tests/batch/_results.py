"""Made-up results for the ledger and the pages: bodies of every status, names that are up to no good."""

from __future__ import annotations

from collections.abc import Mapping

from generator.batch.counting import UNIT_FACT
from generator.batch.fingerprint import WORKBOOK
from generator.batch.roster import Expected, Roster
from generator.model.result import BLOCKED, FAILED, GONE, PENDING, PUBLISHED, UNREADABLE, Result, Tally

SHA = "ab" * 32
NASTY = "<script>alert(1)</script>{{ 7*7 }}\"'&"
FORMULAS = ("=1+1", "+2", "-3", "@SUM(A1)", "=HYPERLINK(\"http://x\")")
ERROR, WARNING = Tally("两表合计不等", "错误", 2), Tally("没有单位", "警告", 3)


def result(code: str = "101", body: str = "民政局", status: str = PUBLISHED, *, year: int = 2024, unit: bool = False, totals: Mapping[str, str] | None = None, **more) -> Result:
    """A body's result with its files, as a batch gives it."""
    folder = more.pop("folder", f"{code} {body}")
    public = {"docx": f"{folder}/{body}.docx", "pdf": f"{folder}/{body}.pdf", "trace": f"内部留存/{folder}/{body}.依据.json"}
    reports = {"html": f"内部留存/{folder}/{body}（问题清单）.html", "mark": f"内部留存/{folder}/{body}（问题标注）.xlsx"}
    files = {PUBLISHED: public | {"html": reports["html"]}, BLOCKED: reports}.get(status, {})
    files = more.pop("files", files)
    given = dict(
        workbook=f"{code}/{body}{year}.xlsx",
        profile="hebei_2024",
        profile_name="河北省部门预算信息公开（2024年）",
        pages=40 if status == PUBLISHED else 0,
        totals={"总计/收入总计": "100.00", "总计/支出总计": "100.00", "分类/201 一般公共服务支出": "60.00"} if totals is None else totals,
        facts={UNIT_FACT: "单位"} if unit else {},
        folder=folder,
        sha256=dict.fromkeys(files, SHA),
        seconds=1.234,
        keys={WORKBOOK: SHA},
    )
    return Result(**(given | dict(status=status, code=code, body=body, year=year, files=files) | more))


def unread(path: str = "收到/水利局2024.xlsx", status: str = UNREADABLE, message: str = "设了打开密码。请去掉密码后再试。") -> Result:
    return Result(path, status, message=message, keys={WORKBOOK: SHA})


def everything() -> list[Result]:
    """One of each status, a unit below its department, a body twice, another year, a second document, another profile."""
    return [
        result("101", "民政局", totals={"总计/收入总计": "100.10", "总计/支出总计": "", "分类/201 一般公共服务支出": "60.00", "分类/229 其他支出": "40.10"}),
        result("101001", "民政局福利院", unit=True, totals={"总计/收入总计": "7.00"}),
        result("102", "教育局", BLOCKED, errors=3, warnings=1, findings_by_rule={"B06": ERROR, "P07": WARNING}, message="[B06] 相差 0.18"),
        result("103", "财政局", warnings=3, waivers=1, findings_by_rule={"P07": WARNING}, totals={"总计/收入总计": "0.200003", "分类/205 教育支出": "0.20"}),
        result("103", "财政局", workbook="旧/财政局2024.xlsx", folder="103 财政局（2）"),
        result("104", "统计局", year=2023, totals={"总计/收入总计": "9.99"}),
        result("105", NASTY, files={"docx": "x/a.docx", "pdf": "x/a.pdf", "docx:绩效目标": "x/b.docx", "pdf:绩效目标": "x/b.pdf"}, documents=("公开", "绩效目标")),
        unread(),
        unread("坏/信访局.xlsx", FAILED, "程序出错，请把工作簿发给维护人员"),
        unread("等/审计局.xlsx", PENDING, "中途停止，还没有轮到"),
        result("106", "旧城改造办", GONE, message="生成的文件还在"),
    ]


ROSTER = Roster([Expected("101", "民政局"), Expected("103", "财政和税务局"), Expected("104", "统计局"), Expected("107", "水利局"), Expected("108", "大数据局"), Expected("", "气象局")])
