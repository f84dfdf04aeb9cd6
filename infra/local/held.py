"""Messages that wait for the end of somebody's quiet hours, or to go out together: what the inbox says of them.

They are rows of the agenda, not messages yet: each is written when it is sent. So the inbox tells for whom each is,
what it is about and until when it waits.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from moto.dynamodb.models.dynamo_type import Item as StoredItem

from chalicelib.customers.models import Contact
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.keys import Key
from chalicelib.notices.fanout import DIGEST
from chalicelib.notices.kinds import facts_of
from chalicelib.notices.models import AgendaEntry
from infra.site import ROOT

_SENTENCES = ROOT / "static_site" / "packages" / "i18n" / "locales" / "notices" / "es.json"
_AGENDA_ENTRY = AgendaEntry.kind.get_discriminator(AgendaEntry)
Wire = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message that waits, as the inbox lists it."""

    channel: str
    to: str
    about: str
    held_until: str
    """RFC 3339, UTC."""


def held_messages(rows: Iterable[StoredItem]) -> list[HeldMessage]:
    """The messages that wait, earliest first; `rows` are all that the table holds."""
    table = {Key(row.hash_key.value, row.range_key.value): row for row in rows if row.range_key}
    agenda = [key for key, row in table.items() if _kind(row) == _AGENDA_ENTRY]
    return sorted(_held(table, agenda), key=lambda one: one.held_until)


def _held(table: Mapping[Key, StoredItem], agenda: Iterable[Key]) -> Iterator[HeldMessage]:
    for key in agenda:
        message = AgendaEntry.from_wire(_wire(table[key])).message
        payload = message["payload"]
        yield HeldMessage(
            channel=payload["way"],
            to=_address(table, message["tenant"], payload),
            about=_about(message["name"], payload),
            held_until=key.sk.partition("#")[0],
        )


def _kind(row: StoredItem) -> str | None:
    discriminator = row.attrs.get("kind")
    return str(discriminator.value) if discriminator else None


def _wire(row: StoredItem) -> Wire:
    attributes: Wire = row.to_json()["Attributes"]
    return attributes


def _address(table: Mapping[Key, StoredItem], tenant: str, payload: Mapping[str, Any]) -> str:
    """The contact's main address for the channel, or their name while they have none."""
    row = table.get(keys.contact(tenant, payload["customer_id"], payload["contact_id"]))
    if row is None:
        return ""
    contact = Contact.from_wire(_wire(row))
    addresses = contact.emails if payload["way"] == "email" else contact.phones
    return str(next(iter(addresses), contact.name))


@lru_cache(maxsize=1)
def _sentences() -> dict[str, str]:
    sentences: dict[str, str] = json.loads(_SENTENCES.read_text(encoding="utf-8"))["say"]
    return sentences


def _about(name: str, payload: Mapping[str, Any]) -> str:
    """What the notice says in the portal, in Spanish."""
    if name == DIGEST:
        return "Resumen de avisos"
    kind = str(payload["kind"])
    sentence = _sentences().get(kind, kind)
    for fact, value in facts_of(payload["event"]).items():
        text = " ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
        sentence = sentence.replace(f"{{{fact}}}", text)
    return sentence
