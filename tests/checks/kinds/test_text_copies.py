from tests.checks.kinds._kit import findings, messages

GOAL = "改善档案保管条件，提高群众满意度"


def goals(*texts: str) -> str:
    return "-- 分项绩效目标\n工作任务 | 绩效目标\n" + "\n".join(f"任务{n} | {text}" for n, text in enumerate(texts))


def test_the_later_copy_is_told_with_the_earlier_one():
    [finding] = findings("text_copies", goals(GOAL, "扫描馆藏档案", f"1.{GOAL}。"), groups=[["分项绩效目标.绩效目标"]], length=10)
    assert (finding.places[0].cell, finding.expected) == ("B4", "不同的内容")
    assert finding.message.endswith("与“分项绩效目标”“第1行”的“绩效目标”相同")


def test_every_copy_is_told():
    assert len(messages("text_copies", goals(GOAL, GOAL, GOAL), groups=[["分项绩效目标.绩效目标"]], length=10)) == 2


def test_short_texts_may_be_alike():
    assert messages("text_copies", goals("提高满意度", "提高满意度"), groups=[["分项绩效目标.绩效目标"]], length=10) == []


def test_texts_of_other_groups_may_be_alike():
    tables = f"{goals(GOAL)}\n-- 文字说明\n事项 | 内容\n总体绩效目标 | {GOAL}"
    assert messages("text_copies", tables, groups=[["分项绩效目标.绩效目标"], ["文字说明.总体绩效目标"]], length=10) == []
    assert len(messages("text_copies", tables, groups=[["分项绩效目标.绩效目标", "文字说明.总体绩效目标"]], length=10)) == 1
