"""The pictures of the README show what the program shows, and can be shown anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from docs.drawing import BLOCKS, CELL, ROW
from docs.take_pictures import FOLDER, PICTURES, staged

README = Path(__file__).parents[1] / "README.md"
_SVG = "{http://www.w3.org/2000/svg}"
_MOST = 60_000


def _tree(name: str) -> ElementTree.Element:
    return ElementTree.parse(FOLDER / f"{name}.svg").getroot()


def _written(name: str) -> list[str]:
    """Return the lines of a picture, each character at the column that it is drawn at."""
    lines: dict[int, dict[int, str]] = {}
    for text in _tree(name).iter(f"{_SVG}text"):
        line = lines.setdefault(int(text.attrib["y"]) // ROW, {})
        columns = [int(x) // CELL for x in text.attrib["x"].split()]
        line.update(zip(columns, text.text or "", strict=True))
    return [_line(lines.get(row, {})) for row in range(PICTURES[name].size[1])]


def _line(characters: dict[int, str]) -> str:
    line = ""
    for column, character in sorted(characters.items()):
        line += " " * (column - cell_len(line)) + character
    return line


def _on_the_screen(screenful: str) -> list[str]:
    """Return what is written in a screenful: blocks are drawn, an ideographic space is a blank."""
    blanks = str.maketrans({**dict.fromkeys(BLOCKS, " "), "　": "  "})
    return [line.translate(blanks).rstrip() for line in screenful.split("\n")]


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_shows_what_the_program_shows(name: str) -> None:
    async with staged(name) as desk:
        assert _written(name) == _on_the_screen(desk.screenful()), (
            "python -m docs.take_pictures draws the pictures anew"
        )


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_loads_nothing(name: str) -> None:
    assert (FOLDER / f"{name}.svg").stat().st_size <= _MOST
    for element in _tree(name).iter():
        assert element.tag in {f"{_SVG}{tag}" for tag in ("svg", "style", "rect", "text")}
        loaded = [*element.attrib.values(), element.text if element.tag == f"{_SVG}style" else ""]
        assert not re.search(r"https?:|url\(|@import|@font-face", " ".join(filter(None, loaded)))


@pytest.mark.parametrize("name", PICTURES)
def test_chinese_is_not_squeezed(name: str) -> None:
    fitted = [text for text in _tree(name).iter(f"{_SVG}text") if "textLength" in text.attrib]
    assert {cell_len(text.text or "") for text in fitted} <= {1}


def test_the_pictures_of_the_readme_are_there_and_say_what_they_show() -> None:
    shown = re.findall(r"!\[(.*?)\]\((.*?)\)", README.read_text(encoding="utf-8"))
    assert len(shown) >= 3
    for told, path in shown:
        assert told
        assert (README.parent / path).is_file()
