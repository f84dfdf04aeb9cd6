"""What Lambda runs: every route of the three surfaces, and every trigger.

Triggers stand here and not in a Blueprint, where their handler string would never import this module.
"""

import gc

gc.disable()  # while modules load: they make much and drop little, and collecting takes a quarter of a cold start

import os
from typing import Any

from chalice.app import DynamoDBEvent, SQSEvent

from chalicelib.kernel import api_document, outbox
from chalicelib.kernel.http.routing import App, Route
from chalicelib.kernel.store import client

app = App("ventanilla")
app.declare("chalicelib.signin.routes")
app.declare("chalicelib.billing.routes")
app.declare("chalicelib.customers.data_routes")
app.declare("chalicelib.billing.data_routes")
app.declare(api_document.__name__, api_document.routes_about(app.all_routes))


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
    app.load("chalicelib.billing.routes")
    client.dynamodb()
    gc.freeze()
else:
    ROUTES: list[Route] = app.all_routes()
gc.enable()
