from __future__ import annotations

from pathlib import Path

import pytest

from generator.writers.reference_lint import reference_faults
from tests.support.word import ALL_REFERENCES, altered


@pytest.mark.parametrize("path", ALL_REFERENCES, ids=lambda path: path.parent.name)
def test_the_references_are_sound(path: Path):
    assert reference_faults(path) == []


def replaced(old: str, new: str):
    return lambda text: text.replace(old, new)


FAULTS = {
    "pitch": (
        {"styles": replaced('w:line="560" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"')},
        "“公开正文”的行距",
    ),
    "grid": ({"styles": replaced('<w:snapToGrid w:val="0"/>', "")}, "“表格文字”应取消“如果定义了文档网格"),
    "widows": ({"styles": replaced('<w:widowControl w:val="0"/>', "<w:widowControl/>")}, "应取消“孤行控制”"),
    "kinsoku": ({"styles": replaced("<w:kinsoku/>", '<w:kinsoku w:val="0"/>')}, "应选中“按中文习惯控制首尾字符”"),
    "hanging marks": (
        {"styles": replaced('<w:overflowPunct w:val="1"/>', '<w:overflowPunct w:val="0"/>')},
        "应选中“允许标点溢出边界”",
    ),
    "theme font": ({"styles": replaced('w:ascii="黑体"', 'w:ascii="黑体" w:asciiTheme="minorAscii"')}, "用了主题字体"),
    "font slot": ({"styles": replaced(' w:cs="Times New Roman"', "")}, "“公开正文”没有指定字体（cs）"),
    "outline": ({"styles": replaced('<w:outlineLvl w:val="1"/>', "")}, "“heading 2”的大纲级别应为 2 级"),
    "contents tab": ({"styles": replaced('w:pos="8844"', 'w:pos="8000"')}, "“toc 1”应有一个带点线的右对齐制表位"),
    "orientation": (
        {"document": replaced('w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"')},
        "landscape 节的纸张方向",
    ),
    "page number": ({"footer1": replaced(" PAGE ", " DATE ")}, "portrait 节的页脚应有页码"),
    "document grid": (
        {"document": replaced("</w:sectPr>", '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>')},
        "cover 节定义了文档网格",
    ),
    "prompt": ({"settings": replaced("<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop")}, "更新域"),
    "compatibility": ({"settings": replaced('w:val="15"', 'w:val="12"')}, "兼容模式"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str, tmp_path: Path):
    parts, expected = FAULTS[name]
    path = altered(tmp_path / "faulty.docx", **parts)
    faults = reference_faults(path)
    assert any(expected in fault for fault in faults), faults
    assert all(fault.startswith(str(path)) for fault in faults)
