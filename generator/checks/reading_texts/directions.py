"""Which way a text says that money went: up, down, or nowhere."""

from __future__ import annotations

import re

UP, DOWN, SAME = 1, -1, 0
IN_WORDS = {UP: "增加", DOWN: "减少", SAME: "持平"}

_UP = re.compile(
    r"增加|增长|新增|增多|调增|上升|上涨|扩大|多于|高于|超出|新安排|新设|新招|新录用|新考录|增资|晋级|晋档"
    r"|(?:提高|提升|上调|上浮)(?=[^，。；]{0,6}(?:标准|基数|待遇|工资|津贴|补贴|价格))"
    r"|(?:标准|基数|待遇|工资|津贴|补贴|价格)[^，。；]{0,4}(?:提高|提升|上调|上浮)"
)
_DOWN = re.compile(r"减少|压减|压缩|下降|调减|降低|核减|削减|缩减|精简|减支|低于|少于|不再安排|不再列入|未安排|没有安排|取消|过紧日子|厉行节约|节约|节省")
_NEGATED = re.compile(r"[不未没无](?:有|再|得|予|能)?(?:有)?$")
_SAME = re.compile(r"(?:持平|一致|相同|(?:无|没有|未发生|未有|没)(?:任何)?(?:增减)?变化|无增减|未变|不变)")
_NEARLY = re.compile(r"(?:基本|大体|大致)$")
_COMPARED = re.compile(r"(?:与|和|同|较|比)?(?:上年|上一年|去年|往年|上年度|\d{4}年)(?:度)?(?:预算)?(?:数)?(?:相比|比较)?")
_FILLER = re.compile(r"[“”\s（）()、]|本年|今年|当年|年度|预算|支出|经费|收入|安排|规模|总额|总量|金额|数额|数|仍|仍然|均|都|保持|本部门|本单位|我局|我单位|的|与|和|为|按|总体|\d{4}年")


def directions(text: str) -> set[int]:
    """The directions that money words of the text point to, negated ones left out."""
    found = set()
    for direction, pattern in ((UP, _UP), (DOWN, _DOWN)):
        if any(not _NEGATED.search(text[: match.start()]) for match in pattern.finditer(text)):
            found.add(direction)
    return found


def says_unchanged(text: str, subject: str) -> str:
    """The clause that says of `subject` itself (and of nothing else) that it is as before; "" if there is none.

    基本持平 is no such claim.
    """
    for clause in re.split(r"[，。；：\n,;]", text):
        match = _SAME.search(clause)
        if match and not _NEARLY.search(clause[: match.start()]):
            rest = _COMPARED.sub("", clause[: match.start()] + clause[match.end() :])
            rest = _FILLER.sub("", rest.replace(subject, "")).translate({ord(character): None for character in subject})
            if not rest:
                return clause.strip()
    return ""


def mentions_unchanged(text: str) -> bool:
    return bool(_SAME.search(text))
