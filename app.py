"""What Lambda runs: every route of the three surfaces, and every trigger.

Triggers stand here and not in a Blueprint, where their handler string would never import this module.
"""

import gc

gc.disable()  # while modules load: they make much and drop little, and collecting takes a quarter of a cold start

import os
from typing import TYPE_CHECKING, Any

from chalice.app import CloudWatchEvent, DynamoDBEvent, Rate, SQSEvent

from chalicelib.kernel.http.application import App
from chalicelib.kernel.store import client

if TYPE_CHECKING:
    from chalicelib.kernel.http.routing import Route, Routes

app = App("ventanilla")
app.declare(
    "chalicelib.signin.routes",
    "/portal/{tenant}/signin",
    "/portal/{tenant}/session",
    "/portal/{tenant}/password",
)
app.declare("chalicelib.home.routes", "/portal/{tenant}/dashboard")
app.declare("chalicelib.billing.routes", "/portal/{tenant}")
app.declare("chalicelib.customers.data_routes", "/data/v1/customers")
app.declare("chalicelib.billing.data_routes", "/data/v1")
app.declare(
    "chalicelib.console.session_routes",
    *(f"/console/{{tenant}}/{part}" for part in ("signin", "session", "second-factor", "invites", "profile")),
)
app.declare("chalicelib.customers.routes", "/portal/{tenant}/access-log")
app.declare(
    "chalicelib.console.customer_routes",
    "/console/{tenant}/customers",
    "/console/{tenant}/password-suggestion",
)
app.declare("chalicelib.console.console_routes", "/console/{tenant}")
app.declare("chalicelib.staff.console_routes", "/console/{tenant}/team")
app.declare("chalicelib.imports.console.routes", "/console/{tenant}/imports")
app.declare("chalicelib.console.operator_routes", "/operator")
app.declare("chalicelib.notifications.console_routes", "/console/{tenant}/templates")
app.declare("chalicelib.tenants.console_routes", "/console/{tenant}/settings", "/console/{tenant}/modules")
app.declare("chalicelib.attachments.portal.routes", "/portal/{tenant}/attachments")
app.declare("chalicelib.attachments.console.routes", "/console/{tenant}/attachments")
app.declare("chalicelib.tickets.routes", "/portal/{tenant}/tickets")
app.declare("chalicelib.tickets.rating_routes", "/portal/{tenant}/ratings")
app.declare("chalicelib.tickets.console_routes", "/console/{tenant}/tickets")
app.declare("chalicelib.tickets.model_routes", "/console/{tenant}/ticket-model")
app.declare("chalicelib.contracts.routes", "/portal/{tenant}/contracts")
app.declare("chalicelib.contracts.verify_routes", "/portal/{tenant}/verify")
app.declare("chalicelib.contracts.console_routes", "/console/{tenant}/contracts")
app.declare("chalicelib.contracts.template_routes", "/console/{tenant}/contract-templates")
app.declare("chalicelib.contracts.data_routes", "/data/v1")
app.declare("chalicelib.conversations.routes", "/portal/{tenant}/messages")
app.declare("chalicelib.conversations.console_routes", "/console/{tenant}/conversations")
app.declare("chalicelib.notices.routes", "/portal/{tenant}/notices")
app.declare("chalicelib.notifications.delivery_routes", "/console/{tenant}/deliveries")
app.declare("chalicelib.signin.link_routes", "/portal/{tenant}/links")


def api_document() -> "Routes":
    """The route that describes all the others."""
    from chalicelib.kernel.api_document import routes_about

    return routes_about(app.all_routes)


app.declare(api_document, "/openapi.json")


@app.on_dynamodb_record(stream_arn="EVENTS_STREAM_ARN", batch_size=100, name="forward_events")
def forward_events(event: DynamoDBEvent) -> None:
    """Put new outbox events on the queue."""
    from chalicelib.kernel import outbox

    outbox.forward(record.new_image for record in event if record.event_name == "INSERT")


@app.on_sqs_message(queue="EVENTS_QUEUE", batch_size=10, name="send_messages")
def send_messages(event: SQSEvent) -> dict[str, Any]:
    """Send the messages of queued events."""
    from chalicelib.notifications import sender

    return sender.send_queued(record.to_dict() for record in event)


@app.on_sqs_message(queue="JOBS_QUEUE", batch_size=1, name="run_jobs")
def run_jobs(event: SQSEvent) -> dict[str, Any]:
    """Run queued jobs by the handlers that domains declare."""
    from chalicelib import domains
    from chalicelib.kernel import jobs

    return jobs.run_queued((record.to_dict() for record in event), domains.job_handlers())


@app.on_sqs_message(queue="DEAD_EVENTS", batch_size=10, name="keep_dead_letters")
def keep_dead_letters(event: SQSEvent) -> dict[str, Any]:
    """Lay aside, for the tenant's staff to see, what could not be sent."""
    from chalicelib.notifications import dead_letters

    return dead_letters.keep_queued(record.to_dict() for record in event)


@app.on_sqs_message(queue="MAIL_QUEUE", batch_size=1, name="receive_mail")
def receive_mail(event: SQSEvent) -> dict[str, Any]:
    """Process mail that SES stored in the bucket."""
    from chalicelib.inbound import jobs

    return jobs.receive_queued(record.to_dict() for record in event)


@app.on_sqs_message(queue="FEEDBACK_QUEUE", batch_size=10, name="note_feedback")
def note_feedback(event: SQSEvent) -> dict[str, Any]:
    """Note what SES says became of our mails: bounces and complaints."""
    from chalicelib.notifications import feedback

    return feedback.note_queued(record.to_dict() for record in event)


@app.schedule(Rate(1, unit=Rate.MINUTES), name="tick")
def tick(_event: CloudWatchEvent) -> None:
    """Do what has come due: reminders, digests, and what waited for the morning."""
    from chalicelib.notices import agenda

    agenda.tick()


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    # Made now, while Lambda starts the process, not at the first request; and kept out of later collections.
    client.dynamodb()
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand") != "on-demand":
        app.all_routes()  # nobody waits while a process is made ready in advance
    gc.freeze()
else:
    ROUTES: "list[Route]" = app.all_routes()
gc.enable()
