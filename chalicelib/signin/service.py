"""Sessions of customers: begun by a proved code, handed over where cookies are blocked, switched, ended."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.customers.access import SignedIn, may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.models import Customer, SignInNote, printable_document
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import challenges, sealed_values, sessions, tokens
from chalicelib.kernel.access.sessions import Session
from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError, NotSignedInError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.signin import codes, links
from chalicelib.signin.schemas import AccountChoice, ContactBrief, CustomerBrief, SessionOut
from chalicelib.tenants.access import Visitor
from chalicelib.tenants.settings import TenantSettings

SIGN_INS_KEPT_SECONDS = 365 * 86400


@dataclass(frozen=True, slots=True)
class Begun:
    """A fresh session: `session_token` goes into the cookie, `handover` into the answer."""

    session_token: str
    handover: str
    accounts: list[AccountChoice]
    current: str
    known: str = ""
    """What the browser keeps to be known by when a link is opened in it; nothing where no links are sent."""


def sign_in(visitor: Visitor, challenge_id: str, binding: str | None, code: str) -> Begun:
    """Prove a code and begin a session. The errors of `codes.prove_code`; ForbiddenError `access_ended`."""
    challenge = codes.prove_code(visitor, challenge_id, binding, code)
    pairs = [(str(customer), str(contact)) for customer, contact in challenge.targets]
    people = people_of(visitor.tenant, [customer for customer, _ in pairs])
    pairs = [pair for pair in pairs if _is_welcome(people.get(pair[0]), visitor.settings)]
    if not pairs:
        raise ForbiddenError("access has ended", code="access_ended")
    # One contact a customer: who acts for one twice acts for it once.
    accounts = list({customer: (customer, contact) for customer, contact in reversed(pairs)}.values())[::-1]
    transaction = Transaction()
    challenges.consume(transaction, challenge)
    known = visitor.settings.entry_links
    return begin(transaction, visitor.tenant, accounts, people, method=challenge.method, known=known)


def people_of(tenant: str, customer_ids: list[str]) -> dict[str, Customer]:
    """Customers by id: one round trip."""
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
    epochs: Mapping[str, int] | None = None,
    absolute_end: int | None = None,
    known: bool = False,
) -> Begun:
    """Commit a transaction with a new session for the first of `accounts` in it; `people` by customer id.

    `epochs` are the accounts' credential epochs when they were proved: now, unless an older session goes on.
    """
    proved = epochs or {one: int(people[one].credential_epoch) for one, _ in accounts if one in people}
    session, token, handover = sessions.begin(
        tenant, accounts, method=method, epochs=proved, absolute_end=absolute_end
    )
    transaction.create(session)
    if absolute_end is None:  # going on as another of one's accounts is no sign-in
        _note_sign_in(transaction, tenant, accounts[0], method)
    browser = links.remember(transaction, tenant, accounts, proved) if known else ""
    transaction.commit()
    session_token = sessions.write_session_token(session, token)
    sealed = sealed_values.seal(json.dumps([handover, session_token]), f"handover {tenant}")
    return Begun(session_token, sealed, _choices(accounts, people), session.customer_id, browser)


def _note_sign_in(transaction: Transaction, tenant: str, account: tuple[str, str], method: str) -> None:
    """Keep that the customer came in, for a year: staff see it beside them."""
    key = keys.sign_in_note(tenant, account[0], ids.new_id("sgn"))
    now = clock.now()
    transaction.put(
        SignInNote(
            key.pk,
            key.sk,
            happened_at=now,
            contact_id=account[1],
            method=method,
            expires_at=int(now.timestamp()) + SIGN_INS_KEPT_SECONDS,
        )
    )


def _choices(accounts: list[tuple[str, str]], people: dict[str, Customer]) -> list[AccountChoice]:
    ordered = sorted(
        (people[customer] for customer, _ in accounts if customer in people), key=lambda one: one.name
    )
    return [AccountChoice(customer_id=one.customer_id, name=one.name, number=one.number) for one in ordered]


def take_bearer(visitor: Visitor, handover: str) -> str:
    """The bearer token of a session begun within the last minute, once. NotSignedInError for anything else."""
    session, token = _taken_over(visitor, handover, "handover")
    try:
        session.change([Session.handover_hash.remove()], Session.handover_hash == session.handover_hash)
    except ConflictError as error:
        raise NotSignedInError("too late, or used", code="handover_invalid") from error
    return sessions.write_session_token(session, token)


def start_view(visitor: Visitor, handover: str) -> Begun:
    """The read-only session that a staff member began, in the portal's page. As `take_bearer`, once."""
    session, token = _taken_over(visitor, handover, "view")
    secret = tokens.new_token()
    fresh = [
        Session.handover_hash.set(tokens.hash_token(secret)),
        Session.handover_until.set(clock.epoch() + sessions.HANDOVER_SECONDS),
    ]
    try:
        session.change(fresh, Session.handover_hash == session.handover_hash)
    except ConflictError as error:
        raise NotSignedInError("too late, or used", code="handover_invalid") from error
    session_token = sessions.write_session_token(session, token)
    sealed = sealed_values.seal(json.dumps([secret, session_token]), f"handover {visitor.tenant}")
    accounts = sessions.as_document(session.accounts)
    people = people_of(visitor.tenant, [customer for customer, _ in accounts])
    return Begun(session_token, sealed, _choices(accounts, people), session.customer_id)


