"""Fixtures for tests of whole documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.rendered import Rendered, rendered


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Rendered]:
    """A sample by name, written and read back once for all tests."""
    folder: Path = tmp_path_factory.mktemp("samples")
    return lambda name: rendered(name, folder)
