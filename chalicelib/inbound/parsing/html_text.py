"""What a mail of HTML alone says, without what it quotes. Pure."""

import re
from html.parser import HTMLParser

MAX_HTML = 150_000
"""Letters of HTML that are looked at: what is nested deeply takes time by the square."""
_SILENT = frozenset(("script", "style", "template", "title", "noscript", "svg", "textarea"))
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "center",
            "div",
            "dl",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
        ),
        *("h4", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"),
    )
)
_VOID = frozenset(("br", "hr"))
_MAX_DEPTH = 200
_QUOTES = re.compile(
    r"gmail_quote|gmail_signature|yahoo_quoted|moz-cite-prefix|protonmail_quote|x_gmail_quote"
)
_REST_IS_QUOTED = re.compile(r"divRplyFwdMsg|appendonsend|x_divRplyFwdMsg")
"""Outlook marks where what it quotes begins; it does not put it inside of anything."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._silent = 0
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; some are not read."""
        names = " ".join(value or "" for name, value in attrs if name in ("class", "id"))
        self._over = self._over or _REST_IS_QUOTED.search(names) is not None
        if tag == "br" or tag in _BLOCKS:
            self._say("\n")
        if tag in _VOID or len(self._open) >= _MAX_DEPTH:
            return
        silent = tag == "blockquote" or _QUOTES.search(names) is not None
        self._open.append((tag, silent))
        self._silent += silent

    def handle_endtag(self, tag: str) -> None:
        """End an element, and whatever was left open inside of it."""
        if any(name == tag for name, _ in self._open):
            while self._open:
                name, silent = self._open.pop()
                self._silent -= silent
                if name == tag:
                    break
        if tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        """Text; its white space is as good as one space."""
        words = " ".join(data.split())
        self._say(
            (" " if data[:1].isspace() else "") + words + (" " if words and data[-1:].isspace() else "")
        )

    def _say(self, text: str) -> None:
        if not self._silent and not self._over:
            self.pieces.append(text)


def text_of_html(html: str) -> str:
    """The text of an HTML mail up to what it quotes, in lines."""
    import nh3

    # Read and written anew first: the standard library's parser takes for ever over what is not well formed.
    tags = _BLOCKS | {"blockquote", "br", "span"}
    attributes = {"*": {"class", "id"}}
    clean = nh3.clean(
        html[:MAX_HTML], tags=set(tags), clean_content_tags=set(_SILENT), attributes=attributes, link_rel=None
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
