"""Stored items: what every pynamodb model of ours is, and how one is read.

Models declare attributes and the rules of one item. Reading and writing go through this package, so that
"no such item", "an item of another kind" and "somebody was quicker" are our errors everywhere.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pynamodb.attributes
from pynamodb.attributes import (
    Attribute,
    DiscriminatorAttribute,
    NumberAttribute,
    UnicodeAttribute,
)
from pynamodb.connection.base import MetaTable
from pynamodb.connection.table import TableConnection
from pynamodb.constants import (
    ATTR_DEFINITIONS,
    ATTR_NAME,
    ATTR_TYPE,
    KEY_SCHEMA,
    KEY_TYPE,
    NUMBER,
    TABLE_NAME,
)
from pynamodb.exceptions import DeleteError, PutError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.kernel import clock
from chalicelib.kernel.errors import ConflictError, NotFoundError, VentanillaError
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.kernel.store.keys import Key, KeyTemplate

Wire = Mapping[str, Mapping[str, Any]]
"""An item as DynamoDB's JSON has it: `{"name": {"S": "Ana"}}`."""


if TYPE_CHECKING:

    class VersionAttribute(Attribute[int]):
        """pynamodb's own, which is an int at run time, but a float in its types."""
else:
    VersionAttribute = pynamodb.attributes.VersionAttribute


class IntegerAttribute(Attribute[int]):
    """A whole number. pynamodb's own NumberAttribute is typed as float."""

    attr_type = NUMBER

    def serialize(self, value: int) -> str:
        """As DynamoDB keeps it."""
        return str(value)

    def deserialize(self, value: str) -> int:
        """What was kept."""
        return int(value)


class DecimalAttribute(Attribute[Decimal]):
    """A number kept exactly. pynamodb's own NumberAttribute goes through float."""

    attr_type = NUMBER

    def serialize(self, value: Decimal) -> str:
        """As DynamoDB keeps it."""
        return format(value, "f")

    def deserialize(self, value: str) -> Decimal:
        """What was kept."""
        return Decimal(value)


class DateAttribute(Attribute[date]):
    """A calendar day, stored as `YYYY-MM-DD` so that it sorts."""

    attr_type = "S"

    def serialize(self, value: date) -> str:
        """As DynamoDB keeps it."""
        return value.isoformat()

    def deserialize(self, value: str) -> date:
        """What was kept."""
        return date.fromisoformat(value)


class MomentAttribute(Attribute[datetime]):
    """A moment, stored as RFC 3339 in UTC so that it sorts."""

    attr_type = "S"

    def serialize(self, value: datetime) -> str:
        """As DynamoDB keeps it."""
        return clock.rfc3339(value)

    def deserialize(self, value: str) -> datetime:
        """What was kept."""
        return datetime.fromisoformat(value)


