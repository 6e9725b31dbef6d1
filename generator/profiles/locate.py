"""Where profiles live: a bureau's own folder first, then beside the checkout's packages or inside the installed one."""

from __future__ import annotations

import os
from pathlib import Path

OWN_FOLDER = "GONGKAI_TEMPLATES"
"""The environment variable that names a bureau's own folder of profiles; `--templates` sets it for one run."""

COMMON = "common"
"""The folder of what all profiles share. A templates folder that has one of its own stands alone."""

_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """The built-in folder, which holds `common/` and one folder for each profile."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def own_folder() -> Path | None:
    """The bureau's own folder of profiles, if one is named."""
    named = os.environ.get(OWN_FOLDER, "")
    return Path(named) if named else None


def search_path(folder: Path | None = None) -> tuple[Path, ...]:
    """The templates folders in the order in which profiles are looked for; the last one has what all share.

    `folder` takes the place of the bureau's own one.
    """
    own = folder or own_folder()
    if own is None:
        return (templates_folder(),)
    return (own,) if (own / COMMON).is_dir() else (own, templates_folder())


def find_profile(key: str, path: tuple[Path, ...]) -> Path | None:
    """The first folder of that profile, or None."""
    found = (folder / key for folder in path if key and (folder / key / "profile.toml").is_file())
    return next(found, None)


def profile_keys(folder: Path | None = None) -> list[str]:
    """The keys of all profiles there are, sorted."""
    return sorted({path.parent.name for place in search_path(folder) for path in place.glob("*/profile.toml")})
