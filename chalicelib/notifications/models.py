"""What is kept of sent messages, and of tenants' templates."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute, VolatileItem
from chalicelib.notifications.rendering import Source


class Delivery(VolatileItem, discriminator="delivery"):
    """That an event's message is being sent, or was: the stream and the queue may show an event twice."""

    state = UnicodeAttribute()
    """`sending` (until `expires_at`), then `sent`, or `dropped` where there was nobody to send it to."""


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
