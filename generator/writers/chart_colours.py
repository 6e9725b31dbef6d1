"""The colours of charts: sober tints that can be told apart on a black and white printer as well."""

from __future__ import annotations

BLUES = ((31, 56, 100), (222, 230, 242))  # darkest and lightest
GREYS = ((96, 96, 96), (242, 242, 242))
ONLY = 0.3  # where between the two the only colour of a chart lies
BLUE_AT_MOST = 5  # so many tints of one colour can be told apart
RULE = "595959"
"""Edges and axes."""


def palette(count: int, rising: bool = False) -> tuple[str, ...]:
    """So many tints of blue, dark to light or `rising` to dark, that can be told apart in black and white as well.

    Where there are too many for that, dark blues and light greys take turns.
    """
    steps = [ONLY] if count == 1 else [n / (count - 1) for n in range(count)]
    if count > BLUE_AT_MOST:
        tints = [_mixed(GREYS if n % 2 else BLUES, (step + n % 2) / 2) for n, step in enumerate(steps)]
    else:
        tints = [_mixed(BLUES, step) for step in steps]
    return tuple(reversed(tints) if rising else tints)


def _mixed(ends: tuple[tuple[int, int, int], tuple[int, int, int]], step: float) -> str:
    return "".join(f"{round(dark + (light - dark) * step):02X}" for dark, light in zip(*ends, strict=True))


def on_colour(colour: str) -> str:
    """Black or white: what can be read on a colour."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "000000" if 0.3 * red + 0.59 * green + 0.11 * blue > 140 else "FFFFFF"
