"""A test message that staff send to themselves."""

from chalicelib.kernel.store import keys
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.models import TemplateTest
from chalicelib.notifications.previews import preview_values
from chalicelib.notifications.rendering import Source


def compose(event: Event) -> Outgoing | None:
    """To the requester, until the test expires."""
    test = TemplateTest.find(keys.template_test(event.tenant, event.payload["test_id"]), consistent=True)
    if test is None or not test.is_live:
        return None
    values = preview_values(event.tenant, MESSAGES[test.message], test.language, test.customer_id)
    return Outgoing(test.message, test.language, Address("email", test.email), values, Source(**test.source))
