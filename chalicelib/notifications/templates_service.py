"""Message templates edited by staff: show, save, restore, preview and test."""

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
class TenantTemplate:
    """A tenant's own template of a message in one language, if any, and its last failure."""

    own: MessageTemplate | None = None
    failure: TemplateFailure | None = None

    @property
    def version(self) -> str:
        """The version for optimistic locking; empty if the built-in template is used."""
        return self.own.revision if self.own else ""


def editable(message: str, language: str) -> Message:
    """Return an editable message. NotFoundError; ConflictError `template_locked` if it cannot be edited."""
    found = MESSAGES.get(message)
    if found is None or language not in LANGUAGES:
        raise NotFoundError("no such message")
    if found.lock:
        raise ConflictError(
            "this message cannot be edited", code="template_locked", extra={"lock": found.lock}
        )
    return found


def list_templates(tenant: str) -> dict[tuple[str, str], TenantTemplate]:
    """Return a tenant's templates by message and language, in one round trip."""
    own: dict[tuple[str, str], MessageTemplate] = {}
    failed: dict[tuple[str, str], TemplateFailure] = {}
    for row in reads.query_all(keys.tenant_partition(tenant), prefix=keys.templates_prefix()):
        place = (row["message"]["S"], row["language"]["S"])
        if row["sk"]["S"] == keys.template_failure(tenant, *place).sk:
            failed[place] = TemplateFailure.from_wire(row)
        else:
            own[place] = MessageTemplate.from_wire(row)
    return {place: TenantTemplate(template, failed.get(place)) for place, template in own.items()}


def failing(tenant: str) -> list[tuple[str, str, datetime]]:
    """Return message, language and time of templates that failed within a month and were not changed since."""
    since = clock.now() - timedelta(days=FAILING_DAYS)
    return sorted(
        (*place, stored.failure.failed_at)
        for place, stored in list_templates(tenant).items()
        if stored.failure is not None and stored.failure.failed_at >= since
    )


def find_template(tenant: str, message: str, language: str) -> TenantTemplate:
    """Return a tenant's current template of a message, in one round trip."""
    own, failure = (
        keys.message_template(tenant, message, language),
        keys.template_failure(tenant, message, language),
    )
    found = reads.get_many([own, failure])
    return TenantTemplate(
        MessageTemplate.from_wire(found[own]) if own in found else None,
        TemplateFailure.from_wire(found[failure]) if own in found and failure in found else None,
    )


def save_template(
    caller: StaffCaller, message: str, language: str, source: Source, version: str
) -> TenantTemplate:
    """Save a tenant's template. Saving an identical one changes nothing.

    InvalidError with every fault; ConflictError `template_changed`, with the stored template, if it was changed since
    `version`.
    """
    check(editable(message, language), language, source)
    before = find_template(caller.tenant, message, language)
    if before.own is not None and before.own.source == source:
        return before
    _check_version(before, version)
    after = MessageTemplate.at(caller.tenant, message, language)
    after.source, after.revision = source, ids.new_id("tpl")
    after.changed_at, after.changed_by = clock.now(), caller.name
    unchanged = MessageTemplate.revision == version if version else MessageTemplate.pk.does_not_exist()
    transaction = Transaction()
    transaction.put(after, unchanged)
    transaction.remove(TemplateFailure.at(caller.tenant, message, language))
    details = _difference(before.own.source if before.own else built_in(message, language), source)
    _commit(transaction, caller, "templates.changed", message, language, details)
    return TenantTemplate(after)


def restore_template(caller: StaffCaller, message: str, language: str, version: str) -> TenantTemplate:
    """Go back to the built-in template. Idempotent; ConflictError as for saving."""
    editable(message, language)
    before = find_template(caller.tenant, message, language)
    if before.own is None:
        return TenantTemplate()
    _check_version(before, version)
    transaction = Transaction()
    transaction.remove(before.own, MessageTemplate.revision == version)
    transaction.remove(TemplateFailure.at(caller.tenant, message, language))
    details = _difference(before.own.source, built_in(message, language))
    _commit(transaction, caller, "templates.restored", message, language, details)
    return TenantTemplate()


def test_template(
    caller: StaffCaller, message: str, language: str, source: Source, customer_id: str | None
) -> None:
    """Send a rendered template to the caller. InvalidError; TooManyRequestsError."""
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


def check_customer_access(caller: StaffCaller, customer_id: str | None) -> None:
    """ForbiddenError if the caller may not see customers but the preview uses one."""
    if customer_id is not None and not caller.can(Permission.CUSTOMERS_READ):
        raise ForbiddenError(
            "your role does not show customers",
            code="permission_missing",
            extra={"permission": Permission.CUSTOMERS_READ},
        )


def log_customer_view(caller: StaffCaller, customer_id: str | None) -> None:
    """Record in the customer's access log that staff saw its data, once an hour."""
    if customer_id is not None:
        access_log.note_view(caller, customer_id)


def check(message: Message, language: str, source: Source) -> None:
    """InvalidError with every fault of a template."""
    found = faults(message, language, source)
    if found:
        raise InvalidError("the template cannot be used", fields=found)


def _check_version(stored: TenantTemplate, version: str) -> None:
    if stored.version == version:
        return
    raise _conflict(stored)


def _conflict(stored: TenantTemplate) -> ConflictError:
    now = stored.own
    current: dict[str, Any] = {"version": stored.version, "parts": now.source.parts() if now else None}
    if now is not None:
        current |= {"changed_at": clock.rfc3339(now.changed_at), "changed_by": now.changed_by}
    return ConflictError(
        "The template was changed by another request. Reload and try again.",
        code="template_changed",
        extra={"current": current},
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
    except ConflictError as error:  # another request saved in between
        raise _conflict(find_template(caller.tenant, message, language)) from error


def _target(message: str, language: str) -> str:
    return f"message:{message}/{language}"


def _difference(before: Source, after: Source) -> dict[str, str]:
    """Return a line diff of each changed part. Templates contain no personal data."""
    old, new = before.parts(), after.parts()
    changes = {}
    for part in PARTS:
        lines = difflib.ndiff(old[part].splitlines(), new[part].splitlines())
        changed = "\n".join(line for line in lines if line.startswith(("+ ", "- ")))
        if changed:
            changes[part] = changed[:_DIFF_LENGTH]
    return changes
