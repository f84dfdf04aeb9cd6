"""The messages to a tenant's staff and customers: channels, tags, and whether they can be edited."""

from dataclasses import dataclass
from typing import Any, Literal

from chalicelib.documents.templating.tags import Tag, nested
from chalicelib.notifications.tags import TAGS

_PERSON = (
    "cliente.nombre",
    "cliente.documento_tipo",
    "cliente.documento",
    "cliente.numero",
    "contacto.nombre",
)
_BUSINESS = ("empresa.nombre", "empresa.email", "empresa.telefono", "portal.enlace")
_INVOICE = ("factura.numero", "factura.importe", "factura.vencimiento", "factura.cantidad")
_TICKET = ("ticket.numero", "ticket.asunto")
LANGUAGES = ("es", "en", "pt")
_PROBE_SUFFIX = "73915"
Lock = Literal["", "staff", "security"]
"""Why a message cannot be edited: it is for staff, or it is a security notice."""


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of message."""

    name: str
    lock: Lock = ""
    has_sms: bool = False
    tag_names: tuple[str, ...] = ()
    essential: tuple[str, ...] = ()
    """Tags whose value must appear in every form of the message."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags, in display order."""
        return tuple(TAGS[name] for name in self.tag_names)

    def examples(self, language: str) -> dict[str, Any]:
        """Return an example value for each tag."""
        return nested((tag.name, tag.example[language]) for tag in self.tags)

    def probes(self, language: str) -> tuple[tuple[dict[str, Any], bool], ...]:
        """Return sets of values to validate a template with, each with whether it includes the essential tags.

        The sets: all tags; mandatory and essential tags; mandatory tags only. Essential tags get values that are
        unlikely to be part of a template's own text.
        """

        def values_for(*names: str) -> dict[str, Any]:
            return nested(
                (tag.name, "" if tag.may_be_empty and tag.name not in names else self._probe(tag, language))
                for tag in self.tags
            )

        return (
            (values_for(*self.tag_names), True),
            (values_for(*self.essential), True),
            (values_for(), False),
        )

    def _probe(self, tag: Tag, language: str) -> str:
        return tag.example[language] + (_PROBE_SUFFIX if tag.name in self.essential else "")


_ALL = (
    Message(
        "signin_code",
        has_sms=True,
        tag_names=("codigo", "minutos", *_PERSON, *_BUSINESS),
        essential=("codigo",),
    ),
    Message(
        "portal_access",
        tag_names=("acceso.usuario", "acceso.contrasena", *_PERSON, *_BUSINESS, "cuenta.saldo"),
        essential=("portal.enlace", "acceso.usuario", "acceso.contrasena"),
    ),
    *(
        Message(
            name,
            has_sms=True,
            tag_names=(*tags, "enlace", "codigo", *_PERSON, *_BUSINESS, "cuenta.saldo"),
            # A link opened in another browser asks for the code; without such a link the code is empty.
            essential=("enlace", "codigo"),
        )
        for name, tags in (
            ("invoice_new", _INVOICE),
            ("invoice_due", _INVOICE),
            ("invoice_overdue", _INVOICE),
            ("payment_booked", ("pago.importe", "pago.fecha")),
            ("ticket_opened", _TICKET),
            ("ticket_answered", (*_TICKET, "ticket.respuesta", "ticket.de")),
            ("ticket_changed", (*_TICKET, "ticket.estado")),
            ("ticket_closed", (*_TICKET, "encuesta.enlace")),
            ("message", ("ticket.de",)),
            ("access_changed", ()),
            ("contract_sent", ("contrato.titulo", "contrato.vence")),
            ("contract_signed", ("contrato.titulo",)),
            ("contract_withdrawn", ("contrato.titulo", "contrato.motivo")),
            ("notice_digest", ("avisos.cantidad", "avisos.lista")),
        )
    ),
    Message("ticket_for_staff", lock="staff"),
    Message("contract_for_staff", lock="staff"),
    Message("contract_code", lock="security", has_sms=True),
    Message("message_for_staff", lock="staff"),
    Message("password_changed", lock="security", has_sms=True),
    Message("contact_changed", lock="security"),
    Message("reply_refused", lock="security"),
    Message("staff_code", lock="staff"),
    Message("staff_invited", lock="staff"),
    Message("staff_changed", lock="staff"),
    Message("template_failed", lock="staff"),
    Message("address_suppressed", lock="staff"),
)
MESSAGES: dict[str, Message] = {message.name: message for message in _ALL}
