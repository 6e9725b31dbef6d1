import random

from generator.checks.reading_texts.amounts import amounts_in
from generator.checks.reading_texts.passages import BLANK, clause, readable, sentence
from generator.checks.reading_texts.percentages import percentages_in
from generator.checks.reading_texts.years import years_in

CHARACTERS = "甲乙一二12０９，,。！？；：:\n.％%（）《》〔〕年元号 "
SENTENCE_ENDS, CLAUSE_ENDS = "。！？\n", "，。；：！？\n,;:"


def texts(number: int = 400) -> list[str]:
    chance = random.Random(24)
    return ["".join(chance.choices(CHARACTERS, k=chance.randint(1, 40))) for _ in range(number)]


def walked(text: str, position: int, ends: str) -> tuple[int, int]:
    """The piece around a position, found by walking to the next end on either side."""

    def is_end(at: int) -> bool:
        within_number = text[at] in ",:" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        return text[at] in ends and not within_number

    start, stop = position, position
    while start > 0 and not is_end(start - 1):
        start -= 1
    while stop < len(text) and not is_end(stop):
        stop += 1
    return start, stop


def test_a_piece_reaches_to_the_next_end_on_either_side():
    for text in texts():
        for position in range(len(text) + 1):
            assert sentence(text, position) == walked(text, position, SENTENCE_ENDS)
            assert clause(text, position) == walked(text, position, CLAUSE_ENDS)


def test_a_readable_text_is_as_long_as_the_text():
    for text in texts():
        read = readable(text, ["甲乙", "一"])
        assert len(read) == len(text) and "一" not in read and not set(read) & set("０９％")
        assert all(left == right or right in f"{BLANK}09%" for left, right in zip(text, read, strict=True))


def test_the_longest_of_the_quoted_names_goes_first():
    assert readable("甲乙丙，乙", ["乙", "甲乙丙", ""]) == f"{BLANK * 3}，{BLANK}"
    assert readable("１２号楼", {"12号"}) == f"{BLANK * 3}楼", "names are compared with half-width digits"


def test_titles_and_file_numbers_are_left_out_wherever_they_stand():
    assert readable("按《甲2023年乙》和冀财〔２０２３〕6号，共５元") == f"按{BLANK * 9}{BLANK * 11}，共5元"


def test_what_was_read_once_is_read_the_same_again():
    for text in texts(50):
        assert [readable(text), years_in(text), amounts_in(text), percentages_in(text)] == [readable(text), years_in(text), amounts_in(text), percentages_in(text)]


def test_a_piece_of_a_text_is_read_by_itself():
    text = "甲1万元，乙2万元。丙3万元"
    assert [amount.text for amount in amounts_in(text, 5, 9)] == ["2万元"]
    assert amounts_in(text, 0, 3) == () == amounts_in("共计12万")
    assert [amount.start for amount in amounts_in(text, text.index("丙"))] == [text.index("3")]