def _taken_over(visitor: Visitor, handover: str, kind: str) -> tuple[Session, str]:
    """The session of a handover that is young and unused, and its token."""
    try:
        secret, text = json.loads(sealed_values.unseal(handover, f"{kind} {visitor.tenant}"))
    except ValueError as error:
        raise NotSignedInError("not a handover", code="handover_invalid") from error
    session_token = sessions.read_session_token(text)
    session = Session.find(keys.session(visitor.tenant, session_token.token_hash), consistent=True)
    if (
        session is None
        or not session.handover_hash
        or int(session.handover_until) < clock.epoch()
        or not tokens.matches(tokens.hash_token(secret), session.handover_hash)
    ):
        raise NotSignedInError("too late, or used", code="handover_invalid")
    return session, session_token.token


def switch_account(caller: SignedIn, customer_id: str) -> Begun:
    """Go on as another of the accounts that the sign-in opened: a new session in place of the old one."""
    accounts = sessions.as_document(caller.session.accounts)
    chosen = next((account for account in accounts if account[0] == customer_id), None)
    if chosen is None:
        raise NotFoundError("not one of your accounts")
    people = people_of(caller.tenant, [customer for customer, _ in accounts])
    epochs = {str(one): int(epoch) for one, epoch in caller.session.epochs.items()}
    if not _is_welcome(people.get(customer_id), caller.settings) or (
        int(people[customer_id].credential_epoch) != epochs.get(customer_id)
    ):
        raise ForbiddenError("access has ended", code="access_ended")
    ordered = [chosen, *(account for account in accounts if account != chosen)]
    transaction = Transaction()
    transaction.remove(caller.session)
    end = int(caller.session.expires_at)
    return begin(
        transaction,
        caller.tenant,
        ordered,
        people,
        method=caller.session.method,
        epochs=epochs,
        absolute_end=end,
    )


def sign_out(caller: SignedIn) -> None:
    """End the session on the server."""
    sessions.end(caller.tenant, caller.session_token)


def show_session(caller: SignedIn) -> SessionOut:
    """Who is signed in, and what they may see. One more round trip only where there are several accounts."""
    accounts = sessions.as_document(caller.session.accounts)
    people = {caller.customer_id: caller.customer}
    if len(accounts) > 1:
        people |= people_of(caller.tenant, [customer for customer, _ in accounts])
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
        viewed_by=caller.session.viewer_name,
        modules=[module.value for module in caller.settings.shown_modules],
        language=customer.language or caller.settings.language,
        ends_at=clock.from_epoch(int(caller.session.expires_at)),
    )
