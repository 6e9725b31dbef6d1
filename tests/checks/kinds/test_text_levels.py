from tests.checks.kinds._kit import findings

RULES = [["^.{1,8}县", "我市", "写成了市", "我县"], ["^.{1,8}市", "我县", "写成了县", "我市"]]


def found(body: str, text: str, **options) -> list[str]:
    tables = f"-- 基本信息\n事项 | 内容\n部门名称 | {body}\n-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}"
    return [finding.found for finding in findings("text_levels", tables, by_body=RULES, **options)]


def test_the_bodys_name_decides():
    assert found("甲县档案局", "我市与我县") == ["我市"]
    assert found("甲市档案局", "我市与我县") == ["我县"]
    assert found("档案局", "我市与我县") == []


def test_what_is_kept_does_not_count():
    assert found("甲县档案局", "《我市办法》", keep=["《[^》]*》"]) == []


def test_the_message_names_the_body():
    [finding] = findings("text_levels", "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 我市", by_body=RULES)
    assert "本部门是“某县档案局”" in finding.message
