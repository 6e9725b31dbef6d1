from tests.checks.kinds._kit import findings

LONG = "加强预算执行监控，及时纠正执行偏差"


def found(text: str) -> list[str]:
    return [f.found for f in findings("text_repeats", f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}", length=15, where=["文字说明.其他需要说明的事项"])]


def test_a_long_sentence_that_stands_twice():
    assert found(f"{LONG}。落实责任。{LONG}；") == [f"{LONG}；"]


def test_numbers_and_marks_make_no_difference():
    assert found(f"（一）{LONG}。↵（二）{LONG}") == [f"（二）{LONG}"]


def test_short_sentences_and_other_sentences():
    assert found("按月检查进度。按月检查进度。") == []
    assert found(f"{LONG}。{LONG}问题。") == []


def test_two_texts_may_say_the_same():
    tables = f"-- 文字说明\n事项 | 内容\n总体绩效目标 | {LONG}。\n工作保障措施 | {LONG}。"
    assert findings("text_repeats", tables, length=15) == []
