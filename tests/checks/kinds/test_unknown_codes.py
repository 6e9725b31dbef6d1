from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings, messages


def subjects(*rows: str) -> str:
    return "-- 支出总表\n科目编码 | 科目名称 | 基本支出\n" + "\n".join(f"{row} | 1.00" for row in rows)


def test_the_typed_name_gives_the_best_hint():
    assert messages("unknown_codes", subjects("2010381 | 行政运行"), **options_of("K08")) == [
        "“支出总表”的科目编码有 1 个不在编码表里：2010381（2010301 才是“行政运行”）"
    ]


def test_without_a_name_the_nearest_sibling_is_named():
    assert "最接近的是 2010" in messages("unknown_codes", subjects("2010307 | "), **options_of("K05"))[0]


def test_an_unknown_parent_is_named():
    assert "（上级 299 也不在编码表里）" in messages("unknown_codes", subjects("2999901 | "), **options_of("K05", code_columns=[]))[0]


def test_one_finding_a_sheet_with_every_place():
    [finding] = findings("unknown_codes", subjects("2010381 | ", "2010382 | ", "2010301 | "), **options_of("K05", code_columns=[]))
    assert [place.cell for place in finding.places] == ["A2", "A3"]


def test_codes_of_a_wrong_length_are_another_rules():
    assert findings("unknown_codes", subjects("20103811 | ", "A010301 | "), **options_of("K05", code_columns=[])) == []
