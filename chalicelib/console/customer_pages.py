"""A customer as the console shows one: gathered from the domains that know a part."""

from datetime import date
from typing import Any

from chalicelib.billing.statement import accounts_of
from chalicelib.console.customer_schemas import (
    AccessDetail,
    AccessLogDetail,
    AccountDetail,
    ContactDetail,
    CustomerDetail,
    CustomerRow,
    CustomerRows,
    CustomersQuery,
    DocumentOut,
    PasswordDetail,
    SignInDetail,
)
from chalicelib.customers import access_log, search
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessWindow, access_state
from chalicelib.customers.back_office import load_customer
from chalicelib.customers.models import LISTING, Customer, Password, SignInNote
from chalicelib.kernel import clock
from chalicelib.kernel.http.schemas import money_out
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

SIGN_INS, LOOKS = 10, 20


def list_customers(caller: StaffCaller, query: CustomersQuery) -> CustomerRows:
    """A page of the customers that a search finds, or of all."""
    settings = tenant_settings(caller.tenant)
    wanted = search.read_query(query.q, settings.country)
    cursors = caller.cursors(f"console:customers:{query.q}")
    after: Any = cursors.read(query.cursor) if query.cursor else None
    following: Any
    if wanted:
        found, following = search.find_customers(caller.tenant, wanted, limit=query.limit, after=after)
        found.sort(key=lambda summary: (str(summary["name"]).casefold(), summary["id"]))
    else:
        rows, following = reads.list_tenant(caller.tenant, LISTING, limit=query.limit, after=after)
        found = [_summary(row) for row in rows]
    return CustomerRows(
        items=[_row(summary, settings) for summary in found],
        next=cursors.write(following) if following else None,
    )


def _summary(row: Wire) -> dict[str, Any]:
    customer = Customer.from_wire(row)
    return search.summary_of(customer, ()) | {"email": customer.email, "phone": customer.phone}


def _row(summary: dict[str, Any], settings: TenantSettings) -> CustomerRow:
    window = AccessWindow(
        summary["portal_user"], _day(summary["support_from"]), _day(summary["portal_until"])
    )
    state = access_state(
        window,
        clock.today(settings.time_zone),
        deleted=summary["deleted"],
        allow_deleted=settings.deleted_keep_access,
        needs_dates=settings.access_needs_dates,
    )
    shown = {name: summary[name] for name in CustomerRow.model_fields if name != "access"}
    return CustomerRow(**shown, access=state.value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def show_customer(caller: StaffCaller, customer_id: str) -> CustomerDetail:
    """All that the console shows of a customer. NotFoundError."""
    tenant, settings = caller.tenant, tenant_settings(caller.tenant)
    stored = load_customer(tenant, customer_id)
    customer = stored.customer
    password_key, summary_key = keys.password(tenant, customer_id), keys.summary(tenant, customer_id)
    found = reads.get_many([password_key, summary_key])
    password = Password.from_wire(found[password_key]) if password_key in found else None
    sign_ins = reads.query(
        keys.customer_partition(tenant, customer_id),
        prefix=keys.sign_in_prefix(),
        limit=SIGN_INS,
        newest_first=True,
    )
    looks, _ = access_log.list_notes(tenant, customer_id, limit=LOOKS)
    return CustomerDetail(
        id=customer.customer_id,
        external_id=customer.external_id,
        name=customer.name,
        kind=customer.person_kind,
        number=customer.number,
        document=DocumentOut(**customer.document) if customer.document else None,
        address=customer.address or [],
        language=customer.language,
        is_test=bool(customer.is_test),
        deleted=customer.deleted,
        version=int(customer.version),
        contacts=[
            ContactDetail(
                id=one.contact_id,
                name=one.name,
                emails=one.emails,
                phones=one.phones,
                unusable_phones=one.unusable_phones,
            )
            for one in stored.people
        ],
        access=AccessDetail(
            portal_user=customer.portal_user,
            support_from=customer.support_from,
            portal_until=customer.portal_until,
            state=may_enter(customer, settings).value,
            needs_dates=settings.access_needs_dates,
        ),
        password=_password(password),
        adviser_id=customer.adviser_id,
        accounts=_accounts(found.get(summary_key), settings),
        sign_ins=[
            SignInDetail(at=note.happened_at, method=note.method)
            for note in (SignInNote.from_wire(row) for row in sign_ins.items)
        ],
        access_log=[AccessLogDetail(at=at, act=act, staff_name=name) for at, act, name in looks],
    )


def _password(password: Password | None) -> PasswordDetail:
    if password is None:
        return PasswordDetail(state="none", expires_at=None, changed_at=None)
    if not password.issued:
        return PasswordDetail(state="own", expires_at=None, changed_at=password.changed_at)
    state = "used" if password.used else "issued" if password.is_good else "expired"
    expires_at = clock.from_epoch(int(password.expires_at))
    return PasswordDetail(state=state, expires_at=expires_at, changed_at=password.changed_at)


def _accounts(summary: Wire | None, settings: TenantSettings) -> list[AccountDetail]:
    today = clock.today(settings.time_zone)
    return [
        AccountDetail(
            currency=currency,
            balance=money_out(account.balance, currency),
            overdue=money_out(account.overdue(today)[0], currency),
        )
        for currency, account in accounts_of(summary).items()
    ]
