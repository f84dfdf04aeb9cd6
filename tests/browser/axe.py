"""What axe finds on screen, and what it does not look for: sideways scrolling, icons without a drawing."""

from collections.abc import Sequence
from functools import lru_cache

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.system import ROOT

_EVERY_LOOK = [(scheme, language) for scheme in ("light", "dark") for language in ("es", "pt", "en")]
_BOUNDED = (("light", "es"), ("light", "pt"), ("dark", "en"))
"""Each language, and each scheme. Spanish and Portuguese, whose words are longer, go with the scheme that tests show on
a phone."""
LOOKS = pytest.mark.parametrize(
    ("scheme", "language"),
    [pytest.param(*look, marks=[] if look in _BOUNDED else pytest.mark.deep) for look in _EVERY_LOOK],
)
"""Runs a test in each language and each colour scheme; in every combination of them in `make test-deep`."""
_SOURCE = ROOT / "static_site" / "node_modules" / "axe-core" / "axe.min.js"
# The preview is the portal's own page, which has its own test, and takes itself for nobody's frame.
_RUN = """(include) => {
    const page = document.documentElement;
    const parts = include.filter((one) => document.querySelector(one)).map((one) => [one]);
    const context = {...(parts.length > 0 ? {include: parts} : {}), exclude: [".preview-window"]};
    return axe.run(context, {resultTypes: ["violations"]}).then(({violations}) =>
        violations.flatMap(({id, nodes}) => nodes.map((node) =>
            `${id}: ${node.target} ${node.any.concat(node.all, node.none).map((one) => one.message)[0] ?? ""}`))
        .concat([...document.querySelectorAll("svg.icon path:not([d])")].map(() => "an icon without a drawing"))
        .concat(page.scrollWidth > page.clientWidth
            ? [`scrolls sideways by ${page.scrollWidth - page.clientWidth}`]
            : []));
}"""


@lru_cache(maxsize=1)
def _source() -> str:
    return _SOURCE.read_text(encoding="utf-8")


def faults(where: Page | Frame, *, include: Sequence[str] = ()) -> list[str]:
    """What is wrong on screen, in the whole page or in those parts of it that are there, by selectors.

    axe comes by the debugging protocol: the page's own policy is as strict as ever.
    """
    if not where.evaluate("() => 'axe' in window"):
        where.evaluate(_source())
    found: list[str] = where.evaluate(_RUN, list(include))
    return found
