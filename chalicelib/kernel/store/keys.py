"""Keys of the two tables: the template that an item declares, and functions for items without one.

A function returns the key of one item, and its docstring is the access pattern. Each partition key, of
the tables and of the index, begins `TENANT#<tenant>`, so a key built for one tenant cannot reach another's
items. The volatile table holds what only counts or expires; losing it signs people out and loses no fact.
"""

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import NamedTuple

from chalicelib.kernel import ids

LISTING_INDEX = "listing"
LISTING_SHARDS = 4
"""How many partitions one tenant's listing is spread over: a bulk import would heat a single one."""

LAST = "~"
"""Sorts after every character that our ids and dates use."""

SEPARATOR = "#"
"""Between the parts of a key."""


TENANT = "TENANT#{tenant}"
"""The partition of what belongs to the tenant itself; every other partition begins with it."""

CUSTOMER = TENANT + "#CUSTOMER#{customer_id}"
"""The partition of all that one customer owns."""


class Key(NamedTuple):
    """A partition key and a sort key."""

    pk: str
    sk: str


class KeyTemplate:
    """The key of one kind of item, with named parts: `KeyTemplate(CUSTOMER, "INVOICE#{invoice_id}", …)`.

    `access` says in one sentence how items are read; docs/data-model.md lists it.
    """

    def __init__(self, pk: str, sk: str, access: str) -> None:
        if not f"{pk}#".startswith(f"{TENANT}#"):
            raise ValueError(f"The partition key {pk!r} does not begin with {TENANT!r}.")
        self.pk, self.sk, self.access = pk, sk, access
        self.parts = frozenset(name for _, name, _, _ in Formatter().parse(pk + sk) if name)

    def key(self, parts: Mapping[str, object]) -> Key:
        """The key with all parts filled in. KeyError when one is missing."""
        return Key(self.pk.format_map(parts), self.sk.format_map(parts))

    def prefix(self, parts: Mapping[str, object]) -> str:
        """The sort key up to the first part that is not given."""
        filled = ""
        for literal, name, form, _ in Formatter().parse(self.sk):
            filled += literal
            if name is not None and name not in parts:
                break
            filled += format(parts[name], form or "") if name is not None else ""
        return filled


def tenant_partition(tenant: str) -> str:
    """The partition of what belongs to the tenant itself; also the prefix of all its other partitions."""
    return f"TENANT#{tenant}"


def staff_member(tenant: str, staff_id: str) -> Key:
    """One of the tenant's staff, read with the session on every request; all by the prefix `STAFF#`."""
    return Key(tenant_partition(tenant), f"STAFF#{staff_id}")


def staff_email(tenant: str, email: str) -> Key:
    """From a normalised e-mail address to the staff member who signs in with it; it is theirs alone."""
    return Key(tenant_partition(tenant), f"STAFFEMAIL#{email}")


def staff_prefix() -> str:
    """Sort-key prefix of all staff, and of what is demanded of them."""
    return "STAFF#"


def team_policy(tenant: str) -> Key:
    """What the owner demands of all staff, listed with them, read when somebody signs in."""
    return Key(tenant_partition(tenant), "STAFF#POLICY")


def customer_partition(tenant: str, customer: str) -> str:
    """All that one customer owns."""
    return f"TENANT#{tenant}#CUSTOMER#{customer}"


def customer(tenant: str, customer_id: str) -> Key:
    """The customer, read with the session on every request."""
    return Key(customer_partition(tenant, customer_id), "CUSTOMER")


def contact(tenant: str, customer_id: str, contact_id: str) -> Key:
    """A person who acts for the customer; all of them by the prefix `CONTACT#`."""
    return Key(customer_partition(tenant, customer_id), f"CONTACT#{contact_id}")


SEARCH_LETTERS = 2
"""How many letters of a term choose its partition."""


def search_partition(tenant: str, term: str) -> str:
    """All terms that begin with the same two letters; `term` has at least these."""
    return f"TENANT#{tenant}#FIND#{term[:SEARCH_LETTERS]}"


