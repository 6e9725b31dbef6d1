from tests.checks.kinds._kit import findings, messages

SUMS = [["收支总表", "本年支出合计", "一般公共服务支出", "人行科目"]]
FOREIGN = "-- 收支总表\n行 | 预算数\n人行科目 | 1.00"


def test_lines_without_a_code_count_too():
    assert messages("lines_sum", FOREIGN, sums=SUMS) == [
        "“本年支出合计”的“预算数”是 108.00，从“一、一般公共服务支出”到“三十一、人行科目”各行相加是 109.00，相差 1.00"
    ]


def test_only_the_lines_between():
    assert findings("lines_sum", FOREIGN, sums=[["收支总表", "本年支出合计", "一般公共服务支出", "抗疫特别国债安排的支出"]]) == []


def test_a_rounding_tail_is_told_elsewhere():
    assert findings("lines_sum", FOREIGN.replace("1.00", "0.01"), sums=SUMS) == []
    assert len(findings("lines_sum", FOREIGN.replace("1.00", "0.01"), sums=SUMS, tolerance="0")) == 1


def test_a_deleted_line_is_no_addend_and_a_deleted_sum_is_left_alone():
    assert findings("lines_sum", FOREIGN.replace("1.00", "（删去）"), sums=SUMS) == []
    assert findings("lines_sum", FOREIGN + "\n本年支出合计 | （删去）", sums=SUMS) == []
