"""Stored items of signing in: links in messages, and browsers that were here before."""

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, VolatileItem


class SignInLink(VolatileItem, discriminator="sign_in_link"):
    """A link that was sent to somebody; good once, and only with the code beside it or in a known browser."""

    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    epoch = NumberAttribute()
    """The customer's credential epoch when it was sent: a later one ends it."""
    code_hash = UnicodeAttribute()
    tries = NumberAttribute(default=0)
    used = BooleanAttribute(default=False)

    @classmethod
    def at(cls, tenant: str, token_hash: str) -> "SignInLink":
        """A new item, not stored yet."""
        key = keys.sign_in_link(tenant, token_hash)
        return cls(key.pk, key.sk)


class KnownBrowser(VolatileItem, discriminator="known_browser"):
    """A browser in which somebody signed in. It opens nothing by itself, only together with a link."""

    accounts = DocumentAttribute()
    """`[[customer_id, contact_id], …]`: all that the sign-in opened."""
    epochs = DocumentAttribute()
    """The accounts' credential epochs then, by customer id."""

    @classmethod
    def at(cls, tenant: str, token_hash: str) -> "KnownBrowser":
        """A new item, not stored yet."""
        key = keys.known_browser(tenant, token_hash)
        return cls(key.pk, key.sk)