def search_term(tenant: str, term: str, customer_id: str) -> Key:
    """By what a customer is found: a query by prefix finds all whose term begins so."""
    return Key(search_partition(tenant, term), f"{term}#{customer_id}")


def access_log(tenant: str, customer_id: str, entry_id: str) -> Key:
    """That somebody of the business saw or changed something of the customer; listed by time, by the prefix."""
    return Key(customer_partition(tenant, customer_id), f"ACCESSLOG#{entry_id}")


def access_log_prefix() -> str:
    """Sort-key prefix of a customer's access log."""
    return "ACCESSLOG#"


def sign_in_note(tenant: str, customer_id: str, note_id: str) -> Key:
    """That the customer signed in; listed by time, by the prefix."""
    return Key(customer_partition(tenant, customer_id), f"SIGNIN#{note_id}")


def sign_in_prefix() -> str:
    """Sort-key prefix of a customer's sign-ins."""
    return "SIGNIN#"


def password(tenant: str, customer_id: str) -> Key:
    """The customer's portal password, apart from the customer because only signing in reads it."""
    return Key(customer_partition(tenant, customer_id), "PASSWORD")


def finding(tenant: str, customer_id: str, kind: str) -> Key:
    """That something is amiss with the customer's data; listed by what it is."""
    return Key(customer_partition(tenant, customer_id), f"FINDING#{kind}")


def finding_sort(kind: str, day: str, customer_id: str) -> str:
    """The listing's sort key of a finding: all of one kind together, by day where it has one."""
    return f"{kind}#{day}#{customer_id}"


def summary(tenant: str, customer_id: str) -> Key:
    """What the dashboard shows, changed in the transaction that changes what it sums up."""
    return Key(customer_partition(tenant, customer_id), "SUMMARY")


def entry(tenant: str, customer_id: str, currency: str, day: date, document_id: str) -> Key:
    """A line of the statement, listed by date within one currency."""
    return Key(customer_partition(tenant, customer_id), f"ENTRY#{currency}#{day.isoformat()}#{document_id}")


def entries_prefix(currency: str) -> str:
    """Sort-key prefix of one currency's statement."""
    return f"ENTRY#{currency}#"


def invoice(tenant: str, customer_id: str, invoice_id: str) -> Key:
    """An invoice's head. Its id carries the issue date, so the prefix `INVOICE#` lists by date."""
    return Key(customer_partition(tenant, customer_id), f"INVOICE#{invoice_id}")


def invoice_lines(tenant: str, customer_id: str, invoice_id: str) -> Key:
    """An invoice's lines and taxes, apart because lists never need them."""
    return Key(customer_partition(tenant, customer_id), f"LINES#{invoice_id}")


def open_invoice(tenant: str, customer_id: str, currency: str, due: date, invoice_id: str) -> Key:
    """A marker of an invoice with something left to pay: the prefix lists them oldest due date first."""
    return Key(customer_partition(tenant, customer_id), f"OPEN#{currency}#{due.isoformat()}#{invoice_id}")


def open_invoices_prefix(currency: str) -> str:
    """Sort-key prefix of one currency's open invoices."""
    return f"OPEN#{currency}#"


def due_sort(due: date, currency: str, customer_id: str, invoice_id: str) -> str:
    """The listing's sort key of an open invoice: a day's are together, and none that is paid is among them."""
    return f"{due.isoformat()}#{currency}#{customer_id}#{invoice_id}"


def settlement(tenant: str, customer_id: str, settlement_id: str) -> Key:
    """A payment or a credit note: what lowers the debt."""
    return Key(customer_partition(tenant, customer_id), f"SETTLEMENT#{settlement_id}")


def external_reference(tenant: str, kind: str, external_id: str) -> Key:
    """From the tenant's own id of a thing to ours; its existence is what makes a create happen once."""
    return Key(f"TENANT#{tenant}#EXTERNAL#{kind}#{external_id}", "REFERENCE")


def document_number(tenant: str, customer_id: str, kind: str, number: str) -> Key:
    """Which document of a customer bears a number: two may not.

    Of one customer, not of the tenant: a collections agency has documents of many issuers, whose numbers meet.
    """
    return Key(customer_partition(tenant, customer_id), f"NUMBER#{kind}#{number}")


