"""Templates of messages as staff edit them: shown, saved, put back, tried out."""

import difflib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.customers import access_log
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notifications.catalogue import LANGUAGES, MESSAGES, Message
from chalicelib.notifications.models import MessageTemplate, TemplateFailure, TemplateTest
from chalicelib.notifications.rendering import PARTS, Source, built_in
from chalicelib.notifications.template_rules import faults
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission

FAILING_DAYS = 30
TESTS = Limit("template-test", 20, HOUR)
TEST_SECONDS = 3600
_DIFF_LENGTH = 1500


@dataclass(frozen=True, slots=True)
class Kept:
    """What a tenant has for a message in a language: its own template, if any, and how that failed."""

    own: MessageTemplate | None = None
    failure: TemplateFailure | None = None

    @property
    def version(self) -> str:
        """By which a change is held against what its author saw; empty where ours is used."""
        return self.own.revision if self.own else ""


def editable(message: str, language: str) -> Message:
    """A message whose template may be edited. NotFoundError; ConflictError `template_locked` where it may not."""
    found = MESSAGES.get(message)
    if found is None or language not in LANGUAGES:
        raise NotFoundError("no such message")
    if found.lock:
        raise ConflictError(
            "this message cannot be edited", code="template_locked", extra={"lock": found.lock}
        )
    return found


def list_templates(tenant: str) -> dict[tuple[str, str], Kept]:
    """All that a tenant has, by message and language: one round trip."""
    own: dict[tuple[str, str], MessageTemplate] = {}
    failed: dict[tuple[str, str], TemplateFailure] = {}
    for row in reads.query_all(keys.tenant_partition(tenant), prefix=keys.templates_prefix()):
        place = (row["message"]["S"], row["language"]["S"])
        if row["sk"]["S"] == keys.template_failure(tenant, *place).sk:
            failed[place] = TemplateFailure.from_wire(row)
        else:
            own[place] = MessageTemplate.from_wire(row)
    return {place: Kept(template, failed.get(place)) for place, template in own.items()}


def failing(tenant: str) -> list[tuple[str, str, datetime]]:
    """The templates that failed within the last month and are unchanged since: message, language, when."""
    since = clock.now() - timedelta(days=FAILING_DAYS)
    return sorted(
        (*place, kept.failure.failed_at)
        for place, kept in list_templates(tenant).items()
        if kept.failure is not None and kept.failure.failed_at >= since
    )


def find_template(tenant: str, message: str, language: str) -> Kept:
    """What a tenant has for one message: one round trip, as it is at this moment."""
    own, failure = (
        keys.message_template(tenant, message, language),
        keys.template_failure(tenant, message, language),
    )
    found = reads.get_many([own, failure])
    return Kept(
        MessageTemplate.from_wire(found[own]) if own in found else None,
        TemplateFailure.from_wire(found[failure]) if own in found and failure in found else None,
    )


def save_template(caller: StaffCaller, message: str, language: str, source: Source, version: str) -> Kept:
    """Use a tenant's own words from now on.

    InvalidError part by part; ConflictError `template_changed`, with what is stored now, when somebody saved
    since `version`. Saving the same again changes nothing.
    """
    check(editable(message, language), language, source)
    before = find_template(caller.tenant, message, language)
    if before.own is not None and before.own.source == source:
        return before
    _hold_version(before, version)
    after = MessageTemplate.at(caller.tenant, message, language)
    after.source, after.revision = source, ids.new_id("tpl")
    after.changed_at, after.changed_by = clock.now(), caller.name
    unchanged = MessageTemplate.revision == version if version else MessageTemplate.pk.does_not_exist()
    transaction = Transaction()
    transaction.put(after, unchanged)
    transaction.remove(TemplateFailure.at(caller.tenant, message, language))
    details = _difference(before.own.source if before.own else built_in(message, language), source)
    _commit(transaction, caller, "templates.changed", message, language, details)
    return Kept(after)


def restore_template(caller: StaffCaller, message: str, language: str, version: str) -> Kept:
    """Go back to our words. Where they are in use already nothing happens; ConflictError as for saving."""
    editable(message, language)
    before = find_template(caller.tenant, message, language)
    if before.own is None:
        return Kept()
    _hold_version(before, version)
    transaction = Transaction()
    transaction.remove(before.own, MessageTemplate.revision == version)
    transaction.remove(TemplateFailure.at(caller.tenant, message, language))
    details = _difference(before.own.source, built_in(message, language))
    _commit(transaction, caller, "templates.restored", message, language, details)
    return Kept()


def test_template(
    caller: StaffCaller, message: str, language: str, source: Source, customer_id: str | None
) -> None:
    """Send a message, as it would be, to who is asking. InvalidError; TooManyRequestsError."""
    check(editable(message, language), language, source)
    rate_limits.spend(caller.tenant, TESTS, caller.staff_id)
    test = TemplateTest.at(caller.tenant, ids.new_id("tst"))
    test.message, test.language, test.source = message, language, source.parts()
    test.email, test.customer_id = caller.email, customer_id
    test.expires_at = clock.epoch() + TEST_SECONDS
    transaction = Transaction()
    transaction.put(test)
    outbox.record(transaction, caller.tenant, "template_test", {"test_id": test.test_id})
    target = f"customer:{customer_id}" if customer_id else ""
    details = {"message": message, "language": language, "customer": target}
    audit.commit(transaction, caller, "templates.tested", target=_target(message, language), details=details)


def may_use_customer(caller: StaffCaller, customer_id: str | None) -> None:
    """ForbiddenError when somebody who may not see customers would see one in a message."""
    if customer_id is not None and not caller.can(Permission.CUSTOMERS_READ):
        raise ForbiddenError(
            "your role does not show customers",
            code="permission_missing",
            extra={"permission": Permission.CUSTOMERS_READ},
        )


def note_customer(caller: StaffCaller, customer_id: str | None) -> None:
    """Keep, where the customer can read it, that a staff member saw its data in a message: once an hour."""
    if customer_id is not None:
        access_log.note_view(caller, customer_id)


def check(message: Message, language: str, source: Source) -> None:
    """InvalidError with every fault of a template."""
    found = faults(message, language, source)
    if found:
        raise InvalidError("the template cannot be used", fields=found)


def _hold_version(kept: Kept, version: str) -> None:
    if kept.version == version:
        return
    raise _changed(kept)


def _changed(kept: Kept) -> ConflictError:
    now = kept.own
    current: dict[str, Any] = {"version": kept.version, "parts": now.source.parts() if now else None}
    if now is not None:
        current |= {"changed_at": clock.rfc3339(now.changed_at), "changed_by": now.changed_by}
    return ConflictError(
        "the template changed meanwhile", code="template_changed", extra={"current": current}
    )


def _commit(
    transaction: Transaction,
    caller: StaffCaller,
    act: str,
    message: str,
    language: str,
    details: dict[str, Any],
) -> None:
    try:
        audit.commit(transaction, caller, act, target=_target(message, language), details=details)
    except ConflictError as error:  # somebody saved since it was read
        raise _changed(find_template(caller.tenant, message, language)) from error


def _target(message: str, language: str) -> str:
    return f"message:{message}/{language}"


def _difference(before: Source, after: Source) -> dict[str, str]:
    """How each part that changed did, line by line. A template holds nobody's data."""
    old, new = before.parts(), after.parts()
    changes = {}
    for part in PARTS:
        lines = difflib.ndiff(old[part].splitlines(), new[part].splitlines())
        changed = "\n".join(line for line in lines if line.startswith(("+ ", "- ")))
        if changed:
            changes[part] = changed[:_DIFF_LENGTH]
    return changes
