"""Sessions of customers: begun by a proved code, handed over where cookies are blocked, switched, ended."""

import json
from dataclasses import dataclass

from chalicelib.customers.access import SignedIn, may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.models import Customer, printable_document
from chalicelib.kernel import clock
from chalicelib.kernel.access import challenges, sealed_values, sessions, tokens
from chalicelib.kernel.access.sessions import Session
from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError, NotSignedInError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.signin import codes
from chalicelib.signin.schemas import AccountChoice, ContactBrief, CustomerBrief, SessionOut
from chalicelib.tenants.access import Visitor
from chalicelib.tenants.settings import TenantSettings


@dataclass(frozen=True, slots=True)
class Begun:
    """A fresh session: `ticket` goes into the cookie, `handover` into the answer."""

    ticket: str
    handover: str
    accounts: list[AccountChoice]
    current: str


def sign_in(visitor: Visitor, challenge_id: str, binding: str | None, code: str) -> Begun:
    """Prove a code and begin a session. The errors of `codes.prove_code`; ForbiddenError `access_ended`."""
    challenge = codes.prove_code(visitor, challenge_id, binding, code)
    pairs = [(str(customer), str(contact)) for customer, contact in challenge.targets]
    people = _customers(visitor.tenant, [customer for customer, _ in pairs])
    pairs = [pair for pair in pairs if _is_welcome(people.get(pair[0]), visitor.settings)]
    if not pairs:
        raise ForbiddenError("access has ended", code="access_ended")
    # One contact a customer: who acts for one twice acts for it once.
    accounts = list({customer: (customer, contact) for customer, contact in reversed(pairs)}.values())[::-1]
    transaction = Transaction()
    challenges.consume(transaction, challenge)
    return begin(transaction, visitor.tenant, accounts, people, method=challenge.method)


def _customers(tenant: str, customer_ids: list[str]) -> dict[str, Customer]:
    found = reads.get_together([keys.customer(tenant, customer_id) for customer_id in customer_ids])
    return {
        customer.customer_id: customer for customer in (Customer.from_wire(wire) for wire in found.values())
    }


def _is_welcome(customer: Customer | None, settings: TenantSettings) -> bool:
    return customer is not None and may_enter(customer, settings) is AccessState.OPEN


def begin(
    transaction: Transaction,
    tenant: str,
    accounts: list[tuple[str, str]],
    people: dict[str, Customer],
    *,
    method: str,
    absolute_end: int | None = None,
) -> Begun:
    """Commit a transaction with a new session for the first of `accounts` in it; `people` by customer id."""
    epoch = int(people[accounts[0][0]].credential_epoch)
    session, token, handover = sessions.begin(
        tenant, accounts, method=method, epoch=epoch, absolute_end=absolute_end
    )
    transaction.create(session)
    transaction.commit()
    ticket = sessions.write_ticket(session, token)
    sealed = sealed_values.seal(json.dumps([handover, ticket]), f"handover {tenant}")
    return Begun(ticket, sealed, _choices(accounts, people), session.customer_id)


def _choices(accounts: list[tuple[str, str]], people: dict[str, Customer]) -> list[AccountChoice]:
    ordered = sorted(
        (people[customer] for customer, _ in accounts if customer in people), key=lambda one: one.name
    )
    return [AccountChoice(customer_id=one.customer_id, name=one.name, number=one.number) for one in ordered]


def take_bearer(visitor: Visitor, handover: str) -> str:
    """The bearer token of a session begun within the last minute, once. NotSignedInError for anything else."""
    try:
        secret, text = json.loads(sealed_values.unseal(handover, f"handover {visitor.tenant}"))
    except ValueError as error:
        raise NotSignedInError("not a handover", code="handover_invalid") from error
    ticket = sessions.read_ticket(text)
    session = Session.find(keys.session(visitor.tenant, ticket.token_hash), consistent=True)
    if session is None or not session.handover_hash or int(session.handover_until) < clock.epoch():
        raise NotSignedInError("too late, or used", code="handover_invalid")
    once = Session.handover_hash == tokens.hash_token(secret)
    try:
        session.change([Session.handover_hash.remove()], once)
    except ConflictError as error:
        raise NotSignedInError("too late, or used", code="handover_invalid") from error
    return sessions.write_ticket(session, ticket.token)


def switch_account(caller: SignedIn, customer_id: str) -> Begun:
    """Go on as another of the accounts that the sign-in opened: a new session in place of the old one."""
    accounts = sessions.as_document(caller.session.accounts)
    chosen = next((account for account in accounts if account[0] == customer_id), None)
    if chosen is None:
        raise NotFoundError("not one of your accounts")
    people = _customers(caller.tenant, [customer for customer, _ in accounts])
    if not _is_welcome(people.get(customer_id), caller.settings):
        raise ForbiddenError("access has ended", code="access_ended")
    ordered = [chosen, *(account for account in accounts if account != chosen)]
    transaction = Transaction()
    transaction.remove(caller.session)
    end = int(caller.session.expires_at)
    return begin(transaction, caller.tenant, ordered, people, method=caller.session.method, absolute_end=end)


def sign_out(caller: SignedIn) -> None:
    """End the session on the server."""
    sessions.end(caller.tenant, caller.ticket)


def show_session(caller: SignedIn) -> SessionOut:
    """Who is signed in, and what they may see. One more round trip only where there are several accounts."""
    accounts = sessions.as_document(caller.session.accounts)
    people = {caller.customer_id: caller.customer}
    if len(accounts) > 1:
        people |= _customers(caller.tenant, [customer for customer, _ in accounts])
    customer = caller.customer
    return SessionOut(
        customer=CustomerBrief(
            customer_id=customer.customer_id,
            name=customer.name,
            kind=customer.person_kind,
            number=customer.number,
            document=printable_document(customer.document) or None,
        ),
        contact=ContactBrief(name=caller.contact.name),
        accounts=_choices(accounts, people),
        modules=[module.value for module in caller.settings.shown_modules],
        language=customer.language or caller.settings.language,
        ends_at=clock.from_epoch(int(caller.session.expires_at)),
    )