class DocumentAttribute(Attribute[Any]):
    """A JSON document in one string: a list or an object that is only ever read and written whole."""

    attr_type = "S"

    def serialize(self, value: Any) -> str:
        """As DynamoDB keeps it."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def deserialize(self, value: str) -> Any:
        """What was kept."""
        return json.loads(value)


_connections: dict[str, TableConnection] = {}

_SCHEMA = {
    KEY_SCHEMA: [
        {ATTR_NAME: "pk", KEY_TYPE: "HASH"},
        {ATTR_NAME: "sk", KEY_TYPE: "RANGE"},
    ],
    ATTR_DEFINITIONS: [
        {ATTR_NAME: "pk", ATTR_TYPE: "S"},
        {ATTR_NAME: "sk", ATTR_TYPE: "S"},
    ],
}


def connection_to(table_name: str) -> TableConnection:
    """Connect pynamodb to a table over the one client; by itself it would make one per model."""
    connection = _connections.get(table_name)
    if connection is None:
        connection = TableConnection(table_name, meta_table=MetaTable({TABLE_NAME: table_name, **_SCHEMA}))
        _connections[table_name] = connection
    connection.connection._client = client.dynamodb()  # noqa: SLF001 - pynamodb offers no other way to share one
    return connection


def forget_connections() -> None:
    """Make the next calls connect anew. For tests."""
    _connections.clear()


class _TableName(type):
    """Lets `Meta.table_name` be read from the settings when it is first needed, not at import."""

    volatile: bool

    @property
    def table_name(cls) -> str:
        return settings().volatile_table_name if cls.volatile else settings().table_name


class StoredItem(Model):
    """What both tables' items have: the key, a kind, and reads that answer in our errors."""

    class Meta(metaclass=_TableName):
        """Which table."""

        volatile: ClassVar[bool] = False

    KEY: ClassVar[KeyTemplate]
    """The item's key, from which `new`, `key_of`, `partition_of` and `prefix_of` make theirs."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = DiscriminatorAttribute()
    listing_pk = UnicodeAttribute(null=True)
    listing_sk = UnicodeAttribute(null=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        return connection_to(cls.Meta.table_name)

    @classmethod
    def new(cls, **values: Any) -> Self:
        """An item that is not stored yet, of the parts of its key and of other attributes."""
        attributes = cls.get_attributes().keys()
        unknown = values.keys() - attributes - cls.KEY.parts
        if unknown:
            raise TypeError(f"{cls.__name__} has no {sorted(unknown)}.")
        own = {name: value for name, value in values.items() if name in attributes}
        return cls(*cls.KEY.key(values), **own)

    @classmethod
    def key_of(cls, **parts: object) -> Key:
        """The key of the item with these parts."""
        return cls.KEY.key(parts)

    @classmethod
    def partition_of(cls, **parts: object) -> str:
        """The partition key with these parts."""
        return cls.KEY.pk.format_map(parts)

    @classmethod
    def prefix_of(cls, **parts: object) -> str:
        """The sort-key prefix that items with these leading parts share."""
        return cls.KEY.prefix(parts)

    @property
    def key(self) -> Key:
        """The item's own key."""
        return Key(self.pk, self.sk)

    @classmethod
    def from_wire(cls, wire: Wire) -> Self:
        """The item that DynamoDB's JSON describes. NotFoundError when it is one of another kind."""
        try:
            item = cls.from_raw_data(dict(wire))
        except ValueError as error:
            raise NotFoundError("an item of another kind") from error
        if not isinstance(item, cls):
            raise NotFoundError("an item of another kind")
        return item

    @classmethod
    def find(cls, key: Key, *, consistent: bool = False) -> Self | None:
        """The item at `key`, or None."""
        answer = client.dynamodb().get_item(
            TableName=cls.Meta.table_name,
            Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
            ConsistentRead=consistent,
            ReturnConsumedCapacity="TOTAL",
        )
        wire = answer.get("Item")
        return cls.from_wire(wire) if wire else None

    @classmethod
    def load(cls, key: Key, *, consistent: bool = False) -> Self:
        """The item at `key`. NotFoundError when there is none."""
        item = cls.find(key, consistent=consistent)
        if item is None:
            raise NotFoundError(f"no {cls.__name__}")
        return item

    def store(self, condition: Condition | None = None, *, otherwise: VentanillaError | None = None) -> None:
        """Put the item. ConflictError, or `otherwise`, when the condition or its version does not hold."""
        try:
            self.save(condition)
        except PutError as error:
            translated = _translated(error)
            raise (
                otherwise or translated if isinstance(translated, ConflictError) else translated
            ) from error

    def change(self, actions: Sequence[Action], condition: Condition | None = None) -> None:
        """Update the item in place. ConflictError when the condition does not hold."""
        try:
            self.update(list(actions), condition, add_version_condition=False)
        except UpdateError as error:
            raise _translated(error) from error

    def remove(self, condition: Condition | None = None) -> None:
        """Delete the item. Deleting what is gone already is no error, unless a condition says so."""
        try:
            self.delete(condition, add_version_condition=False)
        except DeleteError as error:
            raise _translated(error) from error


def _translated(error: PutError | UpdateError | DeleteError) -> Exception:
    if error.cause_response_code == "ConditionalCheckFailedException":
        return ConflictError.changed("item")
    return error


class Item(StoredItem):
    """An item of the main table: a fact that is backed up."""


class VolatileItem(StoredItem):
    """An item of the volatile table. `expires_at` is checked by code: TTL only cleans up."""

    class Meta(metaclass=_TableName):
        """Which table."""

        volatile: ClassVar[bool] = True

    expires_at = NumberAttribute()

    @property
    def is_live(self) -> bool:
        """Whether its time has not come."""
        return int(self.expires_at) > clock.epoch()
