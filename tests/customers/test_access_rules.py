"""Who may enter on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.customers.access_rules import AccessState, AccessWindow, access_state

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)

days = st.one_of(st.none(), st.dates(TODAY - timedelta(3), TODAY + timedelta(3)))


def state(
    *,
    portal_user: bool = True,
    support_from: date | None = None,
    portal_until: date | None = None,
    deleted: bool = False,
    allow_deleted: bool = False,
    needs_dates: bool = False,
) -> AccessState:
    api_client = AccessWindow(portal_user, support_from, portal_until)
    return access_state(
        api_client, TODAY, deleted=deleted, allow_deleted=allow_deleted, needs_dates=needs_dates
    )


@pytest.mark.parametrize(
    ("support_from", "portal_until", "expected"),
    [
        (YESTERDAY, TOMORROW, AccessState.OPEN),
        (TODAY, TOMORROW, AccessState.OPEN),
        (YESTERDAY, TODAY, AccessState.OPEN),
        (TODAY, TODAY, AccessState.OPEN),
        (TOMORROW, TOMORROW, AccessState.NOT_STARTED),
        (YESTERDAY, YESTERDAY, AccessState.ENDED),
    ],
)
@pytest.mark.parametrize("needs_dates", [False, True])
def test_access_lasts_from_its_first_day_to_its_last(
    support_from: date, portal_until: date, expected: AccessState, *, needs_dates: bool
) -> None:
    assert state(support_from=support_from, portal_until=portal_until, needs_dates=needs_dates) is expected


@pytest.mark.parametrize(
    ("support_from", "portal_until"), [(None, None), (YESTERDAY, None), (None, TOMORROW)]
)
def test_none_of_the_fields_may_be_blank_where_a_tenant_works_with_dates(
    support_from: date | None, portal_until: date | None
) -> None:
    assert (
        state(support_from=support_from, portal_until=portal_until, needs_dates=True)
        is AccessState.INCOMPLETE
    )
    assert state(support_from=support_from, portal_until=portal_until) is AccessState.OPEN


def test_a_date_that_is_given_counts_where_none_is_needed() -> None:
    assert state(portal_until=YESTERDAY) is AccessState.ENDED
    assert state(support_from=TOMORROW) is AccessState.NOT_STARTED


def test_who_is_no_portal_user_stays_out_whatever_the_dates() -> None:
    assert (
        state(portal_user=False, support_from=YESTERDAY, portal_until=TOMORROW) is AccessState.NOT_PORTAL_USER
    )


def test_deleted_customers_stay_out_unless_the_tenant_lets_them_in() -> None:
    assert state(deleted=True) is AccessState.DELETED
    assert state(deleted=True, allow_deleted=True) is AccessState.OPEN


def test_deleted_customers_keep_no_more_access_than_they_had() -> None:
    assert state(deleted=True, allow_deleted=True, portal_until=YESTERDAY) is AccessState.ENDED
    assert state(deleted=True, allow_deleted=True, portal_user=False) is AccessState.NOT_PORTAL_USER


@given(st.booleans(), days, days, st.booleans(), st.booleans(), st.booleans())
def test_the_door_is_open_only_if_nothing_speaks_against_it(
    portal_user: bool,  # noqa: FBT001 - hypothesis gives them by place
    support_from: date | None,
    portal_until: date | None,
    deleted: bool,  # noqa: FBT001 - the same
    allow_deleted: bool,  # noqa: FBT001 - the same
    needs_dates: bool,  # noqa: FBT001 - the same
) -> None:
    against = [
        deleted and not allow_deleted,
        not portal_user,
        needs_dates and None in (support_from, portal_until),
        (support_from or TODAY) > TODAY,
        (portal_until or TODAY) < TODAY,
    ]
    found = state(
        portal_user=portal_user,
        support_from=support_from,
        portal_until=portal_until,
        deleted=deleted,
        allow_deleted=allow_deleted,
        needs_dates=needs_dates,
    )
    assert (found is AccessState.OPEN) is not any(against)
