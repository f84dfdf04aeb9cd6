"""What is kept of sent messages, and of tenants' templates."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute, VolatileItem
from chalicelib.notifications.rendering import Source


class Delivery(VolatileItem, discriminator="delivery"):
    """How far the sending of one event's message has come: the stream and the queue may show an event twice."""

    state = UnicodeAttribute()
    """A `claims.State`."""
    claim = UnicodeAttribute(default="")
    """Whose turn it is: a random word of the sender that works at it."""
    until = NumberAttribute(default=0)
    """Epoch seconds: while it is `claimed` or `handing`, until when the sender can be alive; while it waits for
    another try, from when on that may be."""
    tries = NumberAttribute(default=0)
    """How often it failed."""
    error = UnicodeAttribute(default="")
    """What kind of failure the last one was (`failures.ErrorKind`)."""

    @classmethod
    def at(cls, tenant: str, event_id: str) -> "Delivery":
        """A new item, not stored yet."""
        key = keys.delivery(tenant, event_id)
        return cls(key.pk, key.sk)


class DeadLetter(Item, discriminator="dead_letter"):
    """A message that could not be sent: for the tenant's staff to see, and to send again."""

    event_id = UnicodeAttribute()
    event_name = UnicodeAttribute()
    """What it was to tell of; for a notice its kind."""
    customer_id = UnicodeAttribute(null=True)
    contact_id = UnicodeAttribute(null=True)
    sealed_event = UnicodeAttribute()
    """The queue's message, readable only to who sends it again: it may name people."""
    error = UnicodeAttribute()
    """A `failures.ErrorKind`."""
    tries = NumberAttribute(default=0)
    happened_at = MomentAttribute()
    died_at = MomentAttribute()
    revision = UnicodeAttribute()
    """Another one each time that it is laid aside."""
    expires_at = NumberAttribute()

    @classmethod
    def at(cls, tenant: str, event_id: str) -> "DeadLetter":
        """A new item, not stored yet."""
        key = keys.dead_letter(tenant, event_id)
        return cls(key.pk, key.sk, event_id=event_id)


class Suppression(Item, discriminator="suppression"):
    """An address to which nothing more is sent by e-mail, or nothing that it could do without."""

    address = UnicodeAttribute()
    """As it is compared."""
    reason = UnicodeAttribute()
    """`bounce`: there is no such mailbox. `complaint`: its owner called a mail of ours unwanted."""
    since = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, address: str) -> "Suppression":
        """A new item, not stored yet."""
        key = keys.suppressed_address(tenant, address)
        return cls(key.pk, key.sk, address=address)


class MessageTemplate(Item, discriminator="template"):
    """A tenant's own words for a message in a language. Where there is none, ours are used."""

    message = UnicodeAttribute()
    language = UnicodeAttribute()
    revision = UnicodeAttribute()
    """Another one for each time that it was saved, never the same again."""
    subject = UnicodeAttribute()
    text = UnicodeAttribute()
    html = UnicodeAttribute()
    sms = UnicodeAttribute()
    changed_at = MomentAttribute()
    changed_by = UnicodeAttribute()
    """The name, at the time, of who changed it."""

    @classmethod
    def at(cls, tenant: str, message: str, language: str) -> "MessageTemplate":
        """A new item, not stored yet."""
        key = keys.message_template(tenant, message, language)
        return cls(key.pk, key.sk, message=message, language=language)

    @classmethod
    def of(
        cls, tenant: str, message: str, language: str, *, consistent: bool = False
    ) -> "MessageTemplate | None":
        """The tenant's template, if it has one."""
        return cls.find(keys.message_template(tenant, message, language), consistent=consistent)

    @property
    def source(self) -> Source:
        """What it says."""
        return Source(self.subject, self.text, self.html, self.sms)

    @source.setter
    def source(self, source: Source) -> None:
        self.subject, self.text, self.html, self.sms = source.subject, source.text, source.html, source.sms


class TemplateFailure(Item, discriminator="template_failure"):
    """That a tenant's template failed while a message was sent; gone when the template is changed."""

    message = UnicodeAttribute()
    language = UnicodeAttribute()
    code = UnicodeAttribute()
    part = UnicodeAttribute()
    params = DocumentAttribute(default=dict)
    failed_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, message: str, language: str) -> "TemplateFailure":
        """A new item, not stored yet."""
        key = keys.template_failure(tenant, message, language)
        return cls(key.pk, key.sk, message=message, language=language)


class TemplateTest(VolatileItem, discriminator="template_test"):
    """A template on its way to who tries it out. Too long for a queue's message, so the event only names it."""

    test_id = UnicodeAttribute()
    message = UnicodeAttribute()
    language = UnicodeAttribute()
    source = DocumentAttribute()
    email = UnicodeAttribute()
    customer_id = UnicodeAttribute(null=True)

    @classmethod
    def at(cls, tenant: str, test_id: str) -> "TemplateTest":
        """A new item, not stored yet."""
        key = keys.template_test(tenant, test_id)
        return cls(key.pk, key.sk, test_id=test_id)


class ReplyAddress(Item, discriminator="reply_address"):
    """From the token in an address that answers go to, to the thread and the person that it is for."""

    thread_kind = UnicodeAttribute()
    """`ticket` or `talk`."""
    customer_id = UnicodeAttribute()
    thread_id = UnicodeAttribute()
    """The ticket's id, or the conversation's party."""
    contact_id = UnicodeAttribute()
