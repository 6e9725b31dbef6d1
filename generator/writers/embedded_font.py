"""A font file as a PDF embeds it: the characters of the document as one composite font, two bytes a character.

ReportLab's own way is a font for every 256 characters, so that a line of 汉字 changes the font every few characters.
"""

from __future__ import annotations

import zlib
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFStreamFilterZCompress,
)
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from generator.writers.font_subset import Outlines, subset_file

_NO_BREAK_SPACE, _SPACE = 0xA0, 0x20
_TAG = "AAAAAA"  # six letters before the name tell that the font is a subset
_SYSTEM = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"


class Subset(dict):
    """The characters of a font in one document: `subset[character]` is the code, given in the order of first use.

    The code is the number of the character's glyph in the embedded file too. `name` is what the pages call the font.
    """

    def __init__(self, name: str, known: dict[int, int]) -> None:
        super().__init__()
        self.name = name
        self.characters = [0]  # code 0 is what a reader shows for want of a glyph
        self._known = known
        self._written: dict[str, str] = {}

    def __missing__(self, character: int) -> int:
        if character == _NO_BREAK_SPACE:
            code = self[_SPACE]
        elif character not in self._known:
            code = 0
        else:
            code = len(self.characters)
            self.characters.append(character)
        self[character] = code
        return code

    def written(self, text: str) -> str:
        """`text` as a page writes it. Cells repeat themselves, so it is remembered as long as the document."""
        if text not in self._written:
            codes = text.translate(self).encode("utf-16-be", "surrogatepass")  # any two bytes are a code here
            self._written[text] = f"<{codes.hex()}>"
        return self._written[text]


class EmbeddedFont:
    """A font that ReportLab registers under `fontName` and asks for its objects when a document is saved."""

    _dynamicFont = _multiByte = True  # ReportLab: nothing is to be written before the document is saved

    def __init__(self, name: str, path: str, index: int = 0) -> None:
        self.fontName = name
        self.face = TTFontFace(path, subfontIndex=index)
        self._outlines = Outlines(self.face)
        self._subsets: WeakKeyDictionary[PDFDocument, Subset] = WeakKeyDictionary()

    def subset(self, document: PDFDocument) -> Subset:
        """The characters of this font in `document`."""
        if document not in self._subsets:
            name = f"F{len(document.fontMapping) + 1}"
            document.fontMapping[self.fontName] = f"/{name}"
            document.delayedFonts.append(self)
            self._subsets[document] = Subset(name, self.face.charToGlyph)
        return self._subsets[document]

    def addObjects(self, document: PDFDocument) -> None:
        """Write the font with the characters used; ReportLab calls this once, when all pages are drawn."""
        subset = self._subsets.pop(document)
        widths = list(map(self.face.getCharWidth, subset.characters))
        written = {width: f"{width:.7g}" for width in set(widths)}  # nearly all are one em
        name = PDFName(f"{_TAG}+{(self.face.name + self.face.subfontNameX).decode('pdfdoc')}")
        described = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": _SYSTEM,
                "CIDToGIDMap": PDFName("Identity"),
                "DW": self.face.defaultWidth,
                "FontDescriptor": document.Reference(self._descriptor(document, name, subset)),
                "W": f"[0 [{' '.join([written[width] for width in widths])}]]",
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(described)]),
                "ToUnicode": _stream(document, to_unicode(subset.characters).encode("ascii")),
            }
        )
        document.idToObject["BasicFonts"].dict[subset.name] = document.Reference(font)

    def _descriptor(self, document: PDFDocument, name: str, subset: Subset) -> PDFDictionary:
        face = self.face
        content = subset_file(self._outlines, [face.charToGlyph.get(character, 0) for character in subset.characters])
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
                "FontBBox": PDFArray(face.bbox),
                "ItalicAngle": face.italicAngle,
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.capHeight,
                "StemV": face.stemV,
                "MissingWidth": face.defaultWidth,
                "FontFile2": _stream(document, content, Length1=len(content)),
            }
        )


class _FastCompression(PDFStreamFilterZCompress):
    """Outlines hardly repeat themselves: the quickest compression takes a third of the time and one part in twenty more."""

    def encode(self, content: bytes) -> bytes:
        return zlib.compress(content, 1)


def _stream(document: PDFDocument, content: bytes, **entries: int) -> PDFObjectReference:
    filters = [_FastCompression()] if document.compression else []
    return document.Reference(PDFStream(PDFDictionary(entries), content, filters))


def to_unicode(characters: list[int]) -> str:
    """The map by which a reader copies and searches: the character of every code, in UTF-16."""
    written = [chr(character).encode("utf-16-be", "surrogatepass").hex() for character in characters]
    ranges = [
        f"<{start:04x}> <{start + len(part) - 1:04x}> [{''.join(f'<{text}>' for text in part)}]"
        for start in range(0, len(written), 256)  # codes of one range have the same first byte
        for part in [written[start : start + 256]]
    ]
    blocks = [ranges[i : i + 100] for i in range(0, len(ranges), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <ffff>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfrange", *block, "endbfrange"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
