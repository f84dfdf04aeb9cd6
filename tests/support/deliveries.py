"""Messages that could not be sent, and addresses that take none."""

import json
from typing import Any

from chalicelib.kernel import clock, ids
from chalicelib.kernel.settings import settings
from chalicelib.notifications.dead_letters import store_dead_letter
from chalicelib.notifications.models import Suppression
from chalicelib.notifications.suppressions import Reason


def undeliverable(customer_id: str, address: str, *, tenant: str = "demo") -> str:
    """A message to a customer died, and their address complained; answers the message's id."""
    event_id = ids.new_id("evt")
    store_dead_letter(
        {
            "event_id": event_id,
            "tenant": tenant,
            "name": "contact_changed",
            "payload": {"customer_id": customer_id},
            "happened_at": clock.rfc3339(clock.now()),
        }
    )
    item = Suppression.at(tenant, address)
    item.reason, item.since = Reason.COMPLAINT, clock.now()
    item.store()
    return event_id


def bounce(address: str, *, tenant: str = "demo") -> dict[str, Any]:
    """What SNS puts on the queue when SES says that an address does not exist."""
    said = {
        "eventType": "Bounce",
        "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": address}]},
        "mail": {
            "destination": [address],
            "tags": {
                "tenant": [tenant],
                "ses:configuration-set": [settings().email_configuration_set],
            },
        },
    }
    return {"Type": "Notification", "Message": json.dumps(said)}
