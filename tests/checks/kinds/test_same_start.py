from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings

ONE, TWO, OTHER = "13022524P004RE210041X", "13022524P004RE210042H", "13052924P00584011813B"


def codes(*values: str) -> str:
    return "-- 项目\n项目编码 | 项目名称\n" + "\n".join(f"{value} | 甲{n}" for n, value in enumerate(values))


def test_the_one_that_differs_is_told():
    [finding] = findings("same_start", codes(ONE, OTHER, TWO), **options_of("P23"))
    assert (finding.found, finding.expected, finding.places[0].cell) == ("130529", "130225", "A3")


def test_two_of_each_tell_nothing():
    assert findings("same_start", codes(ONE, TWO, OTHER, OTHER), **options_of("P23")) == []


def test_one_against_one_tells_nothing():
    assert findings("same_start", codes(ONE, OTHER), **options_of("P23")) == []


def test_codes_of_another_length_are_another_rules():
    assert findings("same_start", codes(ONE, TWO, OTHER[:-1]), **options_of("P23")) == []
