"""Adds a mail to the thread of its reply address. Idempotent."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from chalicelib.attachments import service as attachments
from chalicelib.attachments.filenames import display_name
from chalicelib.attachments.schemas import MAX_FILES
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.conversations import service as conversations
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.inbound.models import ReceivedMail
from chalicelib.inbound.parsing.message import Mail
from chalicelib.inbound.parsing.reply_text import extract_reply
from chalicelib.inbound.rejections import RejectedMailError
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
"""Each may send a notification and cost the validation of images."""
_MAX_MERGES = 5
_MAX_LISTED_FILES = 10


def find_sender(tenant: str, settings: TenantSettings, thread: ReplyThread, mail: Mail) -> Person:
    """Return the sender. RejectedMailError `unknown_sender`, or `thread_gone` when they have no access any more."""
    person = find_person(tenant, thread.customer_id, thread.contact_id)
    if person is None or mail.sender not in _addresses(person.contact.emails):
        raise RejectedMailError("unknown_sender")
    if may_enter(person.customer, settings) is not AccessState.OPEN:
        raise RejectedMailError("thread_gone")
    return person


def _addresses(emails: Sequence[str]) -> set[str]:
    found = set()
    for one in emails:
        with suppress(ContactDataError):
            found.add(normalise_email(one))
    return found


def add_reply(
    tenant: str,
    settings: TenantSettings,
    thread: ReplyThread,
    person: Person,
    mail: Mail,
    received: ReceivedMail,
) -> None:
    """Add a mail's text and files to its thread. RejectedMailError when that is not possible."""
    handler = _HANDLERS.get(thread.kind)
    if handler is None:
        raise RejectedMailError("thread_gone")
    module, add = handler
    if not settings.has(module):
        raise RejectedMailError("thread_gone")
    if rate_limits.count(tenant, PER_CONTACT, thread.contact_id) > PER_CONTACT.most:
        raise RejectedMailError("too_many")
    text = extract_reply(mail.text)
    if not text and not mail.files:
        raise RejectedMailError("text_empty")
    briefs, skipped = _store_files(tenant, thread, mail, received)
    language = str(person.customer.language or settings.language)
    if skipped:
        listed = ", ".join(skipped[:_MAX_LISTED_FILES])
        text = f"{text}\n\n[{word('reply', 'left_out', language)}: {listed}]".strip()
    text = text or word("reply", "files_only", language)
    try:
        add(tenant, settings, thread, person, text, briefs, received.entry_id)
    except NotFoundError as error:
        raise RejectedMailError("thread_gone") from error
    except InvalidError as error:
        codes = {error.code, *(field.code for field in error.fields)}
        raise RejectedMailError("text_too_long" if "text_too_long" in codes else "text_empty") from error


def _store_files(
    tenant: str, thread: ReplyThread, mail: Mail, received: ReceivedMail
) -> tuple[list[AttachmentBrief], list[str]]:
    """Store the mail's files; return them and the names of those that were not accepted."""
    briefs: list[AttachmentBrief] = []
    skipped: list[str] = []
    for file, attachment_id in zip(mail.files, received.attachment_ids, strict=False):
        try:
            brief = attachments.store_file(
                tenant,
                thread.customer_id,
                thread.contact_id,
                file.filename,
                file.content,
                attachment_id=attachment_id,
            )
        except (InvalidError, TooManyRequestsError):
            skipped.append(display_name(file.filename))
        else:
            briefs.append(brief)
    skipped += [display_name(file.filename) for file in mail.files[MAX_FILES:]]
    return briefs, skipped


def _add_to_ticket(
    tenant: str,
    settings: TenantSettings,
    thread: ReplyThread,
    person: Person,
    text: str,
    briefs: Sequence[AttachmentBrief],
    entry_id: str,
) -> None:
    ticket = _load_ticket(tenant, thread)
    if visibility.only_own(settings) and ticket.contact_id != thread.contact_id:
        raise RejectedMailError("thread_gone")
    writer = Writer(Author.CUSTOMER, thread.contact_id, person.contact.name, "email")
    try:
        writing.reply(tenant, ticket, writer, text, briefs=briefs, entry_id=entry_id)
    except TicketClosedError as error:
        if not closing.reopen_until(writing.find(tenant, ticket.customer_id, ticket.ticket_id), settings):
            raise RejectedMailError("ticket_closed") from error
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
    # The current settings decide which conversation belongs to the contact.
    conversations.receive(tenant, settings, person.customer, person.contact, text, briefs, client_id=entry_id)


def _load_ticket(tenant: str, thread: ReplyThread) -> Ticket:
    """Return the thread's ticket, or the one it was merged into."""
    ticket = writing.find(tenant, thread.customer_id, thread.thread_id)
    for _ in range(_MAX_MERGES):
        if not ticket.merged_into:
            break
        ticket = writing.find(tenant, thread.customer_id, ticket.merged_into)
    return ticket


_AddReply = Callable[[str, TenantSettings, ReplyThread, Person, str, Sequence[AttachmentBrief], str], None]
_HANDLERS: dict[str, tuple[Module, _AddReply]] = {
    "ticket": (Module.TICKETS, _add_to_ticket),
    "talk": (Module.MESSAGES, _add_to_talk),
}
