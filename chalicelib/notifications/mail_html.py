"""Sanitise HTML that tenants write for mail, and convert between HTML and plain text. No I/O.

HTML is sanitised after rendering, so that neither the template nor a value can bring in a script.
"""

from html import escape
from html.parser import HTMLParser
from itertools import groupby

TAGS = frozenset(
    (
        *(
            "a",
            "b",
            "blockquote",
            "br",
            "center",
            "code",
            "div",
            "em",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "hr",
            "i",
        ),
        *("img", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "u", "ul"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
_WITH_CONTENT = frozenset(("script", "style", "title", "textarea", "noscript", "template"))
"""Elements removed together with their content."""
_CELL = frozenset(("align", "valign", "width", "height", "bgcolor", "colspan", "rowspan"))
ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset(("style", "dir", "lang")),
    "a": frozenset(("href", "title")),
    "font": frozenset(("color", "face", "size")),
    "img": frozenset(("src", "alt", "width", "height")),
    "table": frozenset(("align", "bgcolor", "border", "cellpadding", "cellspacing", "role", "width")),
    "td": _CELL,
    "th": _CELL,
    "tr": frozenset(("align", "valign", "bgcolor")),
}
_SCHEMES = frozenset(("https", "http", "mailto", "tel"))
_SIDES = ("top", "right", "bottom", "left")
STYLES = frozenset(
    (
        *("background-color", "border", "border-collapse", "border-color", "border-radius", "border-spacing"),
        *(
            "color",
            "direction",
            "display",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "height",
        ),
        *("letter-spacing", "line-height", "list-style-type", "margin", "max-width", "min-width", "padding"),
        *(
            "text-align",
            "text-decoration",
            "text-transform",
            "vertical-align",
            "white-space",
            "width",
            "word-break",
        ),
        *(f"{name}-{side}" for name in ("border", "margin", "padding") for side in _SIDES),
    )
)
"""Without `background`, which can fetch a URL, and `position`, which can cover the layout."""


def sanitise(html: str) -> str:
    """Reduce HTML to what mail needs: no scripts, forms, frames, style sheets or relative addresses."""
    import nh3

    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        filter_style_properties=set(STYLES),
        link_rel=None,
    )


class _Dropped(HTMLParser):
    """Collects what `sanitise` removes, with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a disallowed element or its disallowed attributes."""
        line = self.getpos()[0]
        if tag not in TAGS:
            self.found.append((f"<{tag}>", line))
            return
        known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset())
        self.found += [(f"{tag} {name}", line) for name, _ in attrs if name not in known]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Handle `<br/>` as `<br>`."""
        self.handle_starttag(tag, attrs)


def dropped(html: str) -> list[tuple[str, int]]:
    """Return what `sanitise` removes from a template's HTML, with its line: `("<script>", 3)`."""
    parser = _Dropped()
    parser.feed(html)
    parser.close()
    return list(dict.fromkeys(parser.found))


_BLOCKS = frozenset(("blockquote", "center", "div", "h1", "h2", "h3", "h4", "ol", "p", "pre", "table", "ul"))
_LINES = frozenset(("li", "tr"))


class _Text(HTMLParser):
    """Collects the text of sanitised HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a line, a cell or a link."""
        given = dict(attrs)
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in _LINES or tag == "br":
            self.pieces.append("\n- " if tag == "li" else "\n")
        elif tag == "hr":
            self.pieces.append("\n\n---\n\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "img":
            self.pieces.append(given.get("alt") or "")
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self.pieces)))

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph; append a link's address."""
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            label = "".join(self.pieces[start:]).strip()
            plain = address.removeprefix("mailto:").removeprefix("tel:")
            if plain and plain != label:
                self.pieces.append(f" {plain}" if label else plain)

    def handle_data(self, data: str) -> None:
        """Append text with white space collapsed."""
        words = " ".join(data.split())
        before, after = data[:1].isspace(), data[-1:].isspace()
        self.pieces.append((" " if before else "") + words + (" " if after and words else ""))


def html_to_text(html: str) -> str:
    """Convert sanitised HTML to text: blank lines between paragraphs, links followed by their addresses."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = [" ".join(line.split()) for line in "".join(parser.pieces).split("\n")]
    kept = (list(group)[: 1 if empty else None] for empty, group in groupby(lines, key=lambda line: not line))
    return "\n".join(line for group in kept for line in group).strip()


def text_to_html(text: str) -> str:
    """Convert plain text to HTML: paragraphs, line breaks and clickable addresses."""
    paragraphs = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return "\n".join(
        f"<p>{'<br>'.join(_linked(line) for line in part.split(chr(10)))}</p>" for part in paragraphs
    )


def _linked(line: str) -> str:
    words = (
        f'<a href="{escape(word)}">{escape(word)}</a>'
        if word.startswith(("https://", "http://"))
        else escape(word)
        for word in line.strip().split(" ")
    )
    return " ".join(words)
