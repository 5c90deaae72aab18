"""Files are replaced as a whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from termcheck.files import replacing, write_bytes, write_text


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "词表 𠀀.csv"
    write_text(target, "one\r\n", encoding="utf-16-le")
    assert target.read_bytes() == "one\r\n".encode("utf-16-le")
    write_bytes(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_an_exception_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def broken() -> None:
        with replacing(target) as temporary:
            assert temporary.parent == tmp_path
            temporary.write_bytes(b"ne")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        broken()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.txt"
    target.touch()
    target.chmod(mode)
    write_bytes(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_bytes(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real.txt", tmp_path / "link.txt"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("symbolic links are not allowed here")
    write_bytes(link, b"through a link to nothing")
    assert link.is_symlink()
    write_bytes(link, b"through a link to a file")
    assert link.is_symlink()
    assert real.read_bytes() == b"through a link to a file"


def test_the_longest_name_there_is(tmp_path: Path) -> None:
    target = tmp_path / ("维" * 83 + ".csv")
    write_bytes(target, b"x")
    assert target.read_bytes() == b"x"


def test_a_missing_folder_is_an_error_on_entering(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "nowhere" / "a.txt"):
        pytest.fail("the block must not be entered")