def login_partition(tenant: str, kind: str, value: str) -> str:
    """Who can be meant by a normalised login datum; `kind` is document, number, email or phone.

    The value is part of the partition, not of the sort key, so that no partition grows with the tenant.
    """
    return f"TENANT#{tenant}#LOGIN#{kind}#{value}"


def login(tenant: str, kind: str, value: str, customer_id: str, contact_id: str) -> Key:
    """One customer's (and contact's) claim to a login datum."""
    return Key(login_partition(tenant, kind, value), f"{customer_id}#{contact_id}")


def listing_partition(tenant: str, kind: str, shard: int) -> str:
    """The index's partitions that list all of a tenant's things of one kind, by id."""
    return f"TENANT#{tenant}#LIST#{kind}#{shard}"


def message_template(tenant: str, message: str, language: str) -> Key:
    """A tenant's own words for a message in a language; all of them, and their failures, by `templates_prefix`."""
    return Key(tenant_partition(tenant), f"TEMPLATE#{message}#{language}#OWN")


def template_failure(tenant: str, message: str, language: str) -> Key:
    """That such a template failed, beside it."""
    return Key(tenant_partition(tenant), f"TEMPLATE#{message}#{language}#FAILURE")


def templates_prefix() -> str:
    """Sort-key prefix of a tenant's templates and of their failures."""
    return "TEMPLATE#"


def import_job(tenant: str, import_id: str) -> Key:
    """One import of a file; all of a tenant's, newest first, by `import_jobs_prefix`."""
    return Key(tenant_partition(tenant), f"IMPORT#{import_id}")


def import_jobs_prefix() -> str:
    """Sort-key prefix of a tenant's imports."""
    return "IMPORT#"


def import_running(tenant: str) -> Key:
    """Which import of the tenant is writing at present: one at most."""
    return Key(tenant_partition(tenant), "IMPORTRUNNING")


def import_mapping(tenant: str, signature: str) -> Key:
    """What the columns of files with this head were said to be last."""
    return Key(tenant_partition(tenant), f"IMPORTMAPPING#{signature}")


def attachment(tenant: str, customer_id: str, attachment_id: str) -> Key:
    """A file that belongs to one of the customer's threads, or is about to; by id only."""
    return Key(customer_partition(tenant, customer_id), f"ATTACHMENT#{attachment_id}")


def ticket(tenant: str, customer_id: str, ticket_id: str) -> Key:
    """A ticket's head; the customer's list of them, newest first, by the prefix `TICKET#`."""
    return Key(customer_partition(tenant, customer_id), f"TICKET#{ticket_id}")


def ticket_prefix() -> str:
    """Sort-key prefix of a customer's tickets, heads only."""
    return "TICKET#"


def ticket_entry(tenant: str, customer_id: str, ticket_id: str, entry_id: str) -> Key:
    """What customer and business said to each other in a ticket, and what was changed: all that a customer may read."""
    return Key(customer_partition(tenant, customer_id), f"TICKETENTRY#{ticket_id}#{entry_id}")


def ticket_entries_prefix(ticket_id: str) -> str:
    """Sort-key prefix of a ticket's public history."""
    return f"TICKETENTRY#{ticket_id}#"


def ticket_note(tenant: str, customer_id: str, ticket_id: str, note_id: str) -> Key:
    """What is for staff only. Under a prefix of its own, which no request of a customer ever queries."""
    return Key(customer_partition(tenant, customer_id), f"TICKETNOTE#{ticket_id}#{note_id}")


def ticket_notes_prefix(ticket_id: str) -> str:
    """Sort-key prefix of a ticket's internal history."""
    return f"TICKETNOTE#{ticket_id}#"


def ticket_words(tenant: str, customer_id: str, ticket_id: str) -> Key:
    """The words of a ticket's public texts, apart because only a customer's search reads them."""
    return Key(customer_partition(tenant, customer_id), f"TICKETWORDS#{ticket_id}")


