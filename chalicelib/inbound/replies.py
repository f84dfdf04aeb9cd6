"""Joins a mail to the thread that its address leads to, once however often the mail is shown."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from chalicelib.attachments import service as attachments
from chalicelib.attachments.schemas import MAX_FILES
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.conversations import service as conversations
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.inbound.models import ReceivedMail
from chalicelib.inbound.parsing.message import Mail
from chalicelib.inbound.parsing.reply_text import own_words
from chalicelib.inbound.rejections import RefusedMailError
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.addresses import ContactDataError, normalise_email
from chalicelib.kernel.errors import InvalidError, NotFoundError, TooManyRequestsError
from chalicelib.notifications.people import Person, find_person
from chalicelib.notifications.reply_addresses import ReplyThread
from chalicelib.notifications.words import word
from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tickets import closing, visibility, writing
from chalicelib.tickets.models import Author, Ticket
from chalicelib.tickets.writing import TicketClosedError, Writer

PER_CONTACT = Limit("mail-replies", 60, HOUR)
"""Each may be a mail to somebody, and pictures to examine."""
_MERGES_FOLLOWED = 5
_MAX_NAMED = 10


def find_sender(tenant: str, settings: TenantSettings, thread: ReplyThread, mail: Mail) -> Person:
    """Whose answer it is. RefusedMailError `unknown_sender`, or `thread_gone` when they may not come in any more."""
    person = find_person(tenant, thread.customer_id, thread.contact_id)
    if person is None or mail.sender not in _addresses(person.contact.emails):
        raise RefusedMailError("unknown_sender")
    if may_enter(person.customer, settings) is not AccessState.OPEN:
        raise RefusedMailError("thread_gone")
    return person


def _addresses(emails: Sequence[str]) -> set[str]:
    found = set()
    for one in emails:
        with suppress(ContactDataError):
            found.add(normalise_email(one))
    return found


def join(
    tenant: str,
    settings: TenantSettings,
    thread: ReplyThread,
    person: Person,
    mail: Mail,
    received: ReceivedMail,
) -> None:
    """Add what a mail says, and brings along, to its thread. RefusedMailError says why it cannot be."""
    joined = _JOINED_BY.get(thread.kind)
    if joined is None:
        raise RefusedMailError("thread_gone")
    module, add = joined
    if not settings.has(module):
        raise RefusedMailError("thread_gone")
    if rate_limits.count(tenant, PER_CONTACT, thread.contact_id) > PER_CONTACT.most:
        raise RefusedMailError("too_many")
    text = own_words(mail.text)
    if not text and not mail.files:
        raise RefusedMailError("text_empty")
    briefs, left_out = _kept_files(tenant, thread, mail, received)
    language = str(person.customer.language or settings.language)
    if left_out:
        named = ", ".join(left_out[:_MAX_NAMED])
        text = f"{text}\n\n[{word('reply', 'left_out', language)}: {named}]".strip()
    text = text or word("reply", "files_only", language)
    try:
        add(tenant, settings, thread, person, text, briefs, received.entry_id)
    except NotFoundError as error:
        raise RefusedMailError("thread_gone") from error
    except InvalidError as error:
        codes = {error.code, *(field.code for field in error.fields)}
        raise RefusedMailError("text_too_long" if "text_too_long" in codes else "text_empty") from error


def _kept_files(
    tenant: str, thread: ReplyThread, mail: Mail, received: ReceivedMail
) -> tuple[list[AttachmentBrief], list[str]]:
    """The files as they are kept, and the names of those that are not taken."""
    briefs: list[AttachmentBrief] = []
    left_out: list[str] = []
    for file, attachment_id in zip(mail.files, received.attachment_ids, strict=False):
        try:
            brief = attachments.keep_file(
                tenant,
                thread.customer_id,
                thread.contact_id,
                file.filename,
                file.content,
                attachment_id=attachment_id,
            )
        except (InvalidError, TooManyRequestsError):
            left_out.append(attachments.shown_name(file.filename))
        else:
            briefs.append(brief)
    left_out += [attachments.shown_name(file.filename) for file in mail.files[MAX_FILES:]]
    return briefs, left_out


def _add_to_ticket(
    tenant: str,
    settings: TenantSettings,
    thread: ReplyThread,
    person: Person,
    text: str,
    briefs: Sequence[AttachmentBrief],
    entry_id: str,
) -> None:
    ticket = _ticket_of(tenant, thread)
    if visibility.only_own(settings) and ticket.contact_id != thread.contact_id:
        raise RefusedMailError("thread_gone")
    writer = Writer(Author.CUSTOMER, thread.contact_id, person.contact.name, "email")
    try:
        writing.reply(tenant, ticket, writer, text, briefs=briefs, entry_id=entry_id)
    except TicketClosedError as error:
        if not closing.reopen_until(writing.find(tenant, ticket.customer_id, ticket.ticket_id), settings):
            raise RefusedMailError("ticket_closed") from error
        closing.reopen(ticket, settings, writer)
        writing.reply(tenant, ticket, writer, text, briefs=briefs, entry_id=entry_id)


def _add_to_talk(
    tenant: str,
    settings: TenantSettings,
    _thread: ReplyThread,
    person: Person,
    text: str,
    briefs: Sequence[AttachmentBrief],
    entry_id: str,
) -> None:
    # Which conversation is the contact's, the settings say as they are now.
    conversations.receive(tenant, settings, person.customer, person.contact, text, briefs, client_id=entry_id)


def _ticket_of(tenant: str, thread: ReplyThread) -> Ticket:
    """The thread's ticket, or the one that took it in."""
    ticket = writing.find(tenant, thread.customer_id, thread.thread_id)
    for _ in range(_MERGES_FOLLOWED):
        if not ticket.merged_into:
            break
        ticket = writing.find(tenant, thread.customer_id, ticket.merged_into)
    return ticket


_Add = Callable[[str, TenantSettings, ReplyThread, Person, str, Sequence[AttachmentBrief], str], None]
_JOINED_BY: dict[str, tuple[Module, _Add]] = {
    "ticket": (Module.TICKETS, _add_to_ticket),
    "talk": (Module.MESSAGES, _add_to_talk),
}
