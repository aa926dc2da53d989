"""Makes the committed fonts, and the list of the characters they cover, from the published Noto Sans SC."""

import hashlib
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset  # type: ignore[import-untyped]  # fontTools ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no types

PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
LICENCE = "LICENSE_FONT"
FACES = {
    "NotoSansSC-Regular.ttf": (
        "400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    ),
    "NotoSansSC-Bold.ttf": (
        "700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    ),
}
FOLDER = Path(__file__).resolve().parent.parent / "generator" / "fonts"
FIRST_EAST_ASIAN = 0x2E80
LAYOUT_FEATURES = ["ccmp", "kern", "liga", "mark"]
VERTICAL_TABLES = ["BASE", "VORG", "vhea", "vmtx"]


def main() -> None:
    """Write fonts, licence and character list into the package's font folder."""
    with TemporaryDirectory() as scratch:
        source = _fetch_package(Path(scratch))
        covered = _write_faces(source)
        shutil.copyfile(source / LICENCE, FOLDER / "OFL.txt")
    lines = "".join(f"{line}\n" for line in _write_ranges(covered))
    (FOLDER / "characters.txt").write_text(lines, encoding="ascii", newline="\n")


def _fetch_package(folder: Path) -> Path:
    archive = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
    )
    subprocess.run(["tar", "-xzf", archive.stdout.strip()], cwd=folder, check=True)
    return folder / "package"


def _write_faces(source: Path) -> list[int]:
    kept: set[int] = set()
    for name, (path, digest) in FACES.items():
        if hashlib.sha256((source / path).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{path} of {PACKAGE} is not the file these fonts are made from")
        font = TTFont(source / path, recalcTimestamp=False)
        wanted = {code for code in font.getBestCmap() if _is_wanted(chr(code))}
        if kept and wanted != kept:
            raise SystemExit("the faces cover different characters")
        kept = wanted
        _subset_face(font, kept).save(FOLDER / name)
    return sorted(kept)


def _is_wanted(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp"):
        return False  # invisible in print: better reported as not printable than lost
    return ord(character) < FIRST_EAST_ASIAN or _is_in_gbk(character)


def _is_in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def _subset_face(font: TTFont, codes: Iterable[int]) -> TTFont:
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=LAYOUT_FEATURES)
    options.drop_tables += VERTICAL_TABLES
    options.name_IDs = ["*"]  # the names carry copyright and licence
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def _write_ranges(codes: list[int]) -> Iterator[str]:
    start = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code != previous + 1:
            yield f"{start:04X}-{previous:04X}" if start < previous else f"{start:04X}"
            start = code
        previous = code


if __name__ == "__main__":
    main()
