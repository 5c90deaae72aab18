from __future__ import annotations

import os
from pathlib import Path

import pytest

from termcheck.model.document import NoteCode
from termcheck.readers.discover import Walked, discover, files_in


def tree(root: Path, *names: str) -> Path:
    """Files below a folder; names ending in a slash are folders."""
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("text", encoding="utf-8")
    return root


def names(found: Walked, root: Path) -> list[str]:
    """What was found, as paths below the folder."""
    return [file.path.relative_to(root).as_posix() for file in found.files]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.md", "a.txt", "sub/z.docx", "sub/deep/y.csv", "Z.txt", "picture.png", "x.TXT")
    found = discover([tmp_path])
    assert names(found, tmp_path) == [
        "Z.txt",
        "a.txt",
        "b.md",
        "sub/deep/y.csv",
        "sub/z.docx",
        "x.TXT",
    ]
    assert found.notes == ()
    assert {file.size for file in found.files} == {4}


def test_hidden_folders_and_lock_files_are_left_out(tmp_path: Path) -> None:
    tree(
        tmp_path,
        ".git/a.txt",
        ".venv/a.txt",
        ".hidden/a.txt",
        "node_modules/a.txt",
        "sub/__pycache__/a.txt",
        "~$report.docx",
        ".secret.txt",
        "kept.txt",
    )
    assert names(discover([tmp_path]), tmp_path) == ["kept.txt"]


def test_a_hidden_folder_given_by_name_is_walked(tmp_path: Path) -> None:
    tree(tmp_path, ".github/a.md")
    assert names(discover([tmp_path / ".github"]), tmp_path) == [".github/a.md"]


def test_paths_stand_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "docs/最高检 报告/a b.txt")
    monkeypatch.chdir(tmp_path)
    assert [f.uri for f in discover([Path("docs")]).files] == ["docs/最高检 报告/a b.txt"]
    assert [f.uri for f in discover([Path()]).files] == ["docs/最高检 报告/a b.txt"]
    monkeypatch.chdir(tmp_path / "docs")
    assert [f.uri for f in discover([Path("../docs")]).files] == ["../docs/最高检 报告/a b.txt"]


def test_files_given_by_name_are_always_taken(tmp_path: Path) -> None:
    tree(tmp_path, "a.xyz", ".hidden.txt", "ignored.txt")
    (tmp_path / ".gitignore").write_text("ignored.txt\n")
    given = [tmp_path / "a.xyz", tmp_path / ".hidden.txt", tmp_path / "ignored.txt"]
    found = discover(given, exclude=["*.txt"])
    assert [file.path for file in found.files] == given


def test_a_file_is_taken_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "sub2").symlink_to(tmp_path / "sub")
    paths = [tmp_path / "sub" / "b.txt", tmp_path, tmp_path / "sub", tmp_path / "a.txt"]
    found = discover(paths)
    assert names(found, tmp_path) == ["sub/b.txt", "a.txt"]
    assert found.notes == ()


def test_loops_of_links_end(tmp_path: Path) -> None:
    tree(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "sub" / "self").symlink_to(tmp_path / "sub")
    (tmp_path / "snake.txt").symlink_to(tmp_path / "snake.txt")
    found = discover([tmp_path])
    assert names(found, tmp_path) == ["sub/a.txt"]
    assert [(n.code, n.where) for n in found.notes] == [
        (NoteCode.SKIPPED, (tmp_path / "snake.txt").as_posix())
    ]


def test_a_link_out_of_the_tree_is_followed(tmp_path: Path) -> None:
    tree(tmp_path, "outside/a.txt", "inside/b.txt")
    (tmp_path / "inside" / ".gitignore").write_text("c.txt\n")
    (tmp_path / "inside" / "link").symlink_to(tmp_path / "outside")
    assert names(discover([tmp_path / "inside"]), tmp_path) == ["inside/b.txt", "inside/link/a.txt"]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ([], ["a.txt", "old/a.txt", "sub/b.md", "sub/old/c.txt"]),
        (["old/"], ["a.txt", "sub/b.md"]),
        (["/old/"], ["a.txt", "sub/b.md", "sub/old/c.txt"]),
        (["*.txt"], ["sub/b.md"]),
        (["*.txt", "!a.txt"], ["a.txt", "old/a.txt", "sub/b.md"]),
        (["sub/**/c.txt"], ["a.txt", "old/a.txt", "sub/b.md"]),
        (["# remark", ""], ["a.txt", "old/a.txt", "sub/b.md", "sub/old/c.txt"]),
    ],
)
def test_patterns(patterns: list[str], expected: list[str], tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "old/a.txt", "sub/b.md", "sub/old/c.txt")
    assert names(discover([tmp_path], exclude=patterns), tmp_path) == expected
    assert names(discover([tmp_path], exclude=patterns, root=tmp_path), tmp_path) == expected


def test_patterns_count_from_the_root(tmp_path: Path) -> None:
    tree(tmp_path, "docs/old/a.txt", "docs/b.txt")
    found = discover([tmp_path / "docs"], exclude=["docs/old/"], root=tmp_path)
    assert names(found, tmp_path) == ["docs/b.txt"]


