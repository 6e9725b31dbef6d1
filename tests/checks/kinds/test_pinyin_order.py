from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings
from tests.support.submissions import SAMPLES, source_values


def order(*names: str):
    return findings("pinyin_order", "-- 项目\n项目名称\n" + "\n".join(names), **options_of("P12"))


def test_letters_and_quotes_come_before_words():
    assert order("A项目", "“双盲”评审", "档案", "库房", "政务") == []


def test_the_first_one_out_of_order_is_told_once():
    [finding] = order("库房", "档案", "办公")
    assert (finding.found, finding.expected, finding.places[0].row) == ("库房、档案", "档案、库房", "第2行")


def test_the_published_lists_are_in_this_order():
    for name in SAMPLES:
        assert order(*(project["项目名称"] for project in source_values(name)["项目"])) == []


def test_characters_that_the_older_code_lacks():
    assert order("档案", "𠮷祥", "政务") == []
