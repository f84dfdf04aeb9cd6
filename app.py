"""What Lambda runs: every route of the three surfaces, and every trigger.

Triggers stand here and not in a Blueprint, where their handler string would never import this module.
"""

import gc

gc.disable()  # while modules load: they make much and drop little, and collecting takes a quarter of a cold start

import os
from typing import Any

from chalice.app import DynamoDBEvent, SQSEvent

from chalicelib.billing import data_routes as billing_data
from chalicelib.billing import routes as billing_portal
from chalicelib.customers import data_routes as customers_data
from chalicelib.kernel import outbox
from chalicelib.kernel.api_document import routes_of as document_routes
from chalicelib.kernel.http.routing import App, Route, install
from chalicelib.kernel.store import client
from chalicelib.signin import routes as signin_portal

app = App("ventanilla", configure_logs=False)
app.api.binary_types = []

SURFACES = [signin_portal.routes, billing_portal.routes, customers_data.routes, billing_data.routes]
ROUTES: list[Route] = install(app, [*SURFACES, document_routes(SURFACES)])


@app.on_dynamodb_record(stream_arn="EVENTS_STREAM_ARN", batch_size=100, name="forward_events")
def forward_events(event: DynamoDBEvent) -> None:
    """Put new outbox events on the queue."""
    outbox.forward(record.new_image for record in event if record.event_name == "INSERT")


@app.on_sqs_message(queue="EVENTS_QUEUE", batch_size=10, name="send_messages")
def send_messages(event: SQSEvent) -> dict[str, Any]:
    """Send the messages of queued events."""
    from chalicelib.notifications import sender

    return sender.send_queued(record.to_dict() for record in event)


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    # Made now, while Lambda starts the process, not at the first request; and kept out of later collections.
    client.dynamodb()
    gc.freeze()
gc.enable()
