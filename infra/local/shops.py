"""Two strangers' web sites that embed a portal, and one that may not.

They are what a tenant's own site is to us: other sites with other styles, which know only the code to copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from infra.local.web import Request, Response, text

PAGES = Path(__file__).parent / "pages"
HTML = "text/html; charset=utf-8"
_TEMPLATES = Environment(autoescape=True, undefined=StrictUndefined)


def render(name: str, **values: Any) -> str:
    """One of the pages in `pages/`."""
    return _TEMPLATES.from_string((PAGES / name).read_text()).render(**values)


@dataclass(frozen=True, slots=True)
class Shop:
    """A business with a web site."""

    slug: str
    name: str
    language: str
    colour: str
    deep: str
    sand: str
    glow: str
    font: str
    mark: str
    line: str
    pages: tuple[tuple[str, str], ...]
    """Path and label; the first embeds by iframe, the second by script."""
    plans: tuple[tuple[str, str, str], ...]
    words: Mapping[str, str]


FIBRA_SUR = Shop(
    slug="demo",
    name="Fibra Sur",
    language="es",
    colour="#0b6e4f",
    deep="#08372b",
    sand="#f3f1ea",
    glow="#ffb627",
    font='Georgia,"Times New Roman",serif',
    mark="M9 21c4-10 12-10 16 0M9 25c4-6 12-6 16 0M17 10v2",
    line="M10 210C110 210 120 60 210 60S330 200 410 40",
    pages=(("/", "Inicio"), ("/mi-cuenta/", "Mi cuenta")),
    plans=(
        (
            "Hogar 100",
            "$ 14.900",
            "100 megas simétricos, instalación sin cargo y soporte de personas de la zona.",
        ),
        ("Hogar 300", "$ 19.900", "300 megas para toda la casa, con router Wi-Fi 6 en comodato."),
        ("Comercio 600", "$ 38.500", "600 megas, IP fija y atención prioritaria de lunes a sábado."),
    ),
    words={
        "menu": "Secciones",
        "headline": "Internet por fibra en toda la costa sur",
        "promise": "Sin letra chica: el precio del cartel es el de la factura, y la cuenta se ve y se paga en línea.",
        "action": "Entrar a mi cuenta",
        "plans": "Planes",
        "customers": "Mi cuenta",
        "customers_text": "Facturas, saldo y comprobantes, sin llamar por teléfono ni hacer fila.",
        "address": "Av. Costanera 1480, Necochea",
        "phone": "0800 555 3427",
    },
)
SOLARIA = Shop(
    slug="solaria",
    name="Solária Energia",
    language="pt",
    colour="#b3261e",
    deep="#3b0f2b",
    sand="#fdf3ea",
    glow="#ffd166",
    font='"Avenir Next",Avenir,"Segoe UI",Roboto,"Noto Sans",sans-serif',
    mark="M17 9v-2M17 27v-2M9 17h-2M27 17h-2M12 17a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
    line="M20 230a190 190 0 0 1 380 0M120 230a90 90 0 0 1 180 0",
    pages=(("/", "Início"), ("/area-do-cliente/", "Área do cliente")),
    plans=(
        ("Telhado 3 kW", "€ 49 / mês", "Painéis, montagem e manutenção incluídos, sem entrada."),
        ("Telhado 6 kW", "€ 84 / mês", "Para quem carrega o automóvel em casa, com bateria opcional."),
        ("Condomínio", "à medida", "Energia partilhada entre frações, com uma fatura para cada uma."),
    ),
    words={
        "menu": "Secções",
        "headline": "O seu telhado trabalha todo o dia",
        "promise": "Energia solar por mensalidade fixa, montada em duas semanas e vigiada por nós.",
        "action": "Entrar na área do cliente",
        "plans": "Soluções",
        "customers": "Área do cliente",
        "customers_text": "As suas faturas, sempre à mão.",
        "address": "Rua da Boavista 212, Porto",
        "phone": "+351 220 990 118",
    },
)
SHOPS = {"shop": FIBRA_SUR, "solaria": SOLARIA}
"""By the first word of the host."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """The code that the tenant was given to copy."""

    iframe: str
    script: str


def shop_page(shop: Shop, embedding: Embedding, request: Request) -> Response:
    """A page of a stranger's site; 404 when it has none there."""
    paths = [path for path, _ in shop.pages]
    if request.path not in paths:
        return text(404, "404\n")
    # Not escaped: it is code for this very place, which a tenant pastes as it is.
    code = (embedding.iframe, embedding.script)[paths.index(request.path)]
    label = dict(shop.pages)[request.path]
    html = _render_with_code(
        "shop.html", code, shop=shop, title=label, here=request.path, home=request.path == "/"
    )
    return text(200, html, HTML)


def _render_with_code(name: str, code: str, **values: Any) -> str:
    from markupsafe import Markup

    return render(name, embed=Markup(code), **values)  # noqa: S704 - see above


def evil_page(embedding: Embedding) -> Response:
    """A site that embeds the demo tenant's portal without being allowed to."""
    return text(200, _plain("es", "Un sitio que no está permitido", embedding.iframe), HTML)


def help_page(host: str, urls: Mapping[str, str]) -> Response:
    """What to say to who comes by an unknown name."""
    items = "".join(
        f'<li><a href="{escape(url)}">{escape(url)}</a> {escape(name)}</li>' for name, url in urls.items()
    )
    content = (
        f"<p>No hay nada con el nombre <code>{escape(host)}</code>. Estos son los sitios:</p><ul>{items}</ul>"
    )
    return text(404, _plain("es", "Ventanilla en esta máquina", content), HTML)


def _plain(language: str, title: str, content: str) -> str:
    from markupsafe import Markup

    return render("plain.html", language=language, title=title, content=Markup(content))  # noqa: S704 - made above
