"""Which label stands on which level: the readings of all labels of a unit weighed together.

The order of levels is not fixed anywhere ("(1) (a) (i)", "1. a) 1°", "A) 1)"): a level is what goes on
counting. Each label either goes on with an open list, or opens a list below, or starts a new list in the
place of one, or is no label after all. A narrow beam keeps the few best histories, which gives the
look-ahead that "(h) (i) (j)" against "(h) (i) (ii)" asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from assess.law.labels import Reading, first, follows

_BEAM = 10

#: Schemes for what has no number but stands in a row: definitions.
DEFINITION = Reading(("definition", "", ""), (0,))


@dataclass(frozen=True, slots=True)
class Token:
    """A possible label with what surrounds it.

    readings    its possible readings
    opened      the words before end in a colon or dash, or there are none: a list is expected
    after_text  unnumbered words stand between the label before and this one
    unfinished  the line before breaks off in mid-sentence, so this may be part of it
    certain     it cannot be anything but a label
    """

    readings: tuple[Reading, ...]
    opened: bool = False
    after_text: bool = False
    unfinished: bool = False
    certain: bool = False


@dataclass(frozen=True, slots=True)
class _History:
    cost: float
    stack: tuple[Reading, ...]
    depth: int | None
    before: _History | None


def _similar(one: tuple[str, str, str], other: tuple[str, str, str]) -> float | None:
    """Cost of taking two schemes for the same list; None where they cannot be."""
    if one == other:
        return 0.0
    if one[0] == other[0] and one[0] in ("number", "letter", "roman", "bullet") and one[2] == other[2]:
        return 0.9 if {one[1], other[1]} <= {"paren", "half"} else 2.0
    return None


def _steps(history: _History, token: Token):
    stack = history.stack
    top = len(stack)
    for reading in token.readings:
        base = history.cost + reading.penalty
        single = reading.scheme[0] in ("definition", "bullet")
        for depth in range(top - 1, -1, -1):
            other = _similar(stack[depth].scheme, reading.scheme)
            if other is None:
                continue
            step = 0.0 if single else follows(stack[depth].value, reading.value)
            if token.opened and not token.after_text and depth == top - 1 and not single:
                step += 0.3  # after a colon a list below is likelier than the next member
            yield base + other + step + 0.02 * (top - 1 - depth), stack[:depth] + (reading,), depth
        begins = single or first(reading.value)
        late = 0.0 if begins else 2.0 + min(0.15 * reading.value[-1], 1.5)
        if not any(level.scheme == reading.scheme for level in stack) or not single:
            twice = 2.0 if any(level.scheme == reading.scheme for level in stack) else 0.0
            yield base + (0.5 if token.opened else 1.3) + late + twice, stack + (reading,), top
        for depth in range(top):
            same = stack[depth].scheme == reading.scheme
            cost = (1.1 if token.opened else 1.7) if token.after_text else 2.6
            if same and not token.after_text:
                cost += 1.0
            yield base + cost + late + 0.05 * (top - depth), stack[:depth] + (reading,), depth
    if not token.certain:
        yield history.cost + (1.0 if token.unfinished else 3.6), stack, None


def levels(tokens: list[Token]) -> list[tuple[int, Reading] | None]:
    """For each token its depth (0 is highest) and the reading that holds, or None where it is no label."""
    if not tokens:
        return []
    beam = [_History(0.0, (), None, None)]
    for token in tokens:
        best: dict[tuple, _History] = {}
        for history in beam:
            for cost, stack, depth in _steps(history, token):
                known = best.get(stack)
                if known is None or cost < known.cost:
                    best[stack] = _History(cost, stack, depth, history)
        beam = sorted(best.values(), key=lambda history: history.cost)[:_BEAM]
    found: list[tuple[int, Reading] | None] = []
    history: _History | None = beam[0]
    while history is not None and history.before is not None:
        found.append(None if history.depth is None else (history.depth, history.stack[history.depth]))
        history = history.before
    return found[::-1]