def ticket_words_prefix() -> str:
    """Sort-key prefix of the words of a customer's tickets."""
    return "TICKETWORDS#"


def ticket_day(tenant: str, customer_id: str, day: date) -> Key:
    """How many tickets a customer made on a day of the tenant's calendar."""
    return Key(customer_partition(tenant, customer_id), f"TICKETDAY#{day.isoformat()}")


def ticket_reference(tenant: str, ticket_id: str) -> Key:
    """From a ticket's id, or its number, to the customer whose it is."""
    return Key(f"TENANT#{tenant}#TICKETREF#{ticket_id}", "REFERENCE")


def ticket_numbers(tenant: str) -> Key:
    """The last number that a ticket of the tenant's got."""
    return Key(tenant_partition(tenant), "TICKETNUMBERS")


def ticket_view_partition(tenant: str, view: str) -> str:
    """One of the staff's lists of tickets, e.g. `open`, `state:<id>` or `assignee:<id>`."""
    return f"TENANT#{tenant}#TICKETVIEW#{view}"


def ticket_view(tenant: str, view: str, order: str, ticket_id: str) -> Key:
    """A ticket's row in a list, by the moment that the list is ordered by."""
    return Key(ticket_view_partition(tenant, view), f"{order}#{ticket_id}")


def ticket_term_partition(tenant: str, term: str) -> str:
    """All words of tickets that begin with the same two letters; `term` has at least these."""
    return f"TENANT#{tenant}#TICKETFIND#{term[:SEARCH_LETTERS]}"


def ticket_term(tenant: str, term: str, ticket_id: str) -> Key:
    """A word by which staff find a ticket: a query by prefix finds those that have it, the newest first.

    After them come those with a word that only begins so.
    """
    return Key(ticket_term_partition(tenant, term), f"{term}#{ids.newest_first(ticket_id)}")


def ticket_model(tenant: str) -> Key:
    """The tenant's areas, categories, states, priorities, hours and targets."""
    return Key(tenant_partition(tenant), "TICKETMODEL")


def canned_answer(tenant: str, answer_id: str) -> Key:
    """An answer that staff keep ready; all by the prefix `CANNED#`."""
    return Key(tenant_partition(tenant), f"CANNED#{answer_id}")


def canned_prefix() -> str:
    """Sort-key prefix of a tenant's canned answers."""
    return "CANNED#"


def rating(tenant: str, token_hash: str) -> Key:
    """That a closed ticket may be rated, by the SHA-256 of the token in its mail."""
    return Key(f"TENANT#{tenant}#RATING#{token_hash}", "RATING")


def conversation(tenant: str, customer_id: str, party: str) -> Key:
    """A customer's conversation with the business: `party` is `ALL`, or a contact where each has their own."""
    return Key(customer_partition(tenant, customer_id), f"CONVERSATION#{party}")


def conversation_prefix() -> str:
    """Sort-key prefix of a customer's conversations."""
    return "CONVERSATION#"


def message(tenant: str, customer_id: str, party: str, message_id: str) -> Key:
    """One message; those of a conversation, newest first, by the prefix."""
    return Key(customer_partition(tenant, customer_id), f"MESSAGE#{party}#{message_id}")


def messages_prefix(party: str) -> str:
    """Sort-key prefix of a conversation's messages."""
    return f"MESSAGE#{party}#"


def message_once(tenant: str, customer_id: str, party: str, digest: str) -> Key:
    """Which message came of what a writer's own device calls so: sent again, it is found and not written twice."""
    return Key(customer_partition(tenant, customer_id), f"MESSAGEONCE#{party}#{digest}")


def conversation_view_partition(tenant: str, view: str) -> str:
    """One of the staff's lists of conversations, e.g. `waiting`, `all` or `adviser:<id>`."""
    return f"TENANT#{tenant}#TALKVIEW#{view}"


def conversation_view(tenant: str, view: str, order: str, customer_id: str, party: str) -> Key:
    """A conversation's row in a list, by the moment of its last message."""
    return Key(conversation_view_partition(tenant, view), f"{order}#{customer_id}#{party}")


