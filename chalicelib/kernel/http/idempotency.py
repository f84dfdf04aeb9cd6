"""`Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same POST again gets the same answer.

Powertools decides; what it keeps is in our volatile table, for an hour, under the caller's tenant. Its own
DynamoDB layer would bring boto3 and a second client.

A key means something only between one caller and one thing: what was answered to somebody is never given to
anybody else, nor for another ticket than theirs, nor can they tell that the key was used.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aws_lambda_powertools.utilities.idempotency import IdempotencyConfig, idempotent_function
from aws_lambda_powertools.utilities.idempotency.exceptions import (
    IdempotencyAlreadyInProgressError,
    IdempotencyItemAlreadyExistsError,
    IdempotencyItemNotFoundError,
    IdempotencyValidationError,
)
from aws_lambda_powertools.utilities.idempotency.persistence.base import BasePersistenceLayer
from aws_lambda_powertools.utilities.idempotency.persistence.datarecord import DataRecord
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel import clock
from chalicelib.kernel.errors import BadRequestError, ConflictError
from chalicelib.kernel.http.messages import Answer, Request
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import VolatileItem

KEPT_SECONDS = 3600
_IN_PROGRESS_SECONDS = 30
"""Longer than API Gateway lets a request run: whoever is still at it then is dead."""
_LONG_AGO, _NEVER = 1, 1 << 40
_KEY = re.compile(r"[\x21-\x7e]{1,128}")


class _Deadline:
    """Tells Powertools when this request will be over, as a Lambda context would."""

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds."""
        return _IN_PROGRESS_SECONDS * 1000


class KeptAnswer(VolatileItem, discriminator="answer"):
    """What was answered, or that an answer is being made."""

    status = UnicodeAttribute()
    in_progress_until = NumberAttribute(default=0)
    payload_hash = UnicodeAttribute(default="")
    answer = UnicodeAttribute(default="")


@dataclass(frozen=True, slots=True)
class Scope:
    """Within which a key means something: one caller, one route, and what its path names."""

    tenant: str
    subject: str
    route: str
    path_params: Mapping[str, str]

    @property
    def digest(self) -> str:
        """Of all of it; as JSON, no part can pass for the next."""
        parts = [self.tenant, self.subject, self.route, sorted(self.path_params.items())]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class _OurTable(BasePersistenceLayer):
    """Keeps Powertools' records in the volatile table."""

    def __init__(self, tenant: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Powertools left it untyped
        self._tenant = tenant

    def _key(self, idempotency_key: str) -> Key:
        """Of Powertools' key, which begins with the scope's digest."""
        return keys.idempotency(self._tenant, hashlib.sha256(idempotency_key.encode()).hexdigest())

    def _get_record(self, idempotency_key: str) -> DataRecord:
        kept = KeptAnswer.find(self._key(idempotency_key), consistent=True)
        if kept is None:
            raise IdempotencyItemNotFoundError
        return DataRecord(
            idempotency_key=idempotency_key,
            status=kept.status,
            # Powertools compares both with the machine's time. What has expired is decided here, by our own clock.
            expiry_timestamp=_NEVER if kept.is_live else _LONG_AGO,
            in_progress_expiry_timestamp=1000
            * (_NEVER if int(kept.in_progress_until) > clock.epoch() else _LONG_AGO),
            response_data=kept.answer,
            payload_hash=kept.payload_hash,
        )

    def _put_record(self, data_record: DataRecord) -> None:
        now = clock.epoch()
        kept = self._item(data_record)
        free = (
            KeptAnswer.pk.does_not_exist()
            | (KeptAnswer.expires_at <= now)
            | ((KeptAnswer.status == "INPROGRESS") & (KeptAnswer.in_progress_until <= now))
        )
        try:
            kept.store(free)
        except ConflictError as error:
            raise IdempotencyItemAlreadyExistsError from error

    def _update_record(self, data_record: DataRecord) -> None:
        self._item(data_record).store()

    def _delete_record(self, data_record: DataRecord) -> None:
        key = self._key(data_record.idempotency_key)
        KeptAnswer(key.pk, key.sk).remove()

    def _item(self, record: DataRecord) -> KeptAnswer:
        key = self._key(record.idempotency_key)
        return KeptAnswer(
            key.pk,
            key.sk,
            status=record.status,
            payload_hash=record.payload_hash,
            answer=record.response_data,
            in_progress_until=clock.epoch() + _IN_PROGRESS_SECONDS if record.status == "INPROGRESS" else 0,
            expires_at=clock.epoch() + KEPT_SECONDS,
        )


def answer_once(scope: Scope, key: str, request: Request, run: Callable[[], Answer]) -> Answer:
    """Run once for a key, and answer the same to the caller who repeats the request.

    BadRequestError when the key is empty or odd, before anything is looked up by it; ConflictError
    `idempotency_key_reused` with another body or query, `in_progress` while the first is still at it.
    An error is not kept: the same request may be tried again.
    """
    if not _KEY.fullmatch(key):
        raise BadRequestError("1 to 128 visible ASCII characters", code="idempotency_key_invalid")
    config = IdempotencyConfig(
        event_key_jmespath="key",
        payload_validation_jmespath="body",
        raise_on_no_idempotency_key=True,
        expires_after_seconds=KEPT_SECONDS,
        hash_function="sha256",
    )
    config.register_lambda_context(_Deadline())  # type: ignore[arg-type]  # all that is asked of a context

    @idempotent_function(  # type: ignore[untyped-decorator]  # Powertools left it untyped
        data_keyword_argument="request",
        persistence_store=_OurTable(scope.tenant),
        config=config,
        key_prefix=scope.digest,
    )
    def once(*, request: dict[str, str]) -> dict[str, object]:  # noqa: ARG001 - Powertools reads it
        answer = run()
        return {"body": answer.body, "status": answer.status, "content_type": answer.content_type}

    try:
        kept = once(request={"key": key, "body": _fingerprint(request)})
    except IdempotencyValidationError as error:
        raise ConflictError("this key was used with another body", code="idempotency_key_reused") from error
    except IdempotencyAlreadyInProgressError as error:
        raise ConflictError("the first request is still running", code="in_progress") from error
    return Answer(str(kept["body"]), int(str(kept["status"])), str(kept["content_type"]))


def _fingerprint(request: Request) -> str:
    """What makes two requests the same: body, its type, and query."""
    query = sorted((name, list(values)) for name, values in request.query.items())
    said = json.dumps([request.headers.get("content-type", ""), query]).encode()
    return hashlib.sha256(said + b"\n" + request.body).hexdigest()
