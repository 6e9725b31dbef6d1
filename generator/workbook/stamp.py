"""Which blank a workbook came from, and whether this program can read it as such."""

from __future__ import annotations

from generator.model.finding import Finding
from generator.model.profile import Profile
from generator.model.version import Version, is_newer, version_number
from generator.workbook.messages import ERROR, INFORMATION, WARNING, report


def check_stamp(stamp: tuple[str, str], profile: Profile, findings: list[Finding]) -> Version:
    """The version of the blank, for the sheets, columns and lines that it had not yet; () if that is unknown.

    A workbook without a stamp is read by its labels; one of another profile or of a version out of reach is an error.
    """
    key, text = stamp
    version = version_number(text)
    if not key:
        findings.append(report("R02", "工作簿里没有记着公开格式和版本，按各表的名称和表头读取"))
        return ()
    if key != profile.key:
        message = f"这份工作簿的公开格式是 {key}，现在按 {profile.key} 读取"
        findings.append(report("R01", message, found=key, expected=profile.key))
        return ()
    if text != profile.version:
        findings.append(_other_version(version, text, profile))
    return version


def _other_version(version: Version, text: str, profile: Profile) -> Finding:
    ours = f"程序里的公开格式是第{profile.version}版"
    blank = f"gongkai blank --profile {profile.key} --out 新版工作簿.xlsx"
    if not version:
        severity, message, fix = WARNING, f"工作簿的版本“{text}”认不出来，{ours}，已按这一版读取", ""
    elif version > version_number(profile.version):
        severity, message, fix = ERROR, f"工作簿是第{text}版，{ours}", "请更新程序到最新版本再读这份工作簿。"
    elif version < version_number(profile.oldest):
        severity, message = ERROR, f"这份工作簿是旧版模板（第{text}版），{ours}，最早能读第{profile.oldest}版"
        fix = f"运行 {blank} 生成新版空白工作簿，把内容粘贴过去。"
    else:
        severity, fix = INFORMATION, f"不用处理。以后请运行 {blank} 生成新版工作簿填写。"
        message = f"这份工作簿是旧版模板（第{text}版），已按旧版读取；{ours}{_added(version, profile)}"
    return report("R03", message, found=text, expected=profile.version, severity=severity, fix=fix)


def _added(version: Version, profile: Profile) -> str:
    """What later versions brought, by sheet."""
    words = []
    for form in profile.sheets.values():
        if is_newer(form.since, version):
            words.append(f"“{form.name}”表")
            continue
        parts = [part.name for part in (*form.columns, *form.lines) if is_newer(part.since, version)]
        if parts:
            words.append(f"“{form.name}”表的“{'”“'.join(parts)}”")
    return "，比旧版多了" + "、".join(words) if words else ""
