import pytest

from tests.checks.kinds._kit import findings


def found(text: str) -> list[str]:
    return [f.found for f in findings("text_endings", f"-- 文字说明\n事项 | 内容\n其他需要说明的事项 | {text}", length=10, where=["文字说明.其他需要说明的事项"])]


@pytest.mark.parametrize(
    "text",
    [
        "管理本县各类档案，提供查阅服务。",
        "管理本县各类档案，提供查阅服务",  # a phrase of its own
        "购置档案盒，用于文书档案整理↵维修屋面，用于消除渗漏隐患",
        "甲方。短句",
        "管理本县各类档案，提供查阅服务。（不含电子档案。）",
        "主要工作有下面这样几个方面：↵管理本县各类档案，提供查阅服务。",
    ],
)
def test_finished_texts_and_phrases(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "管理本县各类档案。为社会提供查阅服务",
        "管理本县各类档案，提供查阅服务。↵做好库房日常管理，保证档案安全",
        "管理本县各类档案，提供查阅服务。↵做好库房日常管理，落实《档案安全管理规定》",
    ],
)
def test_an_unfinished_paragraph(text):
    assert len(found(text)) == 1


def test_the_end_of_the_paragraph_is_quoted():
    [finding] = findings("text_endings", "-- 文字说明\n事项 | 内容\n其他需要说明的事项 | 管理本县各类档案。为社会提供查阅服务", length=10)
    assert (finding.found, finding.expected) == ("提供查阅服务", "提供查阅服务。")
