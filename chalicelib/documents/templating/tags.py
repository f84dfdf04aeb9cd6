"""Template tags, and the customer and business tags that all templates share.

Tag names are Spanish in every language, so that a template works unchanged in another language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Text = dict[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A placeholder in templates."""

    name: str
    description: Text
    example: Text
    """Value in previews without a customer."""
    may_be_empty: bool = True
    """Whether a message may be sent without a value for it."""


def in_languages(es: str, en: str = "", pt: str = "") -> Text:
    """Build a text by language, with Spanish as the default."""
    return {"es": es, "en": en or es, "pt": pt or es}


CUSTOMER_TAGS = (
    Tag(
        "cliente.nombre",
        in_languages("Nombre del cliente", "The customer's name", "Nome do cliente"),
        in_languages("Ana Pérez"),
    ),
    Tag(
        "cliente.documento_tipo",
        in_languages(
            "Tipo de documento del cliente", "Kind of the customer's document", "Tipo de documento do cliente"
        ),
        in_languages("DNI", "DNI", "CPF"),
    ),
    Tag(
        "cliente.documento",
        in_languages(
            "Número de documento del cliente",
            "The customer's document number",
            "Número do documento do cliente",
        ),
        in_languages("30.123.456", "30.123.456", "390.533.447-05"),
    ),
    Tag(
        "cliente.numero",
        in_languages("Número de cliente", "Customer number", "Número do cliente"),
        in_languages("10452"),
    ),
)
BUSINESS_TAGS = (
    Tag(
        "empresa.nombre",
        in_languages("Nombre de la empresa", "The business's name", "Nome da empresa"),
        in_languages("Fibra Sur"),
        may_be_empty=False,
    ),
    Tag(
        "empresa.email",
        in_languages(
            "E-mail de ayuda de la empresa", "The business's support e-mail", "E-mail de ajuda da empresa"
        ),
        in_languages("ayuda@empresa.example"),
    ),
    Tag(
        "empresa.telefono",
        in_languages(
            "Teléfono de ayuda de la empresa", "The business's support phone", "Telefone de ajuda da empresa"
        ),
        in_languages("0800 555 0100"),
    ),
)


def nested(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Convert dotted names to nested dictionaries: `cliente.nombre` becomes `{"cliente": {"nombre": …}}`."""
    answer: dict[str, Any] = {}
    for name, value in values:
        group, _, part = name.partition(".")
        if part:
            answer.setdefault(group, {})[part] = value
        else:
            answer[group] = value
    return answer
