"""Where profiles live: beside the checkout's packages, or inside the installed one."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """The folder that holds `common/` and one folder for each profile."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def profile_keys(folder: Path | None = None) -> list[str]:
    """The keys of all profiles of a templates folder, sorted."""
    return sorted(path.parent.name for path in (folder or templates_folder()).glob("*/profile.toml"))
