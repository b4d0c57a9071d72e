"""Lines on pages, and pages set in columns taken apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a page: its words and its box (points, origin at the bottom left)."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


@dataclass(slots=True)
class Page:
    """A page: its number (1-based), size and lines in the file's order."""

    number: int
    width: float
    height: float
    lines: list[Line]


def _gutters(page: Page) -> list[float]:
    """Vertical strips no line crosses, with several lines on both sides at the same heights."""
    if len(page.lines) < 12:
        return []
    spans = sorted((line.left, line.right) for line in page.lines if line.right > line.left)
    gutters, reach = [], spans[0][1]
    for left, right in spans:
        if left > reach + 6:
            gutters.append((reach + left) / 2)
        reach = max(reach, right)
    found = []
    for gutter in gutters:
        one = {round(line.bottom / 6) for line in page.lines if line.right <= gutter}
        two = {round(line.bottom / 6) for line in page.lines if line.left >= gutter}
        if len(one) >= 5 and len(two) >= 5 and len(one & two) >= 4:
            found.append(gutter)
    return found


def split_columns(pages: list[Page]) -> list[list[Page]]:
    """The pages of each column, left to right. One list (the pages as they are) where most pages have no
    columns; pages without columns among pages that have them are left out of all but the first."""
    gutters = [_gutters(page) for page in pages]
    columned = [strips for strips in gutters if strips]
    if len(columned) < max(1, 0.5 * len([page for page in pages if page.lines])):
        return [pages]
    number = max({len(strips) for strips in columned}, key=lambda size: sum(len(strips) == size for strips in columned))
    typical = [sorted(strips[place] for strips in columned if len(strips) == number) for place in range(number)]
    edges = [places[len(places) // 2] for places in typical]
    columns: list[list[Page]] = [[] for _ in range(number + 1)]
    for page, strips in zip(pages, gutters, strict=True):
        cuts = strips if len(strips) == number else edges
        parts: list[list[Line]] = [[] for _ in range(number + 1)]
        for line in page.lines:
            middle = (line.left + line.right) / 2
            parts[sum(middle > cut for cut in cuts)].append(line)
        for place, lines in enumerate(parts):
            columns[place].append(Page(page.number, page.width, page.height, lines))
    return columns
