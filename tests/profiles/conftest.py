"""A copy of a profile that a test may spoil."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.profile import Profile
from generator.profiles.errors import ProfileError, ProfileFault
from generator.profiles.load import load_profile
from generator.profiles.locate import templates_folder

KEY = "hebei_2024"


@dataclass(frozen=True)
class Copy:
    """A templates folder of the test's own."""

    folder: Path

    def path(self, name: str) -> Path:
        """A file of the profile, or of `common/`."""
        return self.folder / (name if name.startswith("common/") else f"{KEY}/{name}")

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the first `old`; the line it stands in, from 1."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, f"{name} 里没有“{old}”"
        self.path(name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def load(self) -> Profile:
        return load_profile(KEY, self.folder)

    def faults(self) -> tuple[ProfileFault, ...]:
        with pytest.raises(ProfileError) as error:
            self.load()
        return error.value.faults


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(templates_folder(), tmp_path / "templates", ignore=shutil.ignore_patterns("fonts", "*.docx"))
    return Copy(tmp_path / "templates")
