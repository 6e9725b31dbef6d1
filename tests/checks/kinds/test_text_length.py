import pytest

from generator.checks.kinds.text_length import readable_length
from tests.checks.kinds._kit import findings


@pytest.mark.parametrize(("sentence", "length"), [("甲乙丙。", 4), ("甲、乙、丙。", 2), ("依照《甲乙丙丁》办理。", 5), ("管理，甲乙、丙丁、戊己", 5)])
def test_titles_and_lists_do_not_count(sentence, length):
    assert readable_length(sentence) == length


def test_the_bound_itself_is_fine():
    tables = "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {}。" + "短句。"
    assert findings("text_length", tables.format("甲" * 49), most=50, where=["文字说明.其他需要说明的事项"]) == []
    [finding] = findings("text_length", tables.format("甲" * 50), most=50, where=["文字说明.其他需要说明的事项"])
    assert "这一句有51个字" in finding.message
