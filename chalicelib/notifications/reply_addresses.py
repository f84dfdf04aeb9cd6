"""Reply-to addresses, `<slug>.<token>@<reply domain>`: each belongs to one thread and one person.

The token is a keyed digest of 110 bits, the same for every mail of a thread to a person, and in lower case because some
mail systems change case. Knowing an address is not enough to reply: `inbound` checks the sender.
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
"""5 bits each. With the longest slug, the local part has 63 of at most 64 characters (RFC 5321)."""
_TOKEN = re.compile(rf"[a-z2-7]{{{_TOKEN_LETTERS}}}")


class ReplyThread(NamedTuple):
    """The thread and the contact that a reply address stands for."""

    kind: str
    """`ticket` or `talk`."""
    customer_id: str
    thread_id: str
    """The ticket's id, or the conversation's party."""
    contact_id: str


def reply_address(tenant: str, thread: tuple[str, str, str, str]) -> str:
    """Store and return the address by which a person replies in a thread."""
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
    """Parse a reply address into tenant and token; None for any other address."""
    local, _, domain = address.strip().lower().rpartition("@")
    tenant, _, token = local.rpartition(".")
    if domain != settings().reply_domain.lower() or not SLUG.fullmatch(tenant) or not _TOKEN.fullmatch(token):
        return None
    return tenant, token


def find_thread(tenant: str, token: str) -> ReplyThread | None:
    """Return the thread of a token, or None for an unknown one."""
    found = ReplyAddress.find(keys.reply_address(tenant, token))
    if found is None:
        return None
    return ReplyThread(found.thread_kind, found.customer_id, found.thread_id, found.contact_id)


def _token(tenant: str, thread: tuple[str, str, str, str]) -> str:
    digest = tokens.keyed_digest(pepper(), "reply address", tenant, *thread)
    return base64.b32encode(bytes.fromhex(digest)).decode().lower()[:_TOKEN_LETTERS]
