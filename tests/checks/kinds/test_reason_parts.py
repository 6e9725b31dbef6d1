import pytest

from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import messages


def parts(scope: str, reason: str, running: tuple[str, str] = ("", ""), dinners: tuple[str, str] = ("", ""), facts: str = ""):
    tables = (
        f"{facts}-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务用车运行维护费 | {running[1]}\n公务接待费 | {dinners[1]}\n"
        f"-- 上年数\n项目 | 上年预算数\n公务用车运行维护费 | {running[0]}\n公务接待费 | {dinners[0]}\n"
        f"-- 文字说明\n事项 | 内容\n三公经费增减原因 | {reason}"
    )
    return [message.split("比上年")[0].split("与上年")[0] for message in messages("reason_parts", tables, **options_of({"changed": "G02", "named": "G03"}[scope]))]


RUNNING, DINNERS = "公务用车运行维护费", "公务接待费"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("压减公务接待", [RUNNING]),
        ("油价下降", [DINNERS]),
        ("压减公务接待，车辆报废一台", []),
        ("落实过紧日子要求", []),
        ("业务变化", [RUNNING, DINNERS]),
    ],
)
def test_every_part_that_changed_is_named(reason: str, told: list[str]):
    assert parts("changed", reason, ("3", "2"), ("1.5", "1")) == told


def test_parts_without_last_years_figure_tell_nothing():
    assert parts("changed", "业务变化", ("", "2"), ("", "1")) == []
    assert parts("named", "压减公务接待", ("", "2"), ("", "1")) == []


def test_without_a_reason_only_changes_that_cancel_out_are_told():
    assert parts("changed", "", ("3", "2"), ("1", "2")) == [RUNNING, DINNERS]
    assert parts("changed", "", ("3", "2"), ("1", "1")) == []


def test_a_part_that_did_not_change_is_no_cause():
    assert parts("named", "压减公务接待，车辆报废一台，燃油减少", ("3", "2"), ("1", "1")) == [DINNERS]
    assert parts("named", "公务接待费与上年持平，燃油减少", ("3", "2"), ("1", "1")) == []
    assert parts("named", "压减公务接待", ("3", "3"), ("2", "1")) == []


def test_changes_are_those_of_the_printed_figures():
    yuan = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n"
    assert parts("changed", "业务变化", ("30000", "30049"), ("15000", "15000"), yuan) == []
    assert parts("changed", "业务变化", ("30000", "30051"), ("15000", "15000"), yuan) == [RUNNING]
