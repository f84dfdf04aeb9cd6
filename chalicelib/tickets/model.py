"""The tenant's ticket model: areas, categories, states, priorities, defaults, business hours and targets.

What is in use is never deleted, only archived: a ticket keeps the ids that it was given.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.kernel.cache import TimedCache
from chalicelib.kernel.http.schemas import DayIn
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tenants.settings_communication import ClockTime
from chalicelib.tenants.settings_fields import STORED, Line, Paragraph, Part
from chalicelib.tickets.models import Origin, StoredModel

CACHED_SECONDS = 30
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
ItemName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")
]
OptionalId = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?$")]
StaffId = Annotated[str, StringConstraints(pattern=r"^(stf_[0-9A-HJKMNP-TV-Z]{26})?$")]


class Named(Part):
    """Something that tickets are sorted by."""

    id: ItemId
    """Given by who makes it, and never changed: tickets hold it."""
    name: ItemName
    archived: StrictBool = False
    """No longer offered; tickets that have it keep it."""


class Area(Named):
    """A part of the business [área]."""

    member_ids: tuple[Annotated[str, StringConstraints(max_length=40)], ...] = Field(
        default=(), max_length=100
    )
    """Staff who are told of its new tickets that have no assignee; none is everyone who may answer tickets."""


class CustomField(Named):
    """Something more that a category asks for."""

    kind: Literal["text", "number", "date", "choice"] = "text"
    required: StrictBool = False
    options: tuple[ItemName, ...] = Field(default=(), max_length=50)
    """Of a choice."""

    @model_validator(mode="after")
    def _choices_have_options(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            raise PydanticCustomError("options_missing", "a choice needs options, and nothing else has them")
        return self


class Category(Named):
    """What a ticket is about [categoría]."""

    description: Paragraph = ""
    """[Descripción para clientes]"""
    offered: StrictBool = True
    """Whether customers can choose it."""
    area_id: OptionalId = ""
    fields: tuple[CustomField, ...] = Field(default=(), max_length=12)

    @property
    def asks(self) -> tuple[CustomField, ...]:
        """What it asks customers for: nothing where it is the team's own."""
        return tuple(one for one in self.fields if self.offered and not one.archived)


class State(Named):
    """Where a ticket stands [estado]."""

    customer_name: Line = ""
    """What customers read in its place; empty is its name."""
    closed: StrictBool = False
    waits_for_customer: StrictBool = False
    """Whether the target's clock stands still: it is the customer's turn."""

    @property
    def shown(self) -> str:
        """What customers read."""
        return self.customer_name or self.name


class Priority(Named):
    """How urgent a ticket is [prioridad], and how soon it has to be answered and solved."""

    answer_hours: StrictInt | None = Field(default=None, ge=1, le=1000)
    """Business hours until the first answer; none is no target."""
    solution_hours: StrictInt | None = Field(default=None, ge=1, le=1000)


class Defaults(Part):
    """What a ticket of one origin begins with."""

    area_id: OptionalId = ""
    category_id: OptionalId = ""
    state_id: OptionalId = ""
    priority_id: OptionalId = ""
    assignee_id: StaffId = ""


class Span(Part):
    """Business hours of a day."""

    opens: ClockTime
    closes: ClockTime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens >= self.closes:
            raise PydanticCustomError("hours_order", "a day has to open before it closes")
        return self


class Hours(Part):
    """When the business is open, by the tenant's clock."""

    week: tuple[tuple[Span, ...], ...] = Field(
        default=((Span(opens="09:00", closes="18:00"),),) * 5 + ((), ())
    )
    """Monday first; a day without spans is closed."""
    holidays: tuple[DayIn, ...] = Field(default=(), max_length=200)

    @model_validator(mode="after")
    def _whole_week(self) -> Self:
        if len(self.week) != len(_WEEK):
            raise PydanticCustomError("hours_week", "a week has seven days")
        for spans in self.week:
            if any(one.closes > other.opens for one, other in pairwise(spans)):
                raise PydanticCustomError("hours_overlap", "the hours of a day overlap")
        return self


_WEEK = range(7)


class OriginDefaults(Part):
    """The defaults of each origin (I10, I11, I12): what one leaves open is as in general."""

    general: Defaults = Defaults()
    query: Defaults = Defaults()
    incident: Defaults = Defaults(priority_id="alta")
    proof: Defaults = Defaults()
    plan: Defaults = Defaults()

    def of(self, origin: Origin) -> Defaults:
        """Those of one origin, value by value. A category of its own says the area where the origin does not."""
        own: Defaults = getattr(self, origin.value)
        given = {name: getattr(own, name) or getattr(self.general, name) for name in Defaults.model_fields}
        if own.category_id and not own.area_id:
            given["area_id"] = ""
        return Defaults(**given)


