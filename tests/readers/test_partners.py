from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.readers.discover import Found
from termcheck.readers.pairs import PATTERNS, Naming
from termcheck.readers.partners import partners


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def look(folder: Path) -> list[Found]:
    if not folder.is_dir():
        return []
    return [Found(p, p.as_posix(), 1) for p in sorted(folder.iterdir()) if p.is_file()]


def found(folder: Path, *names: str, patterns: tuple[str, ...] = PATTERNS) -> list[str]:
    files = [Found(folder / name, (folder / name).as_posix(), 1) for name in names]
    others = partners(files, Naming("zh", "en", patterns), look)
    return [other.path.relative_to(folder).as_posix() for other in others]


@pytest.mark.parametrize(
    ("named", "others"),
    [
        ("a.en.md", ["a.zh-CN.md", "a.zh.docx"]),
        ("a.zh-CN.md", ["a.en.md"]),
        ("sub/x_en.txt", ["sub/x_zh.txt"]),
        ("en/deep/b.txt", ["zh/deep/b.docx", "zh_CN/deep/b.txt"]),
        ("zh/deep/b.docx", ["en/deep/b.txt"]),
        ("one/en.txt", ["one/中文.txt"]),
        ("lonely.en.md", []),
        ("plain.md", []),
        ("en/gone.txt", []),
    ],
)
def test_the_other_side_is_looked_for(tmp_path: Path, named: str, others: list[str]) -> None:
    tree(tmp_path, "a.zh.docx", "a.zh-CN.md", "a.en.md", "b.zh.md", "lonely.en.md", "plain.md")
    tree(tmp_path, "sub/x_en.txt", "sub/x_zh.txt", "one/en.txt", "one/中文.txt")
    tree(tmp_path, "en/deep/b.txt", "zh/deep/b.docx", "zh_CN/deep/b.txt", "fr/deep/b.txt")
    assert found(tmp_path, named) == others


def test_each_is_given_once_and_each_folder_looked_into_once(tmp_path: Path) -> None:
    names = [f"n{number}.en.md" for number in range(20)]
    tree(tmp_path, *names, *(name.replace("en", "zh") for name in names), "n1.en-GB.md")
    asked: list[Path] = []

    def listed(folder: Path) -> list[Found]:
        asked.append(folder)
        return look(folder)

    files = [Found(tmp_path / name, (tmp_path / name).as_posix(), 1) for name in names]
    files.append(Found(tmp_path / "n1.en-GB.md", (tmp_path / "n1.en-GB.md").as_posix(), 1))
    others = partners(files, Naming("zh", "en"), listed)
    assert sorted(other.path.name for other in others) == sorted(
        name.replace("en", "zh") for name in names
    )
    assert len(asked) == len(set(asked)) == 1


def test_patterns_of_ones_own(tmp_path: Path) -> None:
    tree(tmp_path, "out-en/x 1.txt", "out-zh/x 1.txt", "out-zh/x 2.txt")
    pattern = ("out-{lang}/{path}.{ext}",)
    assert found(tmp_path, "out-en/x 1.txt", patterns=pattern) == ["out-zh/x 1.txt"]
    assert found(tmp_path, "out-en/x 1.txt") == []


def test_paths_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a.en.md", "a.zh.md", "en/b.md", "zh/b.md")
    monkeypatch.chdir(tmp_path)
    files = [Found(Path(name), name, 1) for name in ("a.en.md", "en/b.md")]
    others = partners(files, Naming("zh", "en"), look)
    assert [other.uri for other in others] == ["a.zh.md", "zh/b.md"]
