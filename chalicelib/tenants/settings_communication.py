"""What a tenant sets of tickets, messages and notices: how its customers are heard, and told."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from chalicelib.tenants.settings_fields import Part

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day, `HH:MM`, of 24 hours. `\\d` would take the digits of other scripts."""


class TicketSettings(Part):
    """What customers can do with tickets; how tickets are sorted is the ticket model's."""

    create: StrictBool = True
    """[carga de tickets]"""
    open_only: StrictBool = False
    """[solo tickets abiertos]"""
    daily_limit: StrictInt | None = Field(default=None, ge=1, le=100)
    """How many a customer may create on one day of the tenant's calendar."""
    reopen_days: StrictInt = Field(default=0, ge=0, le=365)
    """For how many days after it was closed a customer may open a ticket again; 0 is never."""
    choose_category: StrictBool = True
    """Whether customers choose the category, among those offered to them."""
    confirm_query: StrictBool = True
    """[mostrar envío de consulta]: whether that it was sent is told in a dialog of its own (Z7)."""
    confirm_incident: StrictBool = True
    """[mostrar envío de incidencias] (Z8)"""


class NoticeKind(StrEnum):
    """What a customer is told of."""

    INVOICE_NEW = "invoice_new"
    INVOICE_DUE = "invoice_due"
    INVOICE_OVERDUE = "invoice_overdue"
    PAYMENT_BOOKED = "payment_booked"
    TICKET_OPENED = "ticket_opened"
    TICKET_ANSWERED = "ticket_answered"
    TICKET_CHANGED = "ticket_changed"
    TICKET_CLOSED = "ticket_closed"
    MESSAGE = "message"
    ACCESS_CHANGED = "access_changed"
    CONTRACT_SENT = "contract_sent"
    CONTRACT_SIGNED = "contract_signed"


class NoticeChannels(Part):
    """By which ways one kind of notice goes out, beside the portal's bar, where it always stands."""

    email: StrictBool = True
    sms: StrictBool = False
    choice: StrictBool = True
    """Whether a customer may choose otherwise."""


_ONLY_THE_BAR = NoticeChannels(email=False)


class NoticeSettings(Part):
    """What customers are told, how, and when not."""

    invoice_new: NoticeChannels = NoticeChannels()
    invoice_due: NoticeChannels = NoticeChannels()
    invoice_overdue: NoticeChannels = NoticeChannels()
    payment_booked: NoticeChannels = NoticeChannels()
    ticket_opened: NoticeChannels = NoticeChannels()
    ticket_answered: NoticeChannels = NoticeChannels()
    ticket_changed: NoticeChannels = _ONLY_THE_BAR
    ticket_closed: NoticeChannels = NoticeChannels()
    message: NoticeChannels = NoticeChannels()
    access_changed: NoticeChannels = _ONLY_THE_BAR
    contract_sent: NoticeChannels = NoticeChannels()
    contract_signed: NoticeChannels = NoticeChannels()
    due_days: StrictInt = Field(default=3, ge=0, le=60)
    """How many days before an invoice is due customers are reminded; 0 is never."""
    quiet_from: ClockTime = "22:00"
    """From when on, by the customer's clock, nothing is sent that can wait."""
    quiet_until: ClockTime = "08:00"
    """The same as `quiet_from` means that there are no quiet hours."""
    digest_after: StrictInt = Field(default=5, ge=1, le=100)
    """After how many notices within an hour the rest come together, as one message."""

    def channels(self, kind: NoticeKind) -> NoticeChannels:
        """The ways of one kind."""
        found: NoticeChannels = getattr(self, kind.value)
        return found


class AdviserSettings(Part):
    """Who of the staff hears of a customer's tickets and messages [asesor asignado]."""

    routing: StrictBool = False
    """Whether what concerns a customer goes to the customer's adviser first."""
    fallback: Annotated[str, StringConstraints(pattern=r"^(stf_[0-9A-HJKMNP-TV-Z]{26})?$")] = ""
    """Who gets it where there is no adviser, or where they are away."""


class ContractSettings(Part):
    """What holds for contracts unless one says otherwise."""

    consent: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    """To what whoever signs consents; empty is our own text, in the language of the contract."""
    due_days: StrictInt = Field(default=30, ge=1, le=365)
    """For how many days a contract can be signed after it was sent."""
    remind_days: StrictInt = Field(default=3, ge=0, le=60)
    """How many days before that is over those who have not signed are reminded; 0 is never."""
