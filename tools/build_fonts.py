#!/usr/bin/env python3
"""Rebuild the bundled faces in templates/common/fonts/ from their public packages.

    python tools/build_fonts.py                    fetch the packages, build all faces
    python tools/build_fonts.py --cache DIR        keep (and reuse) the downloads in DIR
    python tools/build_fonts.py --check            build elsewhere, compare with the files in place
    python tools/build_fonts.py --only kaiti       one face only (may be repeated)

Needs fonttools, npm, and on a Debian machine apt-get and dpkg-deb (nothing is
installed).  The bytes depend only on the source faces, whose SHA-256 is pinned
below, and on the release of fonttools: FONTTOOLS names the one the files in the
repository were made with.

What is done to each face, and why:

* outlines become quadratic ("glyf"), the only kind ReportLab can embed;
* hints, layout features and vertical metrics go: the program sets horizontal
  text and picks glyphs by the character map alone;
* all faces but song.ttf are cut to GB 2312 and the signs of the trade
  (song.ttf stays whole, it is the fallback for every rare character);
* because features go, forms the features would have chosen for Chinese are
  written into the character map: em dash one em wide (and drawn from edge to
  edge, so that —— is one line) and, in the serif faces, figures of one width so
  that columns of amounts line up; the 楷体 face gets full-width curly quotes;
* characters a face draws wrongly are left out (the fallback has them);
* each face gets a family name of its own, so that it never hides, and is never
  hidden by, the original installed on the same machine, and because the licence
  of the 楷体 face reserves its name.
"""
from __future__ import annotations

import argparse
import calendar
import gzip
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.misc.timeTools import epoch_diff
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import dropImpliedOnCurvePoints

FONTTOOLS = "4.68.0"
OUT = Path(__file__).resolve().parent.parent / "templates" / "common" / "fonts"
CHANGED = (2026, 11, 21)  # date of our changes; also head.modified, so builds repeat to the byte

# ---------------------------------------------------------------- sources


@dataclass(frozen=True)
class Package:
    kind: str  # "npm" or "deb"
    name: str
    version: str


SERIF = Package("npm", "@expo-google-fonts/noto-serif-sc", "0.4.3")
SANS = Package("npm", "@expo-google-fonts/noto-sans-sc", "0.4.3")
WENKAI = Package("deb", "fonts-lxgw-wenkai", "1.250+repack-1")
FANDOL = Package("deb", "texlive-lang-chinese", "2022.20230122-1")


@dataclass(frozen=True)
class Recipe:
    out: str
    family: str
    package: Package
    path: str  # of the face inside the package
    sha256: str  # of the face inside the package
    cut: bool = True
    level_figures: bool = False  # figures of one width, taken from the face itself
    wide_dash: bool = False  # em dash one em wide and without side bearings, so that —— is one line
    wide_quotes: bool = False  # curly quotes moved into a one-em box
    without: str = ""  # characters the face draws wrongly; the fallback face draws them instead


RECIPES = (
    Recipe("song.ttf", "Gongkai Song", SERIF, "400Regular/NotoSerifSC_400Regular.ttf",
           "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
           cut=False, level_figures=True, wide_dash=True),
    Recipe("xiaobiaosong.ttf", "Gongkai XiaoBiaoSong", SERIF, "700Bold/NotoSerifSC_700Bold.ttf",
           "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
           level_figures=True, wide_dash=True),
    Recipe("heiti.ttf", "Gongkai Hei", SANS, "500Medium/NotoSansSC_500Medium.ttf",
           "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
           wide_dash=True),
    Recipe("kaiti.ttf", "Gongkai Kai", WENKAI,
           "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
           "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
           wide_quotes=True),
    Recipe("fangsong.ttf", "Gongkai FangSong", FANDOL,
           "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
           "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
           without="￥￣"),  # drawn as a dollar sign and as a hyphen
)
FANDOL_LICENCE = "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz"
WENKAI_LICENCE = "usr/share/doc/fonts-lxgw-wenkai/copyright"


