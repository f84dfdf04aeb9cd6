"""Links in messages that let their reader in (M15, B4).

The token stands in the address's fragment, which no browser sends to a server: whoever fetches the address, a mail
scanner say, shows us nothing and uses nothing up. The page hands the token over by a POST. Then it takes either the
typed code that stands in the same message, or a browser in which the same person signed in before; so a program that
opens the link and presses every button gets as far as the question for the code, and spends no try on it.
(ASVS 7.2.3, 6.5.5, 3.5.3, 6.6.2)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import clock
from chalicelib.kernel.access import challenges, rate_limits, tokens
from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.access.response_timing import pad_response_time
from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.errors import ConflictError, GoneError, InvalidError
from chalicelib.kernel.log import count
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.signin.models import KnownBrowser, SignInLink
from chalicelib.tenants.access import Visitor
from chalicelib.tenants.settings import TenantSettings

METHOD = "link"
LINK_SECONDS = 72 * 3600
"""How long a link is good, which never opens anything alone (row 12 of the security requirements)."""
KNOWN_SECONDS = 90 * 86400
TRIES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A link and the code that is typed where the browser is not known."""

    url: str
    code: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Whom a link lets in."""

    customer: Customer
    contact_id: str
    link: SignInLink


def place_link(tenant: str, settings: TenantSettings, path: str, token: str = "") -> str:
    """Where a page of the portal is: `path` is below the portal, such as `tickets?ticket=tck_…`.

    On the tenant's own page where it named one: our script there opens the portal at that place.
    """
    if settings.embedding_page:
        entry = f"&entrar={token}" if token else ""
        return f"{settings.embedding_page}#ventanilla={quote(path, safe='')}{entry}"
    entry = f"#entrar={token}" if token else ""
    return f"{deployment().public_origin}/{tenant}/{path}{entry}"


def make_entry(
    tenant: str, settings: TenantSettings, customer: Customer, contact_id: str, path: str
) -> Entry | None:
    """A link that lets a contact in at a place, and its code; None where the tenant does not want such links."""
    if not settings.entry_links:
        return None
    token, code = tokens.new_token(), rules.new_code()
    token_hash = tokens.hash_token(token)
    link = SignInLink.at(tenant, token_hash)
    link.customer_id, link.contact_id = customer.customer_id, contact_id
    link.epoch = int(customer.credential_epoch)
    link.code_hash = _code_hash(token_hash, code)
    link.expires_at = clock.epoch() + LINK_SECONDS
    link.store()
    # Whose account it leads to is for the page only: somebody else may be signed in there.
    return Entry(place_link(tenant, settings, path, f"{token}.{customer.customer_id}"), code)


def _code_hash(token_hash: str, code: str) -> str:
    return tokens.keyed_digest(pepper(), "link", token_hash, code)


@pad_response_time
def open_link(visitor: Visitor, token: str, known: str | None) -> Opened | None:
    """Whom a link lets in without a code, because the browser is known; None where it wants the code.

    GoneError `link_over`: made up, used, too old, or its reader may not enter any more.
    """
    opened = _find(visitor, token)
    return opened if _is_known(visitor.tenant, known, opened) else None


@pad_response_time
def prove_link(visitor: Visitor, token: str, code: str) -> Opened:
    """Whom a link and its typed code let in. What is not used yet is used up by `consume`.

    InvalidError `code_wrong` with the tries left; GoneError `link_over`; TooManyRequestsError.
    """
    return _proved(visitor, token, code)


def _proved(visitor: Visitor, token: str, code: str) -> Opened:
    rate_limits.spend(visitor.tenant, rules.STARTS_PER_ADDRESS, visitor.ip)
    opened = _find(visitor, token)
    link = opened.link
    unused = (SignInLink.tries < TRIES) & (SignInLink.used == False)  # noqa: E712 - pynamodb's condition
    try:
        link.change([SignInLink.tries.add(1)], unused)
    except ConflictError as error:
        raise _over() from error
    challenges.spend_try(visitor.tenant, opened.customer.customer_id)
    if not tokens.matches(_code_hash(tokens.hash_token(token), code), link.code_hash):
        count("FailedSignIn")
        left = TRIES - int(link.tries)
        if left <= 0:
            raise _over()
        raise InvalidError("not the code", code="code_wrong", extra={"tries_left": left})
    challenges.refund_try(visitor.tenant, opened.customer.customer_id)
    return opened


def consume(transaction: Transaction, opened: Opened) -> None:
    """Use a link up in a transaction: of parallel openings one wins."""
    transaction.change(
        opened.link,
        [SignInLink.used.set(True)],
        SignInLink.used == False,  # noqa: E712 - pynamodb's condition
        otherwise=_over(),
    )


def _over() -> GoneError:
    return GoneError("the link is over", code="link_over")


def _find(visitor: Visitor, token: str) -> Opened:
    """The link and its reader, as they stand now."""
    link = SignInLink.find(keys.sign_in_link(visitor.tenant, tokens.hash_token(token)), consistent=True)
    if (
        link is None
        or not visitor.settings.entry_links
        or link.used
        or not link.is_live
        or link.tries >= TRIES
    ):
        raise _over()
    places = (
        keys.customer(visitor.tenant, link.customer_id),
        keys.contact(visitor.tenant, link.customer_id, link.contact_id),
    )
    found = reads.get_together(places)
    if not all(place in found for place in places):
        raise _over()
    customer, contact = Customer.from_wire(found[places[0]]), Contact.from_wire(found[places[1]])
    if (
        int(customer.credential_epoch) != int(link.epoch)
        or may_enter(customer, visitor.settings) is not AccessState.OPEN
    ):
        raise _over()
    return Opened(customer, contact.contact_id, link)


def known_cookie(tenant: str) -> str:
    """The name, less its `__Host-`, of the cookie of a browser that was here before."""
    return f"known-{tenant}"


def remember(
    transaction: Transaction, tenant: str, accounts: Sequence[tuple[str, str]], epochs: Mapping[str, int]
) -> str:
    """Add to a sign-in that its browser is known from now on; answers what the browser keeps."""
    token = tokens.new_token()
    browser = KnownBrowser.at(tenant, tokens.hash_token(token))
    browser.accounts, browser.epochs = [list(account) for account in accounts], dict(epochs)
    browser.expires_at = clock.epoch() + KNOWN_SECONDS
    transaction.put(browser)
    return token


def _is_known(tenant: str, token: str | None, opened: Opened) -> bool:
    """Whether the same contact signed in in this browser, with credentials that still stand."""
    wanted = keys.known_browser(tenant, tokens.hash_token(token or ""))
    browser = KnownBrowser.find(wanted, consistent=True)
    customer = opened.customer
    return (
        browser is not None
        and browser.is_live
        and [customer.customer_id, opened.contact_id] in browser.accounts
        and browser.epochs.get(customer.customer_id) == int(customer.credential_epoch)
    )
