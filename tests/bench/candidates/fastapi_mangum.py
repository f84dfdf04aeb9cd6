"""FastAPI and Mangum over botocore, doing the same work with a response model."""

import hashlib
import os
import time
from decimal import Decimal
from typing import Any

import botocore.session
from botocore.config import Config
from fastapi import FastAPI, HTTPException, Request
from mangum import Mangum
from pydantic import BaseModel

TABLE, VOLATILE = os.environ["TABLE_NAME"], os.environ["VOLATILE_TABLE_NAME"]
CLIENT: Any = botocore.session.get_session().create_client(
    "dynamodb",
    config=Config(connect_timeout=1, read_timeout=2, retries={"total_max_attempts": 3, "mode": "standard"}),
)
app = FastAPI()


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


@app.get("/portal/{tenant}/statement")
def list_entries(tenant: str, request: Request) -> Statement:
    """List the newest 50."""
    customer, _, token, *_ = request.cookies[f"__Host-portal-{tenant}"].split(".")
    digest = hashlib.sha256(token.encode()).hexdigest()
    key = {"pk": {"S": f"TENANT#{tenant}#SESSION#{digest}"}, "sk": {"S": "SESSION"}}
    answer = CLIENT.batch_get_item(RequestItems={VOLATILE: {"Keys": [key], "ConsistentRead": True}})
    found = answer["Responses"][VOLATILE]
    if not found or float(found[0]["expires_at"]["N"]) < time.time():
        raise HTTPException(401)
    rows: list[dict[str, Any]] = CLIENT.query(
        TableName=TABLE,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues={
            ":pk": {"S": f"TENANT#{tenant}#CUSTOMER#{customer}"},
            ":prefix": {"S": "ENTRY#ARS#"},
        },
        ScanIndexForward=False,
        Limit=50,
    )["Items"]
    balance = sum((Decimal(row["amount"]["N"]) for row in rows), Decimal(0))
    items = []
    for row in rows:
        amount = Decimal(row["amount"]["N"])
        items.append(
            Entry(
                id=row["document_id"]["S"],
                date=row["day"]["S"],
                kind=row["type"]["S"],
                number=row["number"]["S"],
                description=row["description"]["S"],
                amount=Money(amount=f"{amount:.2f}", currency="ARS"),
                balance=Money(amount=f"{balance:.2f}", currency="ARS"),
                due_on=row["due_on"]["S"],
            )
        )
        balance -= amount
    return Statement(items=items)


handler = Mangum(app, lifespan="off")