def fetch(package: Package, cache: Path) -> Path:
    """Folder holding the unpacked package; downloads it when the cache has none."""
    folder = cache / f"{package.kind}-{package.name.replace('/', '_').lstrip('@')}-{package.version}"
    if folder.is_dir():
        return folder
    with tempfile.TemporaryDirectory(dir=cache) as temp:
        spot = Path(temp)
        if package.kind == "npm":
            command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
            pattern = "*.tgz"
        else:
            command = ["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", f"{package.name}={package.version}"]
            pattern = "*.deb"
        subprocess.run(command, cwd=spot, check=True, stdout=subprocess.DEVNULL)
        (archive,) = spot.glob(pattern)
        unpacked = spot / "unpacked"
        if package.kind == "npm":
            with tarfile.open(archive) as tar:
                tar.extractall(unpacked, filter="data")
            unpacked = unpacked / "package"
        else:
            subprocess.run(["dpkg-deb", "-x", str(archive), str(unpacked)], check=True)
        unpacked.rename(folder)
    return folder


def source_face(recipe: Recipe, cache: Path) -> Path:
    path = fetch(recipe.package, cache) / recipe.path
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != recipe.sha256:
        sys.exit(f"{path}: SHA-256 is {found}, expected {recipe.sha256}; "
                 "the package holds another release of the face, look at it before changing the pin")
    return path


# ---------------------------------------------------------------- characters

#: Signs a disclosure is bound to need; each face's report says which of them it lacks.
SIGNS = ("〔〕（）“”‘’《》〈〉【】—…、，。；：？！·％‰×±≥≤≠"
         "①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢ℃㎡☆★□■√→￥¥－～\u3000")


def gb2312() -> set[str]:
    """Every character of GB 2312-80.

    The two codecs disagree on two cells: A1A4 is U+30FB or U+00B7, A1AA is
    U+2015 or U+2014.  Documents use the second ones, so both are taken.
    """
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            cell = bytes((high, low))
            try:
                found.add(cell.decode("gb2312"))
            except UnicodeDecodeError:
                continue
            found.add(cell.decode("gbk"))
    return found


GB2312 = gb2312()
HAN = {c for c in GB2312 if "\u4e00" <= c <= "\u9fa5"}
ASCII = {chr(c) for c in range(0x20, 0x7F)}
FULL_WIDTH = {chr(c) for c in range(0xFF01, 0xFF5F)}
CUT = GB2312 | ASCII | FULL_WIDTH | set(SIGNS) | set("\u00a0•⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㎏㎜㎝㎞㏄")


# ---------------------------------------------------------------- changes to a face


def alternates(font: TTFont, feature: str, characters: str) -> dict[int, str]:
    """Glyphs the face's own feature would put in place of these characters."""
    table = font["GSUB"].table
    cmap = font.getBestCmap()
    found: dict[int, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != feature:
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                mapping = getattr(getattr(part, "ExtSubTable", part), "mapping", {})
                for character in characters:
                    glyph = mapping.get(cmap.get(ord(character)))
                    if isinstance(glyph, str):
                        found.setdefault(ord(character), glyph)
    if len(found) != len(characters):
        raise ValueError(f"feature {feature} does not cover {characters}")
    return found


def remap(font: TTFont, choice: dict[int, str]) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update({code: glyph for code, glyph in choice.items() if code in table.cmap})


def level_figures(font: TTFont) -> None:
    """Figures of one width; the face keeps them for another language of its family."""
    choice = alternates(font, "locl", "0123456789")
    if len({font["hmtx"][glyph][0] for glyph in choice.values()}) != 1:
        raise ValueError("the alternate figures differ in width")
    remap(font, choice)


def widen_dash(font: TTFont) -> None:
    """Draw the full-width dash from edge to edge of its box."""
    em, name = font["head"].unitsPerEm, font.getBestCmap()[ord("—")]
    old = font["glyf"][name]
    scale = em / (old.xMax - old.xMin)
    pen = TTGlyphPen(None)
    font.getGlyphSet()[name].draw(TransformPen(pen, (scale, 0, 0, 1, -old.xMin * scale, 0)))
    font["glyf"][name] = glyph = pen.glyph()
    glyph.coordinates.toInt()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (em, glyph.xMin)


def widen_quotes(font: TTFont) -> None:
    """Put “ ” ‘ ’ into one-em boxes: opening marks to the right, closing ones to the left."""
    em = font["head"].unitsPerEm
    cmap, glyphs, glyf, metrics = font.getBestCmap(), font.getGlyphSet(), font["glyf"], font["hmtx"]
    drawings = {}
    for character in "“”‘’":
        name = cmap[ord(character)]
        drawings[character] = name, DecomposingRecordingPen(glyphs)
        glyphs[name].draw(drawings[character][1])
    moved = {name for name, _ in drawings.values()}
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.isComposite() and name not in moved and moved & set(glyph.getComponentNames(glyf)):
            raise ValueError(f"{name} is built of a quote that is about to move")
    for character, (name, drawing) in drawings.items():
        shift = em - metrics[name][0] if character in "“‘" else 0
        pen = TTGlyphPen(None)
        drawing.replay(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        glyf[name] = pen.glyph()
        glyf[name].recalcBounds(glyf)
        metrics[name] = (em, glyf[name].xMin)


def reduce(font: TTFont, characters: set[str] | None) -> None:
    """Drop hints, features, vertical metrics and (unless None) all other characters."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "kern",
                            "vhea", "vmtx", "VORG", "gasp"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_bounds = True
    worker = subset.Subsetter(options)
    codes = set(font.getBestCmap())
    worker.populate(unicodes=codes if characters is None else codes & {ord(c) for c in characters})
    worker.subset(font)


def cubic_to_quadratic(font: TTFont, error: float = 1.0) -> None:
    """Replace the table of cubic outlines (CFF) by one of quadratic outlines (glyf)."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        outlines[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    for name, glyph in outlines.items():
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin if glyph.numberOfContours else 0)
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for limit in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
                  "SizeOfInstructions", "ComponentElements"):
        setattr(maxp, "max" + limit, 0)
    font.sfntVersion = "\x00\x01\x00\x00"


