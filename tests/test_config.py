from __future__ import annotations

from pathlib import Path

import pytest

from termcheck.config import Settings, find_settings, read_settings
from termcheck.errors import SettingsError


def put(folder: Path, text: str, name: str = "termcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_counts_and_its_paths_are_relative_to_it(tmp_path: Path) -> None:
    put(tmp_path, 'glossary = ["terms"]\nbaseline = "known.json"\nfail-on = "warning"')
    below = tmp_path / "docs" / "en"
    below.mkdir(parents=True)
    settings = find_settings(below)
    assert settings.glossary == (str(tmp_path / "terms"),)
    assert settings.baseline == str(tmp_path / "known.json")
    assert settings.fail_on == "warning"


def test_paths_below_the_working_folder_are_given_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = put(tmp_path, 'glossary = ["terms", "../other"]\nbaseline = "known.json"')
    outside = str(tmp_path / ".." / "other")
    settings = find_settings(tmp_path)
    assert settings.glossary[0] == "terms"
    assert (tmp_path / settings.glossary[1]).resolve() == Path(outside).resolve()
    assert settings.baseline == "known.json"
    monkeypatch.chdir(tmp_path)
    assert read_settings(own) == find_settings(tmp_path)
    assert read_settings(Path("termcheck.toml")).glossary[0] == "terms"
    monkeypatch.chdir(tmp_path.parent)
    assert read_settings(own).baseline == f"{tmp_path.name}/known.json"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, '[tool.termcheck]\nselect = ["TC1"]', "pyproject.toml")
    put(tmp_path / "sub", "[project]\nname = 'x'", "pyproject.toml")
    assert find_settings(tmp_path / "sub").select == ("TC1",)


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(put(tmp_path, "")) == Settings(origin=str(tmp_path / "termcheck.toml"))


def test_one_string_is_a_list_of_one(tmp_path: Path) -> None:
    assert read_settings(put(tmp_path, 'exclude = "drafts/"')).exclude == ("drafts/",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('glosary = "x"', "Did you mean 'glossary'"),
        ("jobs = true", "must be a whole number"),
        ("jobs = 'two'", "must be a whole number"),
        ("select = [1]", "must be a list of strings"),
        ('fail-on = "panic"', "Use one of error, warning, info, never"),
        ('[severity]\nTC101 = "fatal"', "severity of TC101"),
        ("= broken", "no valid TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_file_and_hint(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(SettingsError, match=r"termcheck\.toml") as caught:
        read_settings(put(tmp_path, text))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "pairs", "columns"),
    [
        ("", None, None),
        ("pairs = []", (), None),
        ('pairs = ["{lang}--{name}.{ext}"]', ("{lang}--{name}.{ext}",), None),
        ('columns = "zh=A,en=译文"', None, "zh=A,en=译文"),
    ],
)
def test_how_files_and_columns_belong_together(
    text: str, pairs: tuple[str, ...] | None, columns: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "termcheck.toml"
    path.write_text(text, encoding="utf-8")
    settings = read_settings(path)
    assert (settings.pairs, settings.columns) == (pairs, columns)
