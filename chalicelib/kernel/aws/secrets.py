"""Secrets that the deployment keeps in Secrets Manager, fetched when first needed."""

import base64
import json
from functools import lru_cache

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings

PEPPER_BYTES = 32


OPERATOR_KEY_LETTERS = 40


@lru_cache(maxsize=1)
def operator_key() -> str:
    """What the platform's operator shows to make tenants."""
    answer = client("secretsmanager").get_secret_value(SecretId=settings().operator_secret_id)
    value = str(json.loads(answer["SecretString"])["key"])
    if len(value) < OPERATOR_KEY_LETTERS:
        raise RuntimeError("the operator's key is too short")
    return value


@lru_cache(maxsize=1)
def pepper() -> bytes:
    """The key of the HMACs over codes: without it a stolen table says nothing about them."""
    answer = client("secretsmanager").get_secret_value(SecretId=settings().pepper_secret_id)
    value = base64.b64decode(json.loads(answer["SecretString"])["pepper"])
    if len(value) < PEPPER_BYTES:
        raise RuntimeError("the pepper is shorter than 32 bytes")
    return value
