"""Processes one inbound mail: authenticates it, finds its threads and adds it to them."""

import hashlib
import re

from chalicelib.attachments.schemas import MAX_FILES
from chalicelib.inbound import authentication, repository
from chalicelib.inbound.automatic_mail import find_automatic_sign
from chalicelib.inbound.models import ReceivedMail
from chalicelib.inbound.parsing.message import Mail, UnreadableMailError, parse_mail
from chalicelib.inbound.rejections import RejectedMailError, reject_mail
from chalicelib.inbound.replies import add_reply, find_sender
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access.rate_limits import DAY
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import log
from chalicelib.kernel.settings import settings as deployment
from chalicelib.notifications.reply_addresses import ReplyThread, find_thread, read_address
from chalicelib.tenants import service as tenants

RETENTION_SECONDS = 30 * DAY
_MAX_THREADS = 5
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]{1,64}@[^\s<>,;:\"()\[\]]{1,255}")


def process_mail(key: str, raw: bytes) -> list[str]:
    """Process a mail and return an outcome per thread that it is addressed to.

    `joined`, `again` for a duplicate, or why it was not added: `unreadable`, `unclean` (spam, a virus, or not scanned),
    `automatic`, `forged`, `unaddressed`, `unknown_tenant`, or the reason of a rejection that the sender is notified of.
    """
    try:
        mail = parse_mail(raw)
    except UnreadableMailError as error:
        log().warning("inbound mail is unreadable", extra={"mail": key, "why": str(error)})
        return ["unreadable"]
    if not authentication.is_clean(mail):
        return ["unclean"]
    sender = deployment().email_sender
    if sign := find_automatic_sign(mail, frozenset({sender.lower()}), sender.rpartition("@")[2]):
        log().info("inbound mail is automatic", extra={"mail": key, "sign": sign})
        return ["automatic"]
    if not authentication.is_authenticated(mail):
        return ["forged"]
    addresses = find_reply_addresses(mail)
    return [_add_to_thread(tenant, token, mail, key) for tenant, token in addresses] or ["unaddressed"]


def find_reply_addresses(mail: Mail) -> list[tuple[str, str]]:
    """Return tenant and token of the reply addresses in To, Cc and SES's `Received` header."""
    values = [*mail.all("to", "cc"), mail.header("received") or ""]
    found = (read_address(one) for value in values for one in _ADDRESS.findall(value))
    return list(dict.fromkeys(one for one in found if one is not None))[:_MAX_THREADS]


def _add_to_thread(tenant: str, token: str, mail: Mail, key: str) -> str:
    try:
        settings = tenants.tenant_settings(tenant)
        tenants.require_active(settings)
    except NotFoundError:
        return "unknown_tenant"
    received = _begin(tenant, token, mail, key)
    if received.outcome:
        return "again"
    language: str | None = None
    try:
        thread = _load_thread(tenant, token)
        sender = find_sender(tenant, settings, thread, mail)
        language = sender.customer.language
        add_reply(tenant, settings, thread, sender, mail, received)
    except RejectedMailError as error:
        reject_mail(tenant, mail, received, error.reason, language)
        return error.reason
    received.outcome = "joined"
    repository.save(received)
    return "joined"


def _load_thread(tenant: str, token: str) -> ReplyThread:
    thread = find_thread(tenant, token)
    if thread is None:
        raise RejectedMailError("thread_gone")
    return thread


def _begin(tenant: str, token: str, mail: Mail, key: str) -> ReceivedMail:
    """Return the mail's record, new or existing: the queue may redeliver it, and its server may resend it."""
    digest = hashlib.sha256(f"{mail.message_id or key}|{mail.sender}|{token}".encode()).hexdigest()
    received = ReceivedMail.at(tenant, digest)
    received.entry_id = ids.new_id("tce")
    received.attachment_ids = [ids.new_id("att") for _ in mail.files[:MAX_FILES]]
    received.received_at, received.expires_at = clock.now(), clock.epoch() + RETENTION_SECONDS
    return repository.begin(received)
