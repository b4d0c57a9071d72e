"""Writing files so that nothing half-written is ever left behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from assess.errors import AssessError


def write_safely(path: Path, write: Callable[[Path], None]) -> Path:
    """Calls `write` with a temporary path in the folder of `path`, and moves the result to `path`.

    The folder is made where it is missing. Raises AssessError where it cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".assess-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            write(temporary)
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise AssessError(
            f"{path}: cannot be written ({error.strerror or error}).", "Choose another folder with --out, or free some space."
        ) from error
    return path


def write_text(path: Path, text: str) -> Path:
    """Writes text as UTF-8 through `write_safely`."""
    return write_safely(path, lambda temporary: temporary.write_text(text, encoding="utf-8"))


def _umask() -> int:
    """The process's file mask (it can only be read by setting it)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
