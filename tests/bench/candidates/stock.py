"""The stock stack: Chalice, pynamodb's models, powertools' Logger, pydantic's answer, each as its manual shows."""

import hashlib
import os
import time
from decimal import Decimal
from typing import Any

from aws_lambda_powertools.logging import Logger
from chalice.app import Chalice, Response
from pydantic import BaseModel
from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

app = Chalice("stock")
logger = Logger(service="stock")


class Session(Model):
    """A session."""

    class Meta:
        """Which table."""

        table_name = os.environ["VOLATILE_TABLE_NAME"]
        region = os.environ["AWS_DEFAULT_REGION"]
        host = os.environ["AWS_ENDPOINT_URL"]

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    accounts = UnicodeAttribute()
    stamp_key = UnicodeAttribute()
    cursor_key = UnicodeAttribute()
    expires_at = NumberAttribute()


class StoredEntry(Model):
    """A line of the statement as stored."""

    class Meta:
        """Which table."""

        table_name = os.environ["TABLE_NAME"]
        region = os.environ["AWS_DEFAULT_REGION"]
        host = os.environ["AWS_ENDPOINT_URL"]

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = UnicodeAttribute()
    document_id = UnicodeAttribute()
    type = UnicodeAttribute()
    day = UnicodeAttribute()
    currency = UnicodeAttribute()
    number = UnicodeAttribute()
    description = UnicodeAttribute()
    amount = NumberAttribute()
    due_on = UnicodeAttribute(null=True)


class Money(BaseModel):
    """An amount."""

    amount: str
    currency: str


class Entry(BaseModel):
    """A line of the statement."""

    id: str
    date: str
    kind: str
    number: str
    description: str
    amount: Money
    balance: Money
    due_on: str | None


class Statement(BaseModel):
    """A page."""

    items: list[Entry]


@app.route("/portal/{tenant}/statement")
def list_entries(tenant: str) -> Response:
    """List the newest 50."""
    assert app.current_request is not None
    cookies = dict(pair.split("=", 1) for pair in app.current_request.headers["Cookie"].split("; "))
    customer, _, token, *_ = cookies[f"__Host-portal-{tenant}"].split(".")
    digest = hashlib.sha256(token.encode()).hexdigest()
    keys = [(f"TENANT#{tenant}#SESSION#{digest}", "SESSION")]
    session = next(iter(Session.batch_get(keys, consistent_read=True)))
    if session.expires_at < time.time():
        return Response({}, status_code=401)
    prefix = StoredEntry.sk.startswith("ENTRY#ARS#")
    partition = f"TENANT#{tenant}#CUSTOMER#{customer}"
    rows: list[Any] = list(StoredEntry.query(partition, prefix, scan_index_forward=False, limit=50))
    balance = sum((Decimal(str(row.amount)) for row in rows), Decimal(0))
    items = []
    for row in rows:
        amount = Decimal(str(row.amount))
        items.append(
            Entry(
                id=row.document_id,
                date=row.day,
                kind=row.type,
                number=row.number,
                description=row.description,
                amount=Money(amount=f"{amount:.2f}", currency="ARS"),
                balance=Money(amount=f"{balance:.2f}", currency="ARS"),
                due_on=row.due_on,
            )
        )
        balance -= amount
    logger.info("request", extra={"status": 200})
    return Response(Statement(items=items).model_dump_json(), headers={"Content-Type": "application/json"})


handler = app
