"""Where the data that belongs to the program stands: the `rules/` folder."""

from __future__ import annotations

from pathlib import Path

from assess.errors import CallError

_PACKAGE = Path(__file__).resolve().parent


def rules_dir() -> Path:
    """The folder `rules/`: beside the package in a checkout, inside it (`assess/_data/rules`) in an
    installed wheel. Raises CallError where neither is there (a broken installation)."""
    # In site-packages a folder called "rules" beside ours could be anybody's: ask for one of our own in it.
    for folder in (_PACKAGE.parent / "rules", _PACKAGE / "_data" / "rules"):
        if (folder / "wording").is_dir():
            return folder
    raise CallError(
        f"The rules that belong to the program are missing from {_PACKAGE}.",
        "Install the program again.",
    )


def register_file() -> Path:
    """The register of States, `corpus/countries.csv`. Raises CallError where it is missing."""
    for path in (_PACKAGE.parent / "corpus" / "countries.csv", _PACKAGE / "_data" / "corpus" / "countries.csv"):
        if path.is_file():
            return path
    raise CallError(f"The register of States is missing from {_PACKAGE}.", "Install the program again.")
