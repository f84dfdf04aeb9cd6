"""Make `chalicelib/documents/pdf/fonts/` anew: subset fonts, their licences, and which characters they cover.

    python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools
    /tmp/fonts/bin/python tools/build_fonts.py

It needs npm and a Debian system's apt-get, and is run by hand, when a font is to be added or renewed: what it
writes is kept in the repository, because no package of a registry holds these files at a size that a Lambda
can carry (docs/adr/0003).
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]  # installed by hand, see above
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]  # the same

HERE = Path(__file__).resolve().parent.parent / "chalicelib" / "documents" / "pdf" / "fonts"

NPM = "@expo-google-fonts/"
# Package, version, styles. Only the base family needs a heavier weight: names in other scripts stay regular.
PACKAGES = (
    ("inter", "0.4.2", ("400Regular", "600SemiBold")),
    ("noto-sans", "0.4.2", ("400Regular",)),
    # Noto Sans Arabic draws dots apart from their letters, and then a copied word has letters twice; it stays
    # for what Vazirmatn lacks.
    ("vazirmatn", "0.4.1", ("400Regular", "600SemiBold")),
    ("noto-sans-arabic", "0.4.3", ("400Regular",)),
    ("noto-sans-armenian", "0.4.2", ("400Regular",)),
    ("noto-sans-bengali", "0.4.4", ("400Regular",)),
    ("noto-sans-devanagari", "0.4.1", ("400Regular",)),
    ("noto-sans-ethiopic", "0.4.2", ("400Regular",)),
    ("noto-sans-georgian", "0.4.3", ("400Regular",)),
    ("noto-sans-gujarati", "0.4.2", ("400Regular",)),
    ("noto-sans-gurmukhi", "0.4.1", ("400Regular",)),
    ("noto-sans-hebrew", "0.4.1", ("400Regular",)),
    ("noto-sans-kannada", "0.4.3", ("400Regular",)),
    ("noto-sans-khmer", "0.4.3", ("400Regular",)),
    ("noto-sans-lao", "0.4.2", ("400Regular",)),
    ("noto-sans-malayalam", "0.4.2", ("400Regular",)),
    ("noto-sans-myanmar", "0.4.2", ("400Regular",)),
    ("noto-sans-oriya", "0.4.2", ("400Regular",)),
    ("noto-sans-sinhala", "0.4.2", ("400Regular",)),
    ("noto-sans-tamil", "0.4.3", ("400Regular",)),
    ("noto-sans-telugu", "0.4.2", ("400Regular",)),
    ("noto-sans-thai", "0.4.2", ("400Regular",)),
)
CJK_PACKAGE = "fonts-droid-fallback=1:6.0.1r16-1.1"
CJK_FILE = "usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf"
README = """\
# Fonts of the documents

Made by `tools/build_fonts.py`; docs/adr/0003 says why they are here.

- Inter, Vazirmatn and the Noto Sans families: SIL Open Font License 1.1, in `OFL-*.txt`. Changed: hinting and stylistic
  alternates are left out. None of them has a reserved font name.
- DroidSansFallback (Google): Apache License 2.0, in `Apache-2.0-DroidSansFallback.txt`. Unchanged.
- `coverage.json`: the characters that any of them has, as first and last of each run.
"""
APACHE_LICENCE = Path("/usr/share/common-licenses/Apache-2.0")


def run(*command: str, cwd: Path) -> None:
    """Run a command of this machine, whichever is on its PATH."""
    subprocess.run(command, cwd=cwd, check=True)


def fetch_npm(package: str, version: str, into: Path) -> Path:
    """Unpack one npm package and return its folder."""
    target = into / package
    target.mkdir()
    run("npm", "pack", "--silent", f"{NPM}{package}@{version}", cwd=target)
    with tarfile.open(next(target.glob("*.tgz"))) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def fetch_cjk(into: Path) -> Path:
    """Unpack the Debian package of the East Asian font and return the font's path."""
    run("apt-get", "download", "-q", CJK_PACKAGE, cwd=into)
    run("dpkg-deb", "-x", str(next(into.glob("*.deb"))), ".", cwd=into)
    return into / CJK_FILE


def shrink(source: Path, target: Path) -> set[int]:
    """Write a font without hinting and stylistic alternates; return the characters that it covers."""
    options = subset.Options(
        hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    )
    options.layout_features += ["tnum"]
    font = TTFont(source, recalcTimestamp=False)  # so that a second run writes the same bytes
    characters = set(font.getBestCmap())
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters)
    worker.subset(font)
    font.save(target)
    return characters


def ranges(characters: set[int]) -> list[int]:
    """First and last of every run of characters, flat."""
    flat: list[int] = []
    for character in sorted(characters):
        if flat and flat[-1] == character - 1:
            flat[-1] = character
        else:
            flat += [character, character]
    return flat


def main() -> None:
    """Fetch, shrink, and write."""
    shutil.rmtree(HERE, ignore_errors=True)
    HERE.mkdir(parents=True)
    covered: set[int] = set()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for package, version, styles in PACKAGES:
            folder = fetch_npm(package, version, scratch)
            for style in styles:
                source = next((folder / style).glob("*.ttf"))
                covered |= shrink(source, HERE / source.name.replace("_", "-"))
            shutil.copy(folder / "LICENSE_FONT", HERE / f"OFL-{package}.txt")
        # Kept as it is: it has no hinting to lose, and its licence wants every change told.
        cjk = shutil.copy(fetch_cjk(scratch), HERE / "DroidSansFallback.ttf")
        covered |= set(TTFont(cjk).getBestCmap())
        shutil.copy(APACHE_LICENCE, HERE / "Apache-2.0-DroidSansFallback.txt")
    (HERE / "README.md").write_text(README)
    (HERE / "coverage.json").write_text(json.dumps(ranges(covered), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
