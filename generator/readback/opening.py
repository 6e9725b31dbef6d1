"""A Word file on disk -> its body, or a message that says why not and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx

from generator.readback.errors import PublishedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RESAVE = "请用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再试。"
_OTHERS = {
    b"%PDF": "PDF 文件，不是 Word 文档。请找公开时用的 Word 文件；只有 PDF 的，先用 Word 或 WPS 转成 .docx",
    b"{\\rtf": f"RTF 文件。{_RESAVE}",
    b"<": f"网页文件。{_RESAVE}",
}
LARGEST = 500 * 1024 * 1024
"""Unpacked bytes beyond which a file is no published text."""


def open_word(path: Path):
    """The body element of a .docx file. Raises PublishedError for anything else."""
    data = _package(path)
    try:
        return docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # whatever a damaged part makes the library stumble over
        raise PublishedError(f"“{path.name}”读不出来，文件可能损坏。{_RESAVE}") from error


def _package(path: Path) -> bytes:
    name, data = path.name, _bytes(path)
    if not data:
        raise PublishedError(f"“{name}”是空文件，可能没有保存完。")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise PublishedError(f"“{name}”设了打开密码。请在 Word 或 WPS 中去掉密码，保存后再试。")
        raise PublishedError(f"“{name}”是旧格式（.doc 或 .wps）的文档。{_RESAVE}")
    for start, words in _OTHERS.items():
        if data.startswith(start):
            raise PublishedError(f"“{name}”是{words.rstrip('。')}。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names, size = set(package.namelist()), sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise PublishedError(f"“{name}”不是 .docx 文档，或者没有下载、复制完整。{_RESAVE}") from None
    if not any(part.startswith("word/") for part in names):
        kind = "Excel 工作簿" if any(part.startswith("xl/") for part in names) else "别的文件"
        raise PublishedError(f"“{name}”是{kind}，不是 Word 文档。这个命令读的是上年公开的 Word 文件。")
    if size > LARGEST:
        raise PublishedError(f"“{name}”展开后太大，不像是公开文本。请去掉其中的图片，另存后再试。")
    return data


def _bytes(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise PublishedError(f"“{path.name}”是 Word 或 WPS 打开文档时的临时文件。请选文档本身。")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise PublishedError(f"找不到文件“{path}”。请核对文件名和所在的文件夹。") from None
    except IsADirectoryError:
        raise PublishedError(f"“{path}”是文件夹，不是 Word 文档。") from None
    except OSError as error:
        raise PublishedError(f"打不开“{path.name}”（{error.strerror or error}）：可能没有权限，或者正被别的程序占用。") from None
