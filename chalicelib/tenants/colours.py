"""Brand colours and their contrast, by WCAG 2.2 (relative luminance and contrast ratio)."""

from collections.abc import Sequence
from dataclasses import dataclass

AA_TEXT = 4.5
"""The contrast that WCAG 2.2 1.4.3 asks of text."""

_WHITE, _INK, _BLACK = "#ffffff", "#14171f", "#000000"
_LIGHT_SURFACE, _DARK_SURFACE = "#ffffff", "#15181e"
_STEPS = 40
_SHADES = 256


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> tuple[float, float, float]:
    """The channels as amounts of light, 0 to 1."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def on_colour(background: str) -> str:
    """White or ink, whichever is read better on `background`; where neither reaches AA, black does."""
    better = max((_WHITE, _INK), key=lambda text: contrast(text, background))
    return better if contrast(better, background) >= AA_TEXT else _BLACK


def _mixed(colour: str, other: str, share: float) -> str:
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}" for a, b in zip(_channels(colour), _channels(other), strict=True)
    )


def legible(colour: str, surface: str) -> str:
    """The colour nearest to `colour` that reaches AA as text on `surface`."""
    target = _INK if luminance(surface) > 0.5 else _WHITE
    for step in range(_STEPS + 1):
        candidate = _mixed(colour, target, step / _STEPS)
        if contrast(candidate, surface) >= AA_TEXT:
            return candidate
    return target


def light_surfaces(page_background: str) -> tuple[str, ...]:
    """What text of the brand's colour stands on in the light scheme: cards, and the page where it is light.

    On a dark page there is no such text: it would have to be legible on white cards at the same time.
    """
    return (_LIGHT_SURFACE, page_background) if luminance(page_background) > 0.5 else (_LIGHT_SURFACE,)


def passes(colour: str, surfaces: Sequence[str]) -> bool:
    """Whether text of this colour reaches AA on each of the surfaces."""
    return all(contrast(colour, surface) >= AA_TEXT for surface in surfaces)


def nearest_passing(colour: str, surfaces: Sequence[str]) -> str:
    """The lightest shade of `colour` that is legible as text on all of `surfaces`; itself if it is.

    A shade keeps the hue and the saturation, so the brand stays what it is.
    """
    shades = (_mixed(colour, _BLACK, step / _SHADES) for step in range(_SHADES))
    return next((shade for shade in shades if passes(shade, surfaces)), _BLACK)


@dataclass(frozen=True, slots=True)
class Palette:
    """What a page needs of one brand colour, in both schemes: fills, text on them, and accents used as text."""

    brand: str
    on_brand: str
    brand_text: str
    brand_dark: str
    on_brand_dark: str
    brand_text_dark: str
    on_page: str
    """Text straight on the page's own background."""


def palette(colour: str, page_background: str = _LIGHT_SURFACE) -> Palette:
    """The palette of a brand colour. Every text colour in it reaches AA on what it stands on."""
    surface = min(light_surfaces(page_background), key=luminance)
    dark = _mixed(colour, _WHITE, 0.15) if contrast(colour, _DARK_SURFACE) < 3 else colour
    return Palette(
        brand=colour,
        on_brand=on_colour(colour),
        brand_text=legible(colour, surface),
        brand_dark=dark,
        on_brand_dark=on_colour(dark),
        brand_text_dark=legible(colour, _DARK_SURFACE),
        on_page=on_colour(page_background),
    )
