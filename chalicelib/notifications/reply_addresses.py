"""The addresses that answers by e-mail go to: each leads to one thread, and is for one person.

`<slug>.<token>@<reply domain>`. The token is 110 bits that nobody can make without our secret, the same for the same
thread and person however often a mail is sent; in lower case, because some mail systems do not keep capitals. Whoever
knows an address still has to be who it is for: `inbound` checks the sender.
"""

import base64
import re
from typing import NamedTuple

from chalicelib.kernel.access import tokens
from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.ids import SLUG
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import keys
from chalicelib.notifications.models import ReplyAddress

_TOKEN_LETTERS = 22
"""5 bits each. With the longest slug and the point between, a local part has 63 of its 64 letters (RFC 5321)."""
_TOKEN = re.compile(rf"[a-z2-7]{{{_TOKEN_LETTERS}}}")


class ReplyThread(NamedTuple):
    """What an answer belongs to, and whose it is."""

    kind: str
    """`ticket` or `talk`."""
    customer_id: str
    thread_id: str
    """The ticket's id, or the conversation's party."""
    contact_id: str


def reply_address(tenant: str, thread: tuple[str, str, str, str]) -> str:
    """The address by which a person answers in a thread; it is stored, so that its answers find their way."""
    token = _token(tenant, thread)
    key = keys.reply_address(tenant, token)
    kind, customer_id, thread_id, contact_id = thread
    ReplyAddress(
        key.pk,
        key.sk,
        thread_kind=kind,
        customer_id=customer_id,
        thread_id=thread_id,
        contact_id=contact_id,
    ).store()
    return f"{tenant}.{token}@{settings().reply_domain}"


def read_address(address: str) -> tuple[str, str] | None:
    """The tenant and the token of a reply address; None for any other."""
    local, _, domain = address.strip().lower().rpartition("@")
    tenant, _, token = local.rpartition(".")
    if domain != settings().reply_domain.lower() or not SLUG.fullmatch(tenant) or not _TOKEN.fullmatch(token):
        return None
    return tenant, token


def find_thread(tenant: str, token: str) -> ReplyThread | None:
    """What an address leads to, or None for one that we never gave out."""
    found = ReplyAddress.find(keys.reply_address(tenant, token))
    if found is None:
        return None
    return ReplyThread(found.thread_kind, found.customer_id, found.thread_id, found.contact_id)


def _token(tenant: str, thread: tuple[str, str, str, str]) -> str:
    digest = tokens.keyed_digest(pepper(), "reply address", tenant, *thread)
    return base64.b32encode(bytes.fromhex(digest)).decode().lower()[:_TOKEN_LETTERS]
