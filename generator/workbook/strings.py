"""The shared strings of a package: what the cells of Excel and WPS refer to instead of holding a text themselves."""

from __future__ import annotations

from xml.parsers.expat import XMLParserType

from generator.workbook.parts import LocalNames, Package


def shared_strings(package: Package, part: str) -> list[str]:
    """The shared strings, rich ones as plain text; none without such a part. Raises DamagedPart."""
    reader = _StringReader()
    if part:
        package.parse(part, reader.attach)
    return reader.strings


class _StringReader:
    """Handlers of the strings' XML: the texts of each one, but for notes on how to pronounce it."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._names = LocalNames()
        self._is_text = self._is_sound = False

    def attach(self, parser: XMLParserType) -> None:
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters

    def _start(self, name: str, _: dict[str, str]) -> None:
        name = self._names[name]
        if name == "t":
            self._is_text = not self._is_sound
        elif name == "si":
            self.strings.append("")
        elif name == "rPh":
            self._is_sound = True

    def _characters(self, text: str) -> None:
        if self._is_text:
            self.strings[-1] += text

    def _end(self, name: str) -> None:
        name = self._names[name]
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_sound = False
