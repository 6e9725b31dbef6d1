from tests.checks.kinds._kit import findings

HEAD = "-- 支出总表\n科目编码 | 基本支出 | 项目支出\n"


def found(*rows: str) -> list:
    return findings("subject_amounts", HEAD + "".join(f"{row}\n" for row in rows), sheets=["支出总表", "一般公共预算基本支出表"])


def test_amounts_zeros_and_parents_pass():
    assert found("201 | |", "2010301 | 68.00 |", "2010302 | | 40.00", "2080505 | 0.00 |") == []


def test_rows_without_any_are_one_finding():
    [finding] = found("2010301 | 108.00 |", "2010302 | |", "2080505 | |")
    assert [place.cell for place in finding.places] == ["A3", "A4"]
    assert finding.message == "填了科目、没有填金额的有 2 行：“支出总表” 2 行（2010302 一般行政管理事务等）"


def test_a_parent_with_nothing_below_it_counts():
    [finding] = found("201 | |", "2080505 | 108.00 |")
    assert [place.cell for place in finding.places] == ["A2"]
