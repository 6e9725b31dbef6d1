import pytest

from generator.model.source import SourceRef


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SourceRef("收支总表", "B35", "收入总计", "预算数"), "“收支总表”表B35单元格（“收入总计”行、“预算数”列）"),
        (SourceRef("收支总表", row="收入总计"), "“收支总表”表（“收入总计”行）"),
        (SourceRef("收支总表"), "“收支总表”表"),
    ],
)
def test_a_place_reads_as_a_clerk_says_it(source, words):
    assert str(source) == words
