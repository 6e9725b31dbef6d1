"""A child profile to begin with: next year's form, or a body's own variant. It holds only what differs from its parent."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import tomlkit

from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.layers import MAIN, Layers, layers_of
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
#   一段文字：gongkai profile copy {key} 02_overall 把上级的抄进来，再用记事本改。封面、次序：document.toml。
#   版式：gongkai profile copy {key} reference.docx 抄进来，再用 Word 改。
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
    """Make the folder `home`/`key` of a child of `parent`, by default for the year in its name, or the one after its parent's.

    Nothing is ever overwritten. Raises ProfileError.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise ProfileError([ProfileFault(key, 0, "名称只用小写英文字母、数字和下划线，例如 hebei_2026")])
    target = home / key
    if target.exists():
        raise ProfileError([ProfileFault(key, 0, f"“{target}”已经存在，没有改动它")])
    above = load_profile(parent, folder)
    named = re.search(r"(\d{4})$", key)
    wanted = year or (int(named[1]) if named else above.year + 1)
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


def copy_from_parent(key: str, file: str, folder: Path | None = None) -> list[Path]:
    """Copy a file of an ancestor ("02_overall", "reference.docx") into the profile's own folder, to be changed there.

    A reference.docx brings its readable twin along. Nothing is ever overwritten. Raises ProfileError.
    """
    layers = layers_of(key, folder)
    above = Layers(layers.folders[1:], layers.common)
    names = {path.relative_to(home).as_posix() for home in above.folders for path in home.rglob("*") if path.is_file()}
    wanted = file.replace("\\", "/")
    found = sorted(name for name in names if wanted in (name, Path(name).name, Path(name).stem))
    if not found:
        raise ProfileError([ProfileFault(key, 0, f"上级没有“{file}”这个文件{suggestion(file, {Path(name).stem for name in names})}")])
    there = [name for name in found if (layers.folders[0] / name).exists()]
    if there:
        raise ProfileError([ProfileFault(key, 0, f"已经有“{there[0]}”，没有改动它")])
    if "reference.docx" in found and "reference.txt" in names:
        found = sorted({*found, "reference.txt"})
    for name in found:
        target = layers.folders[0] / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(above.file(name), target)
    return [layers.folders[0] / name for name in found]


def _quoted(text: str) -> str:
    return tomlkit.item(text).as_string()
