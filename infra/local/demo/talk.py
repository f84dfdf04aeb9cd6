"""What the demo's customers and its business have said to each other: tickets in each state, and messages."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.conversations import writing as conversations
from chalicelib.conversations.writing import Said
from chalicelib.customers.models import Contact, Customer
from chalicelib.customers.service import find_customer
from chalicelib.staff.models import StaffMember
from chalicelib.tenants.api_keys import TenantSystem
from chalicelib.tickets import changing, closing, writing
from chalicelib.tickets.drafts import Draft
from chalicelib.tickets.models import Author, Origin
from chalicelib.tickets.writing import Writer

OFFICE = "Lucía Ferro"
"""Who of the team answers."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A ticket of a customer's, and what became of it."""

    customer: str
    origin: Origin
    subject: str
    text: str
    answers: tuple[str, ...] = ()
    """What the business and the customer say in turn, the business first."""
    note: str = ""
    """What only staff read."""
    closed: bool = False


TICKETS = (
    Talk(
        "FS-1011",
        Origin.INCIDENT,
        "Internet se corta por la noche",
        "Desde el lunes, todas las noches entre las 21 y las 23 la conexión se corta cada pocos minutos. "
        "El módem queda con la luz roja.",
    ),
    Talk(
        "FS-1017",
        Origin.QUERY,
        "Mudanza a Quequén",
        "Nos mudamos el 15. ¿Se puede llevar el servicio a la calle 502 N.º 870 de Quequén?",
        answers=(
            "Hay fibra en esa cuadra. Hace falta una visita de media mañana: ¿conviene el lunes 14 o el martes 15?",
            "El martes 15 está perfecto, a partir de las 10.",
        ),
        note="Cuadrilla 2, martes 15 a las 10. Llevar módem nuevo: el que tiene es de 2019.",
    ),
    Talk(
        "FS-1016",
        Origin.QUERY,
        "Factura a nombre de la empresa",
        "¿Las próximas facturas pueden salir a nombre de mi monotributo?",
        answers=("Listo: desde la próxima factura figura la razón social nueva.",),
        closed=True,
    ),
    Talk(
        "FS-1001",
        Origin.INCIDENT,
        "La velocidad no llega a lo contratado",
        "Por cable mido 40 megas y el plan es de 100.",
        answers=("Desde acá se reinició la puerta óptica. ¿Puede medir de nuevo y contar cuánto da ahora?",),
    ),
)
MESSAGES: tuple[tuple[str, bool, str], ...] = (
    ("FS-1018", True, "Buen día. ¿Hasta qué hora atiende la oficina los sábados?"),
    ("FS-1018", False, "Buen día. Los sábados de 9 a 13, en Av. Costanera 1480."),
    ("FS-1018", True, "Gracias. Paso entonces a firmar el débito automático."),
    (
        "FS-1001",
        False,
        "El martes de 9 a 11 hay trabajos en la red de la calle 63: puede haber cortes breves.",
    ),
)
"""By and to which customer, whether it is the customer who speaks, and what."""


class Office:
    """Both sides of the window: who writes as whom."""

    def __init__(self, system: TenantSystem, staff: StaffMember) -> None:
        self._system = system
        self._staff = Writer(Author.STAFF, staff.staff_id, staff.name, "console")
        self._known: dict[str, tuple[Customer, Contact]] = {}

    def make_ticket(self, talk: Talk) -> None:
        """Write a ticket, and all that follows."""
        system = self._system
        customer, contact, writer = self._speaker(talk.customer)
        draft = Draft(talk.text, talk.origin, talk.subject)
        ticket = writing.create(system.tenant, system.settings, customer, contact.contact_id, writer, draft)
        for number, text in enumerate(talk.answers):
            ticket = writing.reply(system.tenant, ticket, writer if number % 2 else self._staff, text)
        if talk.note:
            changing.add_note(ticket, self._staff, talk.note, ())
        if talk.closed:
            closing.close(ticket, self._staff)

    def send_message(self, name: str, customer_id: str, text: str, *, by_customer: bool) -> None:
        """Say something outside of tickets."""
        system = self._system
        customer, contact, writer = self._speaker(customer_id)
        party = conversations.party_of(system.settings, contact.contact_id)
        speaker = writer if by_customer else self._staff
        conversations.send(system.tenant, system.settings, customer, party, speaker, Said(text, name))

    def _speaker(self, external_id: str) -> tuple[Customer, Contact, Writer]:
        if external_id not in self._known:
            customer, contacts = find_customer(self._system, external_id)
            self._known[external_id] = (customer, contacts[0])
        customer, contact = self._known[external_id]
        return customer, contact, Writer(Author.CUSTOMER, contact.contact_id, contact.name, "portal")


def make_talk(system: TenantSystem, team: Mapping[str, StaffMember]) -> None:
    """Let the demo's customers and `team`, by name, say all that."""
    office = Office(system, team[OFFICE])
    for talk in TICKETS:
        office.make_ticket(talk)
    for number, (customer, by_customer, text) in enumerate(MESSAGES):
        office.send_message(f"demo-{number}", customer, text, by_customer=by_customer)
