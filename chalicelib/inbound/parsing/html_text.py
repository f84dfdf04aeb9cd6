"""Converts HTML mail to text, without quotations. Pure."""

import re
from html.parser import HTMLParser

MAX_HTML = 150_000
"""Characters of HTML that are read: deeply nested HTML takes quadratic time."""
_SKIPPED_TAGS = frozenset(("script", "style", "template", "title", "noscript", "svg", "textarea"))
_BLOCK_TAGS = frozenset(
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
_VOID_TAGS = frozenset(("br", "hr"))
_MAX_DEPTH = 200
_QUOTE_CLASSES = re.compile(
    r"gmail_quote|gmail_signature|yahoo_quoted|moz-cite-prefix|protonmail_quote|x_gmail_quote"
)
_OUTLOOK_QUOTE_IDS = re.compile(r"divRplyFwdMsg|appendonsend|x_divRplyFwdMsg")
"""Ids of the elements after which Outlook puts the quotation, without enclosing it."""


class _TextExtractor(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._skipped = 0
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, skipping quotations."""
        names = " ".join(value or "" for name, value in attrs if name in ("class", "id"))
        self._ended = self._ended or _OUTLOOK_QUOTE_IDS.search(names) is not None
        if tag == "br" or tag in _BLOCK_TAGS:
            self._append("\n")
        if tag in _VOID_TAGS or len(self._open) >= _MAX_DEPTH:
            return
        is_skipped = tag == "blockquote" or _QUOTE_CLASSES.search(names) is not None
        self._open.append((tag, is_skipped))
        self._skipped += is_skipped

    def handle_endtag(self, tag: str) -> None:
        """Close an element and everything left open inside it."""
        if any(name == tag for name, _ in self._open):
            while self._open:
                name, is_skipped = self._open.pop()
                self._skipped -= is_skipped
                if name == tag:
                    break
        if tag in _BLOCK_TAGS:
            self._append("\n")

    def handle_data(self, data: str) -> None:
        """Append text with collapsed white space."""
        words = " ".join(data.split())
        self._append(
            (" " if data[:1].isspace() else "") + words + (" " if words and data[-1:].isspace() else "")
        )

    def _append(self, text: str) -> None:
        if not self._skipped and not self._ended:
            self.pieces.append(text)


def html_to_text(html: str) -> str:
    """Return the text of an HTML mail without its quotation."""
    import nh3

    # Sanitized first: the standard library's parser is very slow on malformed HTML.
    tags = _BLOCK_TAGS | {"blockquote", "br", "span"}
    attributes = {"*": {"class", "id"}}
    clean = nh3.clean(
        html[:MAX_HTML],
        tags=set(tags),
        clean_content_tags=set(_SKIPPED_TAGS),
        attributes=attributes,
        link_rel=None,
    )
    reader = _TextExtractor()
    reader.feed(clean)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
