"""A worker's bench: what it prepares for the first workbook of a profile and keeps for all others of its run."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.batch import fingerprint
from generator.batch.options import Options
from generator.checks.run import check_rules
from generator.model.profile import Profile
from generator.press import Press, press_for
from generator.profiles.load import load_profile
from generator.workbook.errors import WorkbookError
from generator.workbook.read import profile_key


@dataclass
class Bench:
    """A profile whose rules are sound, and the press for its documents, which stands there once one is printed."""

    profile: Profile
    fonts: str
    fingerprint: str
    settled: bool = False

    @cached_property
    def press(self) -> Press:
        return press_for(self.profile, self.fonts)

    def settle(self) -> None:
        """Once the first document is printed: what is there by then stays, and need not be looked through for garbage after every other."""
        if not self.settled:
            gc.collect()
            gc.freeze()
            self.settled = True


def bench_for(path: Path, options: Options) -> Bench:
    """The bench of the profile that the workbook names, or of the one that the options name for a workbook that names none.

    Raises WorkbookError or ProfileError.
    """
    try:
        key = profile_key(path)
    except WorkbookError:
        if not options.profile:
            raise
        key = options.profile
    return _bench(key, options.fonts, options.templates)


def forget() -> None:
    """Drop what was prepared: profiles may have changed since the last run."""
    _bench.cache_clear()


@cache  # as many as there are profiles
def _bench(key: str, fonts: str, templates: str) -> Bench:
    profile = load_profile(key, Path(templates) if templates else None)
    check_rules(profile)
    return Bench(profile, fonts, fingerprint.of_profile(key, fonts, templates))
