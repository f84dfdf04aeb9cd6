"""The least that botocore alone can do: the token by one BatchGetItem, the entries by one Query, and json.dumps."""

import hashlib
import json
import os
import time
from typing import Any

import botocore.session
from botocore.config import Config

TABLE, VOLATILE = os.environ["TABLE_NAME"], os.environ["VOLATILE_TABLE_NAME"]
PROJECTED = os.environ.get("BENCH_PROJECTED") == "1"
BY_TABLE = os.environ.get("BENCH_TOKEN") != "local"
CLIENT: Any = botocore.session.get_session().create_client(
    "dynamodb",
    config=Config(connect_timeout=1, read_timeout=2, retries={"total_max_attempts": 3, "mode": "standard"}),
)
NAMES = ("sk", "type", "document_id", "number", "description", "amount", "due_on")


def is_signed_in(tenant: str, token: str) -> bool:
    """Whether the token is one of a session that is not over."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    if not BY_TABLE:
        return digest == os.environ["BENCH_TOKEN_HASH"]
    key = {"pk": {"S": f"TENANT#{tenant}#SESSION#{digest}"}, "sk": {"S": "SESSION"}}
    answer = CLIENT.batch_get_item(RequestItems={VOLATILE: {"Keys": [key], "ConsistentRead": True}})
    found = answer["Responses"][VOLATILE]
    return bool(found) and float(found[0]["expires_at"]["N"]) > time.time()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one API Gateway proxy event."""
    del context
    tenant = event["pathParameters"]["tenant"]
    cookies = dict(pair.split("=", 1) for pair in event["headers"]["Cookie"].split("; "))
    customer, _, token, *_ = cookies[f"__Host-portal-{tenant}"].split(".")
    if not is_signed_in(tenant, token):
        return {"statusCode": 401, "headers": {}, "body": "{}"}
    request: dict[str, Any] = {
        "TableName": TABLE,
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :prefix)",
        "ExpressionAttributeValues": {
            ":pk": {"S": f"TENANT#{tenant}#CUSTOMER#{customer}"},
            ":prefix": {"S": "ENTRY#ARS#"},
        },
        "ScanIndexForward": False,
        "Limit": 50,
    }
    if PROJECTED:
        request["ProjectionExpression"] = ",".join(f"#{name}" for name in NAMES)
        request["ExpressionAttributeNames"] = {f"#{name}": name for name in NAMES}
    rows = CLIENT.query(**request)["Items"]
    items = [{name: next(iter(value.values())) for name, value in row.items()} for row in rows]
    body = json.dumps({"items": items})
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": body}
