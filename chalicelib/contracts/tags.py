"""What the text of a contract can say of whom it is with: tags that all have, and those that a template brings itself.

`{{ dato.plan }}` is of the second sort: whoever orders a contract says what it stands for. It has to stand for
something, unless the text asks first (`{% if dato.plan %}`) or says what else (`{{ dato.plan | default("") }}`).
"""

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.contracts.models import Contract
from chalicelib.customers.models import Contact, Customer, printable_document
from chalicelib.documents.formats import country_format
from chalicelib.documents.templating import sandbox
from chalicelib.documents.templating.tags import BUSINESS_TAGS, CUSTOMER_TAGS, Tag, in_languages, nested
from chalicelib.tenants.settings import TenantSettings

OWN = "dato"
OWN_NAME = r"[a-z][a-z0-9_]{0,39}"
_OWN_TAG = re.compile(rf"{OWN}\.({OWN_NAME})")
_ASKING = ("If", "CondExpr")
"""Inside of these a text says what it does without a value."""
TAGS: tuple[Tag, ...] = (
    *CUSTOMER_TAGS,
    Tag(
        "cliente.domicilio",
        in_languages("Domicilio del cliente", "The customer's address", "Endereço do cliente"),
        in_languages("San Martín 123, Córdoba", "123 Main St, Springfield", "Rua das Flores 123, São Paulo"),
    ),
    Tag(
        "contacto.nombre",
        in_languages(
            "Nombre de quien firma primero", "Name of who signs first", "Nome de quem assina primeiro"
        ),
        in_languages("Ana Pérez"),
    ),
    Tag(
        "contacto.email",
        in_languages(
            "E-mail de quien firma primero", "E-mail of who signs first", "E-mail de quem assina primeiro"
        ),
        in_languages("ana@ejemplo.example"),
    ),
    *BUSINESS_TAGS,
    Tag(
        "empresa.identificacion",
        in_languages("Número fiscal de la empresa", "The business's tax number", "Número fiscal da empresa"),
        in_languages("30-50001091-2", "30-50001091-2", "04.252.011/0001-10"),
    ),
    Tag(
        "empresa.domicilio",
        in_languages("Domicilio de la empresa", "The business's address", "Endereço da empresa"),
        in_languages("Av. Colón 1000, Córdoba", "1000 Main St, Springfield", "Av. Paulista 1000, São Paulo"),
    ),
    Tag(
        "contrato.codigo",
        in_languages("Código del contrato", "The contract's code", "Código do contrato"),
        in_languages("7F3KQ9M2XW4BHT8N"),
    ),
    Tag(
        "contrato.fecha",
        in_languages(
            "Día en que se hizo el contrato", "Day on which it was drawn up", "Dia em que foi feito"
        ),
        in_languages("23/11/2026"),
    ),
)
NAMES = tuple(tag.name for tag in TAGS)


def used_tags(*texts: str) -> dict[str, bool]:
    """The tags in texts, by name, each with whether it has to stand for something."""
    needed: dict[str, bool] = {}
    for text in texts:
        for name, has_to in _names_in(sandbox.parse(text), asked=False):
            needed[name] = needed.get(name, False) or has_to
    return needed


def own_tags(*texts: str) -> dict[str, bool]:
    """Those that the texts bring themselves, by what follows `dato.`."""
    found = {_OWN_TAG.fullmatch(name): has_to for name, has_to in used_tags(*texts).items()}
    return {own[1]: has_to for own, has_to in found.items() if own}


def _names_in(node: Any, *, asked: bool) -> Iterator[tuple[str, bool]]:
    name = sandbox.dotted(node)
    if name is not None:
        yield name, not asked
        return
    kind = type(node).__name__
    inner = asked or (kind == "Filter" and node.name == "default") or kind in _ASKING
    for child in node.iter_child_nodes():
        yield from _names_in(child, asked=inner)


def examples(language: str, *texts: str) -> dict[str, Any]:
    """What tags stand for in a preview; an own tag for its own name."""
    usual = [(tag.name, tag.example[language]) for tag in TAGS]
    return nested([*usual, *((f"{OWN}.{name}", f"[{name}]") for name in own_tags(*texts))])


def values_of(
    contract: Contract, customer: Customer, contacts: list[Contact], settings: TenantSettings
) -> dict[str, Any]:
    """What the tags of a contract's text stand for."""
    kind = str((customer.document or {}).get("kind") or "")
    support, first = settings.shown_support, contacts[0] if contacts else None
    day = contract.created_at.astimezone(ZoneInfo(settings.time_zone)).date()
    return nested(
        [
            ("cliente.nombre", customer.name),
            ("cliente.documento_tipo", "" if kind == "other" else kind.upper()),
            ("cliente.documento", printable_document(customer.document)),
            ("cliente.numero", customer.number or ""),
            ("cliente.domicilio", ", ".join(customer.address or ())),
            ("contacto.nombre", first.name if first else customer.name),
            ("contacto.email", first.emails[0] if first and first.emails else ""),
            ("empresa.nombre", settings.name),
            ("empresa.email", support.email if support else ""),
            ("empresa.telefono", support.phone if support else ""),
            ("empresa.identificacion", settings.issuer.tax_id),
            ("empresa.domicilio", ", ".join(settings.issuer.address)),
            ("contrato.codigo", contract.code),
            ("contrato.fecha", country_format(settings.country).numeric_date(day)),
            *((f"{OWN}.{name}", value) for name, value in contract.values.items()),
        ]
    )


def missing(values: dict[str, Any], *texts: str) -> list[str]:
    """The tags that have to stand for something in these texts and do not."""
    return [name for name, has_to in used_tags(*texts).items() if has_to and not _looked_up(values, name)]


def _looked_up(values: Any, name: str) -> Any:
    for part in name.split("."):
        values = values.get(part, "") if isinstance(values, dict) else ""
    return values