def test_ignore_files_in_the_tree_and_above_it(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "docs/a.txt", "docs/b.md", "docs/sub/b.md", "docs/sub/c.txt", "d.md")
    (tmp_path / ".gitignore").write_text("*.md\n/docs/sub/c.txt\n")
    (tmp_path / "docs" / "sub" / ".gitignore").write_text("!b.md\n")
    assert names(discover([tmp_path / "docs"]), tmp_path) == ["docs/a.txt", "docs/sub/b.md"]
    assert names(discover([tmp_path]), tmp_path) == ["docs/a.txt", "docs/sub/b.md"]


def test_ignore_files_above_count_within_a_repository_only(tmp_path: Path) -> None:
    tree(tmp_path, "docs/a.txt")
    (tmp_path / ".gitignore").write_text("*.txt\n")
    assert names(discover([tmp_path / "docs"]), tmp_path) == ["docs/a.txt"]


def test_an_ignored_folder_given_by_name_is_walked(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "build/a.txt", "build/tmp/b.txt")
    (tmp_path / ".gitignore").write_text("build/\n")
    (tmp_path / "build" / ".gitignore").write_text("tmp/\n")
    assert names(discover([tmp_path / "build"]), tmp_path) == ["build/a.txt"]
    assert discover([tmp_path]).files == ()


def test_a_broken_ignore_file_does_its_best(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / ".gitignore").write_bytes(b"!\n\xff\xfe\nb.txt\n")
    assert names(discover([tmp_path]), tmp_path) == ["a.txt"]


def test_only_some_endings(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.md")
    assert names(discover([tmp_path], suffixes={".md"}), tmp_path) == ["b.md"]


def test_a_missing_path_is_a_note(tmp_path: Path) -> None:
    found = discover([tmp_path / "no such.txt"])
    assert found.files == ()
    (note,) = found.notes
    assert note.code is NoteCode.UNREADABLE
    assert note.where.endswith("no such.txt")
    assert "no such file or folder" in note.message


def test_a_link_to_nowhere_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "link.png").symlink_to(tmp_path / "gone.png")
    assert [n.code for n in discover([tmp_path / "link.txt"]).notes] == [NoteCode.UNREADABLE]
    assert [Path(n.where).name for n in discover([tmp_path]).notes] == ["link.txt"]


@pytest.mark.parametrize("content", [(), ("picture.png",), (".git/a.txt",), ("sub/",)])
def test_a_folder_without_readable_files_is_a_note(
    content: tuple[str, ...], tmp_path: Path
) -> None:
    tree(tmp_path, *content)
    found = discover([tmp_path])
    assert found.files == ()
    (note,) = found.notes
    assert (note.code, note.where) == (NoteCode.SKIPPED, tmp_path.as_posix())
    assert ".docx" in note.message


def test_a_folder_given_twice_is_walked_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    found = discover([tmp_path, tmp_path])
    assert names(found, tmp_path) == ["a.txt"]
    assert found.notes == ()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may open anything"
)
def test_a_folder_that_may_not_be_opened_is_a_note(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        found = discover([tmp_path])
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert names(found, tmp_path) == ["a.txt"]
    assert [n.code for n in found.notes] == [NoteCode.UNREADABLE]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [n.code for n in discover([tmp_path / "pipe.txt"]).notes] == [NoteCode.UNREADABLE]
    (note,) = discover([tmp_path]).notes
    assert (note.code, note.message) == (NoteCode.SKIPPED, "This is neither a file nor a folder.")


def test_other_kinds_of_files_in_folders_are_counted(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.pdf", "c/D.PDF", "c/e.pptx", "Makefile", ".hidden.pdf", "no/f.pdf")
    (tmp_path / ".gitignore").write_text("no/\n")
    found = discover([tmp_path, tmp_path / "c"], exclude=["*.xyz"])
    assert found.kinds == ((".pdf", 2), (".pptx", 1), ("Makefile", 1))
    assert discover([tmp_path], exclude=["*.pdf", "*.PDF", "*.pptx"]).kinds == (("Makefile", 1),)
    assert discover([tmp_path / "b.pdf"]).kinds == ()
    assert discover([tmp_path / "c", tmp_path / "c" / "e.pptx"]).kinds == ((".pdf", 1),)


def test_what_was_named_is_known(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt")
    found = discover([tmp_path, tmp_path / "b.txt"])
    assert [(file.path.name, file.named) for file in found.files] == [
        ("a.txt", False),
        ("b.txt", True),
    ]


def test_the_files_just_in_a_folder(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt", "c.png", ".d.txt", "sub/e.txt")
    (tmp_path / ".gitignore").write_text("b.txt\n")
    assert [file.path.name for file in files_in(tmp_path)] == ["a.txt"]
    assert files_in(tmp_path, exclude=["a.*"], root=tmp_path) == []
    assert files_in(tmp_path / "gone") == []
