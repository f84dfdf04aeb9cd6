"""Stored items: deliveries, dead letters, suppressions, tenants' templates and reply addresses."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute, VolatileItem
from chalicelib.notifications.rendering import Source


class Delivery(VolatileItem, discriminator="delivery"):
    """The sending state of one event's message; stream and queue may deliver an event more than once."""

    state = UnicodeAttribute()
    """A `claims.State`."""
    claim = UnicodeAttribute(default="")
    """A random token of the sender that holds the claim."""
    until = NumberAttribute(default=0)
    """Epoch seconds: for `claimed` and `handing` the end of the claim, for `failed` the earliest next attempt."""
    tries = NumberAttribute(default=0)
    """Number of failed attempts."""
    error = UnicodeAttribute(default="")
    """The last failure (`failures.ErrorKind`)."""

    @classmethod
    def at(cls, tenant: str, event_id: str) -> "Delivery":
        """Return a new item, not stored yet."""
        key = keys.delivery(tenant, event_id)
        return cls(key.pk, key.sk)


class DeadLetter(Item, discriminator="dead_letter"):
    """A message that could not be sent, for the tenant's staff to send again or discard."""

    event_id = UnicodeAttribute()
    event_name = UnicodeAttribute()
    """The event's name; for a notice its kind."""
    customer_id = UnicodeAttribute(null=True)
    contact_id = UnicodeAttribute(null=True)
    sealed_event = UnicodeAttribute()
    """The queued event, encrypted because it may contain personal data."""
    error = UnicodeAttribute()
    """A `failures.ErrorKind`."""
    tries = NumberAttribute(default=0)
    happened_at = MomentAttribute()
    died_at = MomentAttribute()
    revision = UnicodeAttribute()
    """New each time the letter is stored."""
    expires_at = NumberAttribute()

    @classmethod
    def at(cls, tenant: str, event_id: str) -> "DeadLetter":
        """Return a new item, not stored yet."""
        key = keys.dead_letter(tenant, event_id)
        return cls(key.pk, key.sk, event_id=event_id)


class Suppression(Item, discriminator="suppression"):
    """An address that gets no mail, or only essential mail."""

    address = UnicodeAttribute()
    """Normalised."""
    reason = UnicodeAttribute()
    """`bounce`: the mailbox does not exist. `complaint`: its owner reported a mail as spam."""
    since = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, address: str) -> "Suppression":
        """Return a new item, not stored yet."""
        key = keys.suppressed_address(tenant, address)
        return cls(key.pk, key.sk, address=address)


class MessageTemplate(Item, discriminator="template"):
    """A tenant's template of a message in one language; without it the built-in one is used."""

    message = UnicodeAttribute()
    language = UnicodeAttribute()
    revision = UnicodeAttribute()
    """New each time the template is saved, and never reused."""
    subject = UnicodeAttribute()
    text = UnicodeAttribute()
    html = UnicodeAttribute()
    sms = UnicodeAttribute()
    changed_at = MomentAttribute()
    changed_by = UnicodeAttribute()
    """The staff member's name at that time."""

    @classmethod
    def at(cls, tenant: str, message: str, language: str) -> "MessageTemplate":
        """Return a new item, not stored yet."""
        key = keys.message_template(tenant, message, language)
        return cls(key.pk, key.sk, message=message, language=language)

    @classmethod
    def of(
        cls, tenant: str, message: str, language: str, *, consistent: bool = False
    ) -> "MessageTemplate | None":
        """Return the tenant's template, if it has one."""
        return cls.find(keys.message_template(tenant, message, language), consistent=consistent)

    @property
    def source(self) -> Source:
        """The template's parts."""
        return Source(self.subject, self.text, self.html, self.sms)

    @source.setter
    def source(self, source: Source) -> None:
        self.subject, self.text, self.html, self.sms = source.subject, source.text, source.html, source.sms


class TemplateFailure(Item, discriminator="template_failure"):
    """The last failure of a tenant's template during sending; removed when the template changes."""

    message = UnicodeAttribute()
    language = UnicodeAttribute()
    code = UnicodeAttribute()
    part = UnicodeAttribute()
    params = DocumentAttribute(default=dict)
    failed_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, message: str, language: str) -> "TemplateFailure":
        """Return a new item, not stored yet."""
        key = keys.template_failure(tenant, message, language)
        return cls(key.pk, key.sk, message=message, language=language)


class TemplateTest(VolatileItem, discriminator="template_test"):
    """A template to be sent as a test. Stored because it is too long for a queue message."""

    test_id = UnicodeAttribute()
    message = UnicodeAttribute()
    language = UnicodeAttribute()
    source = DocumentAttribute()
    email = UnicodeAttribute()
    customer_id = UnicodeAttribute(null=True)

    @classmethod
    def at(cls, tenant: str, test_id: str) -> "TemplateTest":
        """Return a new item, not stored yet."""
        key = keys.template_test(tenant, test_id)
        return cls(key.pk, key.sk, test_id=test_id)


class ReplyAddress(Item, discriminator="reply_address"):
    """Maps the token of a reply address to its thread and contact."""

    thread_kind = UnicodeAttribute()
    """`ticket` or `talk`."""
    customer_id = UnicodeAttribute()
    thread_id = UnicodeAttribute()
    """The ticket's id, or the conversation's party."""
    contact_id = UnicodeAttribute()
