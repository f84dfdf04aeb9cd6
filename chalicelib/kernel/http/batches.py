"""Batches: each row is parsed, and answered, by itself."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.http.routing import field_errors
from chalicelib.kernel.http.schemas import BatchOut, BatchRow, refused, taken

_M = TypeVar("_M", bound=BaseModel)
TRY_AGAIN = FieldError(
    "external_id", "try_again", "The record is being changed by other requests. Send the row again."
)


@dataclass(frozen=True, slots=True)
class Row(Generic[_M]):
    """A row that could be parsed."""

    index: int
    external_id: str
    content: _M

    def done(
        self,
        status: Literal["created", "changed", "unchanged"],
        item_id: str,
        warnings: Sequence[FieldError] = (),
    ) -> BatchRow:
        """It was taken; `warnings` are fields that were kept and cannot be used."""
        return taken(self.index, self.external_id, status, item_id, list(warnings))

    def refused(self, *errors: FieldError) -> BatchRow:
        """It was not taken, and why."""
        return refused(self.index, self.external_id, list(errors))


def run_batch(
    items: Sequence[dict[str, Any]], model: type[_M], handle: Callable[[list[Row[_M]]], list[BatchRow]]
) -> BatchOut:
    """Parse the rows and let `handle` take them, but for those that cannot be read or are named twice."""
    answers: list[BatchRow] = []
    rows: list[Row[_M]] = []
    seen: set[str] = set()
    for index, item in enumerate(items):
        given = item.get("external_id")
        external_id = given if isinstance(given, str) and len(given) <= 100 else None
        try:
            content = model.model_validate(item)
        except ValidationError as error:
            answers.append(refused(index, external_id, field_errors(error)))
            continue
        if external_id is None or external_id in seen:
            fault = FieldError("external_id", "repeated_in_batch", "named by an earlier row of this batch")
            answers.append(refused(index, external_id, [fault]))
            continue
        seen.add(external_id)
        rows.append(Row(index, external_id, content))
    answers.extend(handle(rows))
    return BatchOut(items=sorted(answers, key=lambda answer: answer.index))


def digest_of(content: BaseModel, *more: str) -> str:
    """A digest of what was sent: the same again changes nothing."""
    text = content.model_dump_json(exclude_defaults=True)
    return hashlib.sha256("\x00".join([text, *more]).encode()).hexdigest()
