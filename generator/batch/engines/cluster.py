"""Many machines: the workers of a Dask cluster. They share no disk with us: workbooks go there and files come back as bytes."""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from distributed import Client, Future
from distributed.scheduler import KilledWorker

from generator.batch import fingerprint
from generator.batch.errors import BatchError
from generator.batch.work import Done, Task, do

AHEAD = 2
"""Tasks under way for each of the cluster's threads."""

SECONDS_TO_CONNECT = 20
SECONDS_TO_COUNT_AGAIN = 5
FEWEST = 4


class Cluster:
    """The workers of the scheduler at `address`. `templates` is our own folder of profiles, which is sent along."""

    lost = (KilledWorker,)
    elsewhere = True

    def __init__(self, address: str, templates: str = "") -> None:
        try:
            self._client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BatchError(f"连不上 Dask 调度器“{address}”：{error}。请核对 --scheduler 后面的地址，例如 tcp://10.0.0.5:8786。") from None
        self._counted, self._width = 0.0, FEWEST
        try:
            self._check_workers()
            self._templates = self._client.scatter(_packed(Path(templates)), broadcast=True) if templates else None
        except BaseException:
            self._client.close()
            raise

    def width(self) -> int:
        """Workers come and go."""
        if time.monotonic() - self._counted > SECONDS_TO_COUNT_AGAIN:
            self._width = max(FEWEST, AHEAD * sum(self._client.nthreads().values()))
            self._counted = time.monotonic()
        return self._width

    def submit(self, task: Task) -> Future:
        return self._client.submit(do_there, task, self._templates, pure=False)

    def again(self, task: Task) -> Done:
        return self.submit(task).result()

    def close(self) -> None:
        self._client.close()

    def _check_workers(self) -> None:
        """Raises BatchError if there is no worker, or one without this very program."""
        try:
            self._client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
            programs = self._client.run(_program)
        except TimeoutError:
            raise BatchError("Dask 调度器上没有工作进程。请先在各台机器上运行 dask worker 调度器地址。") from None
        except ModuleNotFoundError:
            raise BatchError("Dask 的工作机上没有安装 gongkai。请在每台工作机上安装与本机相同的版本。") from None
        others = sorted(address for address, program in programs.items() if program != fingerprint.program())
        if others:
            raise BatchError(f"这些工作机上的 gongkai 与本机的版本不同：{'、'.join(others)}。请在每台工作机上安装与本机相同的版本。")


def do_there(task: Task, templates: bytes | None) -> Done:
    """What a worker of the cluster does: the same as a process here."""
    folder = _unpacked(templates) if templates else ""
    return do(replace(task, options=replace(task.options, templates=folder)))


def _program() -> str:
    return fingerprint.program()


def _packed(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            package.write(path, path.relative_to(folder).as_posix())
    return packed.getvalue()


@cache  # one folder for each content, for as long as the worker lives
def _unpacked(templates: bytes) -> str:
    folder = tempfile.mkdtemp(prefix="gongkai-templates-")
    with zipfile.ZipFile(io.BytesIO(templates)) as package:
        package.extractall(folder)
    return folder
