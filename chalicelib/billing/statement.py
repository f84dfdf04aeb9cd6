"""The statement [cuenta corriente]: pages with a running balance, at a cost that does not grow with it.

The balance is known at the top (the summary) and at every month's end (the summary's months), so a page begins
at a known balance and subtracts downwards; the cursor carries it on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.billing import rules
from chalicelib.billing.models import Summary
from chalicelib.billing.schemas import StatementOut, StatementQuery
from chalicelib.customers.access import SignedIn
from chalicelib.customers.names import search_key
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.money import CURRENCIES
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.tenants.settings import TenantSettings

_ATTRIBUTES = ("sk", "type", "document_id", "number", "product", "description", "amount", "due_on")
_LOOKED_THROUGH = 400
"""Entries that a search reads in one request, at most; the next page goes on from there."""
_FIRST_DAY, _LAST_DAY = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with the balance after it."""

    document_id: str
    type: str
    day: str
    number: str
    description: str
    amount: Decimal
    balance: Decimal
    due_on: str | None


def accounts_of(summary: Wire | None) -> dict[str, rules.Account]:
    """The accounts in a stored summary, by currency."""
    if summary is None:
        return {}
    stored = Summary.from_wire(summary).accounts
    return {currency: rules.Account.from_document(document) for currency, document in stored.items()}


def chosen_currency(caller: SignedIn, currency: str | None) -> str:
    """The currency that is asked for, or the tenant's first that the customer has an account in."""
    allowed = caller.settings.currencies
    if currency is None:
        accounts = accounts_of(caller.summary)
        return next((code for code in allowed if code in accounts), allowed[0])
    if currency not in allowed:
        raise NotFoundError("no account in this currency", code="currency_not_used")
    return currency


def list_entries(caller: SignedIn, query: StatementQuery) -> StatementOut:
    """A page of the statement, newest first. One round trip beside the caller's own."""
    currency = chosen_currency(caller, query.currency)
    needle = search_key(query.q)
    cursors = caller.cursors(f"statement:{caller.customer_id}:{currency}:{query.from_}:{query.to}:{needle}")
    account = accounts_of(caller.summary).get(currency, rules.Account())
    partition = keys.customer_partition(caller.tenant, caller.customer_id)
    prefix = keys.entries_prefix(currency)
    if query.cursor:
        position = cursors.read(query.cursor)
        high, balance = position["sk"], Decimal(position["balance"])
    else:
        high, balance = _top(account, prefix, query.to)
    rows = reads.query(
        partition,
        low=prefix + (query.from_.isoformat() if query.from_ else _FIRST_DAY),
        high=high,
        limit=_LOOKED_THROUGH if needle or query.to else query.limit + 1,
        newest_first=True,
        attributes=_ATTRIBUTES,
    )
    until = prefix + (query.to.isoformat() + keys.LAST if query.to else keys.LAST)
    items: list[dict[str, object]] = []
    follows: tuple[str, Decimal] | None = None
    for sk, line in _with_balance(caller.settings, rows.items, balance):
        if sk > until or (needle and needle not in search_key(f"{line.number} {line.description}")):
            continue
        if len(items) == query.limit:
            follows = (sk, line.balance)
            break
        items.append(_out(line, currency))
    if follows is None and rows.last_key is not None:
        # DynamoDB stopped before the range did: go on below the last entry that it showed.
        read = sum((Decimal(row["amount"]["N"]) for row in rows.items), Decimal(0))
        follows = (_just_below(rows.last_key["sk"]), balance - read)
    if follows is None:
        return StatementOut.model_validate({"items": items, "next": None})
    following = cursors.write({"sk": follows[0], "balance": str(follows[1])})
    return StatementOut.model_validate({"items": items, "next": following})


def _top(account: rules.Account, prefix: str, to: date | None) -> tuple[str, Decimal]:
    """Where the newest entry that is wanted may stand, and a balance that is known there."""
    if to is None:
        return prefix + keys.LAST, account.balance
    month = to.isoformat()[:7]
    return f"{prefix}{month}-99", account.balance_at_end_of_month(month)


def _just_below(sk: str) -> str:
    return sk[:-1] + chr(ord(sk[-1]) - 1) + keys.LAST


def _with_balance(settings: TenantSettings, rows: list[Wire], balance: Decimal) -> Iterator[tuple[str, Line]]:
    for row in rows:
        amount = Decimal(row["amount"]["N"])
        sk: str = row["sk"]["S"]
        yield (
            sk,
            Line(
                document_id=row["document_id"]["S"],
                type=row["type"]["S"],
                day=sk.split(keys.SEPARATOR, 3)[2],
                number=row["number"]["S"] if "number" in row else "",
                description=_description(settings, row),
                amount=amount,
                balance=balance,
                due_on=row["due_on"]["S"] if "due_on" in row else None,
            ),
        )
        balance -= amount


def _description(settings: TenantSettings, row: Wire) -> str:
    """What an entry is about: of an invoice the product or the description, whichever the tenant shows."""
    product: str = row["product"]["S"] if settings.show_product and "product" in row else ""
    if product or (row["type"]["S"] == "invoice" and not settings.show_description):
        return product
    return row["description"]["S"] if "description" in row else ""


def _out(line: Line, currency: str) -> dict[str, object]:
    """An entry as we answer it; the page of them is checked as a whole, in a third less time than one by one."""
    decimals = CURRENCIES[currency]
    return {
        "id": line.document_id,
        "date": line.day,
        "kind": line.type,
        "number": line.number,
        "description": line.description,
        "amount": {"amount": f"{line.amount:.{decimals}f}", "currency": currency},
        "balance": {"amount": f"{line.balance:.{decimals}f}", "currency": currency},
        "invoice_id": line.document_id if line.type == "invoice" else None,
        "due_on": line.due_on,
    }


def all_lines(caller: SignedIn, currency: str, start: date | None, end: date | None) -> list[Line]:
    """Every entry between two days, oldest first, with its balance: for a file, not for a page."""
    account = accounts_of(caller.summary).get(currency, rules.Account())
    prefix = keys.entries_prefix(currency)
    partition = keys.customer_partition(caller.tenant, caller.customer_id)
    wires: list[Wire] = []
    after: dict[str, str] | None = None
    high, balance = _top(account, prefix, end)
    while True:
        rows = reads.query(
            partition,
            low=prefix + (start.isoformat() if start else _FIRST_DAY),
            high=high,
            newest_first=True,
            attributes=("pk", *_ATTRIBUTES),
            after=after,
        )
        wires.extend(rows.items)
        after = rows.last_key
        if after is None:
            break
    until = end.isoformat() if end else _LAST_DAY
    lines = [line for _, line in _with_balance(caller.settings, wires, balance) if line.day <= until]
    return lines[::-1]
