"""A child profile to begin with: next year's form, or a body's own variant. It holds only what differs from its parent."""

from __future__ import annotations

import re
from pathlib import Path

import tomlkit

from generator.profiles.errors import ProfileError, ProfileFault
from generator.profiles.layers import MAIN
from generator.profiles.load import load_profile

PROFILE = """\
# 由 gongkai profile new 建立。这里只写与上级公开格式 {parent} 不同的地方，没写的都沿用它的。
# 上级的全部内容：gongkai profile show {parent}；本格式合起来是什么样：gongkai profile show {key} --resolved
parent = {parent_text}
key = {key_text}
name = {name_text}
year = {year}

# 科目有增减、改名时：在本文件夹的 codes/ 里写一份变动表（code,name,level,evidence，名称空着表示取消），再去掉下面两行前面的 #。
# [codes.{table}]
# changes = "codes_{year}.csv"

# 其他改法，都只写不同的那几项：
#   一张表：sheets/ 下与上级同名的 .toml 文件，写要改的键（清单、栏目要整段写）。
#   一段文字：sections/ 下与上级同名的 .txt 文件，整份写。
#   封面、次序：document.toml。版式：把上级的 reference.docx 复制过来，在 Word 里改。
"""

RULES = """\
# 本公开格式自己的规则。编号与上级或通用规则相同的，只写要改的键，例如把一条错误改成警告：
#   [[rule]]
#   id = "B06"
#   severity = "W"
# 不适用的规则写明理由停用；id 可以写 P* 停用一类：
#   [[disable]]
#   id = "B06"
#   reason = "为什么不适用"
# 自己的新规则编号用 Z 开头：Z01、Z02……，写法抄上级或 common/rules 里相近的一条。
"""


def new_profile(key: str, parent: str, home: Path, year: int = 0, folder: Path | None = None) -> Path:
    """Make the folder `home`/`key` of a child of `parent`, for the year after its parent's by default.

    Nothing is ever overwritten. Raises ProfileError.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise ProfileError([ProfileFault(key, 0, "名称只用小写英文字母、数字和下划线，例如 hebei_2026")])
    target = home / key
    if target.exists():
        raise ProfileError([ProfileFault(key, 0, f"“{target}”已经存在，没有改动它")])
    above = load_profile(parent, folder)
    wanted = year or above.year + 1
    words = {
        "parent": parent,
        "key": key,
        "year": wanted,
        "parent_text": _quoted(parent),
        "key_text": _quoted(key),
        "name_text": _quoted(above.name.replace(str(above.year), str(wanted))),
        "table": _quoted(next(iter(above.codes), "科目编码表的名称")),
    }
    target.mkdir(parents=True)
    for file, text in ((MAIN, PROFILE.format(**words)), ("rules.toml", RULES)):
        (target / file).write_text(text, encoding="utf-8")
    return target


def _quoted(text: str) -> str:
    return tomlkit.item(text).as_string()