class TicketModel(Part):
    """All of it."""

    areas: tuple[Area, ...] = Field(default=(Area(id="general", name="General"),), max_length=50)
    categories: tuple[Category, ...] = Field(
        default=(Category(id="consulta", name="Consulta", area_id="general"),), max_length=100
    )
    states: tuple[State, ...] = Field(
        default=(
            State(id="abierto", name="Abierto"),
            State(id="en-curso", name="En curso"),
            State(id="esperando", name="Esperando respuesta", waits_for_customer=True),
            State(id="cerrado", name="Cerrado", closed=True),
        ),
        min_length=2,
        max_length=30,
    )
    priorities: tuple[Priority, ...] = Field(
        default=(
            Priority(id="baja", name="Baja"),
            Priority(id="normal", name="Normal", answer_hours=9, solution_hours=45),
            Priority(id="alta", name="Alta", answer_hours=4, solution_hours=18),
            Priority(id="urgente", name="Urgente", answer_hours=1, solution_hours=9),
        ),
        min_length=1,
        max_length=20,
    )
    """The least urgent first."""
    defaults: OriginDefaults = OriginDefaults()
    hours: Hours = Hours()

    @model_validator(mode="after")
    def _check_consistency(self) -> Self:
        for name in ("areas", "categories", "states", "priorities"):
            ids = [one.id for one in getattr(self, name)]
            if len(set(ids)) < len(ids):
                raise PydanticCustomError("id_twice", "an id stands twice")
        live = [state for state in self.states if not state.archived]
        if not any(state.closed for state in live) or all(state.closed for state in live):
            raise PydanticCustomError("states_incomplete", "one state has to be open, and one closed")
        areas = {area.id for area in self.areas}
        if any(category.area_id and category.area_id not in areas for category in self.categories):
            raise PydanticCustomError("area_unknown", "a category names an area that there is not")
        return self

    def category(self, category_id: str) -> Category | None:
        """A category by its id, archived or not."""
        return next((one for one in self.categories if one.id == category_id), None)

    def state(self, state_id: str) -> State:
        """A state by its id; the first open one for an id that is gone."""
        return next((one for one in self.states if one.id == state_id), self.first_open)

    def priority(self, priority_id: str) -> Priority | None:
        """A priority by its id."""
        return next((one for one in self.priorities if one.id == priority_id), None)

    def area(self, area_id: str) -> Area | None:
        """An area by its id."""
        return next((one for one in self.areas if one.id == area_id), None)

    @property
    def first_open(self) -> State:
        """What a ticket begins in, and goes back to, unless something else is said."""
        return next(one for one in self.states if not one.closed and not one.archived)

    @property
    def first_closed(self) -> State:
        """What a ticket is closed into, unless something else is said."""
        return next(one for one in self.states if one.closed and not one.archived)

    @property
    def offered(self) -> tuple[Category, ...]:
        """The categories that customers can choose."""
        return tuple(one for one in self.categories if one.offered and not one.archived)

    @property
    def usual_priority(self) -> Priority:
        """That called `normal`, else the first."""
        return self.priority("normal") or self.priorities[0]


_memory: TimedCache[str, TicketModel] = TimedCache(CACHED_SECONDS)


def load_model(tenant: str) -> TicketModel:
    """The tenant's ticket model, at most 30 s old; ours where it has made none."""
    known = _memory.get(tenant)
    return known if known is not None else _remember(tenant, StoredModel.find(keys.ticket_model(tenant)))


def model_key(tenant: str) -> Key | None:
    """Where the model is, for who fetches it with other items; None while it is remembered."""
    return None if _memory.get(tenant) is not None else keys.ticket_model(tenant)


def remember_model(tenant: str, prefetched: Mapping[Key, Wire]) -> TicketModel:
    """The model, from memory or from what was fetched together with `model_key`."""
    known = _memory.get(tenant)
    if known is not None:
        return known
    key = keys.ticket_model(tenant)
    if key in prefetched:
        return _remember(tenant, StoredModel.from_wire(prefetched[key]))
    # Either the tenant has made none, or the model grew stale after `model_key` had said that it was not needed.
    return _memory.get_stale(tenant) or _remember(tenant, None)


def stored_model(item: StoredModel | None) -> TicketModel:
    """The model of a stored item; ours where there is none."""
    return TicketModel.model_validate(item.document, context=STORED) if item else TicketModel()


def _remember(tenant: str, stored: StoredModel | None) -> TicketModel:
    return _memory.put(tenant, stored_model(stored))


def forget_model(tenant: str | None = None) -> None:
    """Drop what is remembered of one tenant's model, or of all."""
    if tenant is None:
        _memory.clear()
    else:
        _memory.drop(tenant)


def usual_category(model: TicketModel, origin: Origin, *, chooses: bool) -> Category | None:
    """What a ticket is about when nothing was chosen: the origin's default.

    `chooses`: its writer could choose among what is offered; where that is a single one, it is that.
    """
    category = model.category(model.defaults.of(origin).category_id)
    if category is not None and not category.archived:
        return category
    return model.offered[0] if chooses and len(model.offered) == 1 else None


def defaults_for(model: TicketModel, origin: Origin, category_id: str, *, chooses: bool = False) -> Defaults:
    """What a ticket begins with: the origin's defaults, with the area of the category that was chosen."""
    given = model.defaults.of(origin)
    category = model.category(category_id) if category_id else usual_category(model, origin, chooses=chooses)
    state = model.state(given.state_id) if given.state_id else model.first_open
    return Defaults(
        area_id=(category.area_id if category and category_id else "")
        or given.area_id
        or (category.area_id if category else "")
        or model.defaults.general.area_id,
        category_id=category.id if category else "",
        state_id=(model.first_open if state.closed or state.archived else state).id,
        priority_id=(model.priority(given.priority_id) or model.usual_priority).id,
        assignee_id=given.assignee_id,
    )


def targets(
    model: TicketModel, settings: TenantSettings, created_at: datetime, priority_id: str
) -> tuple[datetime | None, datetime | None]:
    """Until when a ticket has to be answered first, and solved, in business hours; None where there is no target."""
    from chalicelib.tickets.business_hours import add_hours

    priority = model.priority(priority_id)
    if priority is None:
        return None, None
    answer, solution = (
        add_hours(model.hours, settings.time_zone, created_at, hours) if hours else None
        for hours in (priority.answer_hours, priority.solution_hours)
    )
    return answer, solution