def notice(tenant: str, customer_id: str, contact_id: str, notice_id: str) -> Key:
    """Something that one contact is told; theirs, newest first, by the prefix."""
    return Key(customer_partition(tenant, customer_id), f"NOTICE#{contact_id}#{notice_id}")


def notices_prefix(contact_id: str) -> str:
    """Sort-key prefix of a contact's notices."""
    return f"NOTICE#{contact_id}#"


def preferences(tenant: str, customer_id: str, contact_id: str) -> Key:
    """How a contact wants to be told, and up to where they have read."""
    return Key(customer_partition(tenant, customer_id), f"PREFERENCES#{contact_id}")


def agenda_partition(tenant: str) -> str:
    """What is to be done at a later moment, earliest first."""
    return f"TENANT#{tenant}#AGENDA"


def agenda_entry(tenant: str, moment: str, entry_id: str) -> Key:
    """Something that is due at a moment (RFC 3339, UTC)."""
    return Key(agenda_partition(tenant), f"{moment}#{entry_id}")


def sweep(tenant: str) -> Key:
    """How far the daily look at what falls due has come."""
    return Key(tenant_partition(tenant), "SWEEP")


def suppressed_address(tenant: str, address: str) -> Key:
    """That nothing more is sent to an address, and why; listed by the prefix `SUPPRESSED#`."""
    return Key(tenant_partition(tenant), f"SUPPRESSED#{address}")


def suppressed_prefix() -> str:
    """Sort-key prefix of a tenant's addresses to which nothing more is sent."""
    return "SUPPRESSED#"


def dead_letters_partition(tenant: str) -> str:
    """A tenant's messages that could not be sent, newest first."""
    return f"TENANT#{tenant}#DEADLETTERS"


def dead_letter(tenant: str, event_id: str) -> Key:
    """An event whose message could not be sent in all its tries."""
    return Key(dead_letters_partition(tenant), f"LETTER#{event_id}")


def reply_address(tenant: str, token: str) -> Key:
    """From the token in a reply address to the thread and the contact that it is for."""
    return Key(f"TENANT#{tenant}#REPLYTO#{token}", "ADDRESS")


def received_mail(tenant: str, message_hash: str) -> Key:
    """That a mail was taken in: S3 and the queue may show it more than once."""
    return Key(f"TENANT#{tenant}#RECEIVED#{message_hash}", "MAIL")


def contract(tenant: str, customer_id: str, contract_id: str) -> Key:
    """A contract's head; the customer's list of them by the prefix `CONTRACT#`."""
    return Key(customer_partition(tenant, customer_id), f"CONTRACT#{contract_id}")


def contract_prefix() -> str:
    """Of the sort keys of a customer's contracts."""
    return "CONTRACT#"


def contract_event(tenant: str, customer_id: str, contract_id: str, number: int) -> Key:
    """One of the events of a contract, in their order."""
    return Key(customer_partition(tenant, customer_id), f"CONTRACTEVENT#{contract_id}#{number:06d}")


def contract_events_prefix(contract_id: str) -> str:
    """Of the sort keys of a contract's events."""
    return f"CONTRACTEVENT#{contract_id}#"


def contract_signing(tenant: str, customer_id: str, contract_id: str, signer_id: str) -> Key:
    """The act of signing of one of those who sign."""
    return Key(customer_partition(tenant, customer_id), f"CONTRACTSIGNING#{contract_id}#{signer_id}")


def contract_signings_prefix(contract_id: str) -> str:
    """Of the sort keys of a contract's acts of signing."""
    return f"CONTRACTSIGNING#{contract_id}#"


def contract_reference(tenant: str, name: str) -> Key:
    """Whose a contract is, by its id, by its code, or by a system's own id."""
    return Key(f"TENANT#{tenant}#CONTRACTREF#{name}", "REFERENCE")


def contract_template(tenant: str, template_id: str) -> Key:
    """The text of many contracts; all by the prefix `CONTRACTTEMPLATE#`."""
    return Key(tenant_partition(tenant), f"CONTRACTTEMPLATE#{template_id}")