def drop_implied_points(font: TTFont) -> None:
    """Leave out points that lie midway between two control points: same shape, fewer bytes."""
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.numberOfContours > 0:
            dropImpliedOnCurvePoints(glyph)


def rename(font: TTFont, recipe: Recipe, origin: str) -> None:
    """A family name of our own; copyright, authors, trademark and licence stay as they were."""
    table = font["name"]
    kept = {i: table.getName(i, 3, 1, 0x409) for i in (0, 7, 8, 9, 11, 12, 13, 14)}
    version = table.getDebugName(5)
    texts = {i: record.toUnicode() for i, record in kept.items() if record and record.toUnicode()}
    postscript = recipe.family.replace(" ", "") + "-Regular"
    date = "{:04d}-{:02d}-{:02d}".format(*CHANGED)
    what = "cut to GB 2312 and common signs" if recipe.cut else "all characters kept"
    texts |= {
        1: recipe.family, 2: "Regular", 4: recipe.family, 6: postscript,
        3: f"{postscript};{date}",
        5: f"{version};gongkai {date}",
        10: f"Modified on {date} by the gongkai project from {origin}: {what}; hints, layout features "
            "and vertical metrics dropped; renamed. See README.md beside the file.",
    }
    table.names = []
    for number, text in sorted(texts.items()):
        table.setName(text, number, 3, 1, 0x409)
    # One weight a family: the family itself is the weight, so it has to answer to "regular".
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0


def build(recipe: Recipe, cache: Path) -> bytes:
    font = TTFont(source_face(recipe, cache), recalcTimestamp=False)
    origin = font["name"].getDebugName(4)
    if recipe.level_figures:
        level_figures(font)
    if recipe.wide_dash:
        remap(font, alternates(font, "fwid", "—"))
    reduce(font, CUT - set(recipe.without) if recipe.cut else None)
    if "CFF " in font:
        cubic_to_quadratic(font)
    if recipe.wide_dash:
        widen_dash(font)
    if recipe.wide_quotes:
        widen_quotes(font)
    drop_implied_points(font)
    rename(font, recipe, origin)
    font["post"].formatType = 3.0
    font["head"].modified = calendar.timegm((*CHANGED, 0, 0, 0)) - epoch_diff
    with tempfile.TemporaryFile() as temp:
        font.save(temp)
        temp.seek(0)
        return temp.read()


# ---------------------------------------------------------------- licences


