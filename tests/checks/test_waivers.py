"""例外说明: which statements count, which findings they are about, and what those that do not count are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.run import run_checks
from generator.checks.waivers import MESSAGES, NOT_WAIVABLE, waive
from generator.model.finding import Finding, Severity
from generator.model.source import SourceRef
from generator.model.submission import Submission
from tests.support.submissions import hebei, submission_of
from tests.support.tables import Case, body_of, cases_in
from tests.support.workbooks import Desk, find

REASON, WHO = "财政批复按两个口径下达，见批复附件", "李明"
BASIC = SourceRef("一般公共预算支出表", "D2", "合计", "基本支出")
SUBJECT = SourceRef("支出总表", "E7", "2010301 行政运行", "项目支出")
LINE = SourceRef("收支总表", "", "一、一般公共服务支出", "预算数")


def error(rule: str = "B06", *places: SourceRef, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule, severity, "题", "话", places or (BASIC,))


def stated(*rows: tuple[str, ...]) -> Submission:
    """The base body with these rows in 例外说明; reason and name are good unless given."""
    filled = [(*row, *(REASON, WHO)[len(row) - 3 :]) for row in rows]
    table = "\n".join(" | ".join(row) for row in filled)
    return body_of(cases_in("== 例\n-- 例外说明\n规则编号 | 表 | 位置 | 理由 | 说明人\n" + table)[0], hebei())


def told(findings: list[Finding] | tuple[Finding, ...], *rows: tuple[str, ...]) -> tuple[Finding, ...]:
    return waive(findings, stated(*rows), hebei())


def extra(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.rule in MESSAGES]


# what fits


@pytest.mark.parametrize(
    ("place", "sheet", "typed"),
    [
        (BASIC, "一般公共预算支出表", "D2"),
        (BASIC, "一般公共预算支出表", "$d$2"),
        (BASIC, " 一般公共预算支出表", "Ｄ２ "),
        (BASIC, "一般公共预算支出表", "合计"),
        (BASIC, "一般公共预算支出表", "基本支出"),
        (SUBJECT, "支出总表", "2010301"),
        (SUBJECT, "支出总表", "２０１０３０１"),
        (SUBJECT, "支出总表", "行政运行"),
        (SUBJECT, "支出总表", "2010301 行政运行"),
        (LINE, "收支总表", "全表"),
        (LINE, "收支总表", "一般公共服务"),
        (SUBJECT, "部门预算支出总表", "E7"),
    ],
)
def test_a_statement_about_a_place_takes_the_power_to_block(place, sheet, typed):
    waived, *rest = told([error("B06", place)], ("B06", sheet, typed))
    assert not rest and not waived.blocks
    assert (waived.waiver.rule, waived.waiver.reason, waived.waiver.who) == ("B06", REASON, WHO)
    assert waived.waiver.source.sheet == "例外说明"


@pytest.mark.parametrize(
    ("place", "sheet", "typed"),
    [
        (BASIC, "一般公共预算支出表", "D22"),
        (BASIC, "一般公共预算支出表", "全表"),
        (BASIC, "一般公共预算支出表", "计"),
        (BASIC, "支出总表", "D2"),
        (SUBJECT, "支出总表", "201"),
        (SUBJECT, "支出总表", "301"),
        (SourceRef("项目", "B2", "第1条 13D0000AD5号机房", "项目名称"), "项目", "D5"),
    ],
)
def test_a_statement_about_another_place_does_not(place, sheet, typed):
    found, *rest = told([error("B06", place)], ("B06", sheet, typed))
    assert found.blocks and found.waiver is None
    assert [finding.rule for finding in rest] == ["X01"]


def test_any_place_of_a_finding_will_do():
    waived, *rest = told([error("B06", BASIC, SUBJECT)], ("B06", "支出总表", "E7"))
    assert waived.waiver and not rest


def test_a_renamed_sheet_is_the_same_sheet(tmp_path):
    desk = Desk(tmp_path).edit(lambda book: setattr(book["支出总表"], "title", "部门预算支出总表"))
    submission, _ = desk.edit(lambda book: book["例外说明"].append(["A05", "支出总表", "D5", REASON, WHO])).read()
    title = submission.sheet("支出总表").rows[0].source.sheet
    assert title == "部门预算支出总表"
    [waived] = waive([error("A05", SourceRef(title, "D5", "行", "列"))], submission, hebei())
    assert waived.waiver


@pytest.mark.parametrize("typed", ["[B06]", "b06", "Ｂ０６", "BO6", " B06 基本支出不等"])
def test_the_id_as_people_write_it(typed):
    [waived] = told([error()], (typed, "一般公共预算支出表", "D2"))
    assert waived.waiver.rule == "B06"


def test_only_the_rule_that_is_named():
    waived, other = told([error("B06"), error("A05")], ("B06", "一般公共预算支出表", "D2"))
    assert waived.waiver and other.blocks


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFORMATION])
def test_what_does_not_block_is_acknowledged(severity):
    [waived] = told([error(severity=severity)], ("B06", "一般公共预算支出表", "D2"))
    assert waived.waiver and waived.severity is severity


def test_without_statements_nothing_changes():
    findings = (error(), error("A05"))
    assert waive(findings, body_of(Case("例"), hebei()), hebei()) == findings


def test_a_profile_sheet_that_the_workbook_lacks_is_no_statement():
    submission = stated()
    submission.sheets.pop("例外说明")
    assert waive([error()], submission, hebei()) == (error(),)


# what does not count


@pytest.mark.parametrize(
    ("reason", "who"),
    [("无", WHO), ("情况属实", WHO), ("无无无无无", WHO), ("2024-01-25", WHO), ("。。。。。。", WHO), (REASON, "无"), (REASON, "1234")],
)
def test_a_thin_statement_is_an_error_and_does_not_count(reason, who):
    found, thin = told([error()], ("B06", "一般公共预算支出表", "D2", reason, who))
    assert found.blocks
    assert (thin.rule, thin.severity) == ("X02", Severity.ERROR)
    assert thin.found in (reason, who) and thin.places[0].column in ("理由", "说明人")


def test_four_letters_are_a_reason():
    [waived] = told([error()], ("B06", "一般公共预算支出表", "D2", "口径不同", "李明"))
    assert waived.waiver


def test_a_row_that_is_not_complete_does_not_count():
    """The reader has said so (R15): nothing more to say here."""
    assert told([error()], ("B06", "一般公共预算支出表", "D2", "", WHO)) == (error(),)


@pytest.mark.parametrize("rule", ["R14", "F01", "D01", "X02"])
def test_what_is_no_rule_cannot_be_waived(rule):
    found, refused = told([error(rule)], (rule, "一般公共预算支出表", "D2"))
    assert found.blocks
    assert (refused.rule, refused.severity) == ("X03", Severity.WARNING)
    assert NOT_WAIVABLE[rule[0]] in refused.message


def test_no_family_of_rules_is_one_that_cannot_be_waived():
    assert not {rule.id[0] for rule in hebei().rules} & set(NOT_WAIVABLE)


def test_the_same_statement_twice():
    waived, twice = told([error()], ("B06", "一般公共预算支出表", "D2"), ("b06", "一般公共预算支出表", "$D$2", "又说一遍理由", "王强"))
    assert waived.waiver.who == WHO
    assert (twice.rule, twice.severity) == ("X04", Severity.WARNING)


def test_a_good_statement_after_a_thin_one_counts():
    waived, thin = told([error()], ("B06", "一般公共预算支出表", "D2", "无", WHO), ("B06", "一般公共预算支出表", "D2"))
    assert waived.waiver and thin.rule == "X02"


def test_one_statement_for_several_places_says_so_and_counts():
    other = SourceRef("一般公共预算支出表", "D7", "2010301 行政运行", "基本支出")
    first, second, several = told([error("A05"), error("A05", other)], ("A05", "一般公共预算支出表", "基本支出"))
    assert first.waiver and second.waiver
    assert (several.rule, several.severity) == ("X05", Severity.INFORMATION)
    assert "D2" in several.message and "D7" in several.message


# hints


def hint(findings: list[Finding], *row: str) -> str:
    *_, lost = told(findings, row)
    assert (lost.rule, lost.severity) == ("X01", Severity.WARNING)
    return lost.message


def test_an_unknown_rule_is_told_what_the_cell_reports():
    assert "没有“B66”这条规则，你是不是想写“B06”" in hint([error()], "B66", "一般公共预算支出表", "D2")


def test_an_unknown_rule_elsewhere_is_told_the_nearest_one():
    assert "没有“B60”这条规则，你是不是想写“B06”" in hint([error()], "B60", "支出总表", "D9")


def test_the_right_rule_in_the_wrong_cell_is_told_where():
    assert "B06 报的是“一般公共预算支出表”D2，你是不是想写那里" in hint([error()], "B06", "一般公共预算支出表", "D3")


def test_the_right_rule_in_the_wrong_sheet_is_told_where():
    *_, lost = told([error()], ("B06", "支出总表", "D2"))
    assert lost.places[0].column == "表" and "“一般公共预算支出表”D2" in lost.message


def test_a_cell_with_other_findings_is_told_which():
    assert "这个位置报的是 B06" in hint([error()], "B02", "一般公共预算支出表", "D2")


def test_a_rule_that_found_nothing_may_be_mended():
    assert "这次校验没有报 B06" in hint([], "B06", "一般公共预算支出表", "D2")


# from end to end


def test_every_message_says_what_why_and_what_to_do():
    assert all(message.title and message.why and message.fix for message in MESSAGES.values())


def test_a_finding_about_a_statement_tells_the_whole_story():
    for rows in ([("B06", "支出总表", "D2")], [("R01", "支出总表", "D2")], [("B06", "一般公共预算支出表", "D2", "无", "无")]):
        for finding in extra(told([error()], *rows)):
            assert finding.title and finding.fix and finding.message and finding.found
            assert finding.places[0].sheet == "例外说明" and finding.places[0].cell and finding.places[0].column


def test_a_real_error_is_waived():
    text = """== 例
        -- 一般公共预算支出表
        科目编码 | 基本支出 | 项目支出
        合计     | 68.00    | 40.00
        2010301  | 68.00    | 40.00
        -- 一般公共预算基本支出表
        科目编码 | 人员经费 | 公用经费
        合计     | 58.00    | 9.00
        30101    | 50.00    |
        30108    | 8.00     |
        30201    |          | 9.00
        -- 例外说明
        规则编号 | 表 | 位置 | 理由 | 说明人
        B06 | 一般公共预算支出表 | 合计 | 财政批复口径不同 | 李明"""
    body = body_of(cases_in(text)[0], hebei())
    before = run_checks(body, hebei())
    after = waive(before, body, hebei())
    assert [f.rule for f in before if f.blocks] == ["B05", "B06"]
    assert [f.rule for f in after if f.blocks] == ["B05"]
    assert len(after) == len(before)


def test_the_samples_need_no_exception():
    assert submission_of({"基本信息": {"金额单位": "万元"}}, hebei()).sheet("例外说明").rows == ()


# reading the sheet


def test_a_workbook_without_the_sheet_is_read_without_a_word(tmp_path):
    _, before = Desk(tmp_path).read()
    desk = Desk(tmp_path).edit(lambda book: book.remove(book["例外说明"]))
    assert desk.read()[1] == before


def test_a_statement_without_a_reason_is_reported_by_the_reader(tmp_path):
    def state(book):
        sheet = book["例外说明"]
        row = find(book, "例外说明", "规则编号").row + 1
        for column, text in enumerate(("B06", "支出总表", "D2", None, "李明"), 1):
            sheet.cell(row, column).value = text

    desk = Desk(tmp_path).edit(state)
    [missing] = desk.found("R15")
    assert missing.places[0].column == "理由" and missing.blocks


def test_the_drop_down_offers_every_other_sheet():
    form = hebei().sheets["例外说明"]
    assert set(form.column("表").choices) == set(hebei().sheets) - {"例外说明"}


# many slips in one finding


def test_of_many_slips_told_at_once_each_needs_its_statement():
    """One statement about one subject does not let the others pass; what is left is said."""
    many = replace(error("A20", SUBJECT, SUBJECT._replace(cell="E8", row="2010302 一般行政管理事务")), folded=True)
    blocked, *rest = told([many], ("A20", "支出总表", "2010301"))
    assert blocked.blocks and not rest
    assert blocked.message == "话（其中 1 处写了例外说明，其余 1 处还要改）"
    waived, *rest = told([many], ("A20", "支出总表", "2010301"), ("A20", "支出总表", "2010302"))
    assert not waived.blocks and not rest and waived.message == "话"
