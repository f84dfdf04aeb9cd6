"""Takes one mail in: who sent it, which threads it answers, and what becomes of it."""

import hashlib
import re

from chalicelib.attachments.schemas import MAX_FILES
from chalicelib.inbound import authentication
from chalicelib.inbound.automatic_mail import why_automatic
from chalicelib.inbound.models import ReceivedMail
from chalicelib.inbound.parsing.message import Mail, UnreadableMailError, parse_mail
from chalicelib.inbound.rejections import RefusedMailError, refuse
from chalicelib.inbound.replies import find_sender, join
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access.rate_limits import DAY
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import log
from chalicelib.kernel.settings import settings as deployment
from chalicelib.notifications.reply_addresses import ReplyThread, find_thread, read_address
from chalicelib.tenants import service as tenants

REMEMBERED_SECONDS = 30 * DAY
_MOST_THREADS = 5
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]{1,64}@[^\s<>,;:\"()\[\]]{1,255}")


def take_in(key: str, raw: bytes) -> list[str]:
    """Take a mail in; answers a word for what became of it, one for each thread that it is addressed to.

    `joined`, or why not: `unreadable`, `unclean` (spam, a virus, or not scanned), `automatic`, `forged`, `unaddressed`,
    `unknown_tenant`, or a reason of which its sender was told.
    """
    try:
        mail = parse_mail(raw)
    except UnreadableMailError as error:
        log().warning("a mail cannot be read", extra={"mail": key, "why": str(error)})
        return ["unreadable"]
    if not authentication.is_clean(mail):
        return ["unclean"]
    sender = deployment().email_sender
    if sign := why_automatic(mail, frozenset({sender.lower()}), sender.rpartition("@")[2]):
        log().info("an automatic mail", extra={"mail": key, "sign": sign})
        return ["automatic"]
    if not authentication.is_of_sender(mail):
        return ["forged"]
    addresses = addressed_to(mail)
    return [_take(tenant, token, mail, key) for tenant, token in addresses] or ["unaddressed"]


def addressed_to(mail: Mail) -> list[tuple[str, str]]:
    """The reply addresses, as tenant and token, in To, Cc, and in what SES says of its way."""
    values = [*mail.all("to", "cc"), mail.header("received") or ""]
    found = (read_address(one) for value in values for one in _ADDRESS.findall(value))
    return list(dict.fromkeys(one for one in found if one is not None))[:_MOST_THREADS]


def _take(tenant: str, token: str, mail: Mail, key: str) -> str:
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
        thread = _thread(tenant, token)
        person = find_sender(tenant, settings, thread, mail)
        language = person.customer.language
        join(tenant, settings, thread, person, mail, received)
    except RefusedMailError as error:
        refuse(tenant, mail, received, error.reason, language)
        return error.reason
    received.outcome = "joined"
    received.store()
    return "joined"


def _thread(tenant: str, token: str) -> ReplyThread:
    thread = find_thread(tenant, token)
    if thread is None:
        raise RefusedMailError("thread_gone")
    return thread


def _begin(tenant: str, token: str, mail: Mail, key: str) -> ReceivedMail:
    """What is known of the mail: the queue may show it again, and its sender's server may send it again."""
    digest = hashlib.sha256(f"{mail.message_id or key}|{mail.sender}|{token}".encode()).hexdigest()
    received = ReceivedMail.at(tenant, digest)
    received.entry_id = ids.new_id("tce")
    received.attachment_ids = [ids.new_id("att") for _ in mail.files[:MAX_FILES]]
    received.received_at, received.expires_at = clock.now(), clock.epoch() + REMEMBERED_SECONDS
    try:
        received.store(ReceivedMail.pk.does_not_exist())
    except ConflictError:
        return ReceivedMail.load(received.key, consistent=True)
    return received