def contract_templates_prefix() -> str:
    """Sort-key prefix of a tenant's templates of contracts."""
    return "CONTRACTTEMPLATE#"


def contract_view_partition(tenant: str, view: str) -> str:
    """One of the staff's lists of contracts."""
    return f"TENANT#{tenant}#CONTRACTVIEW#{view}"


def contract_view(tenant: str, view: str, order: str, contract_id: str) -> Key:
    """A contract's row in a list; `order` is what the list is sorted by."""
    return Key(contract_view_partition(tenant, view), f"{order}#{contract_id}")


def sealed_heads(tenant: str, day: str) -> Key:
    """That the heads of a day's contracts are sealed; all by the prefix `CONTRACTHEADS#`."""
    return Key(f"{tenant_partition(tenant)}#CONTRACTHEADS", day)


def sealed_file(tenant: str, sha256: str) -> Key:
    """What a file that we sealed is of."""
    return Key(f"TENANT#{tenant}#SEALED#{sha256}", "FILE")


def outbox_event(tenant: str, event_id: str) -> Key:
    """An event, written with the change that caused it and read from the table's stream only."""
    return Key(f"TENANT#{tenant}#OUTBOX#{event_id}", "EVENT")


# The volatile table


def session(tenant: str, token_hash: str) -> Key:
    """A session, by the SHA-256 of its token."""
    return Key(f"TENANT#{tenant}#SESSION#{token_hash}", "SESSION")


def access_mail(tenant: str, batch: str, customer_id: str) -> Key:
    """That a batch's mail with the access went out to a customer."""
    return Key(f"TENANT#{tenant}#ACCESSMAIL#{batch}#{customer_id}", "MAIL")


def census(tenant: str) -> Key:
    """The last count of the data issues of the tenant's customers."""
    return Key(f"TENANT#{tenant}#CENSUS", "CENSUS")


def sign_in_link(tenant: str, token_hash: str) -> Key:
    """A link in a message that lets its reader in, by the SHA-256 of its token."""
    return Key(f"TENANT#{tenant}#LINK#{token_hash}", "LINK")


def known_browser(tenant: str, token_hash: str) -> Key:
    """A browser in which somebody signed in before, by the SHA-256 of what it holds."""
    return Key(f"TENANT#{tenant}#KNOWN#{token_hash}", "BROWSER")


def staff_session(tenant: str, token_hash: str) -> Key:
    """A staff member's session, by the SHA-256 of its token."""
    return Key(f"TENANT#{tenant}#STAFFSESSION#{token_hash}", "SESSION")


def challenge(tenant: str, challenge_id: str) -> Key:
    """A sign-in code that was sent, or that looks as if it had been."""
    return Key(f"TENANT#{tenant}#CHALLENGE#{challenge_id}", "CHALLENGE")


def rate_window(tenant: str, name: str, subject: str, window: int) -> Key:
    """A counter of one subject in one window of time."""
    return Key(f"TENANT#{tenant}#RATE#{name}#{subject}", f"WINDOW#{window:012d}")


def delivery(tenant: str, event_id: str) -> Key:
    """Whether an event's message was sent: the stream may show an event more than once."""
    return Key(f"TENANT#{tenant}#DELIVERY#{event_id}", "DELIVERY")


def template_test(tenant: str, test_id: str) -> Key:
    """A template that somebody tries out, until its mail is sent."""
    return Key(f"TENANT#{tenant}#TEMPLATETEST#{test_id}", "TEST")


def idempotency(tenant: str, digest: str) -> Key:
    """The answer to a POST with an `Idempotency-Key`, of its caller, route, path and key; kept for an hour."""
    return Key(f"TENANT#{tenant}#IDEMPOTENCY#{digest}", "ANSWER")


def tenant_of(pk: str) -> str:
    """The tenant that a partition key belongs to. ValueError when it belongs to none."""
    head, _, rest = pk.partition("#")
    tenant = rest.split("#", 1)[0]
    if head != "TENANT" or not tenant:
        raise ValueError("a partition key that does not begin with a tenant")
    return tenant
