"""The number Word displays before an automatically numbered paragraph."""

from __future__ import annotations

import re

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Level:
    """One level of a list: where it starts, how it counts, how it is shown, after which level it restarts."""

    __slots__ = ("format", "legal", "restart", "start", "style", "text")

    def __init__(self, element) -> None:
        def value(name: str, default: str) -> str:
            child = element.find(f"{_W}{name}")
            return default if child is None else child.get(f"{_W}val", default)

        self.start = _int(value("start", "1"), 1)
        self.format = value("numFmt", "decimal")
        self.text = value("lvlText", "")
        restart = value("lvlRestart", "")
        self.restart = _int(restart, -1) if restart else None
        self.legal = element.find(f"{_W}isLgl") is not None
        self.style = value("pStyle", "")


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


class Numbering:
    """Resolves numbers paragraph by paragraph, in document order.

    numbering, styles  root elements of the parts, or None
    """

    def __init__(self, numbering, styles) -> None:
        self.abstract: dict[str, dict[int, _Level]] = {}
        self.links: dict[str, str] = {}
        self.lists: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.seen: set[tuple[str, int]] = set()
        self.of_style: dict[str, tuple[str | None, int | None]] = {}
        self.based: dict[str, str] = {}
        self.default_style = ""
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_numbering(numbering)

    def _read_styles(self, styles) -> None:
        for style in styles.iterchildren(f"{_W}style"):
            identifier = style.get(f"{_W}styleId", "")
            if style.get(f"{_W}default") in ("1", "true") and style.get(f"{_W}type") == "paragraph":
                self.default_style = identifier
            parent = style.find(f"{_W}basedOn")
            if parent is not None:
                self.based[identifier] = parent.get(f"{_W}val", "")
            own = style.find(f"{_W}pPr/{_W}numPr")
            if own is not None:
                self.of_style[identifier] = self._reference(own)

    def _read_numbering(self, numbering) -> None:
        style_links: dict[str, str] = {}
        for element in numbering.iterchildren(f"{_W}abstractNum"):
            identifier = element.get(f"{_W}abstractNumId", "")
            self.abstract[identifier] = {_int(level.get(f"{_W}ilvl"), 0): _Level(level) for level in element.iterchildren(f"{_W}lvl")}
            defines, uses = element.find(f"{_W}styleLink"), element.find(f"{_W}numStyleLink")
            if defines is not None:
                style_links[defines.get(f"{_W}val", "")] = identifier
            if uses is not None:
                self.links[identifier] = uses.get(f"{_W}val", "")
        for identifier, style in self.links.items():
            if style in style_links and not self.abstract[identifier]:
                self.abstract[identifier] = self.abstract[style_links[style]]
        for element in numbering.iterchildren(f"{_W}num"):
            target = element.find(f"{_W}abstractNumId")
            if target is None:
                continue
            starts: dict[int, int] = {}
            levels: dict[int, _Level] = {}
            for override in element.iterchildren(f"{_W}lvlOverride"):
                depth = _int(override.get(f"{_W}ilvl"), 0)
                start = override.find(f"{_W}startOverride")
                if start is not None:
                    starts[depth] = _int(start.get(f"{_W}val"), 1)
                level = override.find(f"{_W}lvl")
                if level is not None:
                    levels[depth] = _Level(level)
            self.lists[element.get(f"{_W}numId", "")] = (target.get(f"{_W}val", ""), starts, levels)

    @staticmethod
    def _reference(element) -> tuple[str | None, int | None]:
        number, depth = element.find(f"{_W}numId"), element.find(f"{_W}ilvl")
        return (
            None if number is None else number.get(f"{_W}val", "0"),
            None if depth is None else _int(depth.get(f"{_W}val"), 0),
        )

    def _resolve(self, properties, style: str) -> tuple[str, int] | None:
        """List and level of a paragraph: its own, or what its style has or inherits."""
        number: str | None = None
        depth: int | None = None
        own = properties.find(f"{_W}numPr") if properties is not None else None
        if own is not None:
            number, depth = self._reference(own)
        current, steps, found_in = style or self.default_style, 0, ""
        while (number is None or depth is None) and current and steps < 30:
            inherited = self.of_style.get(current)
            if inherited is not None:
                if number is None:
                    number, found_in = inherited[0], current
                depth = inherited[1] if depth is None else depth
            current, steps = self.based.get(current, ""), steps + 1
        if number in (None, "0", ""):
            return None
        if depth is None:
            depth = 0
            if found_in and number in self.lists:
                # A style that names only the list stands on the level that names the style.
                for candidate, level in self.abstract.get(self.lists[number][0], {}).items():
                    if level.style in (style, found_in):
                        depth = candidate
        return number, depth

    def displayed(self, properties, style: str, has_text: bool = True) -> str:
        """The number shown before the next paragraph ("Article 3.", "(a)", "2.1"), "" where it has none.

        Counts on as a side effect, so every paragraph must be asked for, in order. A paragraph without
        text shows its number in Word too, and counts.
        """
        reference = self._resolve(properties, style)
        if reference is None:
            return ""
        number, depth = reference
        if number not in self.lists:
            return ""
        abstract, starts, overrides = self.lists[number]
        levels = {**self.abstract.get(abstract, {}), **overrides}
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self.counters.setdefault(abstract, {})
        if (number, depth) not in self.seen:
            self.seen.add((number, depth))
            if depth in starts:
                counters[depth] = starts[depth] - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in list(counters):
            below = levels.get(deeper)
            if deeper > depth and (below is None or below.restart is None or (below.restart != 0 and depth < below.restart)):
                del counters[deeper]
        for above in range(depth):
            if above not in counters and above in levels:
                counters[above] = levels[above].start
        if level.format == "none":
            return re.sub(r"%\d", "", level.text).strip()
        if level.format == "bullet":
            return "•"

        def show(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = levels.get(index)
            if other is None:
                return ""
            return display(counters.get(index, other.start), "decimal" if level.legal else other.format)

        return re.sub(r"%(\d)", show, level.text).strip()


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN += ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]


def display(value: int, format_: str) -> str:
    """A counter in one of Word's number formats."""
    if format_ in ("lowerLetter", "upperLetter") and value > 0:
        # Word goes on after z with aa, bb, cc.
        shown = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return shown.upper() if format_ == "upperLetter" else shown
    if format_ in ("lowerRoman", "upperRoman") and 0 < value < 5000:
        rest, shown = value, ""
        for number, letters in _ROMAN:
            while rest >= number:
                shown += letters
                rest -= number
        return shown.upper() if format_ == "upperRoman" else shown
    if format_ == "decimalZero":
        return f"{value:02d}"
    if format_ == "ordinal":
        suffix = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{suffix}"
    if format_ == "cardinalText" and 0 < value <= len(_WORDS):
        return _WORDS[value - 1].capitalize()
    if format_ == "ordinalText" and 0 < value <= len(_ORDINALS):
        return _ORDINALS[value - 1].capitalize()
    return str(value)
