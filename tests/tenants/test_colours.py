"""Contrast, and the nearest colour that has enough of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.tenants import colours
from chalicelib.tenants.page import brand_css
from chalicelib.tenants.settings import TenantSettings
from infra.site import ROOT
from tests.support.front_end import MANIFEST

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.478),
        ("#ff0000", "#ffffff", 3.998),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.01)


@settings(deadline=None)
@given(COLOURS, COLOURS)
def test_the_nearest_passing_colour_passes(colour: str, page: str) -> None:
    surfaces = colours.light_surfaces(page)
    nearest = colours.nearest_passing(colour, surfaces)

    assert colours.passes(nearest, surfaces)
    assert (nearest == colour) == colours.passes(colour, surfaces)


@settings(deadline=None)
@given(COLOURS, COLOURS)
def test_it_is_a_shade_of_the_brand_and_no_lighter_shade_passes(colour: str, page: str) -> None:
    surfaces = colours.light_surfaces(page)
    nearest = colours.nearest_passing(colour, surfaces)
    given, found = colours._channels(colour), colours._channels(nearest)

    assert all(dark <= light for dark, light in zip(found, given, strict=True))
    lighter = colours._mixed(colour, "#000000", max(0.0, 1 - max(found) / max(1, *given) - 0.02))
    assert nearest == colour or not colours.passes(lighter, surfaces)


@settings(deadline=None)
@given(COLOURS, COLOURS)
def test_every_text_of_a_palette_is_legible(colour: str, page: str) -> None:
    palette = colours.palette(colour, page)

    assert colours.contrast(palette.on_brand, palette.brand) >= colours.AA_TEXT
    assert colours.contrast(palette.on_brand_dark, palette.brand_dark) >= colours.AA_TEXT
    assert colours.passes(palette.brand_text, colours.light_surfaces(page))
    assert colours.contrast(palette.brand_text_dark, "#15181e") >= colours.AA_TEXT
    assert colours.contrast(palette.on_page, page) >= colours.AA_TEXT


@pytest.mark.parametrize(
    "page", ["#808080", "#777777", "#0088cc", "#e91e63", "#2e8b57", "#f6f7f9", "#101014"]
)
def test_the_page_that_is_published_writes_legibly_on_its_own_background(page: str) -> None:
    settings = TenantSettings.model_validate({"name": "Acme", "branding": {"page_background": page}})

    css = brand_css(settings, MANIFEST)

    told = re.search(r"--on-page:(#[0-9a-f]{6});", css)
    assert told is not None
    assert colours.contrast(told[1], page) >= colours.AA_TEXT
    tokens = (ROOT / "static_site" / "packages" / "ui" / "styles" / "tokens.css").read_text(encoding="utf-8")
    assert "--on-ground: light-dark(var(--on-page)," in tokens


@settings(deadline=None)
@given(COLOURS)
def test_on_a_dark_page_the_text_on_white_cards_is_legible_all_the_same(colour: str) -> None:
    assert colours.contrast(colours.palette(colour, "#101014").brand_text, "#ffffff") >= colours.AA_TEXT
