"""The geometry of the coverage chart: one bar for each subject, parted by answer."""

from __future__ import annotations

from dataclasses import dataclass

from assess.assessment.model import Status
from assess.reports.context import STATUS_ORDER, Group
from assess.reports.text import shorten

_LABEL = 300.0
_BAR = 420.0
_ROW = 24.0
_MARGIN = 4.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar. `figure` says whether there is room to print the count in it."""

    status: Status
    count: int
    x: float
    width: float
    figure: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one subject; `middle` is the baseline of its label."""

    id: str
    title: str
    label: str
    total: int
    y: float
    middle: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Sizes in SVG units; `label` is where the bars begin."""

    width: float
    height: float
    label: float
    bar_height: float
    bars: tuple[Bar, ...]


def coverage_chart(groups: tuple[Group, ...]) -> Chart:
    """Bars of equal length, so that a small subject can be read as well as a large one; the counts are
    printed in them."""
    bars = []
    for place, group in enumerate(groups):
        total = len(group.findings)
        x, segments = _LABEL, []
        for status in STATUS_ORDER:
            count = group.count(status)
            if count:
                width = _BAR * count / total
                segments.append(Segment(status, count, round(x, 2), round(width, 2), width >= 9 * len(str(count)) + 3))
                x += width
        y = _MARGIN + place * _ROW
        bars.append(Bar(group.id, group.title, shorten(group.title, 46), total, y, y + 13.5, tuple(segments)))
    height = len(groups) * _ROW + 2 * _MARGIN
    return Chart(_LABEL + _BAR + 40, height, _LABEL, _ROW - 6, tuple(bars))