def licences(cache: Path) -> dict[str, bytes]:
    """Licence texts out of the packages, each with the copyright lines of its faces."""
    def notice(recipe: Recipe) -> str:
        text = TTFont(source_face(recipe, cache), lazy=True)["name"].getDebugName(0)
        return re.sub(r"\s+(?=Copyright 2020 The Klee)", "\n", text).strip()

    song, _, hei, kai, _ = RECIPES
    serif_text = (fetch(SERIF, cache) / "LICENSE_FONT").read_text("utf-8").replace("\r\n", "\n")
    sans_text = (fetch(SANS, cache) / "LICENSE_FONT").read_text("utf-8").replace("\r\n", "\n")
    noto = (f"Noto Serif SC: {notice(song)}\nNoto Sans SC: {notice(hei)}\n\n"
            f"{serif_text.splitlines()[0]}\n{sans_text}")

    debian = (fetch(WENKAI, cache) / WENKAI_LICENCE).read_text("utf-8")
    reserved = re.search(r"With Reserved Font Names[^.]*\.", debian).group()
    body = re.search(r"^License: OFL-1\.1\n( -----.*?)\n\n", debian, re.S | re.M).group(1)
    body = "\n".join("" if line == " ." else line[1:] for line in body.splitlines()).rstrip()
    wenkai = (f"{notice(kai)}\n{reserved}\n\nThis Font Software is licensed under the SIL Open Font "
              f"License, Version 1.1.\n\n{body}\n")
    fandol = gzip.decompress((fetch(FANDOL, cache) / FANDOL_LICENCE).read_bytes())
    return {"OFL-Noto.txt": noto.encode(), "OFL-LXGW.txt": wenkai.encode(), "GPL-Fandol.txt": fandol}


# ---------------------------------------------------------------- report


def report(recipe: Recipe, path: Path) -> None:
    data = path.read_bytes()
    font = TTFont(path, lazy=True)
    cmap, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    have = {chr(code) for code in cmap}

    def width(character: str) -> float:
        return metrics[cmap[ord(character)]][0] / em

    figures = sorted({width(c) for c in "0123456789"})
    hhea, os2 = font["hhea"], font["OS/2"]
    odd = {c: width(c) for c in SIGNS if c in have and width(c) != 1}
    print(f"{path.name}: {recipe.family}, {len(data):,} bytes, deflated {len(zlib.compress(data, 9)):,}")
    print(f"  sha256 {hashlib.sha256(data).hexdigest()}")
    print(f"  {len(cmap):,} characters, {font['maxp'].numGlyphs:,} glyphs; GB 2312 Han "
          f"{len(HAN & have):,}/{len(HAN):,}, other GB 2312 {len((GB2312 - HAN) & have)}/{len(GB2312 - HAN)}, "
          f"U+4E00-9FA5 {sum(0x4E00 <= c <= 0x9FA5 for c in cmap):,}, "
          f"Ext A {sum(0x3400 <= c <= 0x4DB5 for c in cmap):,}, "
          f"Ext B {sum(0x20000 <= c <= 0x2A6DF for c in cmap)}, "
          f"above Ext B {sum(c > 0x2A6DF for c in cmap)}, U+4A31 {'yes' if 0x4A31 in cmap else 'no'}")
    print(f"  lacks of GB 2312: {''.join(sorted(GB2312 - have)) or 'nothing'}; "
          f"of the signs: {''.join(c for c in SIGNS if c not in have) or 'nothing'}; "
          f"of ASCII: {''.join(sorted(ASCII - have)) or 'nothing'}")
    print(f"  figures {figures} em; space {width(' ')}; signs not one em wide: {odd or 'none'}")
    print(f"  em {em}; hhea {hhea.ascent}/{hhea.descent}/{hhea.lineGap}; typo {os2.sTypoAscender}/"
          f"{os2.sTypoDescender}/{os2.sTypoLineGap}; win {os2.usWinAscent}/{os2.usWinDescent}; "
          f"fsType {os2.fsType}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, help="folder for the downloaded packages")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    parser.add_argument("--only", action="append", metavar="FACE", help="song, kaiti ...")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with --out")
    options = parser.parse_args()
    if fontTools.version != FONTTOOLS:
        print(f"note: fonttools {fontTools.version}, the files in place were made with {FONTTOOLS}; "
              "bytes may differ", file=sys.stderr)
    with tempfile.TemporaryDirectory() as temp:
        cache = (options.cache or Path(temp)).resolve()
        cache.mkdir(parents=True, exist_ok=True)
        wanted = [r for r in RECIPES if not options.only or Path(r.out).stem in options.only]
        products = {recipe.out: build(recipe, cache) for recipe in wanted}
        if not options.only:
            products |= licences(cache)
    if options.check:
        differing = [name for name, data in products.items()
                     if not (options.out / name).is_file() or (options.out / name).read_bytes() != data]
        print("differ: " + ", ".join(differing) if differing else "all files are as built")
        return 1 if differing else 0
    options.out.mkdir(parents=True, exist_ok=True)
    for name, data in products.items():
        (options.out / name).write_bytes(data)
    for recipe in wanted:
        report(recipe, options.out / recipe.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
